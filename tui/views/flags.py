"""The flags: the queue of relations, both sides before the person, who rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TextIO

from textual import on, work

import factdb
from tui import keymap, marks, wording
from tui.messages import FlagRead, Listed
from tui.screens.reason import ReasonDialog
from tui.views.browse import COUNTING, FIRST
from tui.views.exporting import ExportingView
from tui.widgets.columns import Cell, Column
from tui.widgets.flag_pane import FlagPane
from tui.widgets.triage_line import TriageLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from factdb import Archive, FlagRecord, Listing, Query

KIND_ORDER = ("contradiction", "update", "overlap", None)
UNSURE = "unsure"


def _ruling(flag: FlagRecord) -> Cell:
    state = marks.ruling_state(flag)
    return marks.RULINGS[state], marks.RULING_TONES[state]


def _kind(flag: FlagRecord) -> Cell:
    kind = str(flag.kind)
    return f"{marks.KINDS[kind]} {kind}", marks.KIND_TONES[kind]


def _why(flag: FlagRecord) -> Cell:
    reason = flag.reasons[0] if flag.reasons else flag.a.text
    return reason, "muted" if str(flag.ruling) == "dismissed" else ""


class FlagsView(ExportingView["FlagRecord"]):
    """The triage queue."""

    PANE = "flags"
    NOUNS = ("flag", "flags")
    SORTS = ("queue", "score", "date", "ruling")
    NOTHING_YET = (
        "No contradictions, updates or overlaps yet.\n\n"
        "They appear when two articles tell of the same thing: press o to add articles"
    )
    FILTER_HINT = "words  is:open  is:contradiction  source:…  speaker:…"
    BINDINGS: ClassVar = keymap.bindings("flags", "desk")
    COLUMNS = (
        Column("", _ruling, 1, 1, sort="ruling"),
        Column("Kind", _kind, 15, 15, keep=7, sort="queue"),
        Column("Why", _why, 24, 0),
        Column("One side", lambda flag: (wording.outlet(flag.a), ""), 12, 20, keep=3),
        Column("Other side", lambda flag: (wording.outlet(flag.b), ""), 12, 20, keep=2),
        Column(
            "Score",
            lambda flag: (f"{flag.score:.2f}", "muted"),
            6,
            6,
            keep=1,
            sort="score",
            right=True,
            falling=True,
        ),
    )

    def reading_pane(self) -> FlagPane:
        """Both sides."""
        return FlagPane()

    def compose(self) -> ComposeResult:
        """How far the person is, above the list."""
        yield TriageLine()
        yield from super().compose()

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The flags, those among them without a ruling, and what has become of each kind."""

        def listed(query: Query) -> Listing[FlagRecord]:
            return archive.list_flags(query, sort=self.sort, descending=self.descending)

        shown = listed(query)
        open_only, any_ruling = (
            replace(query, ruling=factdb.Ruling.OPEN),
            replace(query, ruling=None),
        )
        return Listed(
            shown,
            len(shown) if query == any_ruling else len(listed(any_ruling)),
            open_flags=frozenset((shown if query == open_only else listed(open_only)).ids()),
            unsure=archive.unsure_flags(),
            stats=tuple(stat for stat in archive.flag_stats(any_ruling) if stat.dimension is None),
        )

    def begin(self, archive: Archive, query: Query) -> Listed:
        """The first flags, which are worked on while the others are counted."""
        listing = archive.list_flags(query, sort=self.sort, descending=self.descending, most=FIRST)
        still_open = frozenset(flag.id for flag in listing.rows(0, FIRST) if flag.ruling == "open")
        whole = self._listed.whole if self._listed else 0
        return Listed(listing, whole, open_flags=still_open, unsure=archive.unsure_flags(), begun=True)

    @on(Listed)
    def _tell_progress(self, listed: Listed) -> None:
        if listed.begun:
            return
        for progress in self.query(TriageLine):
            progress.tell(listed.stats, len(listed.unsure & listed.open_flags))

    def count_text(self, listed: Listed) -> str:
        """How many are open of how many."""
        if listed.begun:
            return COUNTING
        return f"{len(listed.open_flags):,} of {listed.whole:,} open"

    def read_record(self, archive: Archive, record: FlagRecord) -> FlagRead:
        """The flag with both articles."""
        flag = archive.flag(record.id)
        return FlagRead(flag, archive.article(flag.a.article_id), archive.article(flag.b.article_id))

    @on(FlagRead)
    def _flag_read(self, read: FlagRead) -> None:
        read.stop()
        if self.is_read_out(read.flag.id) and isinstance(self.pane, FlagPane):
            self.pane.read(read)

    async def clear_pane(self) -> None:
        """Show no flag."""
        if isinstance(self.pane, FlagPane):
            self.pane.clear()

    # -- keys ----------------------------------------------------------------------------

    def action_rule(self, ruling: str) -> None:
        """Rule on the selected flags (reopen them where all are ruled so), and go to the next open one."""
        self._rule(ruling, "")

    @work
    async def action_dismiss(self) -> None:
        """Ask why, then dismiss."""
        if (record := self.table.record) is None:
            return
        if str(record.ruling) == "dismissed" and len(self.table.targets) == 1:
            self._rule("dismissed", "")
            return
        why: str | None = await self.app.push_screen_wait(ReasonDialog())
        if why is not None:
            self._rule("dismissed", why)

    def _rule(self, ruling: str, why: str) -> None:
        if flags := self.table.targets:
            self._after_ruling(flags, lambda archive: _rule(archive, flags, ruling, why))

    def _after_ruling(self, flags: tuple[int, ...], ruling: Callable[[Archive], str]) -> None:
        """Rule, and stand on the next flag that wants a ruling."""
        self._go_to = self._next_open_id(1, leaving=flags)
        self.table.selected.clear()
        self.change(ruling)

    def action_unsure(self) -> None:
        """Leave the selected flags open, at the end of the queue; where all are so, simply open."""
        if self._listed is None or not (flags := self.table.targets):
            return
        unsure = set(flags) <= self._listed.unsure & self._listed.open_flags
        self._after_ruling(flags, lambda archive: archive.rule(flags, "open", why="" if unsure else UNSURE))

    def action_next_open(self, step: int) -> None:
        """Go to the next flag without a ruling, or the one before."""
        found = self._next_open_id(step, leaving=self.table.targets[:1])
        position = None if found is None or self._listed is None else self._listed.listing.position(found)
        if position is None:
            self.desk.tell("No other flag is open.")
        else:
            self.table.go_to(position)

    def action_next_kind(self) -> None:
        """Contradictions, then updates, then overlaps, then all."""

        def next_kind(query: Query) -> Query:
            now = str(query.kind) if query.kind else None
            name = KIND_ORDER[(KIND_ORDER.index(now) + 1) % len(KIND_ORDER)]
            return replace(query, kind=factdb.Kind(name) if name else None)

        self.change_query(next_kind)

    def action_copy(self) -> None:
        """Copy both claims with their citations."""
        if (record := self.table.record) is not None:
            both = "\n".join(wording.citation(claim) for claim in (record.a, record.b))
            self.desk.copy(both, "both claims with their citations")

    def export_to(self, archive: Archive, target: TextIO) -> int:
        """The flags as CSV, both claims of each in a row."""
        return archive.export_flags(target, self.filter_text, sort=self.sort, descending=self.descending)

    def _next_open_id(self, step: int, leaving: tuple[int, ...]) -> int | None:
        """The open flag after the cursor (or before it), round the end, that is not one of `leaving`.

        One that the person is unsure of only when there is no other.
        """
        if self._listed is None:
            return None
        numbers, left = self._listed.listing.ids(), self._listed.open_flags.difference(leaving)
        wanted = left - self._listed.unsure or left
        if not wanted:
            return None
        here, length = self.table.cursor, len(numbers)
        around = (numbers[(here + step * distance) % length] for distance in range(1, length + 1))
        return next((number for number in around if number in wanted), None)


def _rule(archive: Archive, flags: tuple[int, ...], ruling: str, why: str) -> str:
    agreed = all(archive.flag(flag).ruling == ruling for flag in flags)
    return archive.rule(flags, "open") if agreed else archive.rule(flags, ruling, why=why)
