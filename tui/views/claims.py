"""The claims: what was said, by whom, where; and the person's verdicts on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TextIO, cast

from textual import on, work

import factdb
from tui import keymap, marks, wording
from tui.messages import ClaimRead, Listed
from tui.screens.edit import EditDialog, Edited
from tui.screens.history import HistoryScreen
from tui.screens.note import Noted, NoteDialog
from tui.views.browse import FIRST, MANY
from tui.views.exporting import ExportingView
from tui.views.faceted import toggled
from tui.widgets.claim_pane import ClaimPane
from tui.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb import Archive, ClaimRecord, Folded, Query


def _mark(claim: ClaimRecord) -> Cell:
    verdict = str(claim.verdict)
    return marks.VERDICTS[verdict], marks.VERDICT_TONES[verdict]


def _speaker(claim: ClaimRecord) -> Cell:
    return (claim.speaker, "") if claim.speaker else (wording.OWN_VOICE, "muted")


def _date(claim: ClaimRecord) -> Cell:
    return wording.short_interval(claim), "" if claim.first or claim.last else "muted"


def _flags(claim: ClaimRecord) -> Cell:
    return marks.flag_marks(claim), marks.flag_tone(claim)


class ClaimsView(ExportingView["ClaimRecord"]):
    """All claims, or those a filter leaves; the same claim of several articles on one line."""

    PANE = "claims"
    NOUNS = ("claim", "claims")
    SORTS = ("rank", "date", "speaker", "source", "flags", "verdict", "text")
    NOTHING_YET = (
        "No claims yet.\n\n"
        "Press o to add articles, or run  factdb add FILE|FOLDER\n"
        "Each is read, split into claims, and compared with the others"
    )
    FILTER_HINT = "words  speaker:…  source:…  is:flagged  after:2024-03"
    BINDINGS: ClassVar = keymap.bindings("claims", "desk")

    def __init__(self) -> None:
        self.apart = False  # whether the same claim is listed for each article
        self.unfolded: set[int] = set()
        super().__init__()

    def columns(self) -> tuple[Column, ...]:
        """The claim has what the others leave."""
        return (
            Column("", _mark, 1, 1, sort="verdict"),
            Column("Claim", self._claim, 34, 0, sort="text", wraps=True),
            Column("Speaker", _speaker, 13, 24, keep=5, sort="speaker", under="Source"),
            Column("Event", _date, 11, 11, keep=4, sort="date"),
            Column("Source", self._source, 12, 22, keep=2, sort="source"),
            Column("Flags", _flags, 5, 9, keep=6, sort="flags", falling=True),
        )

    def reading_pane(self) -> ClaimPane:
        """The claim in full."""
        return ClaimPane()

    # -- the same claim in several articles --------------------------------------------------

    @property
    def folded(self) -> Folded | None:
        """The list, where the same claim is folded in it."""
        listing = self._listed.listing if self._listed is not None else None
        return cast("Folded", listing) if hasattr(listing, "members") else None

    def _claim(self, claim: ClaimRecord) -> Cell:
        folded = self.folded
        if folded is None:
            return claim.text, ""
        if folded.head_of(claim.id) != claim.id:
            return f"└ {claim.text}", "muted"
        if (count := len(folded.members.get(claim.id, ()))) < 2:
            return claim.text, ""
        return f"{marks.UNFOLDED if claim.id in folded.opened else marks.FOLDED}{count} {claim.text}", ""

    def _source(self, claim: ClaimRecord) -> Cell:
        folded = self.folded
        if folded is None or claim.id not in folded.members or claim.id in folded.opened:
            return wording.outlet(claim), ""
        outlets = folded.outlets.get(claim.id, 0)
        if outlets > 1:
            return f"{outlets} outlets", "accent"
        return f"{wording.outlet(claim)} ×{len(folded.members[claim.id])}", "accent"

    @property
    def targets(self) -> tuple[int, ...]:
        """The claims a key acts on: of a line under which others are folded, these too."""
        folded = self.folded
        if folded is None:
            return self.table.targets
        same = (
            folded.members[number] if number in folded.members and number not in folded.opened else (number,)
            for number in self.table.targets
        )
        return tuple(dict.fromkeys(number for numbers in same for number in numbers))

    # -- listing ---------------------------------------------------------------------------

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The claims, each for itself."""
        listing = archive.list_claims(query, sort=self.sort, descending=self.descending)
        return Listed(listing, self._in_all(archive, query, len(listing)))

    def listings(self, archive: Archive, query: Query) -> Iterator[Listed]:
        """The claims, the same ones folded; of many first all, while it is found out which are the same."""
        if self.apart or not archive.folding_is_known():
            first = self.list_records(archive, query)
            if self.apart or len(first.listing) > MANY:
                yield first
        if not self.apart:
            order: dict[str, Any] = {"sort": self.sort, "descending": self.descending}
            folded = archive.list_folded(query, opened=frozenset(self.unfolded), **order)
            yield Listed(folded, self._in_all(archive, query, folded.whole))

    def begin(self, archive: Archive, query: Query) -> Listed:
        """The first claims, folded if it is known which are the same."""
        order: dict[str, Any] = {"sort": self.sort, "descending": self.descending, "most": FIRST}
        folds = not self.apart and archive.folding_is_known()
        opened = frozenset(self.unfolded)
        listing = (
            archive.list_folded(query, opened=opened, **order)
            if folds
            else archive.list_claims(query, **order)
        )
        return Listed(listing, self._listed.whole if self._listed else 0, begun=True)

    def _in_all(self, archive: Archive, query: Query, listed: int) -> int:
        return listed if query == factdb.Query() else self.whole(lambda: len(archive.list_claims("")))

    def count_text(self, listed: Listed) -> str:
        """How many claims are shown, and how many of these are folded under another."""
        text = super().count_text(listed)
        if listed.begun:
            return text
        folded = self.shown - len(listed.listing)
        return f"{text} · {folded:,} folded" if folded > 0 else text

    def row_total(self, listed: Listed) -> int:
        """The claims of the filter, folded or not."""
        return int(getattr(listed.listing, "whole", len(listed.listing)))

    @property
    def shown(self) -> int:
        """How many claims the filter leaves."""
        return self.row_total(self._listed) if self._listed is not None else 0

    def export_to(self, archive: Archive, target: TextIO) -> int:
        """The claims as CSV, those that are folded too."""
        return archive.export_csv(target, self.filter_text, sort=self.sort, descending=self.descending)

    def read_record(self, archive: Archive, record: ClaimRecord) -> ClaimRead:
        """The claim with its article and relations."""
        claim = archive.claim(record.id)
        article, flags = archive.article(claim.article_id), archive.flags_of(claim.id)
        return ClaimRead(claim, article, flags, archive.edits_of(claim.id))

    @on(ClaimRead)
    async def _claim_read(self, read: ClaimRead) -> None:
        read.stop()
        if self.is_read_out(read.claim.id) and isinstance(self.pane, ClaimPane):
            await self.pane.read(read)

    async def clear_pane(self) -> None:
        """Show no claim."""
        if isinstance(self.pane, ClaimPane):
            await self.pane.clear()

    # -- keys ----------------------------------------------------------------------------

    def action_judge(self, verdict: str) -> None:
        """Give the selected claims this verdict, or take it back where all have it."""
        if claims := self.targets:
            self.change(lambda archive: _judge(archive, claims, verdict))

    @work
    async def action_note(self) -> None:
        """Ask for a note and the evidence."""
        claims, record = self.targets, self.table.record
        if not claims or record is None:
            return
        alone = len(claims) == 1
        dialog = NoteDialog(len(claims), record.note if alone else "", record.evidence if alone else "")
        written: Noted | None = await self.app.push_screen_wait(dialog)
        if written is not None:
            self.change(
                lambda archive: archive.annotate(claims, note=written.note, evidence=written.evidence)
            )

    @work
    async def action_edit(self) -> None:
        """Ask for another wording, speaker or date."""
        if (record := self.table.record) is None:
            return
        found = self.look_up(
            lambda archive: (archive.article(record.article_id).text, archive.edits_of(record.id))
        )
        if found is None:
            return
        text, edits = found
        dialog = EditDialog(record, edits, record.sentence.of(text))
        edited: Edited | None = await self.app.push_screen_wait(dialog)
        if edited is not None and any(part is not None for part in edited):
            self.change(
                lambda archive: archive.edit(
                    record.id, text=edited.text, speaker=edited.speaker, date=edited.days
                )
            )

    def action_only_speaker(self) -> None:
        """Only what the speaker of this claim says."""
        if (record := self.table.record) is None:
            return
        if record.speaker is None:
            self.desk.tell("This claim has no speaker: it is in the article's own voice.")
        else:
            self.change_query(lambda query: toggled(query, speaker=record.speaker))

    def action_only_article(self) -> None:
        """Only what the article of this claim says."""
        if (record := self.table.record) is not None:
            self.change_query(lambda query: toggled(query, article=record.article_id))

    def action_unfold(self) -> None:
        """Show what is folded under this line."""
        number, folded = self.table.record_id, self.folded
        if number is None or folded is None or number not in folded.members:
            self.desk.tell("No other article has the same claim.")
        elif number not in folded.opened:
            self.unfolded.add(number)
            self.relist(go_to=number)

    def action_fold(self) -> None:
        """Fold this claim and its like under one line again."""
        number, folded = self.table.record_id, self.folded
        if number is not None and folded is not None and (head := folded.head_of(number)) in folded.opened:
            self.unfolded.discard(head)
            self.relist(go_to=head)

    def action_duplicates(self) -> None:
        """List the same claim of several articles once, or for each."""
        self.apart = not self.apart
        self.relist()
        told = (
            "The same claim is listed for each article." if self.apart else "The same claim is listed once."
        )
        self.desk.tell(told)

    def action_lines(self) -> None:
        """Give each row one line, or two."""
        self.table.wrapped = self.table.lines == 1
        self.table.settle_lines()

    @work
    async def action_history(self) -> None:
        """Show what was done to this claim."""
        if (record := self.table.record) is None:
            return
        journal = self.look_up(lambda archive: archive.history(record.id))
        if journal is not None:
            await self.app.push_screen_wait(HistoryScreen(record, journal))

    def action_copy(self) -> None:
        """Copy the claim, or those selected, with the citation of each."""
        if (record := self.table.record) is None:
            return
        if len(numbers := tuple(self.table.selected)) < 2:
            self.desk.copy(wording.citation(record), "the claim with its citation")
        elif claims := self.look_up(lambda archive: [archive.claim(number) for number in numbers]):
            cited = "\n".join(map(wording.citation, claims))
            self.desk.copy(cited, f"{len(numbers):,} claims with their citations")


def _judge(archive: Archive, claims: tuple[int, ...], verdict: str) -> str:
    agreed = all(archive.claim(claim).verdict == verdict for claim in claims)
    return archive.verify(claims, "unchecked" if agreed else verdict)
