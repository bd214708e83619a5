"""Parts of a whole, in percent: "two thirds of", "half the members", "one in three", "nine out of ten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.quantities.lexicon import numbers, units
from factdb.reading.quantities.numerals import Numeral, read_numeral

if TYPE_CHECKING:
    from factdb.reading.quantities.pieces import Line

__all__ = ["read_fraction", "read_ratio"]

_AFTER_HALF = frozenset(["of", "the", "its", "their", "his", "her", "our", "all", "these", "those", "that"])


def read_fraction(line: Line, at: int) -> Numeral | None:
    """A fraction as a number below one, or ``None``: "half", "a third", "three-quarters"."""
    top, end = _top(line, at)
    word = line.low(end)
    bottom = numbers("fractions").get(word)
    if bottom is None or line.low(end - 1) in ("the", "first", "second", "last"):
        return None
    if not _fits(line, at, end, top, word):
        return None
    value = (top or 1) / bottom
    scale = numbers("magnitudes").get(line.low(end + 3))
    if scale and line.matches(end + 1, ("of", "a")):
        return Numeral(value * scale, value * scale, value * scale, end + 4, spelled=True, scaled=True)
    repeating = bottom % 3 == 0 or bottom == 7
    return Numeral(value, value, 0.1, end + 1, spelled=True, fraction=True, repeating=repeating)


def _top(line: Line, at: int) -> tuple[float | None, int]:
    """What stands over the bar, and the piece where the bottom is."""
    if line.low(at) in ("a", "an", "one"):
        return 1, at + 1 + (line.low(at + 1) == "-")
    value = numbers("cardinals").get(line.low(at))
    if value:
        return value, at + 1 + (line.low(at + 1) == "-")
    return None, at


def _fits(line: Line, at: int, end: int, top: float | None, word: str) -> bool:
    """Whether the words are a part of something, and not a rank, a season or a period of play."""
    following = line.low(end + 1)
    if following == "-" and line.glued(end + 1):
        return line.low(end + 2) == "point" or (line.low(end + 2),) in units()
    if top is None:
        half = word == "half" and (following in _AFTER_HALF or following in ("a", "an"))
        return half and line.low(at - 1) not in (
            "-",
            "first",
            "second",
            "other",
            "better",
            "and",
            "last",
            "time",
        )
    if top > 1:
        return word.endswith("s") or word == "half"
    if word in ("half", "third", "quarter"):
        return (
            following in ("of", "more", "less", "fewer", "as")
            or (following,) in units()
            or line.low(at) == "one"
            or line.low(at - 1) == "by"
        )
    return following == "of" and not word.endswith("s")


def read_ratio(line: Line, at: int) -> Numeral | None:
    """“one in three”, “nine out of 10”, “two participants in three”, “two dollars in every three”."""
    top = read_numeral(line, at)
    if top is None or top.low != top.high or top.low < 1:
        return None
    end = top.end
    for middle in range(2):
        for joint in (("in", "every"), ("out", "of", "every"), ("out", "of"), ("in",), ("of",)):
            if line.matches(end + middle, joint):
                bottom = read_numeral(line, end + middle + len(joint))
                if bottom and _ratio(line, top, bottom, len(joint), middle):
                    value = top.low / bottom.low
                    return Numeral(
                        value, value, 0.1, bottom.end, fraction=True, repeating=bottom.low % 3 == 0
                    )
    return None


def _ratio(line: Line, top: Numeral, bottom: Numeral, joint: int, middle: int) -> bool:
    if bottom.low != bottom.high or not top.low < bottom.low <= 100 or bottom.scaled:
        return False
    if joint > 1:
        return True
    if line.low(bottom.end - 2) == "of":
        return bottom.low == 10 and middle == 0
    # "one in three" as it stands; "eleven days in ten years" counts something else
    following = line.at(bottom.end)
    token = line.token(bottom.end)
    ends = (
        following is None or middle == 0 or (token is not None and token.pos_ not in ("NOUN", "PROPN", "ADJ"))
    )
    return ends and top.low <= 10 and bottom.low <= 20
