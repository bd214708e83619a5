"""A story as a table: a statement a line, an outlet a column, and what the one does with the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import keymap, marks, wording
from tui.messages import CellOpened, CellReached, ReadingOn
from tui.plain import fitted
from tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from textual import events

    from factdb import Story, StoryCell, StoryLine

HEAD: Final = 1
GUTTER: Final = 2
LEAST_WORDS: Final = 22  # cells for the statement, before outlets are left out of sight
DAY: Final = 11
SHORT_DAY: Final = 6  # without the year
ROOMY: Final = 100
LEAST: Final = 12  # an outlet's column with mark and word
MOST: Final = 18
Spot = tuple[int, int]  # line, outlet


class StoryMatrix(ScrollView, can_focus=True, inherit_bindings=False):
    """Statements against outlets with a cursor on one cell; outlets that do not fit are scrolled to."""

    BINDINGS: ClassVar = keymap.bindings("matrix")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--head",
        "record-table--cursor",
        "record-table--cursor-blurred",
        *(f"record-table--{tone}" for tone in RecordTable.TONES),
    }

    spot: reactive[Spot] = reactive((0, 0), repaint=False, always_update=False)

    def __init__(self) -> None:
        super().__init__()
        self.story: Story | None = None
        self._first = 0  # the outlet in the first column
        self._styles: dict[str, Style] = {}

    # -- what is shown -----------------------------------------------------------------------

    def show(self, story: Story | None) -> None:
        """Show this story, the cursor where its claim is said; one that is shown already keeps its cursor."""
        known = self.story is not None and story is not None and self.story.claim_id == story.claim_id
        self.story = story
        lines = len(story.lines) if story else 0
        self.virtual_size = Size(0, lines + HEAD if lines else 0)
        self.styles.height = lines + HEAD
        spot = self.spot if known else _home(story)
        self.set_reactive(StoryMatrix.spot, self._clamped(*spot))
        self._follow()
        self.refresh(layout=True)
        self._tell()

    @property
    def line(self) -> StoryLine | None:
        """The statement under the cursor."""
        return self.story.lines[self.spot[0]] if self.story and self.story.lines else None

    @property
    def cell(self) -> StoryCell | None:
        """The cell under the cursor."""
        return self.line.cells[self.spot[1]] if self.line else None

    def _clamped(self, row: int, column: int) -> Spot:
        if not self.story or not self.story.lines:
            return (0, 0)
        return (
            max(0, min(row, len(self.story.lines) - 1)),
            max(0, min(column, len(self.story.outlets) - 1)),
        )

    # -- moving ------------------------------------------------------------------------------

    def watch_spot(self) -> None:
        """Redraw, and tell of the cell."""
        self._follow()
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        if self.line and self.cell:
            self.post_message(CellReached(self.line, self.cell))

    def _follow(self) -> None:
        row, column = self.spot
        height = max(self.scrollable_content_region.height - HEAD, 1)
        top = self.scroll_offset.y
        if not top <= row < top + height:
            target = row if row < top else row - height + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)
        shown = self._room()[1]
        self._first = min(max(self._first, column - shown + 1), column)

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many statements."""
        self.spot = self._clamped(self.spot[0] + rows, self.spot[1])

    def action_across(self, outlets: int) -> None:
        """Move the cursor by so many outlets."""
        self.spot = self._clamped(self.spot[0], self.spot[1] + outlets)

    def action_edge(self, edge: str) -> None:
        """Move the cursor to the ``first`` or ``last`` statement."""
        self.spot = self._clamped(
            0 if edge == "first" else len(self.story.lines) if self.story else 0, self.spot[1]
        )

    def action_read_on(self, screens: int) -> None:
        """Scroll what stands below."""
        self.post_message(ReadingOn(screens))

    def action_next_clash(self, step: int) -> None:
        """Go to the next cell that says otherwise, or the one before, round the end."""
        if not self.story:
            return
        width = len(self.story.outlets)
        cells = [cell for each in self.story.lines for cell in each.cells]
        here = self.spot[0] * width + self.spot[1]
        around = ((here + step * distance) % len(cells) for distance in range(1, len(cells) + 1))
        found = next((place for place in around if str(cells[place].stance) == "otherwise"), None)
        if found is not None:
            self.spot = divmod(found, width)

    def action_open(self) -> None:
        """Open the article of the cell's claim; of the statement's where the outlet is silent."""
        if self.line and self.cell:
            claims = self.cell.claims or (self.line.claim,)
            self.post_message(CellOpened(claims[0]))

    def on_click(self, event: events.Click) -> None:
        """A cell under the mouse takes the cursor, a second click opens it."""
        row = event.y - HEAD + self.scroll_offset.y
        if not self.story or event.y < HEAD or row >= len(self.story.lines):
            return
        left, shown, wide = self._room()
        inside = (event.x - GUTTER - left) // wide
        column = self._first + inside if 0 <= inside < shown else self.spot[1]
        self.spot = self._clamped(row, column)
        if event.chain == 2:
            self.action_open()

    # -- drawing -----------------------------------------------------------------------------

    @property
    def _day(self) -> int:
        """Cells for the day."""
        return DAY if self.size.width >= ROOMY else SHORT_DAY

    def _room(self) -> tuple[int, int, int]:
        """Cells for the statement with its day, how many outlets are shown, and cells for each."""
        width = max(self.size.width - GUTTER - 1, 1)
        outlets = len(self.story.outlets) if self.story else 1
        spare = max(width - self._day - LEAST_WORDS, 1)
        generous = (width * 3 // 5 - self._day) // outlets
        wide = min(max(min(generous, MOST), LEAST), spare)
        shown = max(min(outlets, spare // wide), 1)
        return width - shown * wide, shown, wide

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the screen."""
        width = self.size.width
        if self.story is None or not self.story.lines:
            return Strip.blank(width, self._style(""))
        if y < HEAD:
            return self._head_line(self.story, width)
        row = y - HEAD + self.scroll_offset.y
        if row >= len(self.story.lines):
            return Strip.blank(width, self._style(""))
        return self._row_line(self.story, row, width)

    def _head_line(self, story: Story, width: int) -> Strip:
        left, shown, wide = self._room()
        end = self._first + shown
        names = [" " + fitted(name, wide - 1) for name in story.outlets[self._first : end]]
        before = f"‹{self._first} " if self._first else ""
        after = "›" if end < len(story.outlets) else ""
        text = " " * GUTTER + fitted("Statement", left - len(before)) + before + "".join(names) + after
        return Strip([Segment(text, self._style("head"))]).adjust_cell_length(width, self._style("head"))

    def _row_line(self, story: Story, row: int, width: int) -> Strip:
        left, shown, wide = self._room()
        told, here = story.lines[row], row == self.spot[0]
        base = self._style("")
        if here:
            base += self._style("cursor-blurred")
        day = wording.day(told.day)[-self._day + 1 :]
        segments = [
            Segment("▌ " if here else "  ", base),
            Segment(fitted(day, self._day), base + self._style("muted")),
            Segment(fitted(told.claim.text, left - self._day - 1) + " ", base),
        ]
        segments += [
            self._cell(told.cells[column], wide, base, chosen=here and column == self.spot[1])
            for column in range(self._first, self._first + shown)
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _cell(self, cell: StoryCell, wide: int, base: Style, *, chosen: bool) -> Segment:
        stance = str(cell.stance)
        word = "" if stance == "silent" else stance
        text = " " + fitted(f"{marks.STANCES[stance]} {word}", wide - 1)
        if chosen and self.has_focus:
            return Segment(text, base + self._style("cursor"))
        style = base + self._style(marks.STANCE_TONES[stance])
        return Segment(text, style + Style(underline=True) if chosen else style)

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._follow()
        self.refresh()

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 (Textual's signature)
        """The cursor looks otherwise when keys go elsewhere."""
        super().watch_has_focus(_has_focus)
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            style = self.get_component_rich_style(f"record-table--{name}") if name else self.rich_style
            self._styles[name] = Style(color=style.color) if name in RecordTable.TONES else style
        return self._styles[name]


def _home(story: Story | None) -> Spot:
    """Where the claim that the story is told of stands."""
    for row, told in enumerate(story.lines if story else ()):
        for column, cell in enumerate(told.cells):
            if (
                story
                and story.claim_id in {claim.id for claim in cell.claims}
                and str(cell.stance) in {"says", "copies"}
            ):
                return row, column
    return 0, 0
