"""Numbers with their unit and what they count, as intervals at their written precision.

The reader goes through the pieces of a sentence once. At each it passes over what is no
quantity (`exclusions`), then tries a time of day (`clock`), a rank or multiple (`ranks`) and an
amount (`amounts`), alone or as one of two (`ranges`); the words around it bound it (`intervals`).

Units: one base a dimension, as ``lexicons/units.toml`` says: km, ha, kg, litre, day, °C, km/hour. "%" is also
the unit of fractions ("two thirds" is 66.2 to 67.2 %), "percentage point" that of basis points; money has
ISO codes; a rate is "USD/week". Further "rank", "year of age", "times" (multiples), "time of day" (minutes
since midnight), and for a vote or a game two quantities, "score for" and "score against".
Plain counts have no unit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.model import Quantity
from factdb.reading.quantities.amounts import Amount, read_amount
from factdb.reading.quantities.clock import TIME_OF_DAY, clock_interval, read_clock
from factdb.reading.quantities.counting import counted_noun, noun_after, toll_noun
from factdb.reading.quantities.exclusions import passed_over
from factdb.reading.quantities.intervals import Interval, bound_after, bound_before, interval_of
from factdb.reading.quantities.lexicon import Unit, beginnings, multiplying_stems, words
from factdb.reading.quantities.numerals import Numeral
from factdb.reading.quantities.pieces import Line, lines
from factdb.reading.quantities.ranges import Pairing, pair_with
from factdb.reading.quantities.ranks import AGE, Told, age_end, in_years, read_multiple, read_rank, read_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.reading.language import Doc

__all__ = ["find_quantities"]

SCORE_FOR, SCORE_AGAINST = "score for", "score against"
_RECENT = frozenset(["past", "last", "next", "coming", "previous", "recent", "following", "preceding"])
_ENDURING = frozenset(
    ["for", "lasted", "lasting", "took", "well", "takes", "taken", "spent", "spanning", "after", "just"]
)


def find_quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a parsed text in order, dates left out. Offsets are into the text."""
    return [quantity for line in lines(doc) for quantity in _Reader(line).read()]


