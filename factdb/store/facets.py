"""The claims of a query, counted by source, speaker, month, verdict and kind of flag.

Without a condition every count is read from the index that is in the order of its field. With one, the
fields of the claims that fulfil it are set aside once, and all counts are made from there in one statement.
"""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, union_all

from factdb.model import Kind, Verdict
from factdb.query import Query
from factdb.records import Facet, FacetCount, Facets
from factdb.store.filters import claim_conditions
from factdb.store.tables import CLAIM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import CTE, Executable, TableClause

TOP = 12

Counts = list[tuple[str | None, int]]
Tally = Counter[tuple[str, str | None]]  # field and value → how many claims
_FIELDS = ("source", "speaker", "day_first", "verdict", "contradictions", "updates", "overlaps")
_KINDS = {Kind.CONTRADICTION: "contradictions", Kind.UPDATE: "updates", Kind.OVERLAP: "overlaps"}
_ONE: ColumnElement[int] = literal_column("1")
_SEVEN: ColumnElement[int] = literal_column("7")
_ZERO: ColumnElement[int] = literal_column("0")


def count_facets(connection: Connection, query: Query, most: int = TOP) -> Facets:
    """The facets of `query`, of each at most `most` values: months the latest first, others the commonest."""
    if query == Query():
        counts = _count(connection, _counted(CLAIM, claim_conditions(query)))
    elif query == Query(verdict=Verdict.UNCHECKED):  # nearly all: the others are counted off
        every = _count(connection, _counted(CLAIM, claim_conditions(Query())))
        judged = CLAIM.c.verdict.in_([v.value for v in Verdict if v is not Verdict.UNCHECKED])
        others = _set_aside([*claim_conditions(Query()), judged])
        counts = every - _count(connection, [union_all(*_counted(others, ()))])
    else:
        counts = _count(connection, [union_all(*_counted(_set_aside(_conditions(query)), ()))])
    return _facets(counts, most)


def _count(connection: Connection, statements: Sequence[Executable]) -> Tally:
    return Counter(
        {
            (field, value): claims
            for statement in statements
            for field, value, claims in connection.execute(statement)
        }
    )


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    if not query.verdict:
        return claim_conditions(query)
    # The plus keeps SQLite from the verdict's own index, which lacks the other fields.
    verdict = literal_column("+claim.verdict") == query.verdict.value
    return [*claim_conditions(replace(query, verdict=None)), verdict]


def _set_aside(conditions: Sequence[ColumnElement[bool]]) -> CTE:
    return select(*(CLAIM.c[name] for name in _FIELDS)).where(*conditions).cte("found")


def _counted(
    found: CTE | TableClause, conditions: Sequence[ColumnElement[bool]]
) -> list[Select[tuple[str, Any, int]]]:
    """One select for each field: its name, a value of it, how many claims have that."""

    def by(field: str, value: ColumnElement[Any]) -> Select[tuple[str, Any, int]]:
        named: ColumnElement[str] = literal_column(f"'{field}'")
        return (
            select(named.label("field"), value.label("value"), func.count())
            .where(*conditions)
            .group_by(value)
        )

    def flagged(kind: Kind, count: ColumnElement[int]) -> Select[tuple[str, Any, int]]:
        named: ColumnElement[str] = literal_column("'kind'")
        value: ColumnElement[Any] = literal_column(f"'{kind.value}'")
        chosen = select(named.label("field"), value.label("value"), func.count())
        return chosen.where(*conditions, count > _ZERO)

    return [
        by("source", found.c.source),
        by("speaker", found.c.speaker),
        by("month", func.substr(found.c.day_first, _ONE, _SEVEN)),
        by("verdict", found.c.verdict),
        *(flagged(kind, found.c[name]) for kind, name in _KINDS.items()),
    ]


def _facets(tally: Tally, most: int) -> Facets:
    counts: defaultdict[str, Counts] = defaultdict(list)
    for (field, value), claims in tally.items():
        counts[field].append((value, claims))
    return Facets(
        claims=sum(claims for _, claims in counts["verdict"]),
        source=_facet("source", _commonest(counts["source"]), most),
        speaker=_facet("speaker", _commonest(counts["speaker"]), most),
        month=_facet("month", _latest(counts["month"]), most),
        verdict=_facet("verdict", _commonest(counts["verdict"]), most),
        kind=_facet("kind", [(kind, claims) for kind, claims in counts["kind"] if claims], most),
    )


def _commonest(counts: Counts) -> Counts:
    return sorted(counts, key=lambda row: (-row[1], row[0] is None, row[0] or ""))


def _latest(counts: Counts) -> Counts:
    return sorted(counts, key=lambda row: row[0] or "", reverse=True)


def _facet(field: str, counts: Counts, most: int) -> Facet:
    shown = (FacetCount(value, claims, _term(field, value)) for value, claims in counts[:most])
    return Facet(field, tuple(shown), len(counts))


def _term(field: str, value: str | None) -> str:
    if value is None:
        return ""
    if field == "month":
        year, month = map(int, value.split("-"))
        return f"after:{value}-01 before:{value}-{calendar.monthrange(year, month)[1]:02d}"
    if field == "source":
        return str(Query(source=value))
    return str(Query(speaker=value)) if field == "speaker" else f"is:{value}"
