"""The claims: what was said, by whom, where; and the person's verdicts on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work

import factdb
from tui import keymap, marks, wording
from tui.messages import ClaimRead, ClaimsExported, Listed, WorkRefused
from tui.screens.note import Noted, NoteDialog
from tui.screens.paths import ExportDialog, free_name
from tui.views.browse import BrowseView, toggled
from tui.widgets.claim_pane import ClaimPane
from tui.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from factdb import Archive, ClaimRecord, Query


def _mark(claim: ClaimRecord) -> Cell:
    verdict = str(claim.verdict)
    return marks.VERDICTS[verdict], marks.VERDICT_TONES[verdict]


def _speaker(claim: ClaimRecord) -> Cell:
    return (claim.speaker, "") if claim.speaker else (wording.OWN_VOICE, "muted")


def _date(claim: ClaimRecord) -> Cell:
    return wording.short_interval(claim), "" if claim.first or claim.last else "muted"


class ClaimsView(BrowseView["ClaimRecord"]):
    """All claims, or those a filter leaves."""

    PANE = "claims"
    NOUNS = ("claim", "claims")
    SORTS = ("rank", "date", "speaker", "source", "flags", "verdict", "text")
    NOTHING_YET = "No claims yet.\n\nPress o to add articles, or run  factdb add FILE|FOLDER"
    FILTER_HINT = "words  speaker:…  source:…  is:flagged  after:2024-03"
    BINDINGS: ClassVar = keymap.bindings("claims", "desk")
    COLUMNS = (
        Column("", _mark, 1, 1, sort="verdict"),
        Column("Claim", lambda claim: (claim.text, ""), 34, 0, sort="text"),
        Column("Speaker", _speaker, 13, 24, keep=5, sort="speaker"),
        Column("Event", _date, 11, 11, keep=4, sort="date"),
        Column("Source", lambda claim: (wording.outlet(claim), ""), 12, 22, keep=2, sort="source"),
        Column(
            "Flags",
            lambda claim: (marks.flag_marks(claim), marks.flag_tone(claim)),
            5,
            9,
            keep=6,
            sort="flags",
            falling=True,
        ),
    )

    def reading_pane(self) -> ClaimPane:
        """The claim in full."""
        return ClaimPane()

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The claims."""
        listing = archive.list_claims(query, sort=self.sort, descending=self.descending)
        whole = len(listing) if query == factdb.Query() else self.whole(lambda: len(archive.list_claims("")))
        return Listed(listing, whole)

    def read_record(self, archive: Archive, record: ClaimRecord) -> ClaimRead:
        """The claim with its article and relations."""
        claim = archive.claim(record.id)
        return ClaimRead(claim, archive.article(claim.article_id), archive.flags_of(claim.id))

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
        if claims := self.table.targets:
            self.change(lambda archive: _judge(archive, claims, verdict))

    @work
    async def action_note(self) -> None:
        """Ask for a note and the evidence."""
        claims, record = self.table.targets, self.table.record
        if not claims or record is None:
            return
        alone = len(claims) == 1
        dialog = NoteDialog(len(claims), record.note if alone else "", record.evidence if alone else "")
        written: Noted | None = await self.app.push_screen_wait(dialog)
        if written is not None:
            self.change(
                lambda archive: archive.annotate(claims, note=written.note, evidence=written.evidence)
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

    def action_copy(self) -> None:
        """Copy the claim with its citation."""
        if (record := self.table.record) is not None:
            self.desk.copy(wording.citation(record), "the claim with its citation")

    @work
    async def action_export(self) -> None:
        """Ask for a file and write what is shown."""
        if (archive := self.desk.archive) is None or not self.table.row_count:
            return
        default = free_name(Path.cwd(), f"{archive.path.stem}-claims", ".csv")
        shown = wording.count(self.table.row_count, "claim")
        path: Path | None = await self.app.push_screen_wait(ExportDialog(shown, default))
        if path is not None:
            self._export(archive, path)

    @work(thread=True, group="export")
    def _export(self, archive: Archive, path: Path) -> None:
        try:
            # "x": a file that has come to be there since the question is not overwritten.
            with path.open("x", newline="", encoding="utf-8") as target:
                rows = archive.export_csv(
                    target, self.filter_text, sort=self.sort, descending=self.descending
                )
        except (factdb.FactdbError, OSError) as error:
            self.post_message(WorkRefused(f"{path} could not be written: {error}"))
        else:
            self.post_message(ClaimsExported(path, rows))


def _judge(archive: Archive, claims: tuple[int, ...], verdict: str) -> str:
    agreed = all(archive.claim(claim).verdict == verdict for claim in claims)
    return archive.verify(claims, "unchecked" if agreed else verdict)
