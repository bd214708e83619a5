"""Ranks, ages and multiples: "the third offer", "the 34-year-old", "twice as many", "doubled"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.reading.quantities.counting import noun_after
from factdb.reading.quantities.lexicon import numbers, words
from factdb.reading.quantities.numerals import read_ordinal

if TYPE_CHECKING:
    from factdb.reading.quantities.amounts import Amount
    from factdb.reading.quantities.pieces import Line

__all__ = ["AGE", "MULTIPLE", "RANK", "Told", "read_multiple", "read_rank"]

RANK = "rank"
AGE = "year of age"
MULTIPLE = "times"
OLDEST = 125
YOUNGEST = 12  # below it "he is 5." is as likely a score or a size
_PERIODS = frozenset(
    ["quarter", "half", "century", "semester", "trimester", "millennium", "of", "party-rate"]
)
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "'s",
        "every",
    ]
)
_YEARS = 365.25


@dataclass(frozen=True, slots=True)
class Told:
    """A value up to piece `end` that is no cardinal number, with what it counts."""

    value: float
    unit: str | None
    end: int
    counted: str | None = None


def read_rank(line: Line, at: int) -> Told | None:
    """A rank that orders a noun: "third offer", "second-largest city", "the fourth of six"."""
    found = read_ordinal(line, at)
    if found is None or _named(line, at):
        return None
    rank, end = found
    if line.low(end) == "-" and line.glued(end) and line.glued(end + 1):
        superlative = line.token(end + 1)
        if superlative is None or not line.low(end + 1).endswith("st"):
            return None
        return Told(rank, RANK, end + 2, noun_after(line, end + 2))
    return _ordering(line, at, rank, end)


def _ordering(line: Line, at: int, rank: float, end: int) -> Told | None:
    before = line.low(at - 1)
    determined = before in _DETERMINERS or before.endswith("'s")
    token = line.token(at)
    if token is None or line.low(end) in _PERIODS - {"of"} or line.low(end) in words("months"):
        return None
    noun = noun_after(line, end)
    if noun is None:
        of_some = before == "the" and line.low(end) == "of" and line.low(end + 1) in numbers("cardinals")
        return Told(rank, RANK, end) if of_some else None
    return Told(rank, RANK, end, noun) if determined or token.pos_ in ("ADJ", "NUM") else None


def _named(line: Line, at: int) -> bool:
    """“the Second World War”, “First Minister”, “Fifth Avenue”."""
    piece, following = line.pieces[at], line.at(at + 1)
    capital = piece.kind == "word" and piece.text[0].isupper()
    figure = piece.kind == "figure" and line.at(at + 2) is not None and line.pieces[at + 2].text[:1].isupper()
    return figure or (capital and (at > 0 or (following is not None and following.text[:1].isupper())))


def read_multiple(line: Line, at: int) -> Told | None:
    """“doubled”, “twice the average”, “tenfold”; “twice” alone counts times."""
    piece, token = line.pieces[at], line.token(at)
    if piece.kind != "word" or token is None:
        return None
    if piece.low in numbers("adverbs"):
        multiple = piece.low.endswith("fold") or line.low(at + 1) in words("multiples")
        return Told(
            numbers("adverbs")[piece.low],
            MULTIPLE if multiple else None,
            at + 1,
            None if multiple else "time",
        )
    lemma = token.lemma_.lower()
    if lemma in numbers("multiplying"):
        ratio = piece.low == lemma and line.low(at + 1) in (
            "the",
            "that",
            "what",
            "its",
            "their",
            "last",
            "this",
        )
        if (token.pos_ in ("VERB", "AUX") and line.low(at + 1) not in ("down", "up", "back", "as")) or ratio:
            return Told(numbers("multiplying")[lemma], MULTIPLE, at + 1)
    return None


def read_times(line: Line, amount: Amount) -> Told | None:
    """“three times as many” is a multiple, “three times” by itself counts times."""
    fold = amount.end + (line.low(amount.end) == "-")
    if amount.unit is None and line.low(fold) == "fold":
        return Told(amount.number.low, MULTIPLE, fold + 1)
    if amount.unit is not None or line.low(amount.end) not in ("times", "time"):
        return None
    if line.low(amount.end + 1) in words("multiples"):
        return Told(amount.number.low, MULTIPLE, amount.end + 1)
    return None


def age_end(line: Line, amount: Amount) -> int | None:
    """The piece after the words that make an amount an age, or ``None`` if it is none."""
    if amount.unit is not None and amount.unit.base == "day":
        skip = amount.end + (line.low(amount.end) == "-")
        if line.low(skip) in ("old", "olds"):
            return skip + 1
        return amount.end + 2 if line.matches(amount.end, ("of", "age")) else None
    return amount.end if amount.unit is None and _bare_age(line, amount) else None


def in_years(amount: Amount) -> float:
    """What one of the amount's unit is in years."""
    return amount.unit.factor / _YEARS if amount.unit is not None else 1.0


def _bare_age(line: Line, amount: Amount) -> bool:
    before, number = line.low(amount.begin - 1), amount.number
    if number.scaled or not 0 < number.high <= OLDEST:
        return False
    aged = before in ("aged", "age", "ages") or (before == "of" and line.low(amount.begin - 2) == "age")
    return aged or (
        not number.spelled and (_apposed(line, amount) or _was(line, amount) or _among_people(line, amount))
    )


def _apposed(line: Line, amount: Amount) -> bool:
    """“Ana Brandt, 58, said”, “Ana Brandt (58)”."""
    opening, closing = line.low(amount.begin - 1), line.low(amount.end)
    name = line.token(amount.begin - 2)
    if name is None or name.pos_ != "PROPN" or not line.pieces[amount.begin - 2].text[0].isupper():
        return False
    calendar = line.low(amount.begin - 2) in words("months") | words("weekdays")
    paired = (opening == "," and closing in (",", ".", ";", "")) or (opening == "(" and closing == ")")
    return paired and not calendar and float(amount.number.low).is_integer()


def _was(line: Line, amount: Amount) -> bool:
    """“He was 20 when”, “Brandt, who is 70,”, “She turned 50.”."""
    if (
        line.low(amount.begin - 1) not in ("was", "is", "turned", "turns", "were")
        or amount.number.high < YOUNGEST
    ):
        return False
    if line.low(amount.end) not in ("when", ".", ",", ";", ""):
        return False
    return line.low(amount.begin - 2) in ("he", "she", "i", "who") or _person(line, amount.begin - 2)


def _among_people(line: Line, amount: Amount) -> bool:
    """“people under 30”, “women over 65”."""
    bounded = line.low(amount.begin - 1) in ("under", "over", "above", "below")
    return bounded and line.low(amount.begin - 2) in words("people") and line.at(amount.end) is not None


def _person(line: Line, at: int) -> bool:
    token = line.token(at)
    return token is not None and token.ent_type_ == "PERSON"
