"""Settle: the rules' evidence and the judge's opinion → one relation, or none. A short ordered table.

1. Where there is no judge, the rules decide alone (`decision.decide`).
2. What the rules know stands: the same words overlap, copies only overlap, namesakes never contradict,
   and two statements whose numbers differ do not say the same.
3. What the rules see needs the judge not to be sure of the opposite.
4. What only the judge sees needs it to be sure, in both of its readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factdb.comparing.decision import LONG_AGO, Opinion, days_apart, decide, namesakes, same_words
from factdb.comparing.judging import Ruled
from factdb.comparing.pairing import Pair
from factdb.model import Claim, Kind, Quantity

# Summed log-odds of both readings, set on stories that are not scored: what carries a relation alone, and
# below what the judge overrules the rules.
CARRIES: Mapping[Kind, float] = MappingProxyType(
    {Kind.CONTRADICTION: 2.2, Kind.UPDATE: 1.4, Kind.OVERLAP: 1.4}
)
VETOES: Mapping[Kind, float] = MappingProxyType(
    {Kind.CONTRADICTION: -3.0, Kind.UPDATE: -3.0, Kind.OVERLAP: -2.5}
)
_REACH = 8.0  # how far the whole range of sensitivity moves the bars


@dataclass(frozen=True, slots=True)
class Case:
    """A shortlisted pair with all that is known of it; `key` is the blocking rule that found it."""

    pair: Pair
    opinion: Opinion
    key: str
    copies: bool
    ruled: Ruled | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What the pair is, how surely, and whether only the judge sees it."""

    kind: Kind
    score: float
    by_judge: bool = False


def settle(case: Case, sensitivity: float) -> Settled | None:
    """The relation of a case at `sensitivity` (0 to 1), or ``None``."""
    seen = decide(case.pair, case.opinion, sensitivity, copies=case.copies)
    if case.ruled is None or (seen and same_words(case.pair)):
        return Settled(*seen) if seen else None
    shift = (0.5 - sensitivity) * _REACH
    if seen and _odds(case.ruled, seen[0]) >= VETOES[seen[0]] + shift:
        return Settled(seen[0], max(seen[1], case.ruled.chances[seen[0]]))
    return _by_judge(case, case.ruled, shift)


def _odds(ruled: Ruled, kind: Kind) -> float:
    """The judge's odds of `kind`; the rules know better than it does which clash is an update."""
    return max(ruled.odds[kind], ruled.odds[Kind.CONTRADICTION]) if kind is Kind.UPDATE else ruled.odds[kind]


def _by_judge(case: Case, ruled: Ruled, shift: float) -> Settled | None:
    if namesakes(case.opinion):
        return None
    kind = max(Kind, key=lambda k: ruled.odds[k] - CARRIES[k])
    if ruled.odds[kind] < CARRIES[kind] + shift or (case.copies and kind is not Kind.OVERLAP):
        return None
    if kind is Kind.OVERLAP and numbers_differ(case.pair.a.claim, case.pair.b.claim):
        return None
    if kind is Kind.CONTRADICTION and days_apart(case.pair) > LONG_AGO:
        return Settled(Kind.UPDATE, ruled.chances[kind], by_judge=True)
    return Settled(kind, ruled.chances[kind], by_judge=True)


def numbers_differ(a: Claim, b: Claim) -> bool:
    """Whether both claims give numbers in the same units and none of the one meets any of the other."""
    units = {q.unit for q in a.quantities}
    if not units or units != {q.unit for q in b.quantities}:
        return False
    return not any(x.unit == y.unit and _meet(x, y) for x in a.quantities for y in b.quantities)


def _meet(x: Quantity, y: Quantity) -> bool:
    below = x.high is not None and y.low is not None and x.high < y.low
    above = y.high is not None and x.low is not None and y.high < x.low
    return not (below or above)
