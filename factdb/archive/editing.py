"""What a person corrects in a claim as it was read."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from factdb.archive.opened import Opened
from factdb.errors import QueryError
from factdb.store import editing, edits

if TYPE_CHECKING:
    from datetime import date

    from factdb.records import EditRecord

_COLUMNS: Final = {"text": ("text",), "speaker": ("speaker",), "date": ("first", "last")}


class Editing(Opened):
    """Wording, speaker and event date of a claim, set by hand. What was read is kept and can be put back."""

    def edit(
        self,
        claim_id: int,
        *,
        text: str | None = None,
        speaker: str | None = None,
        date: tuple[date | None, date | None] | None = None,
        as_read: Collection[str] = (),
    ) -> str:
        """Set what is given; the journal's sentence. It is remembered by content: a re-read claim keeps it.

        An empty `speaker` is the article's own voice. `date` is the first and the last day of the event, both
        ``None`` where it is not known. The fields named in `as_read` (text, speaker, date) are put back to
        what was read.

        Raises:
            NotFoundError: there is no such claim.
            QueryError: an empty text, a last day before the first, or no such field; nothing is changed.
        """
        given: editing.Values = {}
        if text is not None:
            given["text"] = _wording(text)
        if speaker is not None:
            given["speaker"] = " ".join(speaker.split()) or None
        if date is not None:
            given["first"], given["last"] = _days(*date)
        with self._database.write() as connection:
            given.update(editing.as_read(connection, claim_id, _columns(as_read)))
            return editing.edit(connection, claim_id, given)

    def edits_of(self, claim_id: int) -> list[EditRecord]:
        """The fields of the claim that were set by hand (text, speaker, first, last), with what was read."""
        with self._database.read() as connection:
            return edits.edits_of(connection, claim_id)


def _wording(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise QueryError("A claim cannot be without words.", "Write what it says.")
    return words


def _days(first: date | None, last: date | None) -> tuple[str | None, str | None]:
    if first and last and last < first:
        raise QueryError(f"{last} is before {first}.", "Write the first day first.")
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def _columns(fields: Collection[str]) -> tuple[str, ...]:
    wrong = [field for field in fields if field not in _COLUMNS]
    if wrong:
        raise QueryError(f"{wrong[0]!r} cannot be put back.", f"It is one of: {', '.join(_COLUMNS)}.")
    return tuple(column for field in fields for column in _COLUMNS[field])
