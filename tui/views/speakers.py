"""The speakers: who is on record, how much, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

import factdb
from tui import keymap
from tui.messages import ClaimsAsked, Listed, SpeakerRead
from tui.views.browse import BrowseView
from tui.widgets.columns import Cell, Column
from tui.widgets.speaker_pane import SpeakerPane

if TYPE_CHECKING:
    from factdb import Archive, Query, SpeakerRecord

READ_OUT = 60  # claims of one speaker shown at once


def _contradictions(record: SpeakerRecord) -> Cell:
    return (f"≠{record.contradictions}", "error") if record.contradictions else ("", "")


class SpeakersView(BrowseView["SpeakerRecord"]):
    """All speakers."""

    PANE = "speakers"
    NOUNS = ("speaker", "speakers")
    SORTS = ("claims", "name")
    NOTHING_YET = "No speakers yet.\n\nPress o to add articles, or run  factdb add FILE|FOLDER"
    FILTER_HINT = "a part of the name"
    BINDINGS: ClassVar = keymap.bindings("speakers", "desk")
    COLUMNS = (
        Column("Speaker", lambda record: (record.name, ""), 20, 36, sort="name"),
        Column(
            "Claims",
            lambda record: (f"{record.claims:,}", ""),
            7,
            7,
            keep=6,
            sort="claims",
            right=True,
            falling=True,
        ),
        Column("Articles", lambda record: (f"{record.articles:,}", ""), 8, 8, keep=4, right=True),
        Column("Flags", _contradictions, 6, 6, keep=5),
        Column("Sources", lambda record: (", ".join(record.sources), "muted"), 12, 0, keep=3),
    )

    def reading_pane(self) -> SpeakerPane:
        """What they said."""
        return SpeakerPane()

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The speakers."""
        listing = archive.list_speakers(query, sort=self.sort, descending=self.descending)
        whole = (
            len(listing) if query == factdb.Query() else self.whole(lambda: len(archive.list_speakers("")))
        )
        return Listed(listing, whole)

    def read_record(self, archive: Archive, record: SpeakerRecord) -> SpeakerRead:
        """The speaker's first claims by event date."""
        listing = archive.list_claims(factdb.Query(speaker=record.name), sort="date")
        return SpeakerRead(record, list(listing.rows(0, READ_OUT)), len(listing))

    @on(SpeakerRead)
    def _speaker_read(self, read: SpeakerRead) -> None:
        read.stop()
        if self.is_read_out(read.record.id) and isinstance(self.pane, SpeakerPane):
            self.pane.read(read)

    async def clear_pane(self) -> None:
        """Show no speaker."""
        if isinstance(self.pane, SpeakerPane):
            self.pane.clear()

    def action_only_speaker(self) -> None:
        """Show the claims of this speaker."""
        if (record := self.table.record) is not None:
            self.post_message(ClaimsAsked(speaker=record.name))
