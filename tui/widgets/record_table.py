"""The list of the desk: a table over a listing of any length that draws only the lines on the screen."""

from __future__ import annotations

from enum import Enum
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, Generic

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import keymap
from tui.messages import RowOpened, RowReached, RowsSelected, SortChosen
from tui.plain import ELLIPSIS, clip, line
from tui.widgets.columns import GAP, Cell, Column, allot
from tui.widgets.pages import Pages, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from factdb import Listing

HEAD = 1
GUTTER = 2
MARGIN = 1
ROOMY = 64  # a wrapping column as wide as this needs no second line
TALL = 24  # a list as high as this has room for rows of two lines


class Place(Enum):
    """Where a new listing shows the record under the cursor."""

    KEPT = "at its height on the screen: the list changed by itself"
    NEAR = "with as little scrolling as there may be: the person went somewhere"
    TOP = "not at all: the person wants another order, and sees its beginning"


class RecordTable(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of records under a head; a cursor, a selection, a sort mark.

    Records are known by their number, so that cursor, selection and the place on the screen survive
    a new listing.
    """

    BINDINGS: ClassVar = keymap.bindings("list")
    TONES: ClassVar = ("muted", "success", "error", "warning", "accent", "primary")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--head",
        "record-table--cursor",
        "record-table--cursor-blurred",
        "record-table--selected",
        *(f"record-table--{tone}" for tone in TONES),
    }

    cursor: reactive[int] = reactive(0, repaint=False, always_update=False)
    sort: reactive[str] = reactive("")
    descending: reactive[bool] = reactive(False)  # noqa: FBT003 (Textual's signature)
    empty: reactive[str] = reactive("")
    lines: reactive[int] = reactive(1, repaint=False)

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.pages: Pages[Row] | None = None
        self.selected: dict[int, None] = {}
        self._styles: dict[str, Style] = {}
        self.wrapped: bool | None = None
        self._width = -1
        self._allotted: list[tuple[Column, int]] = []
        self._below: dict[int, Column] = {}

    # -- what is listed ----------------------------------------------------------------

    def show(self, listing: Listing[Row], place: Place = Place.KEPT, go_to: int | None = None) -> None:
        """List these records, with the cursor on the record it was on, or on the one numbered `go_to`."""
        wanted = self.record_id if go_to is None else go_to
        height = self.cursor * self.lines - self.scroll_offset.y
        found = None if wanted is None or place is Place.TOP else listing.position(wanted)
        position = self.cursor if found is None else found
        self.pages = Pages(listing)
        self._measure()
        self._drop_gone()
        self.set_reactive(RecordTable.cursor, 0 if place is Place.TOP else self._clamped(position))
        if place is not Place.NEAR:
            self._scroll(max(self.cursor * self.lines - height, 0))
        self._follow_cursor()
        self.refresh()
        self.post_message(RowReached(self.record))

    def reread(self) -> None:
        """Read the rows anew and keep everything else as it is."""
        if self.pages is not None:
            self.pages.forget()
            self.refresh()

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.pages) if self.pages is not None else 0

    @property
    def record(self) -> Row | None:
        """The record under the cursor."""
        return self.pages.at(self.cursor) if self.pages is not None and self.row_count else None

    @property
    def record_id(self) -> int | None:
        """The number of the record under the cursor."""
        return self.pages.id_at(self.cursor) if self.pages is not None and self.row_count else None

    @property
    def targets(self) -> tuple[int, ...]:
        """The numbers an action is meant for: what is selected, else the row under the cursor."""
        here = self.record_id
        return tuple(self.selected) or (() if here is None else (here,))

    def deselect(self) -> None:
        """Select nothing."""
        self.selected.clear()
        self.refresh()
        self.post_message(RowsSelected(()))

    def go_to(self, position: int) -> None:
        """Put the cursor on the row at `position`."""
        self.cursor = self._clamped(position)

    def _clamped(self, position: int) -> int:
        return max(0, min(position, self.row_count - 1))

    def _drop_gone(self) -> None:
        if self.selected and self.pages is not None:
            there = set(self.pages.listing.ids())
            self.selected = {number: None for number in self.selected if number in there}
            self.post_message(RowsSelected(tuple(self.selected)))

    # -- moving ------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows and tell of the new one."""
        self._follow_cursor()
        for row in (old, new):
            top = row * self.lines + HEAD - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self.lines))
        self.post_message(RowReached(self.record))

    def _follow_cursor(self) -> None:
        height = max(self._room // self.lines, 1) * self.lines
        top, here = self.scroll_offset.y, self.cursor * self.lines
        if here < top:
            self._scroll(here)
        elif here + self.lines > top + self._room:
            self._scroll(here + self.lines - height)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    @property
    def _room(self) -> int:
        """How many lines there are for rows."""
        return max(self.scrollable_content_region.height - HEAD, 1)

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        self.go_to(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many screens."""
        self.go_to(self.cursor + pages * max(self._room // self.lines - 1, 1))

    def action_edge(self, edge: str) -> None:
        """Move the cursor to the ``first`` or ``last`` row."""
        self.go_to(0 if edge == "first" else self.row_count - 1)

    def action_select(self) -> None:
        """Select or deselect the row, and go on to the next."""
        number = self.record_id
        if number is None:
            return
        if number in self.selected:
            del self.selected[number]
        else:
            self.selected[number] = None
        self.post_message(RowsSelected(tuple(self.selected)))
        self.refresh()
        self.action_move(1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if (record := self.record) is not None:
            self.post_message(RowOpened(record))

    def on_click(self, event: events.Click) -> None:
        """A row under the mouse takes the cursor, a second click opens it; a head sorts."""
        if event.y < HEAD:
            self._sort_at(event.x + self.scroll_offset.x)
            return
        row = (event.y - HEAD + self.scroll_offset.y) // self.lines
        if row < self.row_count:
            self.go_to(row)
            if event.chain == 2:
                self.action_open()

    def _sort_at(self, x: int) -> None:
        left = GUTTER
        for column, width in self._shares(self.size.width):
            if left <= x < left + width + GAP and column.sort:
                self.post_message(SortChosen(column.sort))
            left += width + GAP

    # -- drawing -----------------------------------------------------------------------

    def _measure(self) -> None:
        self.virtual_size = Size(0, self.row_count * self.lines + HEAD if self.row_count else 0)

    def on_resize(self) -> None:
        """Give the rows the lines there is room for, and keep the cursor on the screen."""
        self.settle_lines()
        if self.row_count:
            self._follow_cursor()
        self.refresh()

    def settle_lines(self) -> None:
        """Two lines a row if the person wants it, or, while nothing is said, where they help."""
        shares = self._shares(self.size.width)
        narrow = any(column.wraps and room < ROOMY for column, room in shares)
        wrapped = narrow and self.size.height >= TALL if self.wrapped is None else self.wrapped
        self.lines = 2 if wrapped and any(column.wraps for column in self.columns) else 1

    def watch_lines(self, old: int, new: int) -> None:
        """Keep the row at the cursor at its height on the screen."""
        above = self.cursor - self.scroll_offset.y // old
        self._measure()
        self._scroll(max(self.cursor - above, 0) * new)
        self._follow_cursor()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 (Textual's signature)
        """The cursor looks otherwise when keys go elsewhere."""
        super().watch_has_focus(_has_focus)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the screen."""
        width = self.size.width
        if self.pages is None or not self.row_count:
            return self._blank_line(y, width)
        if y < HEAD:
            return self._head_line(width)
        row, part = divmod(y - HEAD + self.scroll_offset.y, self.lines)
        if row >= self.row_count:
            return Strip.blank(width, self._base)
        return self._row_line(self.pages, row, part, width)

    def _shares(self, width: int) -> list[tuple[Column, int]]:
        """The columns and their widths, worked out once for each width."""
        if width != self._width:
            self._width, self._allotted = width, allot(self.columns, width - GUTTER - MARGIN)
            kept = [column.head for column, _ in self._allotted]
            gone = {column.head: column for column in self.columns if column.head not in kept}
            self._below = {
                id(column): gone[column.under] for column, _ in self._allotted if column.under in gone
            }
        return self._allotted

    def _blank_line(self, y: int, width: int) -> Strip:
        lines = [part for told in self.empty.splitlines() for part in wrap(told, max(width - 4, 8)) or [""]]
        top = max((self.size.height - len(lines)) // 3, 0)
        text = lines[y - top] if 0 <= y - top < len(lines) else ""
        style = self._base if y == top else self._style("muted")
        indent = max((width - max(map(len, lines), default=0)) // 2, 0)
        return Strip([Segment(set_cell_size(" " * indent + text, width), self._base + style)], width)

    def _head_line(self, width: int) -> Strip:
        style = self._style("head")
        cells = [" " * GUTTER]
        for column, room in self._shares(width):
            mark = (
                ("▼" if self.descending != column.falling else "▲")
                if self.sort and column.sort == self.sort
                else ""
            )
            cells.append(_fitted(f"{column.head}{mark}", room, right=column.right) + " " * GAP)
        return Strip([Segment(set_cell_size("".join(cells), width), style)], width)

    def _row_line(self, pages: Pages[Row], row: int, part: int, width: int) -> Strip:
        record, number = pages.at(row), pages.id_at(row)
        here, chosen = row == self.cursor, number in self.selected
        base = self._base
        if chosen:
            base += self._style("selected")
        if here:
            base += self._style("cursor" if self.has_focus else "cursor-blurred")
        segments = [Segment(("▌" if here else " ") + ("•" if chosen and not part else " "), base)]
        if record is None:
            gone = "" if part else "no longer in the archive"
            segments.append(Segment(set_cell_size(gone, width - GUTTER - MARGIN), base))
            return Strip(segments, width)
        for column, room in self._shares(width):
            text, tone = self._cell(column, record, part, room)
            # On the cursor its own colours hold: a tone could be unreadable there.
            style = base + self._style(tone) if tone and not (here and self.has_focus) else base
            segments.append(Segment(_fitted(text, room, right=column.right) + " " * GAP, style))
        return Strip(segments).adjust_cell_length(width, base)

    def _cell(self, column: Column, record: Row, part: int, room: int) -> Cell:
        """What a column shows of a record on the line `part` of its row."""
        if column.wraps and self.lines > 1:
            text, tone = column.draw(record)
            return wrapped(text, room)[part], tone
        if not part:
            return column.draw(record)
        below = self._below.get(id(column))
        return (below.draw(record)[0], "muted") if below is not None else ("", "")

    @property
    def _base(self) -> Style:
        """The style of the table itself, which Textual works out anew each time it is asked."""
        if "" not in self._styles:
            self._styles[""] = self.rich_style
        return self._styles[""]

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            style = self.get_component_rich_style(f"record-table--{name}")
            # A tone colours the letters of whatever the row stands on.
            self._styles[name] = Style(color=style.color) if name in self.TONES else style
        return self._styles[name]


def wrapped(text: str, width: int) -> tuple[str, str]:
    """`text` as one line of at most `width` cells, broken at a word, and what is left for the next."""
    text = line(clip(text, 8 * width + 8))
    if cell_len(text) <= width:
        return text, ""
    first = set_cell_size(text, width)
    while first and not text.startswith(first):  # a wide character was cut in half
        first = first[:-1]
    if text[len(first) : len(first) + 1].strip() and (blank := first.rfind(" ")) > width // 3:
        first = first[:blank]
    return first.rstrip(), text[len(first) :].lstrip()


def _fitted(text: str, width: int, *, right: bool = False) -> str:
    """`text` on one line in exactly `width` cells."""
    # A cell is at least half a character wide; what cannot be seen need not be cleaned.
    text = line(clip(text, 4 * width + 8))
    if (room := cell_len(text)) > width:
        return set_cell_size(text, max(width - 1, 0)) + ELLIPSIS[:width]
    return " " * (width - room) + text if right else text + " " * (width - room)
