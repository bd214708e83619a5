"""The speakers: who is on record, under which names, how much, where, and against themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

import factdb
from tui import keymap
from tui.messages import ClaimsAsked, Listed, SpeakerRead
from tui.screens.speakers import MergeDialog, Part, SplitDialog, parts
from tui.views.browse import BrowseView
from tui.widgets.columns import Cell, Column
from tui.widgets.speaker_pane import READ_OUT, SpeakerPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb import Archive, ClaimRecord, FlagRecord, Query, SpeakerRecord

LOOKED_AT = 300  # claims of a speaker among which those against themselves are sought


def _contradictions(record: SpeakerRecord) -> Cell:
    return (f"≠{record.contradictions}", "error") if record.contradictions else ("", "")


def _name(record: SpeakerRecord) -> Cell:
    return f"{record.name} (+{len(record.written) - 1} names)" if len(record.written) > 1 else record.name, ""


class SpeakersView(BrowseView["SpeakerRecord"]):
    """All speakers."""

    PANE = "speakers"
    NOUNS = ("speaker", "speakers")
    SORTS = ("claims", "name", "articles", "contradictions")
    NOTHING_YET = "No speakers yet.\n\nPress o to add articles, or run  factdb add FILE|FOLDER"
    FILTER_HINT = "a part of the name"
    BINDINGS: ClassVar = keymap.bindings("speakers", "desk")
    COLUMNS = (
        Column("Speaker", _name, 20, 40, sort="name"),
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
        Column(
            "Articles",
            lambda record: (f"{record.articles:,}", ""),
            9,
            9,
            keep=4,
            sort="articles",
            right=True,
            falling=True,
        ),
        Column("Flags", _contradictions, 6, 6, keep=5, sort="contradictions", falling=True),
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
        """The speaker's names, clashes with themselves, and first claims by event date."""
        listing = archive.claims_of_speaker(record.id)
        claims = list(listing.rows(0, LOOKED_AT))
        clashes = against_themselves(archive, claims)
        return SpeakerRead(record, claims[:READ_OUT], len(listing), archive.voices(record.id), clashes)

    @on(SpeakerRead)
    async def _speaker_read(self, read: SpeakerRead) -> None:
        read.stop()
        if self.is_read_out(read.record.id) and isinstance(self.pane, SpeakerPane):
            await self.pane.read(read)

    async def clear_pane(self) -> None:
        """Show no speaker."""
        if isinstance(self.pane, SpeakerPane):
            await self.pane.clear()

    # -- keys ----------------------------------------------------------------------------

    def action_only_speaker(self) -> None:
        """Show the claims of this speaker."""
        if (record := self.table.record) is not None:
            self.post_message(ClaimsAsked(speaker=record.name))

    @work
    async def action_merge(self) -> None:
        """Make the selected speakers one, under a name the person chooses."""
        if (archive := self.desk.archive) is None:
            return
        chosen = self.table.targets
        if len(chosen) < 2:
            self.desk.tell("Select the speakers that are one with space, then press M.")
            return
        speakers = [archive.speaker(number) for number in chosen]
        name: str | None = await self.app.push_screen_wait(MergeDialog(speakers))
        if name is not None:
            self.table.deselect()
            self.change(lambda archive: _merge(archive, chosen, name))

    @work
    async def action_split(self) -> None:
        """Take a part of the speaker out, as somebody else."""
        if (archive := self.desk.archive) is None or (record := self.table.record) is None:
            return
        voices = archive.voices(record.id)
        if not parts(voices):
            self.desk.tell("Only one article names this speaker, by one name: there is nothing to split.")
            return
        part: Part | None = await self.app.push_screen_wait(SplitDialog(record, voices))
        if part is not None:
            self.change(lambda archive: archive.split_speaker(record.id, **part))


def against_themselves(archive: Archive, claims: Sequence[ClaimRecord]) -> list[FlagRecord]:
    """The contradictions and updates between two claims of one speaker, contradictions first.

    `claims` are the speaker's. Those that nothing touches cost nothing.
    """
    name = claims[0].speaker if claims else None
    touched = [claim.id for claim in claims if claim.contradictions or claim.updates]
    flags = {flag.id: flag for number in touched for flag in archive.flags_of(number)}
    own = [
        flag
        for flag in flags.values()
        if flag.a.speaker == flag.b.speaker == name
        and flag.kind is not factdb.Kind.OVERLAP
        and flag.ruling is not factdb.Ruling.DISMISSED
    ]
    return sorted(own, key=lambda flag: (flag.kind is not factdb.Kind.CONTRADICTION, -flag.score, flag.id))


def _merge(archive: Archive, speakers: tuple[int, ...], name: str) -> str:
    """Merge all into the one of that name, else into the first under it; each step is undone by itself."""
    called = {number: archive.speaker(number).name for number in speakers}
    first = next((number for number in speakers if called[number] == name), speakers[0])
    told, new_name = [], None if called[first] == name else name
    for other in speakers:
        if other != first:
            told.append(archive.merge_speakers(first, other, name=new_name))
            new_name = None
    return "\n".join(told)
