"""Which stored claims a new one may be about, and the relations between them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from factdb.store.keys import pair_key
from factdb.store.mapping import relation_columns, to_article, to_claim
from factdb.store.tables import ARTICLE, BLOCKING, CLAIM, READING, RELATION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from factdb.model import Article, Claim, Relation

COMMON = 2000  # a key that more claims than this share tells nothing
CANDIDATES = 600  # how many claims one article is compared with at most


def index_claims(connection: Connection, keys_of: Mapping[int, Iterable[str]]) -> None:
    """Keep the blocking keys of each claim, instead of those it had."""
    connection.execute(delete(BLOCKING).where(BLOCKING.c.claim_id.in_(keys_of)))
    rows = [{"key": key, "claim_id": number} for number, keys in keys_of.items() for key in sorted(set(keys))]
    if rows:
        connection.execute(insert(BLOCKING), rows)


def find_candidates(
    connection: Connection,
    claims: Sequence[Collection[str]],
    weigh: Callable[[str], float],
    needed: float,
    after: int = 0,
) -> list[int]:
    """The stored claims above number `after` whose keys, shared with one of `claims`, weigh `needed`.

    `claims` are given as their keys. Those that share most come first. The cost depends on the keys
    and not on the size of the archive: a key that more than `COMMON` claims share is passed over.
    """
    holders = {key: _holders(connection, key, after) for key in {key for keys in claims for key in keys}}
    best: dict[int, float] = {}
    for keys in claims:
        weights: defaultdict[int, float] = defaultdict(float)
        for key in keys:
            for number in holders[key]:
                weights[number] += weigh(key)
        for number, weight in weights.items():
            if weight >= needed:
                best[number] = max(weight, best.get(number, 0.0))
    ranked = sorted((-weight, number) for number, weight in best.items())
    return [number for _, number in ranked[:CANDIDATES]]


_HOLDERS = (
    select(BLOCKING.c.claim_id)
    .where(BLOCKING.c.key == bindparam("wanted"), BLOCKING.c.claim_id > bindparam("after"))
    .limit(COMMON + 1)
)


def _holders(connection: Connection, key: str, after: int) -> Sequence[int]:
    found = connection.execute(_HOLDERS, {"wanted": key, "after": after}).scalars().all()
    return found if len(found) <= COMMON else ()


def load_claims(connection: Connection, numbers: Sequence[int]) -> dict[int, Claim]:
    """The claims as they were read, by number; claims of one article share one article object."""
    rows = connection.execute(
        select(CLAIM, READING).join(READING, READING.c.claim_id == CLAIM.c.id).where(CLAIM.c.id.in_(numbers))
    )
    found = {row["id"]: row for row in rows.mappings()}
    articles = load_articles(connection, {row["article_id"] for row in found.values()})
    return {n: to_claim(found[n], articles[found[n]["article_id"]]) for n in numbers if n in found}


def load_articles(connection: Connection, numbers: Iterable[int]) -> dict[int, Article]:
    """The articles with these numbers."""
    rows = connection.execute(select(ARTICLE).where(ARTICLE.c.id.in_(list(numbers))))
    return {row["id"]: to_article(row) for row in rows.mappings()}


def write_relations(
    connection: Connection, relations: Iterable[Relation], number_of: Mapping[int, int], among: Sequence[int]
) -> list[Relation]:
    """Make `relations` the relations of the claims `among`; those that are new.

    `number_of` gives a claim's number by the identity (``id``) of the Claim object. A pair
    that was related before keeps its number.
    """
    keys = _keys(connection, set(number_of.values()))
    before = _pairs(connection, among)
    new: list[Relation] = []
    written: set[str] = set()
    for relation in sorted(relations, key=lambda relation: -relation.score):
        a, b = number_of[id(relation.a)], number_of[id(relation.b)]
        pair = pair_key(keys[a], keys[b])
        if pair in written:
            continue
        written.add(pair)
        _write_relation(
            connection, before.get(pair), {"pair": pair, "a": a, "b": b, **relation_columns(relation)}
        )
        if pair not in before:
            new.append(relation)
    stale = [number for pair, number in before.items() if pair not in written]
    connection.execute(delete(RELATION).where(RELATION.c.id.in_(stale)))
    return new


def _write_relation(connection: Connection, number: int | None, row: dict[str, object]) -> None:
    if number is None:
        connection.execute(insert(RELATION).values(row))
    else:
        connection.execute(update(RELATION).where(RELATION.c.id == number).values(row))


def _keys(connection: Connection, numbers: set[int]) -> dict[int, str]:
    rows = connection.execute(select(CLAIM.c.id, CLAIM.c.key).where(CLAIM.c.id.in_(numbers)))
    return {row.id: row.key for row in rows}


def _pairs(connection: Connection, among: Sequence[int]) -> dict[str, int]:
    concerned = or_(RELATION.c.a.in_(among), RELATION.c.b.in_(among))
    rows = connection.execute(select(RELATION.c.pair, RELATION.c.id).where(concerned))
    return {row.pair: row.id for row in rows}
