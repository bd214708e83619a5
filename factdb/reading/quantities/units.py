"""What a number is measured in: unit or currency before or after it, turned into the base unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.reading.quantities.lexicon import Unit, currency, numbers, signs, units, words

if TYPE_CHECKING:
    from factdb.reading.quantities.numerals import Numeral
    from factdb.reading.quantities.pieces import Line

__all__ = ["money_before", "read_period", "read_unit"]

_POINT = Unit("percentage point")
_POUND = Unit("kg", 0.45359237, rough=True)
_WEIGHING = frozenset(
    ["weigh", "weighs", "weighed", "weighing", "weight", "lift", "lifted", "lost", "gained", "shed"]
)


def money_before(line: Line, at: int) -> tuple[Unit, int] | None:
    """The currency that a sign or code at a piece gives to the figure after it, and the figure's piece."""
    piece = line.at(at)
    if piece is None:
        return None
    found = currency(piece.text) or currency(piece.text.upper() if piece.kind == "sign" else piece.text)
    after = at + 1 + (line.low(at + 1) == "." and piece.text == "Rs")
    following = line.at(after)
    figure = following is not None and following.kind == "figure"
    return (found, after) if found and figure else None


def read_unit(line: Line, number: Numeral, *, money: Unit | None) -> tuple[Unit | None, Numeral]:
    """The unit after a number, and the number up to the end of it (with a magnitude glued on, "£3m")."""
    if money:
        return money, _millions(line, number)
    if number.vague and line.low(number.end) == "of":
        found = _name(line, number.end + 1)
        return (found[0], _ending(number, found[1])) if found else (None, number)
    for reader in (_sign, _name, _code):
        found = reader(line, number.end)
        if found:
            unit, end = found
            return unit, _ending(number, end)
    grown = _millions(line, number)
    if grown is not number:
        found = _name(line, grown.end) or _code(line, grown.end)
        if found:
            return found[0], _ending(grown, found[1])
    return _part_of_one(line, number) if number.fraction else (None, grown)


def _part_of_one(line: Line, number: Numeral) -> tuple[Unit | None, Numeral]:
    """“half a mile”, “three quarters of an hour”."""
    skip = number.end + (line.low(number.end) == "of")
    point = skip + (line.low(skip) in ("a", "an", "-"))
    if line.low(point) == "point" and line.low(point - 1) in ("a", "-"):
        return _POINT, _ending(number, point + 1)
    found = _name(line, skip + 1) if line.low(skip) in ("a", "an") else None
    return (found[0], _ending(number, found[1])) if found else (None, number)


def read_period(line: Line, at: int) -> tuple[str, int] | None:
    """The time or thing a rate is counted by: "a week", "per head", "each year"."""
    if line.low(at) in ("a", "an", "per", "each", "every", "/") and line.low(at + 1) in words("periods"):
        return line.low(at + 1), at + 2
    return None


def _ending(number: Numeral, end: int) -> Numeral:
    return replace(number, end=end)


def _millions(line: Line, number: Numeral) -> Numeral:
    piece = line.at(number.end)
    if piece is None or not piece.glued or number.scaled or number.spelled:
        return number
    factor = numbers("glued_magnitudes").get(piece.text)
    return number.times(factor, number.end + 1) if factor else number


def _sign(line: Line, at: int) -> tuple[Unit, int] | None:
    piece = line.at(at)
    if piece is None:
        return None
    hyphen = 1 if piece.text == "-" and line.glued(at) and line.glued(at + 1) else 0
    piece = line.pieces[at + hyphen]
    joined = f"{piece.text}/{line.low(at + 2)}" if line.low(at + 1) == "/" else ""
    power = piece.text + line.low(at + 1) if line.glued(at + 1) and line.low(at + 1) in ("2", "3") else ""
    for text, length in ((joined, 3), (power, 2), (piece.text.replace(" ", ""), 1)):
        unit = signs().get(text)
        if unit and not (text == "m" and piece.glued and _money_context(line, at)):
            return unit, at + hyphen + length
    return _euro_after(line, at)


def _money_context(line: Line, at: int) -> bool:
    """Whether "3m" is followed by a currency ("3m euros")."""
    following = units().get((line.low(at + 1),))
    return following is not None and following.money


def _euro_after(line: Line, at: int) -> tuple[Unit, int] | None:
    """“500 €”: the sign after the figure, with nothing to count after it."""
    piece, following = line.at(at), line.at(at + 1)
    if piece and piece.kind == "sign" and not (following and following.kind == "figure"):
        found = currency(piece.text)
        return (found, at + 1) if found else None
    return None


def _name(line: Line, at: int) -> tuple[Unit, int] | None:
    for length in (4, 3, 2, 1):
        phrase, end = _words(line, at, length)
        unit = units().get(phrase)
        if unit:
            return _weighed(line, at, phrase, unit), end
    return None


def _words(line: Line, at: int, count: int) -> tuple[tuple[str, ...], int]:
    """So many words from a piece on, the hyphens between them and the stop after "sq" passed over."""
    found: list[str] = []
    while len(found) < count:
        hyphen = line.low(at) == "-" and line.glued(at) and line.glued(at + 1)
        stop = line.low(at) == "." and found[-1:] == ["sq"]
        if not hyphen and not stop:
            found.append(line.low(at))
        at += 1
        if at > len(line):
            break
    return tuple(found), at


def _weighed(line: Line, at: int, phrase: tuple[str, ...], unit: Unit) -> Unit:
    """Pounds are money, unless something is weighed."""
    if phrase not in (("pound",), ("pounds",)):
        return unit
    near = {line.low(i) for i in range(max(0, at - 6), at)}
    adjective = line.low(at) == "-" and phrase == ("pound",)
    return _POUND if adjective or near & _WEIGHING or line.low(at + 1) == "of" else unit


def _code(line: Line, at: int) -> tuple[Unit, int] | None:
    piece = line.at(at)
    found = currency(piece.text) if piece and piece.kind == "word" else None
    return (found, at + 1) if found else None
