"""Editing a claim by hand: wording, speaker, event date; each call one transaction and one journal row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from factdb.errors import NotFoundError
from factdb.store.articles import now, storable_text
from factdb.store.edits import FIELDS, set_field
from factdb.store.journal import Scope, recorded, user
from factdb.store.tables import CLAIM, EDIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factdb.store.mapping import Columns

QUOTED = 60  # characters of a text that a sentence of the journal shows
_NOUNS = {"text": "wording", "speaker": "speaker", "first": "date", "last": "date"}

Values = dict[str, str | None]


def edit(connection: Connection, claim_id: int, given: Mapping[str, str | None]) -> str:
    """Set the fields `given` by name to what they are to be, as a column holds it; the journal's sentence.

    What was read is kept beside it; a field that is set to what was read is edited no more.

    Raises:
        NotFoundError: there is no such claim.
    """
    row = _row(connection, claim_id)
    wanted = {field: storable_text(value) for field, value in given.items()}
    changed = {field: value for field, value in wanted.items() if value != row[field]}
    sentence = _told(claim_id, row, changed)
    same = CLAIM.c.key == row["key"]
    with recorded(
        connection, sentence, [Scope(EDIT, EDIT.c.key == row["key"]), Scope(CLAIM, same)], [row["key"]]
    ):
        read = _read(connection, row)
        numbers = connection.execute(select(CLAIM.c.id).where(same)).scalars().all()
        for field, value in changed.items():
            _keep(connection, row["key"], field, value, read[field])
            set_field(connection, numbers, field, value)
    return sentence


def as_read(connection: Connection, claim_id: int, fields: tuple[str, ...]) -> Values:
    """What was read of these fields of a claim. Raises NotFoundError."""
    read = _read(connection, _row(connection, claim_id))
    return {field: read[field] for field in fields}


def _row(connection: Connection, claim_id: int) -> Columns:
    row = connection.execute(select(CLAIM).where(CLAIM.c.id == claim_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"There is no claim {claim_id}.", "factdb list shows those there are.")
    return row


def _read(connection: Connection, row: Columns) -> Values:
    edited = connection.execute(select(EDIT.c.field, EDIT.c.read).where(EDIT.c.key == row["key"]))
    return {**{field: row[field] for field in FIELDS}, **{field: read for field, read in edited}}  # noqa: C416 (a Result is no dict)


def _keep(connection: Connection, key: str, field: str, value: str | None, read: str | None) -> None:
    if value == read:
        connection.execute(delete(EDIT).where(EDIT.c.key == key, EDIT.c.field == field))
        return
    row = {"value": value, "read": read, "who": user(), "at": now()}
    put = upsert(EDIT).values(key=key, field=field, **row)
    connection.execute(put.on_conflict_do_update(index_elements=["key", "field"], set_=row))


def _told(claim_id: int, row: Columns, changed: Values) -> str:
    if not changed:
        return f"Claim {claim_id} is as it was."
    parts = [f"{_NOUNS[field]} to {_shown(changed[field], field)}" for field in changed if field != "last"]
    if "last" in changed:
        first, last = changed.get("first", row["first"]), changed["last"]
        days = str(first or "unknown") if first == last else f"{first or 'unknown'} to {last or 'unknown'}"
        parts = [part for part in parts if not part.startswith("date ")] + [f"date to {days}"]
    listed = ", the ".join(parts[:-1])
    return f"Set the {listed}{' and the ' if listed else ''}{parts[-1]} of claim {claim_id}."


def _shown(value: str | None, field: str) -> str:
    if value is None:
        return "the article's own voice" if field == "speaker" else "unknown"
    words = " ".join(value.split())
    return f"“{words if len(words) <= QUOTED else words[: QUOTED - 1] + '…'}”"
