"""Whether an archive is sound: what ``factdb doctor`` reports."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from factdb.store.schema import schema
from factdb.store.tables import ARTICLE, CLAIM, RELATION, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from factdb.store.database import Database

Check = tuple[str, bool, str]


def checkup(database: Database) -> list[Check]:
    """Each check with whether it passed and what was found."""
    checks: tuple[tuple[str, Callable[[Connection], tuple[bool, str]]], ...] = (
        ("integrity", _integrity),
        ("foreign keys", _foreign_keys),
        ("schema", _schema),
        ("search", _search),
        ("counts", _counts),
        ("speakers", _speakers),
        ("versions", _versions),
        ("size", _size),
    )
    found: list[Check] = []
    for name, check in checks:
        try:
            with database.write() as connection:  # FTS5's own check counts as writing
                found.append((name, *check(connection)))
        except DBAPIError as error:
            found.append((name, False, str(error.orig)))
    return found


def _integrity(connection: Connection) -> tuple[bool, str]:
    lines = connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
    return list(lines) == ["ok"], "; ".join(map(str, lines))


def _foreign_keys(connection: Connection) -> tuple[bool, str]:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return not broken, f"{len(broken)} rows point at nothing" if broken else "every reference leads somewhere"


def _schema(connection: Connection) -> tuple[bool, str]:
    listed = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND instr(name, '_search_') = 0"
    here = {(kind, name, _plain(sql)) for kind, name, sql in connection.exec_driver_sql(listed)}
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.executescript(schema())
        wanted = {(kind, name, _plain(sql)) for kind, name, sql in fresh.execute(listed)}
    odd = sorted({name for _, name, _ in here ^ wanted if not name.startswith("sqlite_")})
    return not odd, f"not as in schema.sql: {', '.join(odd)}" if odd else "as in schema.sql"


def _plain(sql: str) -> str:
    """A statement without comments, and without the white space that a migration sets differently."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(re.sub(r"--[^\n]*", " ", sql).split()))


def _speakers(connection: Connection) -> tuple[bool, str]:
    wrong = connection.exec_driver_sql(_WRONG_SPEAKERS).scalar_one()
    return not wrong, f"{wrong} claims have another speaker than their article tells" if wrong else "as told"


_WRONG_SPEAKERS = """
SELECT count(*) FROM claim
LEFT JOIN voice ON voice.article_id = claim.article_id AND voice.written = claim.written
LEFT JOIN edit ON edit.key = claim.key AND edit.field = 'speaker'
WHERE claim.written IS NOT NULL
  AND claim.speaker IS NOT CASE WHEN edit.key IS NULL THEN voice.speaker ELSE edit.value END
"""


def _search(connection: Connection) -> tuple[bool, str]:
    for name in ("claim_search", "article_search"):
        connection.execute(text(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"))  # noqa: S608 (names of ours)
    return True, "the index holds every word"


def _counts(connection: Connection) -> tuple[bool, str]:
    wrong = connection.exec_driver_sql(_WRONG_COPIES).scalar_one()
    return (
        not wrong,
        f"{wrong} claims repeat something untrue" if wrong else "flags and verdicts are counted right",
    )


_WRONG_COPIES = """
WITH side AS (
    SELECT a AS id, kind FROM relation WHERE ruling <> 'dismissed'
    UNION ALL SELECT b, kind FROM relation WHERE ruling <> 'dismissed'
), counted AS (
    SELECT id, sum(kind = 'contradiction') AS contradictions, sum(kind = 'overlap') AS overlaps,
           sum(kind = 'update') AS updates
    FROM side GROUP BY id
)
SELECT count(*) FROM claim
LEFT JOIN counted ON counted.id = claim.id
LEFT JOIN judgement ON judgement.key = claim.key
JOIN article ON article.id = claim.article_id
WHERE claim.contradictions <> coalesce(counted.contradictions, 0)
   OR claim.overlaps <> coalesce(counted.overlaps, 0)
   OR claim.updates <> coalesce(counted.updates, 0)
   OR claim.verdict <> coalesce(judgement.verdict, 'unchecked')
   OR claim.source IS NOT article.source
   OR claim.day_first IS NOT coalesce(claim.first, claim.last, article.published)
   OR claim.day_last IS NOT coalesce(claim.last, claim.first, article.published)
"""


def _versions(connection: Connection) -> tuple[bool, str]:
    number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return True, f"schema {number}, SQLite {sqlite3.sqlite_version}"


def _size(connection: Connection) -> tuple[bool, str]:
    counts = [
        f"{connection.execute(select(func.count()).select_from(table)).scalar_one():,} {table.name}s"
        for table in (ARTICLE, CLAIM, RELATION, SPEAKER)
    ]
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    return True, f"{', '.join(counts)}; {pages * size / 1e6:,.1f} MB"
