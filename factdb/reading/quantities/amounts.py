"""One amount: a number with the unit it has, before it is bounded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factdb.reading.quantities.fractions import read_fraction, read_ratio
from factdb.reading.quantities.lexicon import Unit, units
from factdb.reading.quantities.numerals import Numeral, read_numeral
from factdb.reading.quantities.units import money_before, read_period, read_unit

if TYPE_CHECKING:
    from factdb.reading.quantities.pieces import Line

__all__ = ["Amount", "read_amount"]

_ONE_OF = frozenset(["mile", "kilometer", "kilometre", "hectare", "acre", "tonne", "ton"])
_NOT_ONE = frozenset(
    ["no", "any", "every", "each", "some", "this", "that", "which", "the", "not", "another", "only"]
)
_PERCENT = Unit("%")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, from piece `begin` up to piece `end`; its last numeral is at piece `last`."""

    number: Numeral
    unit: Unit | None
    begin: int
    last: int
    end: int

    @property
    def joined(self) -> bool:
        """Whether there is a unit word after the number."""
        return self.end > self.last + 1


def read_amount(line: Line, at: int) -> Amount | None:
    """The amount that begins at a piece, or ``None``."""
    money = money_before(line, at)
    start = money[1] if money else at
    number = read_numeral(line, start) if money else _longest(line, start)
    if number is None:
        return _one_of(line, at)
    last = number.end - 1
    unit, measured = read_unit(line, number, money=money[0] if money else None)
    if not money and _no_number(line, at, number, unit):
        return None
    if measured.fraction and unit is None:
        measured, unit = _percent(measured), _PERCENT
    measured, begin = _signed(line, measured, start if not money else at)
    unit, end = _rate(line, unit, measured.end)
    return Amount(measured, unit, begin, last, end)


def _longest(line: Line, at: int) -> Numeral | None:
    """Of the ways to read a number here, the one that takes in most."""
    found = [
        n for n in (read_numeral(line, at), read_fraction(line, at), read_ratio(line, at)) if n is not None
    ]
    return max(found, key=lambda number: number.end, default=None)


def _percent(number: Numeral) -> Numeral:
    """A part of the whole; thirds and the like, that no figure writes out, to the nearest percent."""
    value, half = number.low * 100, 0.5 if number.repeating else 0.0
    return replace(number, low=value - half, high=value + half, step=number.step * 100)


def _signed(line: Line, number: Numeral, at: int) -> tuple[Numeral, int]:
    """“-5 °C”, “minus five degrees”."""
    sign = line.at(at - 1)
    if sign is None:
        return number, at
    dash = sign.text in "-−–" and not sign.glued and line.glued(at) and line.pieces[at].kind == "figure"
    if not dash and sign.low != "minus":
        return number, at
    return replace(number, low=-number.high, high=-number.low), at - 1


def _rate(line: Line, unit: Unit | None, end: int) -> tuple[Unit | None, int]:
    period = read_period(line, end) if unit is not None and unit.base != "day" else None
    if unit is None or period is None:
        return unit, end
    return replace(unit, base=f"{unit.base}/{period[0]}"), period[1]


def _one_of(line: Line, at: int) -> Amount | None:
    """“a mile from the shore”: one of a unit, where it is no rate (“$5 a mile”)."""
    if line.low(at) not in ("a", "an") or line.low(at + 1) not in _ONE_OF:
        return None
    before = line.token(at - 1)
    if (
        before is not None
        and before.pos_ in ("NOUN", "NUM", "SYM", "ADV")
        and line.low(at - 1) not in ("about", "around")
    ):
        return None
    number = Numeral(1.0, 1.0, 1.0, at + 1, spelled=True)
    return Amount(replace(number, end=at + 2), units()[(line.low(at + 1),)], at, at, at + 2)


def _no_number(line: Line, at: int, number: Numeral, unit: Unit | None) -> bool:
    """“one another”, “the one who”: a pronoun; and figures with letters on them that are no unit."""
    following = line.at(number.end)
    if not number.spelled:
        stuck = following is not None and following.glued and following.kind in ("word", "figure")
        return (
            stuck
            and unit is None
            and not number.scaled
            and following is not None
            and following.low not in ("k", "m")
        )
    if line.low(at) != "one" or number.end != at + 1 or unit is not None:
        return False
    token = line.token(at)
    pronoun = token is not None and (
        token.tag_ in ("PRP", "NN", "NNP") or token.dep_ not in ("nummod", "amod", "quantmod")
    )
    return line.low(at - 1) in _NOT_ONE or pronoun
