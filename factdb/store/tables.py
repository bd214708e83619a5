"""The tables as SQLAlchemy Core selects from them, read from ``schema.sql``.

Lightweight ``table()`` constructs: they cost two milliseconds where importing SQLModel
costs half a second, so browsing an archive never pays for the classes in `rows`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlalchemy import TableClause, column, literal_column, table

from factdb.store.schema import schema


def _read_tables() -> dict[str, TableClause]:
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(schema())
        names = [name for (name,) in empty.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: table(name, *(column(row[1]) for row in empty.execute(f"PRAGMA table_info({name})")))
            for name in names
        }


TABLES = _read_tables()
ARTICLE = TABLES["article"]
SPEAKER = TABLES["speaker"]
VOICE = TABLES["voice"]
VOICE_KEY = TABLES["voice_key"]
CLAIM = TABLES["claim"]
READING = TABLES["reading"]
BLOCKING = TABLES["blocking"]
RELATION = TABLES["relation"]
JUDGEMENT = TABLES["judgement"]
RULING = TABLES["ruling"]
NAMING = TABLES["naming"]
EDIT = TABLES["edit"]
SETTING = TABLES["setting"]
JOURNAL = TABLES["journal"]
JOURNAL_CLAIM = TABLES["journal_claim"]
CLAIM_SEARCH = TABLES["claim_search"]
ARTICLE_SEARCH = TABLES["article_search"]

# Written out, not bound: SQLite uses a partial index only if it sees its condition in the statement.
CURRENT_CLAIM = CLAIM.c.current == literal_column("1")
CURRENT_ARTICLE = ARTICLE.c.current == literal_column("1")