class _Reader:
    """Goes through one sentence; `floor` is the first piece that no quantity has taken yet."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.floor = 0
        self.counted: str | None = None  # of the plain count before
        self.unit: Unit | None = None  # of the amount before

    def read(self) -> Iterator[Quantity]:
        """The quantities of the sentence, in the order of the text."""
        at = 0
        while at < len(self.line):
            if self._dull(at):
                at += 1
                continue
            found: list[Quantity] = []
            end = passed_over(self.line, at)
            if end is None:
                found, end = self._one(at)
            if found:
                self.floor = end
            yield from found
            at = max(end, at + 1)

    def _dull(self, at: int) -> bool:
        """Whether a plain word that begins nothing stands here; most do."""
        piece = self.line.pieces[at]
        if piece.kind != "word" or self.line.glued(at + 1):
            return False
        return piece.low not in beginnings() and not piece.low.startswith(multiplying_stems())

    def _one(self, at: int) -> tuple[list[Quantity], int]:
        time = read_clock(self.line, at)
        if time:
            interval, begin = clock_interval(self.line, time)
            return [self._quantity(begin, time.end, interval, TIME_OF_DAY, None)], time.end
        told = read_multiple(self.line, at) or read_rank(self.line, at)
        if told:
            return [self._told(at, told)], told.end
        amount = read_amount(self.line, at)
        if amount is None:
            return [], at + 1
        pair = pair_with(self.line, amount)
        return self._pair(*pair) if pair else self._single(amount)

    def _told(self, at: int, told: Told) -> Quantity:
        bound = bound_before(self.line, at) if told.unit not in ("rank",) else None
        kind, begin = bound or (None, at)
        step = 0.5 if told.unit == "times" else 1.0
        interval = _bounded_by(told.value, step, kind)
        return self._quantity(begin, told.end, interval, told.unit, told.counted)

    def _single(self, amount: Amount) -> tuple[list[Quantity], int]:
        if self._point_in_time(amount):
            return [], amount.end
        amount = self._with_unit_before(amount)
        told = read_times(self.line, amount)
        if told:
            return [self._told(amount.begin, told)], told.end
        kind, begin, end = self._bounds(amount, amount.end)
        interval = interval_of(amount.number, kind, amount.unit)
        old = age_end(self.line, amount)
        if old is not None:
            return self._age(amount, kind, begin, old)
        unit = amount.unit.base if amount.unit else None
        return [self._quantity(begin, end, interval, unit, self._counted(amount, end))], end

    def _with_unit_before(self, amount: Amount) -> Amount:
        """“to 4.5 percent from 4.75”: the second figure has the first one's unit."""
        following = self.line.token(amount.end)
        ends = following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ")
        directly = amount.begin - 1 == self.floor and self.line.low(amount.begin - 1) == "from"
        if amount.unit is None and directly and self.unit is not None and ends:
            return replace(amount, unit=self.unit)
        reached = self.line.low(amount.begin - 1) in ("to", "at")
        self.unit = amount.unit if reached else None
        return amount

    def _age(self, amount: Amount, kind: str | None, begin: int, end: int) -> tuple[list[Quantity], int]:
        years = amount.number.times(in_years(amount), amount.number.end)
        after = noun_after(self.line, end) if self.line.low(end - 1) == "old" and amount.unit else None
        return [self._quantity(begin, end, interval_of(years, kind, None), AGE, after)], end

    def _pair(self, kind: Pairing, first: Amount, second: Amount) -> tuple[list[Quantity], int]:
        if kind is Pairing.RESULT:
            return self._result(first, second), second.end
        if kind is Pairing.CHANGE:
            before, _ = self._single(first)
            self.floor = first.end
            after, end = self._single(second)
            return before + after, end
        bound, begin, end = self._bounds(first, second.end)
        first, second = _equally_written(first, second)
        low = interval_of(first.number, bound if bound == "about" else None, first.unit)
        high = interval_of(second.number, bound if bound == "about" else None, second.unit)
        begin = begin if bound == "about" else self._range_begin(first)
        interval = Interval(low.low, high.high, approximate=bound == "about")
        if age_end(self.line, second) is not None or self.line.low(first.begin - 1) in ("aged", "ages"):
            return [self._quantity(begin, second.end, interval, AGE, None)], second.end
        unit = second.unit.base if second.unit else None
        return [self._quantity(begin, end, interval, unit, self._counted(second, end))], end

    def _range_begin(self, first: Amount) -> int:
        opening = self.line.low(first.begin - 1) in ("from", "between")
        return first.begin - 1 if opening and first.begin - 1 >= self.floor else first.begin

    def _result(self, first: Amount, second: Amount) -> list[Quantity]:
        noun = self.line.low(second.end)
        counted = noun if noun in words("results") else None
        sides = ((first, SCORE_FOR), (second, SCORE_AGAINST))
        return [
            self._quantity(a.begin, a.end, Interval(a.number.low, a.number.high), unit, counted)
            for a, unit in sides
        ]

    def _bounds(self, amount: Amount, end: int) -> tuple[str | None, int, int]:
        """The bound of an amount, and where the amount with the bound begins and ends."""
        before, after = bound_before(self.line, amount.begin), bound_after(self.line, end)
        if before and before[1] >= self.floor and not self._idle(before[1], amount):
            return before[0], before[1], end
        if after and not amount.number.vague:
            return after[0], amount.begin, after[1]
        return None, amount.begin, end

    def _idle(self, begin: int, amount: Amount) -> bool:
        """“over three years” is during them, unless they lasted that; “edged up to 4” is at 4."""
        token = self.line.token(begin - 1)
        if self.line.low(begin) == "up" and token is not None and token.pos_ == "VERB":
            return token.lemma_.lower() in words("changing")
        lasting = amount.unit is not None and amount.unit.base == "day"
        return lasting and self.line.low(begin) == "over" and self.line.low(begin - 1) not in _ENDURING

    def _point_in_time(self, amount: Amount) -> bool:
        """“two years ago”, “the past five years”: the dates' reader has these."""
        if amount.unit is None or amount.unit.base != "day" or amount.unit.factor < 1:
            return False
        after = self.line.low(amount.end)
        pointing = after in words("points_in_time") and (
            after != "from" or self.line.low(amount.end + 1) == "now"
        )
        return pointing or self.line.low(amount.begin - 1) in _RECENT or after == "after"

    def _counted(self, amount: Amount, end: int) -> str | None:
        if amount.unit is None:
            counted = counted_noun(self.line, amount.last, end) or self._understood(amount, end)
            self.counted = counted
            return counted
        hyphened = amount.joined and self.line.low(amount.last + 1) == "-"
        if hyphened or amount.unit.money or amount.unit.base == "%":
            token = self.line.token(end)
            direct = token is not None and token.pos_ == "NOUN"
            found = noun_after(self.line, end) if direct else None
            return found or counted_noun_of(self.line, end)
        return counted_noun_of(self.line, end)

    def _understood(self, amount: Amount, end: int) -> str | None:
        """What the count before counts ("46 detainees, 23 from each side"), or what a toll is of."""
        following = self.line.token(end)
        elliptic = self.line.low(amount.begin - 1) in (
            ",",
            "and",
            "(",
            ";",
            ":",
            "including",
            "-",
            "–",
            "—",
            "which",
            "whom",
        )
        if (
            self.counted
            and elliptic
            and (following is None or following.pos_ in ("ADP", "PUNCT", "CCONJ", "VERB", "AUX"))
        ):
            return self.counted
        return toll_noun(self.line, amount.last)

    def _quantity(
        self, begin: int, end: int, interval: Interval, unit: str | None, counted: str | None
    ) -> Quantity:
        start, stop = self.line.pieces[max(begin, self.floor)].start, self.line.pieces[end - 1].end
        text = self.line.text[start:stop]
        return Quantity(start, stop, text, interval.low, interval.high, unit, counted, interval.approximate)


def counted_noun_of(line: Line, end: int) -> str | None:
    """The noun after "of": "$2 billion of aid", "40 percent of voters"."""
    if line.low(end) != "of":
        return None
    skip = end + 1
    while line.low(skip) in ("the", "its", "their", "his", "her", "our", "all", "these", "those"):
        skip += 1
    return noun_after(line, skip)


def _equally_written(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Both ends of a range at the finer of their steps: "about 10 to 12"."""
    step = min(first.number.step, second.number.step)
    return replace(first, number=replace(first.number, step=step)), replace(
        second, number=replace(second.number, step=step)
    )


def _bounded_by(value: float, step: float, kind: str | None) -> Interval:
    return interval_of(Numeral(value, value, step, 0), kind, None)
