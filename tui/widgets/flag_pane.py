"""The flag under the cursor: why it was raised, and both sides with the words that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui import marks, wording
from tui.plain import line
from tui.widgets import claim_card
from tui.widgets.reading import ReadingPane, paragraphs

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import Article, ClaimRecord, FlagRecord, Span
    from tui.messages import FlagRead

REASONS = 4


class FlagSide(Vertical):
    """One side: outlet, sentence in context, speaker and dates."""

    def compose(self) -> ComposeResult:
        """Head, words and facts."""
        yield Static(classes="side-head")
        yield Static(classes="side-words")
        yield Static(classes="side-facts")
        yield Static(classes="side-place")

    def read(self, claim: ClaimRecord, article: Article, clashing: tuple[Span, ...], reach: int) -> None:
        """Show this claim as one side of a flag."""
        head = Content.assemble(
            (wording.outlet(claim), "bold"), (f" · published {wording.day(claim.published)}", marks.MUTED)
        )
        self.query_one(".side-head", Static).update(head)
        words = claim_card.words_in_context(claim, article, clashing, reach=reach)
        self.query_one(".side-words", Static).update(words)
        self.query_one(".side-facts", Static).update(claim_card.brief_facts(claim))
        self.query_one(".side-place", Static).update(claim_card.whereabouts(claim))


class FlagPane(ReadingPane):
    """Reads a flag out in full; the sides stand beside each other where there is room."""

    def compose(self) -> ComposeResult:
        """The reason over the two sides."""
        yield Static(id="flag-reason")
        with Horizontal(id="flag-sides"):
            yield FlagSide(id="side-a")
            yield FlagSide(id="side-b")

    def read(self, read: FlagRead) -> None:
        """Show this flag."""
        self.set_class(False, "-empty")  # noqa: FBT003 (Textual's signature)
        self.query_one("#flag-reason", Static).update(reason(read.flag))
        reach = self.reach // 2
        self.query_one("#side-a", FlagSide).read(read.flag.a, read.a, read.flag.clash_a, reach)
        self.query_one("#side-b", FlagSide).read(read.flag.b, read.b, read.flag.clash_b, reach)
        self.turn_to(read.flag.id)

    def clear(self) -> None:
        """Show no flag."""
        self.set_class(True, "-empty")  # noqa: FBT003 (Textual's signature)


def reason(flag: FlagRecord) -> Content:
    """Why the flag was raised, how sure, and what the person ruled."""
    kind, ruling = str(flag.kind), str(flag.ruling)
    why = f": {line(flag.why)}" if flag.why else ""
    head = Content.assemble(
        (f"{marks.KINDS[kind]} {kind}", f"bold {marks.tone_style(marks.KIND_TONES[kind])}"),
        (f" in {flag.dimension} · {marks.strength(flag)} {flag.score:.2f} · ", marks.MUTED),
        (f"{marks.RULINGS[ruling]} {ruling}{why}", marks.tone_style(marks.RULING_TONES[ruling])),
    )
    return paragraphs([head, *(Content(line(text)) for text in flag.reasons[:REASONS])])
