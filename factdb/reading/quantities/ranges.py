"""Two numbers of one thing: ranges ("3 to 5 km"), changes ("from 3 to 5 percent"), results ("5-4")."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from factdb.reading.quantities.amounts import Amount, read_amount
from factdb.reading.quantities.lexicon import words

if TYPE_CHECKING:
    from factdb.reading.quantities.numerals import Numeral
    from factdb.reading.quantities.pieces import Line

__all__ = ["Pairing", "pair_with"]

_VOTES = frozenset(("vote", "votes", "voted", "points", "goals"))
LONGEST_SCORE = 400  # points or votes on one side


class Pairing(Enum):
    """What two numbers in a row are."""

    RANGE = "range"
    CHANGE = "change"
    RESULT = "result"


def pair_with(line: Line, first: Amount) -> tuple[Pairing, Amount, Amount] | None:
    """The second of two numbers that belong together, both with the unit and magnitude they share."""
    named = line.low(first.end) in ("votes", "points", "goals") and line.low(first.end + 1) == "to"
    joint = line.low(first.end + named)
    second = read_amount(line, first.end + 1 + named) if joint in ("-", "–", "—", "to", "and", "or") else None
    if second is None or second.number.vague or first.number.vague:
        return None
    kind = _kind(line, first, second, joint)
    if kind is None:
        return None
    return kind, *((first, second) if kind is Pairing.RESULT else _sharing(first, second))


def _kind(line: Line, first: Amount, second: Amount, joint: str) -> Pairing | None:
    if joint in ("-", "–", "—"):
        return _dashed(line, first, second) if line.glued(first.end) == line.glued(first.end + 1) else None
    if joint == "to":
        return _to(line, first, second)
    low, high = _sharing(first, second)
    if joint == "and":
        between = line.low(first.begin - 1) == "between"
        return Pairing.RANGE if between and _ordered(low, high) else None
    counted = first.number.high + 1 == second.number.low and second.number.high < 20 and first.unit is None
    return Pairing.RANGE if counted else None


def _dashed(line: Line, first: Amount, second: Amount) -> Pairing | None:
    plain = all(a.unit is None and not a.number.scaled and not a.number.fraction for a in (first, second))
    small = plain and all(a.number.low == int(a.number.low) <= LONGEST_SCORE for a in (first, second))
    if small and _is_result(line, first, second):
        return Pairing.RESULT
    low, high = _sharing(first, second)
    return Pairing.RANGE if _ordered(low, high) else None


def _is_result(line: Line, first: Amount, second: Amount) -> bool:
    """Whether a vote, a win or a game stands around the two figures."""
    after = {line.low(i) for i in range(second.end, second.end + 4)}
    before = {line.low(i) for i in range(first.begin - 4, first.begin)}
    if line.low(second.end) in words("results") or before & words("resulting"):
        return not _counting(line, second)
    if first.number.low >= second.number.low:
        return True
    return bool(after & words("results")) and not _counting(line, second)


def _counting(line: Line, second: Amount) -> bool:
    """Whether the second figure counts a plural noun: "14-16 people"."""
    token = line.token(second.end)
    return token is not None and token.tag_ == "NNS" and line.low(second.end) not in words("results")


def _to(line: Line, first: Amount, second: Amount) -> Pairing | None:
    low, high = _sharing(first, second)
    votes = {line.low(i) for i in range(first.begin - 5, second.end + 3)} & _VOTES
    counts = first.unit is None and second.unit is None
    if counts and votes and not first.number.scaled and line.low(first.begin - 1) != "from":
        return Pairing.RESULT
    if _changes(line, first):
        return Pairing.CHANGE
    same = low.unit == high.unit or low.unit is None
    return Pairing.RANGE if same and _ordered(low, high) else None


def _changes(line: Line, first: Amount) -> bool:
    """“rose from 3 to 5 percent”."""
    if line.low(first.begin - 1) != "from":
        return False
    token = line.token(first.begin - 1)
    for _ in range(3):
        if token is None or token.head is token:
            break
        token = token.head
        if token.lemma_.lower() in words("changing"):
            return True
    return False


def _sharing(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """The first with the unit and the magnitude that only the second has; money also the other way round."""
    if second.number.scale > 1 and not first.number.scaled and first.number.high < 1000:
        first = replace(first, number=_scaled(first.number, second.number.scale))
    if first.unit is None and second.unit is not None:
        first = replace(first, unit=second.unit)
    elif second.unit is None and first.unit is not None and first.unit.money:
        second = replace(second, unit=first.unit)
    return first, second


def _scaled(number: Numeral, factor: float) -> Numeral:
    return number.times(factor, number.end)


def _ordered(first: Amount, second: Amount) -> bool:
    if first.unit is not None and second.unit is not None and first.unit.base != second.unit.base:
        return False
    factors = (first.unit.factor if first.unit else 1.0, second.unit.factor if second.unit else 1.0)
    return first.number.low * factors[0] < second.number.high * factors[1]
