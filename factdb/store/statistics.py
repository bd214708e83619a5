"""What has become of the flags: how many were confirmed and dismissed, and how far that can be trusted."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import sqrt
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from factdb.model import Kind, Ruling
from factdb.records import FlagStat
from factdb.store.filters import relation_terms
from factdb.store.tables import RELATION, RULING

if TYPE_CHECKING:
    from factdb.query import Query

_Z = 1.959964  # of the normal distribution: 95 of 100 lie within so many deviations
_Tally = Counter[tuple[str, str]]  # ruling and why → how many


def flag_stats(connection: Connection, query: Query) -> list[FlagStat]:
    """Each kind of flag, followed by its dimensions; those with most flags first."""
    kinds: dict[Kind, defaultdict[str, _Tally]] = {kind: defaultdict(Counter) for kind in _ORDER}
    counted = (
        select(RELATION.c.kind, RELATION.c.dimension, RELATION.c.ruling, RULING.c.why, func.count())
        .outerjoin_from(RELATION, RULING, RULING.c.pair == RELATION.c.pair)
        .where(*relation_terms(query))
        .group_by(RELATION.c.kind, RELATION.c.dimension, RELATION.c.ruling, RULING.c.why)
    )
    for kind, dimension, ruling, why, count in connection.execute(counted):
        kinds[Kind(kind)][dimension][ruling, " ".join((why or "").split())] += count
    return [stat for kind, dimensions in kinds.items() for stat in _of_kind(kind, dimensions)]


_ORDER = (Kind.CONTRADICTION, Kind.UPDATE, Kind.OVERLAP)


def _of_kind(kind: Kind, dimensions: dict[str, _Tally]) -> list[FlagStat]:
    if not dimensions:
        return []
    whole: _Tally = Counter()
    for tally in dimensions.values():
        whole.update(tally)
    ordered = sorted(dimensions.items(), key=lambda item: (-item[1].total(), item[0]))
    return [_stat(kind, None, whole), *(_stat(kind, dimension, tally) for dimension, tally in ordered)]


def _stat(kind: Kind, dimension: str | None, tally: _Tally) -> FlagStat:
    def ruled(wanted: Ruling) -> int:
        return sum(count for (ruling, _), count in tally.items() if ruling == wanted.value)

    reasons = {why: n for (ruling, why), n in tally.items() if ruling == Ruling.DISMISSED.value and why}
    confirmed, dismissed = ruled(Ruling.CONFIRMED), ruled(Ruling.DISMISSED)
    precision, low, high = wilson(confirmed, confirmed + dismissed)
    return FlagStat(
        kind=kind,
        dimension=dimension,
        flags=tally.total(),
        open=ruled(Ruling.OPEN),
        confirmed=confirmed,
        dismissed=dismissed,
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        precision=precision,
        low=low,
        high=high,
    )


def wilson(right: int, of: int) -> tuple[float, float, float] | tuple[None, None, None]:
    """The share of `right` among `of`, and between what it lies with 95 % confidence; ``None`` of nothing.

    Wilson's score interval: also for few rulings, and for none or all of them right, it stays in 0 to 1.
    """
    if not of:
        return None, None, None
    share, square = right / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return share, max(middle - reach, 0.0), min(middle + reach, 1.0)
