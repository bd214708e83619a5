"""Numerals: figures and number words to a value and the step it is written to.

The step is the place of the last digit that is not zero ("3,400" is written to hundreds);
where that digit is a 5 it is half the place above, as people round to fives.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from factdb.reading.quantities.lexicon import numbers, signs, units, vague, vague_openers

if TYPE_CHECKING:
    from factdb.reading.quantities.pieces import Line

__all__ = ["Numeral", "read_numeral", "read_ordinal", "step_of"]

_GROUPED = regex.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = regex.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SPACED = regex.compile(r"[1-9]\d{0,2}(?:[ ']\d{3})+")
_POINTED = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}")
_AMBIGUOUS = regex.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA = regex.compile(r"\d+,\d{1,2}")
_PLAIN = regex.compile(r"\d+(?:\.\d+)?")
_GREATEST = 1e15
_LONGEST = 24  # characters of a figure; what is longer is no number anybody counts with


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, from its first piece up to (not including) piece `end`.

    `low` and `high` differ for vague plurals only. `spelled` if it is words;
    `fraction` if it is a part of one ("two thirds"), `repeating` if no decimal figure writes that out.
    """

    low: float
    high: float
    step: float
    end: int
    spelled: bool = False
    vague: bool = False
    scaled: bool = False
    fraction: bool = False
    repeating: bool = False
    scale: float = 1.0

    def times(self, factor: float, end: int) -> Numeral:
        """The number so many times, ending at another piece."""
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            step=self.step * factor,
            end=end,
            scaled=True,
            scale=self.scale * factor,
        )


def step_of(value: float, decimals: int = 0) -> float:
    """The step to which a value with so many decimals is written."""
    if value == 0:
        return 1.0
    place = 10.0**-decimals
    digits = round(abs(value) / place)
    while digits and digits % 10 == 0:
        digits //= 10
        place *= 10
    return place * 5 if digits % 10 == 5 and digits > 5 else place


def read_numeral(line: Line, at: int) -> Numeral | None:
    """The cardinal number that begins at a piece, or ``None``."""
    return _vague(line, at) or _figure(line, at) or _spelled(line, at)


def read_ordinal(line: Line, at: int) -> tuple[float, int] | None:
    """The rank that begins at a piece ("third", "34th", "twenty-first") and the piece after it."""
    piece = line.at(at)
    if piece is None:
        return None
    if piece.kind == "figure" and line.low(at + 1) in ("st", "nd", "rd", "th") and line.glued(at + 1):
        return (float(piece.text), at + 2) if piece.text.isdecimal() and len(piece.text) < _LONGEST else None
    if piece.low in numbers("ordinals"):
        return numbers("ordinals")[piece.low], at + 1
    tens = numbers("cardinals").get(piece.low, 0)
    if tens >= 20 and line.low(at + 1) == "-" and line.low(at + 2) in numbers("ordinals"):
        return tens + numbers("ordinals")[line.low(at + 2)], at + 3
    return None


def _vague(line: Line, at: int) -> Numeral | None:
    if line.low(at) not in vague_openers():
        return None
    for length in (4, 3, 2, 1):
        phrase = tuple(line.low(at + offset) for offset in range(length))
        if phrase in vague():
            low, high = vague()[phrase]
            return Numeral(low, high, 0.0, at + length, spelled=True, vague=True)
    return None


def _figure(line: Line, at: int) -> Numeral | None:
    piece = line.at(at)
    if piece is None or piece.kind not in ("figure", "vulgar"):
        return None
    if piece.kind == "vulgar":
        part = numbers("vulgar")[piece.text]
        return Numeral(part, part, 0.01, at + 1, fraction=True)
    value = _value(piece.text, line, at)
    if value is None:
        return None
    number, decimals = value
    found = Numeral(number, number, step_of(number, decimals), at + 1)
    return _scaled(line, _with_part(line, found))


def _value(text: str, line: Line, at: int) -> tuple[float, int] | None:
    if len(text) > _LONGEST:
        return None
    measured = _measure_follows(line, at + 1)
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        plain = text.replace(",", "")
    elif _SPACED.fullmatch(text):
        plain = regex.sub("[ ']", "", text)
    elif _POINTED.fullmatch(text):
        plain = text.replace(".", "").replace(",", ".")
    elif _AMBIGUOUS.fullmatch(text) and (text.endswith(".000") or not measured):
        plain = text.replace(".", "")
    elif _COMMA.fullmatch(text) and measured:
        plain = text.replace(",", ".")
    elif _PLAIN.fullmatch(text):
        plain = text
    else:
        return None
    return float(plain), len(plain.partition(".")[2])


def _measure_follows(line: Line, at: int) -> bool:
    following = line.at(at)
    if following is None:
        return False
    named = (following.low,) in units() or following.low in numbers("magnitudes")
    return (
        named
        or following.text in signs()
        or (following.glued and following.text in numbers("glued_magnitudes"))
    )


