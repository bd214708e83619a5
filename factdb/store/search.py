"""Full text search: FTS5, and how a person's words become a MATCH expression that is never a syntax error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, TableClause, literal_column, select

if TYPE_CHECKING:
    from collections.abc import Iterable

_PHRASE_CHARACTERS = re.compile(r"\w")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def match_expression(words: Iterable[str], columns: str = "", *, prefixes: bool = False) -> str | None:
    """An FTS5 expression that wants every one of `words`; ``None`` when there is nothing to look for.

    A word with blanks is a phrase; ``*`` at its end, or `prefixes`, lets it go on.
    `columns` limits it ("text about").
    """
    phrases = [_phrase(word, prefixes=prefixes) for word in words if _PHRASE_CHARACTERS.search(word)]
    if not phrases:
        return None
    every = " AND ".join(phrases)
    return f"{{{columns}}} : ({every})" if columns else every


def _phrase(word: str, *, prefixes: bool) -> str:
    quoted = _CONTROL.sub(" ", word).rstrip("*").replace('"', '""')
    return f'"{quoted}"*' if prefixes or word.endswith("*") else f'"{quoted}"'


def matching(table: TableClause, expression: str) -> Select[tuple[int]]:
    """The numbers of the rows of an FTS5 table that match."""
    found: ColumnElement[bool] = literal_column(table.name).op("MATCH")(expression)
    return select(literal_column("rowid")).select_from(table).where(found)
