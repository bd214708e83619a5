"""Stories: a claim across outlets and time, and the list of those where most outlets meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

import factdb
from tui import keymap, marks, wording
from tui.messages import CellOpened, Listed, SentenceAsked, StoryRead
from tui.views.browse import BrowseView
from tui.widgets.columns import Cell, Column
from tui.widgets.story_pane import STANCE_WORDS, StoryPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from factdb import Archive, Listing, Query, Story, StoryRecord


def _outlets(record: StoryRecord) -> Cell:
    return f"{len(record.outlets)}", ""


def _flags(record: StoryRecord) -> Cell:
    counts = {"contradiction": record.contradictions, "update": record.updates, "overlap": record.overlaps}
    tone = next((marks.KIND_TONES[kind] for kind, number in counts.items() if number), "muted")
    return " ".join(f"{marks.KINDS[kind]}{number}" for kind, number in counts.items() if number), tone


def _days(record: StoryRecord) -> Cell:
    first, last = record.first, record.last
    if first is None or last is None or first == last:
        return wording.day(first), "" if first else "muted"
    return f"{first} – {last:%m-%d}" if first.year == last.year else f"{first} – {last}", ""


@dataclass(frozen=True)
class Pinned:
    """A listing with one record before all others."""

    record: StoryRecord
    rest: Sequence[StoryRecord]

    def __len__(self) -> int:
        return len(self.rest) + 1

    def rows(self, start: int, stop: int) -> Sequence[StoryRecord]:
        """The records at positions `start` up to `stop`."""
        return [self.record, *self.rest][start:stop]

    def ids(self) -> Sequence[int]:
        """The number of every record."""
        return [record.id for record in self.rows(0, len(self))]

    def position(self, record_id: int) -> int | None:
        """Where the record stands, or ``None``."""
        ids = self.ids()
        return ids.index(record_id) if record_id in ids else None


class StoryView(BrowseView["StoryRecord"]):
    """The stories; that of the claim it was asked for comes first."""

    PANE = "story"
    NOUNS = ("story", "stories")
    SORTS = ("outlets", "flags", "claims", "date", "text")
    NOTHING_YET = (
        "No stories yet.\n\nThey appear when several articles tell of the same thing: press o to add articles"
    )
    FILTER_HINT = "words  speaker:…  source:…  is:contradiction  after:2024-03"
    BINDINGS: ClassVar = keymap.bindings("story", "desk")
    COLUMNS = (
        Column("Story of", lambda record: (record.text, ""), 24, 0, sort="text"),
        Column("Outlets", _outlets, 8, 8, keep=8, sort="outlets", right=True, falling=True),
        Column(
            "Claims", lambda r: (f"{r.claims:,}", ""), 7, 7, keep=4, sort="claims", right=True, falling=True
        ),
        Column("Flags", _flags, 9, 12, keep=6, sort="flags", falling=True),
        Column("Published", _days, 18, 24, keep=3, sort="date", falling=True),
    )

    def __init__(self) -> None:
        super().__init__()
        self._claim: int | None = None

    def on_mount(self, event: events.Mount) -> None:
        """Leave the first listing to whoever shows the view: it may be that of a claim."""
        event.prevent_default()
        self.table.empty = self.desk.waiting

    def reading_pane(self) -> StoryPane:
        """Matrix, reasons, chart."""
        return StoryPane()

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The stories of the query, after that of the claim in hand."""
        listing: Listing[StoryRecord] = archive.list_stories(
            query, sort=self.sort, descending=self.descending
        )
        number = len(listing)
        whole = number if query == factdb.Query() else self.whole(lambda: len(archive.list_stories("")))
        if self._claim is None:
            return Listed(listing, whole)
        story = archive.story(self._claim)
        among = {claim.id for told in story.lines for cell in told.cells for claim in cell.claims}
        rest = [record for record in listing.rows(0, number) if record.id not in among]
        return Listed(Pinned(record_of(story), rest), max(whole, len(rest) + 1))

    def read_record(self, archive: Archive, record: StoryRecord) -> StoryRead:
        """The story with its matrix and ladders."""
        return StoryRead(record.id, archive.story(record.id))

    @on(StoryRead)
    def _story_read(self, read: StoryRead) -> None:
        read.stop()
        if self.is_read_out(read.record_id) and isinstance(self.pane, StoryPane):
            self.pane.read(read)

    async def clear_pane(self) -> None:
        """Show no story."""
        if isinstance(self.pane, StoryPane):
            self.pane.clear()

    def tell_of(self, claim_id: int) -> None:
        """Put the story of this claim first and go to it."""
        self._claim = claim_id
        self.relist(go_to=claim_id)

    # -- keys ----------------------------------------------------------------------------

    @on(CellOpened)
    def _cell_opened(self, opened: CellOpened) -> None:
        opened.stop()
        self.post_message(SentenceAsked(opened.claim.article_id, opened.claim.id))

    def action_back(self) -> None:
        """From the matrix to the list; then drop what the list shows beside the usual."""
        in_list = not (self.pane.has_focus_within or self.pane.has_focus)
        if in_list and not self.table.selected and self._claim is not None:
            self._claim = None
            self.relist()
        else:
            super().action_back()

    def action_turn(self) -> None:
        """The chart in the place of the reasons, or these again."""
        if isinstance(self.pane, StoryPane):
            self.pane.action_turn()

    def action_copy(self) -> None:
        """Copy the statement under the cursor with each outlet's stance."""
        pane = self.pane
        if isinstance(pane, StoryPane) and (told := pane.matrix.line) is not None:
            stances = [f"{cell.outlet} {STANCE_WORDS[str(cell.stance)]}" for cell in told.cells]
            self.desk.copy(
                "\n".join([wording.citation(told.claim), *stances]), "the statement with all stances"
            )


def claim_in_hand(view: BrowseView[Any]) -> int | None:
    """The claim that the person has before them in a view: under the cursor of the list, or of the pane."""
    if (number := view.pane.claim_in_hand) is not None:
        return number
    match view.table.record:
        case factdb.ClaimRecord(id=number):
            return number
        case factdb.FlagRecord(a=claim):
            return claim.id
    return None


def record_of(story: Story) -> StoryRecord:
    """The story as its list shows it, under the claim it is told of."""
    cells = [cell for told in story.lines for cell in told.cells]
    claims = {claim.id: claim for cell in cells for claim in cell.claims}
    kinds = [str(flag.kind) for flag in {flag.id: flag for cell in cells for flag in cell.flags}.values()]
    days = sorted(claim.published for claim in claims.values() if claim.published)
    return factdb.StoryRecord(
        id=story.claim_id,
        text=claims[story.claim_id].text,
        outlets=story.outlets,
        claims=len(claims),
        contradictions=kinds.count("contradiction"),
        updates=kinds.count("update"),
        overlaps=kinds.count("overlap"),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
