"""The lists of an archive: which records, in which order.

An `Order` names what a list may be sorted by. Where the index is on a column that may be unknown, the
known and the unknown are selected one after the other, so that the unknown stand last in both
directions and the index still gives the order.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import ColumnElement, Connection, Select, case, distinct, func, literal_column, select

from factdb.errors import QueryError
from factdb.store.filters import article_conditions, claim_conditions, flag_conditions, speaker_conditions
from factdb.store.listing import numbers
from factdb.store.tables import ARTICLE, CLAIM, CURRENT_CLAIM, RELATION, SPEAKER
from factdb.store.triage import SURE_FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factdb.query import Query


@dataclass(frozen=True, slots=True)
class Order:
    """What to sort by: `falling` if the largest naturally come first, `nullable` if some is unknown.

    Where that is the same, it goes by `then`, the other way round.
    """

    by: tuple[ColumnElement[Any], ...]
    falling: bool = False
    nullable: bool = False
    then: tuple[ColumnElement[Any], ...] = ()


def _folded(column: ColumnElement[str]) -> ColumnElement[str]:
    return func.substr(column, literal_column("1"), literal_column("24")).collate("NOCASE")


CLAIM_ORDERS: Mapping[str, Order] = {
    "rank": Order((CLAIM.c.rank,), falling=True),
    "id": Order(()),
    "text": Order((_folded(CLAIM.c.text),)),
    "speaker": Order((CLAIM.c.speaker.collate("NOCASE"),), nullable=True),
    "date": Order((CLAIM.c.day_first,), nullable=True),
    "source": Order((CLAIM.c.source.collate("NOCASE"),), nullable=True),
    "verdict": Order((CLAIM.c.verdict,), then=(CLAIM.c.rank,)),
    "flags": Order((CLAIM.c.contradictions, CLAIM.c.updates, CLAIM.c.overlaps), falling=True),
}

ARTICLE_ORDERS: Mapping[str, Order] = {
    "published": Order((ARTICLE.c.published,), falling=True, nullable=True),
    "added": Order((ARTICLE.c.added,), falling=True),
    "id": Order(()),
    "title": Order((ARTICLE.c.title.collate("NOCASE"),), nullable=True),
    "source": Order((ARTICLE.c.source.collate("NOCASE"),), nullable=True),
    "author": Order((ARTICLE.c.author.collate("NOCASE"),), nullable=True),
    "version": Order((ARTICLE.c.version,), falling=True),
    "claims": Order((func.count(CLAIM.c.id),), falling=True),
    "contradictions": Order((func.coalesce(func.sum(CLAIM.c.contradictions), 0),), falling=True),
}
_COUNTED = ("claims", "contradictions")

_A, _B = CLAIM.alias("claim_a"), CLAIM.alias("claim_b")
_URGENCY = case((RELATION.c.kind == "contradiction", 2), (RELATION.c.kind == "update", 1), else_=0)
FLAG_ORDERS: Mapping[str, Order] = {
    "score": Order((RELATION.c.score,), falling=True),
    "id": Order(()),
    "kind": Order((_URGENCY, RELATION.c.score), falling=True),  # contradictions first, the strongest first
    "queue": Order((SURE_FIRST, _URGENCY, RELATION.c.score), falling=True),  # so too, the unsure at the end
    "date": Order((func.max(func.coalesce(_A.c.day_first, ""), func.coalesce(_B.c.day_first, "")),)),
    "ruling": Order((RELATION.c.ruling,)),
}

SPEAKER_ORDERS: Mapping[str, Order] = {
    "claims": Order((func.count(CLAIM.c.id),), falling=True),
    "name": Order((SPEAKER.c.name.collate("NOCASE"),)),
    "id": Order(()),
    "articles": Order((func.count(distinct(CLAIM.c.article_id)),), falling=True),
    "contradictions": Order((func.sum(case((CLAIM.c.contradictions > 0, 1), else_=0)),), falling=True),
}


class Numbering(Protocol):
    """The numbers of the records of a query, in order."""

    def __call__(self, connection: Connection, query: Query, sort: str, *, descending: bool) -> array[int]:
        """Those of `query`, by `sort`."""


def claim_numbers(
    connection: Connection, query: Query, sort: str, *, descending: bool, most: int | None = None
) -> array[int]:
    """The numbers of the claims of `query`, in order; the first `most` of them if there is such a limit."""
    order = _order(CLAIM_ORDERS, sort)
    found = select(CLAIM.c.id).where(*claim_conditions(query))
    return _first(connection, _sorted(found, order, CLAIM.c.id, descending=descending), most)


def numbers_of_speaker(connection: Connection, name: str, sort: str, *, descending: bool) -> array[int]:
    """The numbers of the current claims of the speaker with exactly this name, in order."""
    found = select(CLAIM.c.id).where(CURRENT_CLAIM, CLAIM.c.speaker == name)
    order = _order(CLAIM_ORDERS, sort)
    return numbers(connection, *_sorted(found, order, CLAIM.c.id, descending=descending))


def flag_numbers(
    connection: Connection, query: Query, sort: str, *, descending: bool, most: int | None = None
) -> array[int]:
    """The numbers of the relations of `query`, in order; the first `most` of them if that is given."""
    order = _order(FLAG_ORDERS, sort)
    found = select(RELATION.c.id).where(*flag_conditions(query))
    if sort == "date":
        found = found.join(_A, _A.c.id == RELATION.c.a).join(_B, _B.c.id == RELATION.c.b)
    return _first(connection, _sorted(found, order, RELATION.c.id, descending=descending), most)


def article_numbers(connection: Connection, query: Query, sort: str, *, descending: bool) -> array[int]:
    """The numbers of the articles of `query`, in order."""
    order = _order(ARTICLE_ORDERS, sort)
    found = select(ARTICLE.c.id).where(*article_conditions(query))
    if sort in _COUNTED:
        found = found.outerjoin(CLAIM, (CLAIM.c.article_id == ARTICLE.c.id) & CURRENT_CLAIM)
        found = found.group_by(ARTICLE.c.id)
    return numbers(connection, *_sorted(found, order, ARTICLE.c.id, descending=descending))


def speaker_numbers(connection: Connection, query: Query, sort: str, *, descending: bool) -> array[int]:
    """The numbers of the speakers with a claim of `query`, in order."""
    order = _order(SPEAKER_ORDERS, sort)
    found = select(SPEAKER.c.id).join_from(SPEAKER, CLAIM, CLAIM.c.speaker == SPEAKER.c.name)
    found = found.where(*speaker_conditions(query)).group_by(SPEAKER.c.id)
    return numbers(connection, *_sorted(found, order, SPEAKER.c.id, descending=descending))


def _first(connection: Connection, ordered: Sequence[Select[tuple[int]]], most: int | None) -> array[int]:
    found = array("q")
    for each in ordered:
        if most is None:
            found.extend(numbers(connection, each))
        elif len(found) < most:
            found.extend(numbers(connection, each.limit(most - len(found))))
    return found


def _order(orders: Mapping[str, Order], sort: str) -> Order:
    if sort not in orders:
        raise QueryError(f"Cannot sort by {sort!r}.", f"Sort by one of: {', '.join(orders)}.")
    return orders[sort]


def _sorted(
    found: Select[tuple[int]], order: Order, number: ColumnElement[int], *, descending: bool
) -> Sequence[Select[tuple[int]]]:
    terms = [term.desc() if order.falling != descending else term for term in order.by]
    terms += [term if order.falling != descending else term.desc() for term in order.then]
    everything = found.order_by(*terms, number.desc() if descending else number)
    if not order.nullable:
        return (everything,)
    column = order.by[0]
    return everything.where(column.is_not(None)), found.where(column.is_(None)).order_by(number)
