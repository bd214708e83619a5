"""The speaker under the cursor: what they claimed, by event date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui import marks, wording
from tui.plain import clip, line
from tui.widgets.reading import ReadingPane, labelled, paragraphs

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import ClaimRecord
    from tui.messages import SpeakerRead


class SpeakerPane(ReadingPane):
    """Reads out what a speaker said."""

    def compose(self) -> ComposeResult:
        """Name, where they speak, and the claims."""
        yield Static(id="speaker-heading")
        yield Static(id="speaker-claims")

    def read(self, read: SpeakerRead) -> None:
        """Show this speaker."""
        sources = ", ".join(map(line, read.record.sources))
        heading = [Content.styled(line(read.record.name), "bold"), labelled("in", sources or marks.UNKNOWN)]
        self.query_one("#speaker-heading", Static).update(paragraphs(heading))
        rows = [said(claim) for claim in read.claims]
        if read.in_all > len(read.claims):
            rows.append(Content.styled(f"and {read.in_all - len(read.claims):,} more: press s", marks.MUTED))
        self.query_one("#speaker-claims", Static).update(paragraphs(rows))
        self.turn_to(read.record.id)

    def clear(self) -> None:
        """Show no speaker."""
        for part in self.query(Static):
            part.update("")


def said(claim: ClaimRecord) -> Content:
    """One claim on two lines: when and where, and the words."""
    verdict = str(claim.verdict)
    return Content.assemble(
        (f"{marks.VERDICTS[verdict]} ", marks.tone_style(marks.VERDICT_TONES[verdict])),
        (
            f"{wording.short_interval(claim) or wording.day(claim.published)} · {wording.outlet(claim)} ",
            marks.MUTED,
        ),
        (marks.flag_marks(claim), marks.tone_style(marks.flag_tone(claim))),
        f"\n  {clip(line(claim.text), 300)}\n",
    )
