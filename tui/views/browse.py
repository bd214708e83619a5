"""What all views share: a list with a filter and an order, and a pane for the record under the cursor."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.worker import get_current_worker

import factdb
from tui.messages import (
    ArchiveChanged,
    FilterRefused,
    Listed,
    RowOpened,
    RowReached,
    RowsSelected,
    SortChosen,
    ViewTold,
    WorkRefused,
)
from tui.views.faceted import Faceted
from tui.widgets.pages import Row
from tui.widgets.record_table import Place, RecordTable
from tui.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.message import Message
    from textual.timer import Timer

    from factdb import Archive, Query
    from tui.widgets.columns import Column
    from tui.widgets.reading import ReadingPane

NO_MATCH = (
    "Nothing matches the filter.\n\n"
    "esc shows everything again\nWords are whole: sol* finds what begins with sol"
)
Found = TypeVar("Found")
COUNTING = "counting …"
MANY = 20_000  # records from which on the first page of a list is shown before the list is whole
FIRST = 200  # records of such a page
REST = 0.04  # seconds the cursor rests on a row before it is read out


class BrowseView(Faceted, Generic[Row]):
    """A list and a pane. A view says what it lists, how a record is read, and what its letters do."""

    PANE: ClassVar[str]
    NOUNS: ClassVar[tuple[str, str]]
    SORTS: ClassVar[tuple[str, ...]]
    COLUMNS: ClassVar[tuple[Column, ...]]
    NOTHING_YET: ClassVar[str]
    FILTER_HINT: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(id=self.PANE, classes="view")
        self.filter_text = ""
        self.sort = self.SORTS[0]
        self.descending = False
        self.stale = True
        self.problem = ""
        self._whole: int | None = None
        self._listed: Listed | None = None
        self._go_to: int | None = None
        self._place = Place.KEPT
        self._resting: Timer | None = None
        self._restored = False
        self._table: RecordTable[Row] = RecordTable(self.columns())
        self._pane = self.reading_pane()

    # -- for each view to say ------------------------------------------------------------

    def columns(self) -> tuple[Column, ...]:
        """The columns of the list."""
        return self.COLUMNS

    def reading_pane(self) -> ReadingPane:
        """A new pane for the records of this view."""
        raise NotImplementedError

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The records of `query` in the order of the view. Runs in a worker."""
        raise NotImplementedError

    def listings(self, archive: Archive, query: Query) -> Iterator[Listed]:
        """The same; a view that has more to do first gives the list without it, and then with it."""
        yield self.list_records(archive, query)

    def begin(self, archive: Archive, query: Query) -> Listed | None:  # noqa: ARG002 (some views need them)
        """The first page of a list that takes a moment, by itself; of a view whose lists are short, none."""
        return None

    def read_record(self, archive: Archive, record: Row) -> Message:
        """All there is to show of a record. Runs in a worker."""
        raise NotImplementedError

    async def clear_pane(self) -> None:
        """Show no record."""
        raise NotImplementedError

    def count_text(self, listed: Listed) -> str:
        """What the filter bar says of the list."""
        if listed.begun:
            return COUNTING
        shown, whole = self.row_total(listed), count(listed.whole, *self.NOUNS)
        seen = self.sort in {column.sort for column in self.table.columns}
        return (f"{shown:,} of {whole}" if shown != listed.whole else whole) + (
            "" if seen else f" by {self.sort}"
        )

    def row_total(self, listed: Listed) -> int:
        """How many records the filter leaves."""
        return len(listed.listing)

    # -- parts ---------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """List and pane."""
        yield self._table
        yield self._pane

    @property
    def table(self) -> RecordTable[Row]:
        """The list."""
        return self._table

    @property
    def listed_in(self) -> RecordTable[Row]:
        """The list."""
        return self._table

    @property
    def pane(self) -> ReadingPane:
        """The pane beside or under the list."""
        return self._pane

    @property
    def is_whole(self) -> bool:
        """Whether list and pane are there. While the desk closes they go first, and messages still arrive."""
        return self._table.is_attached and self._pane.is_attached and bool(self._pane.children)

    def is_read_out(self, number: int) -> bool:
        """Whether the pane is to show the record with this number: the cursor may have moved on."""
        return self.is_whole and self.table.record_id == number

    # -- listing -------------------------------------------------------------------------

    def on_mount(self, _event: events.Mount) -> None:
        """List at once if the archive is open."""
        self.table.empty = self.desk.waiting
        self.relist()

    def relist(self, place: Place = Place.KEPT, *, go_to: int | None = None) -> None:
        """List anew, then go to the record numbered `go_to` or stay."""
        if (archive := self.desk.archive) is None:
            return
        self.stale = False
        if not self._restored:
            self._restored = True
            self.restore(self.desk.memory.place.get(self.PANE))
        if place is not Place.KEPT:
            self._place = place
        self._go_to = go_to if go_to is not None else self._go_to
        self.table.sort, self.table.descending = self.sort, self.descending
        self._list(archive, begin=self._begins())

    def _begins(self) -> bool:
        """Whether the beginning of a long list is what the person is to see."""
        many = self._listed is not None and self._listed.whole >= MANY
        return many and self._place is Place.TOP and self._go_to is None

    def show_record(self, number: int) -> None:
        """Go to the record with this number, without the filter if that hides it."""
        if self._listed is None or self._listed.listing.position(number) is None:
            self.filter_text = ""
        self.relist(go_to=number)

    def outdate(self) -> None:
        """The archive has changed: rows are read anew, the list when it is next on the screen."""
        self._whole = None
        self.stale = True
        self.table.reread()

    def narrow(self, text: str) -> None:
        """List what the filter `text` leaves."""
        if text != self.filter_text or self.problem:
            self.filter_text = text
            self.relist(Place.TOP if text else Place.NEAR)

    def change_query(self, change: Callable[[Query], Query]) -> None:
        """Put another filter in the place of the one there is."""
        try:
            query = factdb.Query.parse(self.filter_text)
        except factdb.FactdbError:
            query = factdb.Query()
        self.filter_text = str(change(query))
        self.relist(Place.NEAR)

    @work(thread=True, exclusive=True, group="list")
    def _list(self, archive: Archive, *, begin: bool) -> None:
        worker = get_current_worker()
        try:
            query = factdb.Query.parse(self.filter_text)
            if begin and (first := self.begin(archive, query)) is not None and not worker.is_cancelled:
                self.post_message(first)
            if worker.is_cancelled:
                return
            for listed in self.listings(archive, query):
                if worker.is_cancelled:
                    return
                self.post_message(listed)
        except factdb.FactdbError as error:
            if not worker.is_cancelled:
                self.post_message(FilterRefused(str(error)))

    def whole(self, counted: Callable[[], int]) -> int:
        """How many records there are without a filter, counted once until the archive changes."""
        if self._whole is None:
            self._whole = counted()
        return self._whole

    @on(Listed)
    def _show(self, listed: Listed) -> None:
        listed.stop()
        if not self.is_whole:
            return
        self._listed, self.problem = listed, ""
        self.table.empty = NO_MATCH if listed.whole else self.NOTHING_YET
        place = Place.NEAR if self._go_to is not None else self._place
        self.table.show(listed.listing, place, self._go_to)
        self._place, self._go_to = Place.KEPT, None
        self.tell()
        if not listed.begun:
            self.count_facets()

    @on(FilterRefused)
    def _refused(self, refused: FilterRefused) -> None:
        refused.stop()
        if not self.is_whole:
            return
        self.problem = refused.problem
        self.tell()

    def tell(self) -> None:
        """Say what is shown."""
        text = self.count_text(self._listed) if self._listed is not None else ""
        selected = f"{len(self.table.selected):,} selected · " if self.table.selected else ""
        self.post_message(ViewTold(self.PANE, self.filter_text, selected + text, self.problem))

    @on(RowsSelected)
    def _selected(self, message: RowsSelected) -> None:
        message.stop()
        if self.is_whole:
            self.tell()

    # -- what is found again -----------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """The view's state, as the archive remembers it."""
        number = self.table.record_id if self.is_whole else None
        state = {"filter": self.filter_text, "sort": self.sort, "descending": self.descending}
        return {**state, "record": number, "wrapped": self.table.wrapped}

    def restore(self, state: object) -> None:
        """Take up a state that was remembered, as far as it makes sense."""
        if not isinstance(state, dict):
            return
        self.filter_text = self.filter_text or str(state.get("filter") or "")
        self.sort = state["sort"] if state.get("sort") in self.SORTS else self.sort
        self.descending = bool(state.get("descending"))
        wrapped, record = state.get("wrapped"), state.get("record")
        self.table.wrapped = wrapped if isinstance(wrapped, bool) else None
        if self._go_to is None and isinstance(record, int):
            self._go_to = record

    # -- reading what is under the cursor ----------------------------------------------------

    @on(RowReached)
    async def _reached(self, reached: RowReached) -> None:
        reached.stop()
        if not self.is_whole:
            return
        if self._resting is not None:
            self._resting.stop()
        if reached.record is None:
            await self.clear_pane()
        else:
            self._resting = self.set_timer(REST, partial(self._read_soon, reached.record))

    def _read_soon(self, record: Row) -> None:
        if (archive := self.desk.archive) is not None:
            self._read(archive, record)

    @work(thread=True, exclusive=True, group="read")
    def _read(self, archive: Archive, record: Row) -> None:
        try:
            message = self.read_record(archive, record)
        except factdb.FactdbError as error:
            message = WorkRefused(str(error))
        if not get_current_worker().is_cancelled:
            self.post_message(message)

    def look_up(self, what: Callable[[Archive], Found]) -> Found | None:
        """What the archive answers to a short question; ``None``, and a notice, if it refuses."""
        if (archive := self.desk.archive) is None:
            return None
        try:
            return what(archive)
        except factdb.FactdbError as error:
            self.post_message(WorkRefused(str(error)))
            return None

    # -- changing ------------------------------------------------------------------------

    @work(group="change")
    async def change(self, doing: Callable[[Archive], str]) -> None:
        """Do something to the archive that returns its sentence, each after the one before."""
        if (archive := self.desk.archive) is None:
            return
        async with self.desk.changes:
            try:
                sentence = await asyncio.to_thread(doing, archive)
            except factdb.FactdbError as error:
                self.post_message(WorkRefused(str(error)))
            else:
                self.post_message(ArchiveChanged(sentence))

    # -- keys ----------------------------------------------------------------------------

    @on(RowOpened)
    def _opened(self, message: RowOpened) -> None:
        message.stop()
        self.pane.focus()

    @on(SortChosen)
    def _sort_chosen(self, chosen: SortChosen) -> None:
        chosen.stop()
        self.descending = not self.descending if chosen.sort == self.sort else False
        self.sort = chosen.sort
        self.relist(Place.TOP)

    def action_sort(self, step: int) -> None:
        """Order by the next column, or the one before."""
        self.sort = self.SORTS[(self.SORTS.index(self.sort) + step) % len(self.SORTS)]
        self.descending = False
        self.relist(Place.TOP)

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.descending = not self.descending
        self.relist(Place.TOP)

    def action_back(self) -> None:
        """From the pane to the list; then drop the selection; then the filter."""
        if not self.table.has_focus:
            self.table.focus()
        elif self.table.selected:
            self.table.deselect()
        elif self.filter_text:
            self.narrow("")
