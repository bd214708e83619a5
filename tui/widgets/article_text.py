"""The text of an article with its claims marked, the flags in the margin, and a cursor on sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from tui import marks
from tui.messages import SentenceOpened, SentenceReached
from tui.plain import passage
from tui.wrapping import Row, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from factdb import ClaimRecord, Span

MARGIN: Final = 6
LONGEST: Final = 200_000  # characters drawn; the rest is in the file
WIDEST: Final = 90  # cells of text: longer lines are hard to read
_KINDS: Final = ("contradiction", "update", "overlap")


@dataclass(frozen=True)
class Marked:
    """A sentence that makes claims, the most contradicted first."""

    span: Span
    claims: tuple[ClaimRecord, ...]

    @property
    def flagged(self) -> bool:
        """Whether one of the claims has a flag."""
        return bool(pressing(self.claims[0]))

    @property
    def urgency(self) -> int:
        """Where its most pressing kind of flag stands among the kinds, the most urgent first."""
        return (*_KINDS, "").index(pressing(self.claims[0]))


def pressing(claim: ClaimRecord) -> str:
    """The most pressing kind of the claim's flags, empty where it has none."""
    counts = (claim.contradictions, claim.updates, claim.overlaps)
    return next((kind for kind, count in zip(_KINDS, counts, strict=True) if count), "")


def sentences_of(claims: Sequence[ClaimRecord]) -> list[Marked]:
    """The sentences of these claims in the order of the text."""
    found: dict[Span, list[ClaimRecord]] = {}
    for claim in claims:
        if not claim.orphaned:
            found.setdefault(claim.sentence, []).append(claim)
    urgent = {kind: place for place, kind in enumerate((*_KINDS, ""))}
    return [
        Marked(span, tuple(sorted(found[span], key=lambda claim: (urgent[pressing(claim)], claim.id))))
        for span in sorted(found)
    ]


