"""A count that moves: the numbers that a story's claims give of one thing, by day of publication.

Pure: records in, records out. Two numbers are of one thing where a relation between their claims says so:
its clashing (or agreeing) words are those numbers, or both claims count the same noun once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factdb.model import Kind
from factdb.records import Ladder, Rung
from factdb.store.matrix import day_of, outlet_of

if TYPE_CHECKING:
    from factdb.model import Quantity, Span
    from factdb.records import ClaimRecord, FlagRecord

Place = tuple[int, int]  # a claim's number, and which of its quantities
Quantities = Mapping[int, Sequence["Quantity"]]


def ladders(
    claims: Sequence[ClaimRecord], flags: Sequence[FlagRecord], quantities: Quantities
) -> tuple[Ladder, ...]:
    """The ladders of a story, that with most rungs first; `claims` are in the order of time."""
    joined: dict[Place, set[Place]] = {}
    moving: set[Place] = set()
    for flag in flags:
        pair = _numbers(flag, quantities)
        if pair is None:
            continue
        for place in pair:
            joined.setdefault(place, {place})
        if joined[pair[0]] is not joined[pair[1]]:
            joined[pair[0]] |= joined[pair[1]]
            joined.update(dict.fromkeys(joined[pair[1]], joined[pair[0]]))
        if flag.kind is not Kind.OVERLAP:
            moving.update(pair)
    groups = {id(group): group for group in joined.values() if group & moving}
    found = [_ladder(group, claims, quantities) for group in groups.values()]
    several = [ladder for ladder in found if len({(r.low, r.high) for r in ladder.rungs}) > 1]
    return tuple(sorted(several, key=lambda ladder: -len(ladder.rungs)))


def _numbers(flag: FlagRecord, quantities: Quantities) -> tuple[Place, Place] | None:
    """The quantities of both sides that the relation speaks of."""
    of_a, of_b = quantities.get(flag.a.id, ()), quantities.get(flag.b.id, ())
    pairs = [
        (i, j)
        for i, a in enumerate(of_a)
        for j, b in enumerate(of_b)
        if a.unit == b.unit and _known(a) and _known(b)
    ]
    told = [p for p in pairs if _told(of_a[p[0]], flag.clash_a) and _told(of_b[p[1]], flag.clash_b)]
    same = [p for p in pairs if (of_a[p[0]].counted or "") == of_b[p[1]].counted]
    if flag.dimension == "number" and (told or flag.clash_a):
        pairs = sorted(told, key=lambda p: of_a[p[0]].counted != of_b[p[1]].counted)
    else:
        pairs = same if len(same) == 1 else []
    return ((flag.a.id, pairs[0][0]), (flag.b.id, pairs[0][1])) if pairs else None


def _known(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def _told(quantity: Quantity, spans: Sequence[Span]) -> bool:
    return any(quantity.span.overlaps(span) for span in spans)


def _ladder(group: set[Place], claims: Sequence[ClaimRecord], quantities: Quantities) -> Ladder:
    of = {number: quantities[number][position] for number, position in sorted(group, reverse=True)}
    rungs = tuple(
        Rung(claim, outlet_of(claim), day_of(claim), of[claim.id].low, of[claim.id].high, of[claim.id].text)
        for claim in claims
        if claim.id in of
    )
    nouns = Counter(quantity.counted for quantity in of.values() if quantity.counted)
    unit = next(iter(of.values())).unit
    return Ladder(nouns.most_common(1)[0][0] if nouns else "", unit, rungs)
