"""The text of ``schema.sql``: inside the package when installed, at the root of a checkout."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x46414354
_CHECKOUT = Path(__file__).parents[2] / "schema.sql"


@cache
def schema() -> str:
    """The schema that a new archive is made from."""
    packaged = files("factdb").joinpath("schema.sql")
    return (packaged if packaged.is_file() else _CHECKOUT).read_text(encoding="utf-8")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one (``executescript`` would commit before it starts)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