class ArticleText(Static):
    """Draws the lines that are on the screen; its pane scrolls it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-text--chosen",
        *(f"article-text--{tone}" for tone in ("muted", "success", "error", "warning", "accent", "primary")),
    }

    def __init__(self) -> None:
        super().__init__(id="article-text")
        self.sentences: list[Marked] = []
        self.chosen: int | None = None
        self._text = ""
        self._cuts: list[int] = []
        self._tones: list[str | None] = []  # of the stretch after each cut; None: nobody's claim
        self._rows: list[Row] = []
        self._heads: dict[int, Marked] = {}  # by the row it begins in; of several the most urgent
        self._width = 0
        self._styles: dict[str, Style] = {}

    # -- what is shown -----------------------------------------------------------------------

    def tell(self, text: str, claims: Sequence[ClaimRecord]) -> None:
        """Show this text; the sentence chosen stays so if it is there."""
        kept = self.claim
        self._text = text[:LONGEST]
        self.sentences = sentences_of(claims)
        self.chosen = self._place_of(kept.id) if kept else None
        self._mark([claim for sentence in self.sentences for claim in sentence.claims])
        self._width, self._rows = 0, []
        self.refresh(layout=True)

    def _mark(self, claims: Sequence[ClaimRecord]) -> None:
        spans = [(span, pressing(claim)) for claim in claims for span in claim.spans]
        edges = {edge for sentence in self.sentences for edge in (sentence.span.start, sentence.span.end)}
        edges |= {edge for span, _ in spans for edge in (span.start, span.end)}
        self._cuts = sorted({0, *edges})
        self._tones = [None] * len(self._cuts)
        for span, kind in sorted(spans, key=lambda each: -(*_KINDS, "").index(each[1])):
            for place in range(bisect_left(self._cuts, span.start), bisect_left(self._cuts, span.end)):
                self._tones[place] = marks.KIND_TONES.get(kind, "")

    def render(self) -> Content:
        """The whole text, for whoever asks what is shown."""
        return Content(passage(self._text))

    @property
    def claim(self) -> ClaimRecord | None:
        """The first claim of the sentence under the cursor."""
        return None if self.chosen is None else self.sentences[self.chosen].claims[0]

    def _place_of(self, claim_id: int) -> int | None:
        places = (
            place
            for place, sentence in enumerate(self.sentences)
            if any(claim.id == claim_id for claim in sentence.claims)
        )
        return next(places, None)

    # -- the cursor ----------------------------------------------------------------------------

    def choose(self, place: int | None) -> None:
        """Put the cursor on a sentence, and tell in which row it begins."""
        self.chosen = place
        self.refresh()
        if place is not None:
            self.post_message(SentenceReached(self.row_of(self.sentences[place].span.start)))

    def choose_claim(self, claim_id: int) -> None:
        """Put the cursor on the sentence of this claim."""
        self.choose(self._place_of(claim_id))

    def step(self, step: int, *, flagged: bool) -> bool:
        """Go to the next sentence with claims (or flags), or the one before; whether there is one."""
        here = self.chosen if self.chosen is not None else -1 if step > 0 else len(self.sentences)
        places = range(here + step, len(self.sentences) if step > 0 else -1, step)
        found = next((p for p in places if self.sentences[p].flagged or not flagged), None)
        if found is not None:
            self.choose(found)
        return found is not None

    def row_of(self, offset: int) -> int:
        """The row in which the character at `offset` is drawn."""
        return max(bisect_right(self._starts(), offset) - 1, 0)

    def _starts(self) -> list[int]:
        found, last = [], 0
        for row in self._rows:
            last = row[0].start if row else last
            found.append(last)
        return found

    def on_click(self, event: events.Click) -> None:
        """The sentence under the mouse takes the cursor; a second click opens its claim."""
        offset = self._offset_at(event.x, event.y)
        place = next((p for p, s in enumerate(self.sentences) if s.span.start <= offset < s.span.end), None)
        if place is not None:
            self.choose(place)
            if event.chain == 2:
                self.post_message(SentenceOpened())

    def _offset_at(self, x: int, y: int) -> int:
        left, found = MARGIN, -1
        for piece in self._rows[y] if y < len(self._rows) else ():
            found = piece.start
            left += len(piece.text)
            if x < left:
                break
        return found

    # -- drawing -------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's)
        """As many rows as the text has at this width."""
        self._wrap(width)
        return max(len(self._rows), 1)

    def _wrap(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._rows = wrapped(self._text, self._cuts, min(width - MARGIN - 1, WIDEST))
            ranked = sorted(self.sentences, key=lambda each: -each.urgency)
            self._heads = {self.row_of(each.span.start): each for each in ranked}

    def render_line(self, y: int) -> Strip:
        """One row: the margin, then the pieces in their styles."""
        width = self.size.width
        self._wrap(width)
        if y >= len(self._rows):
            return Strip.blank(width, self._style(""))
        row = self._rows[y]
        segments = [self._margin(y, row)]
        segments += [Segment(piece.text, self._style_at(piece.start)) for piece in row]
        return Strip(segments).adjust_cell_length(width, self._style(""))

    def _margin(self, y: int, row: Row) -> Segment:
        chosen = self.chosen is not None and row and self._is_chosen(row[-1].start)
        bar = "▌" if chosen else " "
        sentence = self._heads.get(y)
        if sentence is None:
            return Segment(f"{bar:<{MARGIN}}", self._style("") + self._style("primary"))
        kind = pressing(sentence.claims[0])
        verdict = next((str(c.verdict) for c in sentence.claims if str(c.verdict) != "unchecked"), "")
        count = sum(_count(claim, kind) for claim in sentence.claims)
        text = f"{bar}{marks.VERDICTS.get(verdict, ' ')}{f'{marks.KINDS[kind]}{count}' if kind else ''}"
        tone = marks.KIND_TONES[kind] if kind else marks.VERDICT_TONES.get(verdict, "primary")
        return Segment(f"{text:<{MARGIN}}"[:MARGIN], self._style("") + self._style(tone))

    def _is_chosen(self, offset: int) -> bool:
        span = self.sentences[self.chosen].span if self.chosen is not None else None
        return span is not None and span.start <= offset < span.end

    def _style_at(self, offset: int) -> Style:
        tone = self._tones[max(bisect_right(self._cuts, offset) - 1, 0)] if self._tones else None
        style = self._style("")
        if tone is not None:
            style += self._style(tone) + Style(underline=True)
        return style + self._style("chosen") if self._is_chosen(offset) else style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            style = self.get_component_rich_style(f"article-text--{name}") if name else self.rich_style
            self._styles[name] = (
                style
                if not name
                else Style(bgcolor=style.bgcolor)
                if name == "chosen"
                else Style(color=style.color)
            )
        return self._styles[name]


def _count(claim: ClaimRecord, kind: str) -> int:
    return {"contradiction": claim.contradictions, "update": claim.updates, "overlap": claim.overlaps}.get(
        kind, 0
    )
