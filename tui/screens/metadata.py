"""What is known of an article, in one form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Input, Label

import factdb
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from factdb import ArticleRecord

Known = dict[str, Any]  # by the names that ``Archive.describe`` takes
FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "the headline"),
    ("source", "the outlet"),
    ("author", "who wrote it"),
    ("published", "2024-03-12, or 12 March 2024"),
    ("url", "https://…"),
)


LABELS = {"url": "Address"}


class MetadataDialog(Dialog[Known]):
    """Five lines; the answer holds those that were changed."""

    QUESTION: ClassVar[str] = "What is known of this article"

    def __init__(self, record: ArticleRecord) -> None:
        super().__init__()
        self._before = {name: _written(getattr(record, name)) for name, _ in FIELDS}

    def fields(self) -> Iterable[Widget]:
        """The lines as they are now."""
        for name, example in FIELDS:
            yield Label(LABELS.get(name, name.capitalize()))
            yield Input(self._before[name], placeholder=example, id=f"known-{name}", compact=True)

    def answer(self) -> Known | None:
        """What was changed; a day must be one of the calendar."""
        written = {name: self.query_one(f"#known-{name}", Input).value.strip() for name, _ in FIELDS}
        changed: Known = {name: value for name, value in written.items() if value != self._before[name]}
        if "published" not in changed:
            return changed
        day = day_of(written["published"])
        if day is None:
            self.refuse("Write the day as YYYY-MM-DD, for example 2024-03-12.")
            return None
        return {**changed, "published": day}


def day_of(written: str) -> date | None:
    """The day that was written in any form that can mean only one."""
    try:
        return factdb.parse_day(written)
    except factdb.FactdbError:
        return None


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
