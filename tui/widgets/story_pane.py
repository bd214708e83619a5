"""A story in full: the matrix, what its cell rests on, and the numbers that move, drawn over the days."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from textual import on
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import ladder, marks, wording
from tui.messages import CellReached, ReadingOn
from tui.plain import clip, line
from tui.widgets.reading import ReadingPane, paragraphs
from tui.widgets.story_matrix import StoryMatrix

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import ClaimRecord, FlagRecord, Ladder, Story, StoryCell, StoryLine
    from tui.messages import StoryRead

REASONS = 3
RELATIONS = 6
URGENCY = ("contradiction", "update", "overlap")
ALONE = "No other article tells of this claim. What hangs together elsewhere is listed above."
CUT = "This story has more claims than are shown: those that hang together most are here."
CHART_ROWS = 16


class LadderChart(Static):
    """The first ladders of a story, drawn anew for the room there is."""

    def __init__(self) -> None:
        super().__init__(id="story-ladder")
        self._ladders: tuple[Ladder, ...] = ()

    def tell(self, ladders: tuple[Ladder, ...]) -> None:
        """Draw these."""
        self._ladders = ladders
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new room."""
        self._draw()

    def _draw(self) -> None:
        if not self._ladders or not self.size.width:
            return
        room = self.parent.size.height if isinstance(self.parent, VerticalScroll) else CHART_ROWS
        rows = max(ladder.LEAST_HEIGHT + 2, min(room, CHART_ROWS))
        drawn = [ladder.draw(each, self.size.width, rows) for each in self._ladders]
        self.update(Content("\n\n").join(drawn))


class StoryPane(ReadingPane, can_focus=False):
    """Reads a story out. The focus is the matrix's."""

    KEYS_OF: ClassVar[str] = "matrix"
    BINDINGS: ClassVar = []

    def compose(self) -> ComposeResult:
        """Matrix over reasons and chart."""
        yield StoryMatrix()
        with Container(id="story-below"):
            with VerticalScroll(id="story-cell", can_focus=False):
                yield Static(id="story-told")
            with VerticalScroll(id="story-chart", can_focus=False):
                yield LadderChart()

    @property
    def matrix(self) -> StoryMatrix:
        """The table."""
        return self.query_one(StoryMatrix)

    @property
    def actor(self) -> StoryMatrix:
        """The matrix."""
        return self.matrix

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 (Textual's signature)
        """Give the keys to the matrix."""
        self.matrix.focus(scroll_visible)
        return self

    def read(self, read: StoryRead) -> None:
        """Show this story."""
        self.matrix.show(read.story)
        self.query_one(LadderChart).tell(read.story.ladders)
        self.set_class(not read.story.ladders, "-still")

    def clear(self) -> None:
        """Show no story."""
        self.matrix.show(None)
        self.query_one("#story-told", Static).update("")
        self.set_class(True, "-still")  # noqa: FBT003 (Textual's signature)

    def action_turn(self) -> None:
        """Where there is room for one of them: the chart in the place of the reasons, or these again."""
        self.toggle_class("-chart")

    @on(ReadingOn)
    def _reading_on(self, reading: ReadingOn) -> None:
        reading.stop()
        for part in self.query("#story-cell, #story-chart").results(VerticalScroll):
            part.scroll_relative(y=reading.screens * max(part.size.height - 1, 1), animate=False)

    @on(CellReached)
    def _reached(self, reached: CellReached) -> None:
        reached.stop()
        if (story := self.matrix.story) is not None:
            told = cell_told(reached.line, reached.cell, story)
            self.query_one("#story-told", Static).update(told)
            self.query_one("#story-cell").scroll_home(animate=False)


def cell_told(told: StoryLine, cell: StoryCell, story: Story) -> Content:
    """The statement, who says it, and what the outlet of the cell does with it and why."""
    rows = [Content.styled(clip(line(told.claim.text), 400), "bold"), said_by(told)]
    if len(story.lines) == 1 and len(story.outlets) == 1:
        rows.append(Content.styled(ALONE, marks.MUTED))
    elif not story.whole:
        rows.append(Content.styled(CUT, marks.MUTED))
    stance = str(cell.stance)
    tone = marks.tone_style(marks.STANCE_TONES[stance])
    head = (f"{marks.STANCES[stance]} {line(cell.outlet)} {STANCE_WORDS[stance]}", f"bold {tone}")
    rows += [Content(), Content.assemble(head)]
    rows += [_claim(claim) for claim in cell.claims]
    flags = sorted(cell.flags, key=lambda flag: URGENCY.index(str(flag.kind)))
    rows += [row for flag in flags[:RELATIONS] for row in _why(flag)]
    if len(flags) > RELATIONS:
        rows.append(Content.styled(f"  and {len(flags) - RELATIONS} more relations", marks.MUTED))
    return paragraphs(rows)


STANCE_WORDS = {
    "says": "says so",
    "copies": "says so in the words of another: one origin",
    "otherwise": "says otherwise",
    "later": "says later what supersedes it",
    "earlier": "said earlier what this supersedes",
    "silent": "says nothing of it",
}


def said_by(told: StoryLine) -> Content:
    """How many outlets say it, and how many of them by themselves."""
    outlets = sum(str(cell.stance) in {"says", "copies"} for cell in told.cells)
    origins = "" if told.origins >= outlets else f", {wording.count(told.origins, 'origin')}"
    first = f" · first {wording.day(told.day)}" if told.day else ""
    return Content.styled(f"said by {wording.count(outlets, 'outlet')}{origins}{first}", marks.MUTED)


def _claim(claim: ClaimRecord) -> Content:
    where = f"  {wording.day(claim.published)} · {wording.speaker(claim)}: "
    return Content.assemble((where, marks.MUTED), f"“{clip(line(claim.text), 300)}”")


def _why(flag: FlagRecord) -> list[Content]:
    kind = str(flag.kind)
    ruling = "" if str(flag.ruling) == "open" else f", {flag.ruling}"
    head = (f"  {marks.KINDS[kind]} ", marks.tone_style(marks.KIND_TONES[kind]))
    between = f"{kind}, {marks.strength(flag)}{ruling}: {wording.outlet(flag.a)} / {wording.outlet(flag.b)}"
    return [
        Content.assemble(head, (between, marks.MUTED)),
        *(Content(f"    {line(reason)}") for reason in flag.reasons[:REASONS]),
    ]
