"""What was done to a claim, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import keymap, marks
from tui.plain import clip, line
from tui.screens.dialog import Dialog
from tui.widgets.hanging import Hanging, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from factdb import ClaimRecord, JournalRecord


class HistoryScreen(Dialog[bool]):
    """The journal of one claim, newest first."""

    BINDINGS: ClassVar = keymap.bindings("told")

    def __init__(self, claim: ClaimRecord, journal: Sequence[JournalRecord]) -> None:
        super().__init__()
        self._claim, self._journal = claim, journal

    def question(self) -> str:
        """Whose history it is."""
        return f"History of claim {self._claim.id}"

    def fields(self) -> Iterable[Widget]:
        """The claim, and what was done to it."""
        yield Static(Content.styled(clip(line(self._claim.text), 300), marks.MUTED), classes="dialog-text")
        rows = [told(record) for record in self._journal] or [
            Row(Content(), Content("Nothing was done to it yet: v, x, z give a verdict, a a note."))
        ]
        yield VerticalScroll(Static(Hanging(rows)), id="history")

    def answer(self) -> bool:
        """A history has no answer."""
        return True


def told(record: JournalRecord) -> Row:
    """One change: when, by whom, what."""
    at = record.at.astimezone()
    taken_back = (" · taken back", "$text-warning") if record.undone else ""
    said = Content.assemble((line(record.sentence), marks.MUTED if record.undone else ""), taken_back)
    return Row(Content.styled(f"{at:%Y-%m-%d %H:%M}  {clip(line(record.who), 12):<12}  ", marks.MUTED), said)
