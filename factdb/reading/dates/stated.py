"""Readings of dates with a day, month, year, decade or century of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.model import DateBasis
from factdb.reading.dates.found import UNRESOLVED, Found, Match, chosen, relative, stated, word
from factdb.reading.dates.lexicon import meanings, month_number, number, ordinal
from factdb.reading.dates.periods import Grain, Period, day, months, on_day, years

if TYPE_CHECKING:
    from datetime import date

    from factdb.reading.dates.context import Context


def year_of(match: Match, context: Context) -> tuple[int | None, DateBasis]:
    """The year that a match names ("2019", "'19", "last year", "that year"), and on what it rests."""
    written, short = word(match, "year"), word(match, "short")
    if written:
        return int(written), DateBasis.STATED
    if short:
        return full_year(int(short), context), DateBasis.STATED
    return pointed_year(word(match, "yeardir"), context, match.start()), DateBasis.RELATIVE


def pointed_year(direction: str | None, context: Context, before: int) -> int | None:
    """The year meant by "last", "this", "next" (from publication) or "that", "following" (from the text)."""
    deictic = {"last": -1, "this": 0, "next": 1}
    if direction in deictic:
        return context.published.year + deictic[direction] if context.published else None
    anchor = context.anchor(before, Grain.YEAR)
    if direction is None or anchor is None:
        return None
    return anchor.first.year + {"the following": 1, "the previous": -1}.get(direction, 0)


def full_year(short: int, context: Context) -> int:
    """The year that two digits mean: none more than twenty years after publication."""
    latest = context.published.year + 20 if context.published else 2049
    return latest - (latest - short) % 100


def stated_day(match: Match, context: Context) -> Found | None:  # noqa: ARG001 (one signature for all readings)
    """Year, month and day in digits, in a known order."""
    return stated(on_day(int(match["year"]), int(match["mon"]), int(match["dom"])))


def numeric_day(match: Match, context: Context) -> Found | None:
    """Two numbers and a year: ordered by their size, the other dates, the full stop, or publication."""
    one, two, written = int(match["one"]), int(match["two"]), match["year"]
    if len(written) == 2 and match["mark"] == "-":
        return None
    year = int(written) if len(written) == 4 else full_year(int(written), context)
    by_day, by_month = on_day(year, two, one), on_day(year, one, two)
    if not (by_day and by_month) or by_day == by_month:
        return stated(by_day or by_month)
    first = _day_first(match["mark"], by_day.first, by_month.first, context)
    return UNRESOLVED if first is None else stated(by_day if first else by_month)


def _day_first(mark: str, by_day: date, by_month: date, context: Context) -> bool | None:
    if context.day_first is not None:
        return context.day_first
    if mark == ".":
        return True
    if context.published is None:
        return None
    near = [abs((d - context.published).days) <= 31 for d in (by_day, by_month)]
    return near[0] if near[0] != near[1] else None


def month_day(match: Match, context: Context) -> Found | None:
    """A day of a month, with its year or the one that the tense means."""
    month, dom = month_number(match["month"]), ordinal(match["dom"])
    if dom is None or on_day(2000, month, dom) is None:
        return None
    year, basis = year_of(match, context)
    if year is not None:
        period = on_day(year, month, dom)
        return Found(period, basis) if period else None
    if word(match, "yeardir"):
        return UNRESOLVED
    if (told := context.year_before(match.start(), month)) and (period := on_day(told, month, dom)):
        return relative(period)
    return chosen(_recurring_day(context, month, dom), context, match)


def _recurring_day(context: Context, month: int, dom: int) -> list[Period | None]:
    if context.published is None:
        return []
    # Eight years hold a 29 February whatever the century.
    return [on_day(context.published.year + shift, month, dom) for shift in range(-8, 9)]


def days_of_month(match: Match, context: Context) -> Found | None:
    """Several days of one month: "May 3 to 5", "3-5 May", "18 and 19 September"."""
    month, first, last = month_number(match["month"]), ordinal(match["dom"]), ordinal(match["until"])
    if first is None or last is None or first >= last:
        return None
    year, basis = year_of(match, context)
    if year is None:
        whole = chosen(_recurring_day(context, month, first), context, match)
        if whole.period is None:
            return UNRESOLVED if on_day(2000, month, last) else None
        year, basis = whole.period.first.year, DateBasis.RELATIVE
    start, end = on_day(year, month, first), on_day(year, month, last)
    return Found(Period(start.first, end.last, Grain.DAY), basis) if start and end else None


def month_of_year(match: Match, context: Context) -> Found | None:
    """A month with its year, "March 2023" or "March last year"."""
    year, basis = year_of(match, context)
    if year is None:
        return UNRESOLVED
    period = months(year, month_number(match["month"]), 1, Grain.MONTH)
    return Found(period, basis) if period else None


def recurring_months(context: Context, month: int, count: int, grain: Grain) -> list[Period | None]:
    """The same month (or season, quarter …) of the years around publication."""
    if context.published is None:
        return []
    return [months(context.published.year + shift, month, count, grain) for shift in (-2, -1, 0, 1, 2)]


def lone_month(match: Match, context: Context) -> Found | None:
    """A month without a year: the one that the tense means."""
    month = month_number(match["month"])
    if told := context.year_before(match.start(), month):
        return relative(months(told, month, 1, Grain.MONTH))
    return chosen(recurring_months(context, month, 1, Grain.MONTH), context, match)


def edge_of_date(match: Match, context: Context) -> Found | None:
    """Resolve "the end of 2019", "the beginning of October": the whole period, which surely holds it."""
    if word(match, "month") is None:
        return lone_year(match, context)
    return month_of_year(match, context) if word(match, "year") else lone_month(match, context)


def lone_year(match: Match, context: Context) -> Found | None:
    """A year, also a fiscal one: given as the calendar year of its number."""
    year, _ = year_of(match, context)
    return stated(years(year)) if year else None


def spoken_year(match: Match, context: Context) -> Found | None:  # noqa: ARG001
    """A year in words: "nineteen ninety-six", "two thousand twelve"."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000, None: 2000}[word(match, "hundreds")]
    rest = word(match, "rest", "ones")
    ones = number(rest) if rest else 0
    if ones is None or (rest and century and word(match, "hundreds") and ones < 10):
        return None
    return stated(years(century + ones))


