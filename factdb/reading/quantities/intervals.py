"""From a number and the words around it to an interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.reading.quantities.lexicon import Unit, bounds, neutral

if TYPE_CHECKING:
    from factdb.reading.quantities.numerals import Numeral
    from factdb.reading.quantities.pieces import Line

__all__ = ["Interval", "bound_after", "bound_before", "interval_of"]

LONGEST_BOUND = 5  # words
WRITTEN = 0.1  # the widest margin, as a part of it, of a figure that is converted and not hedged


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval; ``None`` is an open side."""

    low: float | None
    high: float | None
    approximate: bool = False


def bound_before(line: Line, at: int, place: str = "before") -> tuple[str, int] | None:
    """The kind of bound that ends right before a piece, and where it begins."""
    for skip in range(2):
        if skip and (line.low(at - 1) not in neutral() or not at):
            return None
        for length in range(LONGEST_BOUND, 0, -1):
            begin = at - skip - length
            phrase = tuple(line.low(i) for i in range(begin, at - skip)) if begin >= 0 else ()
            kind = bounds(place).get(phrase)
            if kind:
                return kind, begin
    return None


def bound_after(line: Line, at: int) -> tuple[str, int] | None:
    """The kind of bound that begins at a piece, and the piece after it."""
    hyphen = 1 if line.low(at) == "-" and line.low(at + 1) == "plus" else 0
    for length in range(LONGEST_BOUND, 0, -1):
        phrase = tuple(line.low(at + hyphen + i) for i in range(length))
        kind = bounds("after").get(phrase)
        if kind:
            return kind, at + hyphen + length
    piece = line.at(at)
    if piece and piece.text == "+" and piece.glued:
        return "at_least", at + 1
    return None


def interval_of(number: Numeral, kind: str | None, unit: Unit | None) -> Interval:
    """The interval of a number in its base unit.

    A hedged number means its written precision: "about 200" is 150 to 250, "nearly 2,000" reaches
    half a step down. A converted unit that is no round multiple of its base ("4.3 miles") has its
    written precision too, else it would never agree with the same length in the other unit.
    """
    low, high, half = number.low, number.high, number.step / 2
    if number.vague:
        return _in_base(Interval(low, high, approximate=True), unit)
    shapes: dict[str | None, Interval] = {
        None: Interval(low, high),
        "at_least": Interval(low, None),
        "at_most": Interval(None, high),
        "near_below": Interval(max(low - half, 0.0) if low >= 0 else low - half, high, approximate=True),
        "near_above": Interval(low, high + half, approximate=True),
        "about": Interval(low - half, high + half, approximate=True),
    }
    found = shapes[kind]
    if kind is None and unit is not None and unit.rough:
        half = min(half, abs(high) * WRITTEN, *([1.0] if unit.offset else []))
        found = Interval(low - half, high + half)
    return _in_base(found, unit)


def _in_base(interval: Interval, unit: Unit | None) -> Interval:
    if unit is None:
        return interval
    low, high = (
        None if v is None else _rounded((v + unit.offset) * unit.factor)
        for v in (interval.low, interval.high)
    )
    return Interval(low, high, interval.approximate)


def _rounded(value: float) -> float:
    """Without the noise of binary fractions (0.1 * 3)."""
    return float(f"{value:.12g}")
