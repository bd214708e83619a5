"""What a person changed: told in a sentence, taken back and done again exactly.

A change is kept as the rows of the tables it touched, before and after. Only the columns that a person's
act decides are kept; those that triggers repeat follow by themselves.
"""

from __future__ import annotations

import getpass
import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from factdb.errors import ArchiveError
from factdb.records import JournalRecord
from factdb.store.articles import now
from factdb.store.mapping import dump
from factdb.store.tables import ARTICLE, CLAIM, CURRENT_CLAIM, JOURNAL, JOURNAL_CLAIM, RELATION, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Image = dict[str, Any]
Change = tuple[str, Image | None, Image | None]  # table, row before, row after

_KEYS = {
    "article": ("id",),
    "speaker": ("id",),
    "claim": ("id",),
    "reading": ("claim_id",),
    "blocking": ("key", "claim_id"),
    "relation": ("id",),
    "judgement": ("key",),
    "ruling": ("pair",),
    "edit": ("key", "field"),
    "naming": ("scope", "key"),
}
_REPEATED = {
    "claim": {
        "source",
        "day_first",
        "day_last",
        "verdict",
        "contradictions",
        "overlaps",
        "updates",
        "speaker",
    },
    "relation": {"ruling"},
}


_COMPUTED = {"reading", "blocking", "relation"}  # made again whenever an article is read or compared again


@dataclass(frozen=True, slots=True)
class Scope:
    """Rows of one table that a change may touch."""

    table: TableClause
    where: ColumnElement[bool]


@contextmanager
def recorded(
    connection: Connection, sentence: str, scopes: Sequence[Scope], keys: Iterable[str]
) -> Iterator[None]:
    """Write one journal row for whatever the block changes within `scopes`; none if it changes nothing.

    `keys` are the keys of the claims the change is about. What had been undone before cannot be
    done again after it.
    """
    before = _images(connection, scopes)
    yield
    after = _images(connection, scopes)
    changes = [
        (table, before.get((table, key)), after.get((table, key)))
        for table, key in sorted({*before, *after})
        if before.get((table, key)) != after.get((table, key))
    ]
    if changes:
        _append(connection, sentence, changes, keys)


def _images(connection: Connection, scopes: Sequence[Scope]) -> dict[tuple[str, tuple[Any, ...]], Image]:
    images = {}
    for scope in scopes:
        name = scope.table.name
        for row in connection.execute(select(scope.table).where(scope.where)).mappings():
            image = {column: value for column, value in row.items() if column not in _REPEATED.get(name, ())}
            images[name, tuple(row[column] for column in _KEYS[name])] = image
    return images


def _append(connection: Connection, sentence: str, changes: list[Change], keys: Iterable[str]) -> None:
    connection.execute(update(JOURNAL).where(JOURNAL.c.state == "undone").values(state="dropped"))
    row = {"at": now(), "who": user(), "sentence": sentence, "changes": dump(changes)}
    number = connection.execute(insert(JOURNAL).values(row).returning(JOURNAL.c.id)).scalar_one()
    about = [{"key": key, "journal_id": number} for key in sorted(set(keys))]
    if about:
        connection.execute(insert(JOURNAL_CLAIM), about)


