"""A note on claims, with a link to the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.widgets import Input, Label

from tui.screens.dialog import Dialog
from tui.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class Noted(NamedTuple):
    """What was written."""

    note: str
    evidence: str


class NoteDialog(Dialog[Noted]):
    """Two lines: the note and the evidence."""

    def __init__(self, claims: int, note: str, evidence: str) -> None:
        super().__init__()
        self._claims, self._note, self._evidence = claims, note, evidence

    def question(self) -> str:
        """How many claims it is for."""
        return f"Note on {count(self._claims, 'claim')}" if self._claims > 1 else "Note on this claim"

    def fields(self) -> Iterable[Widget]:
        """Note and evidence as they are now."""
        yield Label("Note")
        yield Input(self._note, placeholder="what you found, whom you asked", id="note")
        yield Label("Evidence")
        yield Input(self._evidence, placeholder="https://… or where it is filed", id="evidence")

    def answer(self) -> Noted:
        """Both lines."""
        note, evidence = (self.query_one(f"#{name}", Input).value.strip() for name in ("note", "evidence"))
        return Noted(note, evidence)
