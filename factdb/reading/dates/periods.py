"""Calendar periods: a day, a week, a month, a quarter … as a first and a last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum

from dateutil.relativedelta import relativedelta


class Grain(IntEnum):
    """How long a period is; a finer grain is smaller."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last`, both included, and the grain they were named in."""

    first: date
    last: date
    grain: Grain


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6}
_YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}


def day(on: date) -> Period:
    """One day."""
    return Period(on, on, Grain.DAY)


def months(year: int, month: int, count: int, grain: Grain) -> Period | None:
    """`count` whole months from `month` on, or ``None`` outside the calendar."""
    if not (MINYEAR <= year < MAXYEAR and 1 <= month <= 12):
        return None
    first = date(year, month, 1)
    return Period(first, first + relativedelta(months=count, days=-1), grain)


def years(year: int, count: int = 1, grain: Grain = Grain.YEAR) -> Period | None:
    """`count` whole years from `year` on, or ``None`` outside the calendar."""
    if not MINYEAR <= year < MAXYEAR - count:
        return None
    return Period(date(year, 1, 1), date(year + count - 1, 12, 31), grain)


def around(on: date, grain: Grain) -> Period:
    """The period of `grain` that holds the day `on`. A weekend is that of its Monday-to-Sunday week."""
    if grain in _YEARS:
        return _years_around(on, grain)
    if grain in _MONTHS or grain is Grain.SEASON:
        return _months_around(on, grain)
    if grain is Grain.DAY:
        return day(on)
    monday = on - timedelta(on.weekday()) if on.toordinal() > on.weekday() else on
    start = 5 if grain is Grain.WEEKEND else 0
    return Period(_plus(monday, start), _plus(monday, 6), grain)


def _years_around(on: date, grain: Grain) -> Period:
    size = _YEARS[grain]
    # Centuries count from 1 (1901 to 2000), decades from 0 (1990 to 1999).
    start = on.year - (on.year - 1) % size if grain is Grain.CENTURY else on.year - on.year % size
    first = max(start, MINYEAR)
    return Period(date(first, 1, 1), date(min(start + size - 1, MAXYEAR), 12, 31), grain)


def _months_around(on: date, grain: Grain) -> Period:
    size = 3 if grain is Grain.SEASON else _MONTHS[grain]
    back = on.month % 3 if grain is Grain.SEASON else (on.month - 1) % size
    first = on.replace(day=1)
    if not (first.year == MINYEAR and back >= first.month):
        first -= relativedelta(months=back)
    last = first + relativedelta(months=size - 1) if first.year < MAXYEAR else first
    return Period(first, last + relativedelta(day=31), grain)


def moved(period: Period, steps: int) -> Period | None:
    """The period of the same grain `steps` later (negative: earlier), or ``None`` outside the calendar."""
    grain, first = period.grain, period.first
    try:
        if grain in _YEARS:
            first += relativedelta(years=steps * _YEARS[grain])
        elif grain in _MONTHS or grain is Grain.SEASON:
            first += relativedelta(months=steps * _MONTHS.get(grain, 3))
        else:
            first += timedelta(days=steps * (1 if grain is Grain.DAY else 7))
    except (ValueError, OverflowError):
        return None
    return around(first, grain)


def on_day(year: int, month: int, dom: int) -> Period | None:
    """The day of that number, or ``None`` if the month has no such day."""
    try:
        return day(date(year, month, dom))
    except (ValueError, OverflowError):
        return None


def _plus(on: date, days: int) -> date:
    return date.fromordinal(min(on.toordinal() + days, date.max.toordinal()))