def user() -> str:
    """Who is at the keyboard, as the system names them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


# -- back and forth -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Travelled:
    """The change that was taken back or done again; `lost` when the archive has moved on too far for that."""

    sentence: str
    lost: bool = False


def undo(connection: Connection) -> Travelled | None:
    """Take back the last change, or say that it is lost; ``None`` when there is none."""
    last = select(JOURNAL).where(JOURNAL.c.state == "done").order_by(JOURNAL.c.id.desc()).limit(1)
    return _travel(connection, last, "undone")


def redo(connection: Connection) -> Travelled | None:
    """Do again what was undone last, or say that it is lost; ``None`` when there is nothing."""
    first = select(JOURNAL).where(JOURNAL.c.state == "undone").order_by(JOURNAL.c.id).limit(1)
    return _travel(connection, first, "done")


def arrived(travelled: Travelled | None) -> str | None:
    """The sentence of a change that was taken back or done again. To be called when that is written.

    Raises:
        ArchiveError: the change is lost.
    """
    if travelled is None:
        return None
    if travelled.lost:
        raise ArchiveError(
            f"This cannot be taken back or done again: {travelled.sentence}",
            "The article has changed since. Set it by hand.",
        )
    return travelled.sentence


def _travel(connection: Connection, which: Select[Any], state: str) -> Travelled | None:
    row = connection.execute(which).mappings().first()
    if row is None:
        return None
    changes = json.loads(row["changes"])
    steps = [(TABLES[name], *((new, old) if state == "undone" else (old, new))) for name, old, new in changes]
    try:
        with connection.begin_nested():
            _replay(connection, steps)
            _follow(connection, [(name, new or old) for name, old, new in changes])
    except LookupError:
        state = "dropped"
    connection.execute(update(JOURNAL).where(JOURNAL.c.id == row["id"]).values(state=state))
    return Travelled(row["sentence"], lost=state == "dropped")


def _follow(connection: Connection, rows: Sequence[tuple[str, Image]]) -> None:
    """Let the claims have the speakers that the rows now decide."""
    if {name for name, _ in rows} & {"claim", "edit", "naming"}:
        from factdb.store.voices import follow

        follow(connection, rows)


def _replay(connection: Connection, steps: Sequence[tuple[TableClause, Image | None, Image | None]]) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for table, old, new in steps:
        if old and not new:
            connection.execute(delete(table).where(_named(table, old)))
    for table, old, new in steps:
        if old and new:
            _alter(connection, table, old, new)
        elif new:
            _bring_back(connection, table, new)


def _named(table: TableClause, image: Image) -> ColumnElement[bool]:
    return and_(*(table.c[key] == image[key] for key in _KEYS[table.name]))


def _alter(connection: Connection, table: TableClause, old: Image, new: Image) -> None:
    """Set the columns that differ, if they are still as they were left."""
    repeated = _REPEATED.get(table.name, ())
    differ = [name for name in new if new[name] != old[name] and name not in repeated]
    if not differ:
        return
    as_left = and_(*(table.c[name].is_not_distinct_from(old[name]) for name in differ))
    changed = connection.execute(
        update(table).where(_named(table, old), as_left).values({n: new[n] for n in differ})
    )
    if not changed.rowcount and table.name not in _COMPUTED:
        raise LookupError(table.name)


def _bring_back(connection: Connection, table: TableClause, image: Image) -> None:
    """Insert the row again, unless what it belongs to has gone or been computed anew."""
    if table is RELATION:
        current = select(func.count()).where(CLAIM.c.id.in_((image["a"], image["b"])), CURRENT_CLAIM)
        if connection.execute(current).scalar_one() != 2:
            return
    if table is CLAIM:
        still = select(ARTICLE.c.current).where(ARTICLE.c.id == image["article_id"])
        image = {**image, "current": min(image["current"], connection.execute(still).scalar_one())}
        image.setdefault("written", image.get("speaker"))  # in archives of the first schema it was one name
    connection.execute(
        insert(table).prefix_with("OR IGNORE" if table.name in _COMPUTED else "").values(image)
    )


# -- history ------------------------------------------------------------------------------------


def history(connection: Connection, claim: int | None, limit: int) -> list[JournalRecord]:
    """The last changes, newest first; of one claim (by its content, through all versions) if given."""
    wanted = select(JOURNAL).order_by(JOURNAL.c.id.desc()).limit(limit)
    if claim is not None:
        key = select(CLAIM.c.key).where(CLAIM.c.id == claim).scalar_subquery()
        wanted = wanted.where(
            JOURNAL.c.id.in_(select(JOURNAL_CLAIM.c.journal_id).where(JOURNAL_CLAIM.c.key == key))
        )
    return [
        JournalRecord(
            id=row["id"],
            at=datetime.fromisoformat(row["at"]),
            who=row["who"],
            sentence=row["sentence"],
            undone=row["state"] != "done",
        )
        for row in connection.execute(wanted).mappings()
    ]