def _with_part(line: Line, found: Numeral) -> Numeral:
    """“2½”, “2 1/2”."""
    following = line.at(found.end)
    if following is not None and following.kind == "vulgar" and found.low == int(found.low):
        whole = found.low + numbers("vulgar")[following.text]
        return replace(found, low=whole, high=whole, step=0.25, end=found.end + 1)
    top, slash, bottom = (line.low(found.end + offset) for offset in range(3))
    if slash == "/" and line.glued(found.end + 1) and (top, bottom) in _SLASHED and not line.glued(found.end):
        whole = found.low + int(top) / int(bottom)
        return replace(found, low=whole, high=whole, step=0.25, end=found.end + 3)
    return found


_SLASHED = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")}


def _scaled(line: Line, found: Numeral) -> Numeral:
    """With the magnitude that follows: "2.4 billion", "three hundred thousand", "3.5m"."""
    following = line.at(found.end)
    if following is None or found.high > _GREATEST:
        return found
    hyphen = 1 if following.text == "-" and line.low(found.end + 1) in numbers("magnitudes") else 0
    word = line.low(found.end + hyphen)
    if word in numbers("magnitudes"):
        return _scaled(line, found.times(numbers("magnitudes")[word], found.end + 1 + hyphen))
    glued = numbers("glued_magnitudes").get(following.text) if following.glued else None
    if glued and following.text not in ("m", "b", "B", "t") and not found.scaled:
        return found.times(glued, found.end + 1)
    return found


def _spelled(line: Line, at: int) -> Numeral | None:
    if line.low(at) in ("a", "half") or line.low(at + 1) == "half":
        special = _half_or_a(line, at)
        if special:
            return special
    total, current, end = 0.0, None, at
    while True:
        word = line.low(end)
        if word in numbers("cardinals"):
            if current is not None and not _continues(current, numbers("cardinals")[word]):
                break
            current = (current or 0) + numbers("cardinals")[word]
        elif current is not None and word in numbers("magnitudes") and max(total, current) < _GREATEST:
            scale = numbers("magnitudes")[word]
            if scale in (12, 100):
                current *= scale
            else:
                total, current = total + current * scale, 0
        elif current is None or not _joint(line, end):
            break
        end += 1
    if current is None:
        return None
    value = total + current
    return _and_a_half(line, Numeral(value, value, step_of(value), end, spelled=True))


def _continues(current: float, digit: float) -> bool:
    """“twenty” goes on with “five”, “two hundred” with “forty”, “two” with nothing."""
    if digit < 10:
        return current % 10 == 0 and current % 100 != 10 and current > 0
    return current % 100 == 0 and current > 0


def _joint(line: Line, at: int) -> bool:
    """A hyphen in "twenty-five", or "and" after "hundred"."""
    before, after = line.low(at - 1), line.low(at + 1)
    if line.low(at) == "-":
        tens = numbers("cardinals").get(before, 0) >= 20 and 0 < numbers("cardinals").get(after, 0) < 10
        return line.glued(at) and line.glued(at + 1) and (tens or after in numbers("magnitudes"))
    return (
        line.low(at) == "and"
        and before in ("hundred", "thousand", "million")
        and after in numbers("cardinals")
    )


def _half_or_a(line: Line, at: int) -> Numeral | None:
    """“a dozen”, “a hundred and five”, “half a dozen”, “half a million”, “a half-dozen”."""
    first, second, third = (line.low(at + offset) for offset in range(3))
    if first == "half" and second in ("a", "an") and third in numbers("magnitudes"):
        value = numbers("magnitudes")[third] / 2
        return Numeral(value, value, step_of(value), at + 3, spelled=True)
    if first in ("a", "half") and (second == "half" or first == "half"):
        skip = at + (2 if second == "half" else 1)
        skip += 1 if line.low(skip) == "-" else 0
        if line.low(skip) in numbers("magnitudes"):
            value = numbers("magnitudes")[line.low(skip)] / 2
            return Numeral(value, value, step_of(value), skip + 1, spelled=True)
    if first == "a" and second in numbers("magnitudes"):
        value = numbers("magnitudes")[second]
        found = Numeral(value, value, 4.0 if value == 12 else value, at + 2, spelled=True)
        return _scaled(line, found)
    return None


def _and_a_half(line: Line, found: Numeral) -> Numeral:
    """“two and a half”, “three and a quarter million”."""
    for words, part in (
        (("and", "a", "half"), 0.5),
        (("and", "a", "quarter"), 0.25),
        (("and", "three", "quarters"), 0.75),
        (("-", "and", "-", "a", "-", "half"), 0.5),
    ):
        if line.matches(found.end, words):
            whole = found.low + part
            found = replace(found, low=whole, high=whole, step=0.5, end=found.end + len(words))
    return _scaled(line, found)