def year_range(match: Match, context: Context) -> Found | None:  # noqa: ARG001
    """Resolve "2010-2012", "2010-12", "2010/11"."""
    first, until = int(match["year"]), match["until"]
    last = int(until) if len(until) == 4 else first - first % 100 + int(until)
    if not first < last < first + 200:
        return None
    start, end = years(first), years(last)
    return stated(Period(start.first, end.last, Grain.YEAR)) if start and end else None


def decade(match: Match, context: Context) -> Found | None:
    """Resolve "the early 1990s", "the '90s", "the sixties" to the whole decade."""
    written, spoken, short = word(match, "decade"), word(match, "decadeword"), word(match, "short")
    if written:
        return stated(years(int(written), 10, Grain.DECADE))
    tens = meanings("decades")[spoken] if spoken else int(short or "0")
    hundreds = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(word(match, "hundreds") or "")
    if hundreds is None:
        hundreds = 2000 if context.published and context.published.year >= 2000 + tens else 1900
    return stated(years(hundreds + tens, 10, Grain.DECADE))


def century(match: Match, context: Context) -> Found | None:  # noqa: ARG001
    """Resolve "the 20th century" to 1901 to 2000. Those before Christ have no days here."""
    ordinal_number = ordinal(match["ord"])
    if word(match, "bc") or ordinal_number is None or not 1 <= ordinal_number <= 30:
        return UNRESOLVED
    return stated(years((ordinal_number - 1) * 100 + 1, 100, Grain.CENTURY))


def one_day(on: date | None) -> Found:
    """A day counted from publication."""
    return relative(day(on) if on else None)
