"""Correcting a claim: its wording, its speaker, its date; what was read stays in sight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.content import Content
from textual.widgets import Input, Label, Static

import factdb
from tui import marks, wording
from tui.plain import line
from tui.screens.dialog import Dialog
from tui.widgets.hanging import Hanging, fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from factdb import ClaimRecord, EditRecord

Days = tuple[date | None, date | None]
LABELS: Final = {"text": "wording", "speaker": "speaker", "first": "date", "last": "until"}


class Edited(NamedTuple):
    """What is to be set; ``None`` is left as it is."""

    text: str | None
    speaker: str | None
    days: Days | None


class EditDialog(Dialog[Edited]):
    """Three lines as they are now, over what the machine read."""

    def __init__(self, claim: ClaimRecord, edits: Sequence[EditRecord], sentence: str) -> None:
        super().__init__()
        self._claim, self._edits, self._sentence = claim, edits, sentence
        self._now = {
            "text": claim.text,
            "speaker": claim.speaker or "",
            "days": days_written(claim.first, claim.last),
        }

    def question(self) -> str:
        """Which claim it is."""
        return f"Edit claim {self._claim.id}"

    def fields(self) -> Iterable[Widget]:
        """The sentence, the three lines, and what was read of those that were edited before."""
        yield Static(Content.styled(line(self._sentence), marks.MUTED), classes="dialog-text")
        yield Label("Wording")
        yield Input(self._now["text"], id="text", select_on_focus=False, compact=True)
        yield Label("Speaker; empty: the article's own voice")
        yield Input(self._now["speaker"], id="speaker", select_on_focus=False, compact=True)
        yield Label("Date of the event; empty: not known")
        shape = "2024-03-12, 2024-03, 2024-03-12 to 2024-03-15"
        yield Input(self._now["days"], placeholder=shape, id="days", select_on_focus=False, compact=True)
        if self._edits:
            yield Static(read_before(self._edits), classes="dialog-text")

    def answer(self) -> Edited | None:
        """What differs from now."""
        written = {name: line(self.query_one(f"#{name}", Input).value) for name in self._now}
        changed = {name: value for name, value in written.items() if value != line(self._now[name])}
        if not written["text"]:
            self.refuse("A claim cannot be without words.")
            return None
        try:
            days = factdb.parse_days(changed["days"]) if changed.get("days") else (None, None)
        except factdb.FactdbError as error:
            self.refuse(str(error))
            return None
        return Edited(changed.get("text"), changed.get("speaker"), days if "days" in changed else None)


def days_written(first: date | None, last: date | None) -> str:
    """The days as they are written into the line."""
    if first is None and last is None:
        return ""
    return wording.interval(first, last)


def read_before(edits: Sequence[EditRecord]) -> Hanging:
    """What the machine read of each field that was edited."""
    return Hanging(
        fact(f"read {LABELS[edit.field]}", edit.read or marks.UNKNOWN, marks.MUTED, width=14)
        for edit in edits
        if edit.field != "last" or not any(other.field == "first" for other in edits)
    )
