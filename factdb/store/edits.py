"""What a person has put in the place of what was read of a claim: found again, and put there again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select, update

from factdb.records import EditRecord
from factdb.store.tables import CLAIM, EDIT, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS = ("text", "speaker", "first", "last")


def apply_edits(connection: Connection, article_id: int) -> None:
    """Put the edits of an article's claims where reading has just written, and note what it wrote."""
    edited = (
        select(CLAIM.c.id, EDIT.c.key, EDIT.c.field, EDIT.c.value, *(CLAIM.c[name] for name in FIELDS))
        .join(EDIT, EDIT.c.key == CLAIM.c.key)
        .where(CLAIM.c.article_id == article_id)
    )
    for row in connection.execute(edited).mappings().all():
        if row[row["field"]] != row["value"]:
            note_reading(connection, row["key"], row["field"], row[row["field"]])
            set_field(connection, [row["id"]], row["field"], row["value"])


def note_reading(connection: Connection, key: str, field: str, read: str | None) -> None:
    """Keep what reading gave the field of an edited claim."""
    connection.execute(update(EDIT).where(EDIT.c.key == key, EDIT.c.field == field).values(read=read))


def set_field(connection: Connection, claims: Iterable[int], field: str, value: str | None) -> None:
    """Write a field of claims; a speaker who is not known yet becomes one."""
    if field == "speaker" and value is not None:
        known: dict[str, Any] = {"name": value}
        connection.execute(insert(SPEAKER).prefix_with("OR IGNORE"), [known])
    connection.execute(update(CLAIM).where(CLAIM.c.id.in_(list(claims))).values({field: value}))


def edits_of(connection: Connection, claim_id: int) -> list[EditRecord]:
    """The fields of a claim that a person has edited, with what was read."""
    key = select(CLAIM.c.key).where(CLAIM.c.id == claim_id).scalar_subquery()
    rows = {row["field"]: row for row in connection.execute(select(EDIT).where(EDIT.c.key == key)).mappings()}
    found = (rows[field] for field in FIELDS if field in rows)
    return [EditRecord(row["field"], row["value"], row["read"], row["who"]) for row in found]
