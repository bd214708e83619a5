"""The day an article was published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input, Label

from tui.plain import clip, line
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class DayDialog(Dialog[date]):
    """One day, written YYYY-MM-DD."""

    QUESTION: ClassVar[str] = "When was it published?"

    def __init__(self, title: str, now: date | None) -> None:
        super().__init__()
        self._title, self._now = title, now

    def fields(self) -> Iterable[Widget]:
        """The day as it is known now."""
        yield Label(clip(line(self._title), 200), markup=False)
        yield Input(self._now.isoformat() if self._now else "", placeholder="2024-03-12", id="day")

    def answer(self) -> date | None:
        """A day of the calendar."""
        written = self.query_one("#day", Input).value.strip()
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.refuse("Write the day as YYYY-MM-DD, for example 2024-03-12.")
            return None
