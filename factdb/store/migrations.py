"""Bringing an archive to this program's schema.

A new file is made from ``schema.sql``. An older one goes through the numbered `MIGRATIONS` that it
lacks, each in a transaction of its own, after a copy of the file has been put beside it.
A migration is a small function that is given the connection; its number is its place in the list, from 2 on
(1 is the first schema). Once released it is never changed. They stand in `upgrades`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factdb.errors import ArchiveError
from factdb.store import upgrades
from factdb.store.schema import APPLICATION_ID, schema, statements

if TYPE_CHECKING:
    from pathlib import Path

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Sequence[Migration] = upgrades.MIGRATIONS


def prepare(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] | None = None
) -> None:
    """Make `connection`'s file an archive of this program's schema, or leave it untouched.

    Raises:
        ArchiveError: the file is another program's, or a newer factdb's.
    """
    migrations = MIGRATIONS if migrations is None else migrations
    if _is_blank(connection):
        _create(connection, newest=1 + len(migrations))
    _require_ours(connection, path, newest=1 + len(migrations))
    version = _version(connection)
    pending = migrations[version - 1 :]
    if pending:
        _back_up(connection, path, version)
    for number, migration in enumerate(pending, version + 1):
        _apply(connection, number, migration)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_blank(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] and not _version(
        connection
    )


def _create(connection: sqlite3.Connection, newest: int) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_blank(connection):  # another program may have been quicker
            for statement in statements(schema()):
                connection.execute(statement)
            _record(connection, newest, "schema")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _require_ours(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ArchiveError(
            f"{path} is a database of another program, not a factdb archive.",
            "Choose another file with --db.",
        )
    if _version(connection) > newest:
        raise ArchiveError(
            f"{path} was written by a newer factdb "
            f"(its schema is {_version(connection)}, this program knows {newest}).",
            "Update factdb to open it.",
        )


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.before-{version + 1}")
    if _version(connection) != version:  # another program has just copied and changed it
        return
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)


def _apply(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < number:  # another program may have been quicker
            migration(connection)
            _record(connection, number, migration.__name__)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _record(connection: sqlite3.Connection, number: int, name: str) -> None:
    connection.execute(f"PRAGMA user_version = {number:d}")
    applied = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (number, name, applied))
