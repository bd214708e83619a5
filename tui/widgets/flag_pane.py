"""The flag under the cursor: why it was raised, and both sides with the words that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui import marks, wording
from tui.plain import line
from tui.widgets import claim_card
from tui.widgets.hanging import Hanging, beneath, marked_row
from tui.widgets.reading import ReadingPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import Article, ClaimRecord, FlagRecord, Span
    from tui.messages import FlagRead

REASONS = 4
ROOMY = 15  # lines from which on all dates stand on lines of their own


class FlagSide(Vertical):
    """One side: outlet, sentence in context, speaker and dates."""

    def compose(self) -> ComposeResult:
        """Head, words and facts."""
        yield Static(classes="side-head")
        yield Static(classes="side-words")
        yield Static(classes="side-facts")

    def read(self, side: Side, reach: int, *, brief: bool) -> None:
        """Show one side of a flag, with `reach` characters of context; `brief` where lines are few."""
        head = Content.assemble(
            (wording.outlet(side.claim), "bold"),
            (f" · published {wording.day(side.claim.published)}", marks.MUTED) if brief else "",
            (f" · {side.claim.verdict}", claim_card.verdict_style(side.claim)) if side.is_judged else "",
        )
        self.query_one(".side-head", Static).update(head)
        words = claim_card.words_in_context(side.claim, side.article, side.clashing, reach=reach)
        self.query_one(".side-words", Static).update(words)
        told = claim_card.brief_facts if brief else claim_card.side_facts
        self.query_one(".side-facts", Static).update(told(side.claim))


class Side(NamedTuple):
    """A claim of a flag, the article it stands in, and its words that clash."""

    claim: ClaimRecord
    article: Article
    clashing: tuple[Span, ...]

    @property
    def is_judged(self) -> bool:
        """Whether the person has a verdict on the claim."""
        return str(self.claim.verdict) != "unchecked"


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
        flag, reach, brief = read.flag, self.reach // 2, self.size.height < ROOMY
        self.query_one("#side-a", FlagSide).read(Side(flag.a, read.a, flag.clash_a), reach, brief=brief)
        self.query_one("#side-b", FlagSide).read(Side(flag.b, read.b, flag.clash_b), reach, brief=brief)
        self.turn_to(flag.id)

    def clear(self) -> None:
        """Show no flag."""
        self.set_class(True, "-empty")  # noqa: FBT003 (Textual's signature)


def reason(flag: FlagRecord) -> Hanging:
    """Why the flag was raised, how sure, and what the person ruled."""
    kind, state = str(flag.kind), marks.ruling_state(flag)
    why = f": {line(flag.why)}" if flag.why and state != "unsure" else ""
    head = Content.assemble(
        (kind, f"bold {marks.tone_style(marks.KIND_TONES[kind])}"),
        (f" in {flag.dimension} · {marks.strength(flag)} {flag.score:.2f} · ", marks.MUTED),
        (f"{marks.RULINGS[state]} {state}{why}", marks.tone_style(marks.RULING_TONES[state])),
    )
    rows = [marked_row(marks.KINDS[kind], marks.tone_style(marks.KIND_TONES[kind]), head)]
    rows += [beneath(Content(line(text))) for text in flag.reasons[:REASONS]]
    return Hanging(rows)
