"""Readings of quarters, halves, seasons, holidays and events that have a date of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from factdb.model import DateBasis
from factdb.reading.dates.found import (
    UNRESOLVED,
    Found,
    Match,
    chosen,
    first_after,
    latest_before,
    of_this_year,
    relative,
    stated,
    word,
)
from factdb.reading.dates.lexicon import meanings, month_number, ordinal, table
from factdb.reading.dates.periods import Grain, Period, around, day, months, moved, on_day, years
from factdb.reading.dates.stated import recurring_months, year_of

if TYPE_CHECKING:
    from factdb.reading.dates.context import Context

_REPORTING_DAYS = 75
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_HALVES = {"first": 1, "second": 2, "latter": 2, "last": 2}


def quarter(match: Match, context: Context) -> Found | None:
    """A quarter by its number; a fiscal one is given as the calendar quarter of its number."""
    nth = word(match, "nth")
    month = 3 * (_NTH[nth] if nth else int(match["q"])) - 2
    return _of_year(match, context, month, 3, Grain.QUARTER)


def half(match: Match, context: Context) -> Found | None:
    """Resolve "the first half of 2020", "H1 2020", "first-half profit"."""
    named = word(match, "h")
    month = 6 * (_HALVES[named] if named else int(match["hn"])) - 5
    return _of_year(match, context, month, 6, Grain.HALF)


def _of_year(match: Match, context: Context, month: int, count: int, grain: Grain) -> Found | None:
    year, basis = year_of(match, context)
    if year is not None:
        period = months(year, month, count, grain)
        return Found(period, basis) if period else None
    candidates = recurring_months(context, month, count, grain)
    just_over = [c for c in candidates if c and _reported_now(c, context)]
    return relative(just_over[0]) if just_over else chosen(candidates, context, match)


def _reported_now(period: Period, context: Context) -> bool:
    """Whether the period ended so lately that its results are what the news is about, in whatever tense."""
    return context.published is not None and 0 < (context.published - period.last).days <= _REPORTING_DAYS


def pointed_quarter(match: Match, context: Context) -> Found | None:
    """Resolve "the latest quarter" to the one the text speaks of, else the last one over."""
    direction = word(match, "dirword") or ""
    if direction == "latest" and (anchor := _quarter_before(context, match.start())):
        return relative(anchor)
    step = {"latest": -1, "last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1}.get(
        direction, 0
    )
    return relative(moved(around(context.published, Grain.QUARTER), step) if context.published else None)


def the_quarter(match: Match, context: Context) -> Found | None:
    """Resolve "the quarter ended June 30" to that ending; "the quarter" is the one the text speaks of."""
    if word(match, "month"):
        return _quarter_ending(match, context)
    if anchor := _quarter_before(context, match.start()):
        return relative(anchor)
    return relative(moved(around(context.published, Grain.QUARTER), -1) if context.published else None)


def quarter_of_year(match: Match, context: Context) -> Found | None:
    """Resolve "the 1988 quarter", "the same period last year" to that year's part of the text's quarter."""
    anchor, written = _quarter_before(context, match.start()), word(match, "year")
    base = int(written) if written else context.published.year - 1 if context.published else None
    if base is None:
        return UNRESOLVED
    period = months(base, anchor.first.month, 3, Grain.QUARTER) if anchor else years(base)
    return Found(period, DateBasis.RELATIVE, anchors=False) if period else None


def _quarter_before(context: Context, before: int) -> Period | None:
    return context.anchor(before, Grain.QUARTER, sentences=8, finest=Grain.QUARTER)


def _quarter_ending(match: Match, context: Context) -> Found | None:
    month, dom = month_number(match["month"]), ordinal(match["dom"])
    year, basis = year_of(match, context)
    if dom is None or on_day(2000, month, dom) is None:
        return None
    if year is None:
        candidates = recurring_months(context, month, 1, Grain.MONTH)
        ending = chosen(candidates, context, match)
        if ending.period is None:
            return UNRESOLVED
        year, basis = ending.period.first.year, ending.basis
    last = on_day(year, month, dom)
    if last is None:
        return None
    first = last.first + timedelta(1) - relativedelta(months=3)
    return Found(Period(first.replace(day=1) if dom >= 28 else first, last.last, Grain.QUARTER), basis)


def the_period(match: Match, context: Context) -> Found | None:
    """Resolve "the latest period", where the text has spoken of a quarter; else no time expression."""
    anchor = _quarter_before(context, match.start())
    return relative(anchor) if anchor else None


def season(match: Match, context: Context) -> Found | None:
    """A meteorological season of the northern hemisphere; a winter is named after the year it begins in."""
    start = meanings("seasons")[word(match, "season") or ""]
    year, basis = year_of(match, context)
    if year is not None:
        period = months(year, start, 3, Grain.SEASON)
        return Found(period, basis) if period else None
    if word(match, "yeardir"):
        return UNRESOLVED
    return _pointed(match, context, recurring_months(context, start, 3, Grain.SEASON))


def _pointed(match: Match, context: Context, candidates: list[Period | None]) -> Found:
    direction = word(match, "dir")
    if direction is None:
        return chosen(candidates, context, match)
    step = meanings("directions")[direction]
    if step < 0:
        return latest_before(candidates, context)
    if step > 0:
        return first_after(candidates, context)
    return of_this_year(candidates, context)


def holiday(match: Match, context: Context) -> Found | None:
    """A day with a name, in the year named or the one that the words mean."""
    if not match["holiday"][0].isupper():
        return None
    rule = next(r for name, r in table("holidays")["days"].items() if name.lower() == word(match, "holiday"))
    written = word(match, "year")
    if written:
        return stated(_holiday_in(int(written), rule))
    if context.published is None:
        return UNRESOLVED
    return _pointed(
        match, context, [_holiday_in(context.published.year + shift, rule) for shift in (-1, 0, 1)]
    )


def _holiday_in(year: int, rule: str) -> Period | None:
    if not 1583 <= year <= 4099:  # the years for which the Gregorian Easter is defined
        return None
    if rule.startswith("easter"):
        return day(easter(year) + timedelta(int(rule.removeprefix("easter"))))
    head, _, plus = rule.partition("+")
    pieces = head.split("-", 2)
    if len(pieces) == 2:
        return on_day(year, int(pieces[0]), int(pieces[1]))
    on = _nth_weekday(year, *(int(piece) for piece in pieces))
    return day(on + timedelta(int(plus or 0)))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    if nth > 0:
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = first + relativedelta(day=31)
    return last - timedelta((last.weekday() - weekday) % 7)


def event(match: Match, context: Context) -> Found | None:  # noqa: ARG001 (one signature for all readings)
    """An event whose name fixes its day for good."""
    written = next(
        d for name, d in table("holidays")["events"].items() if name.lower() == word(match, "event")
    )
    return stated(day(date.fromisoformat(written)))


def week_of_date(match: Match, context: Context) -> Found | None:
    """Resolve "the week of March 6", "the weekend of 4 May" to that which holds the day."""
    grain = {"week": Grain.WEEK, "weekend": Grain.WEEKEND}.get(word(match, "unit") or "")
    month, dom = month_number(match["month"]), ordinal(match["dom"])
    if grain is None or dom is None or on_day(2000, month, dom) is None:
        return None
    year, basis = year_of(match, context)
    if year is not None:
        on = on_day(year, month, dom)
        return Found(around(on.first, grain), basis) if on else None
    base = context.published.year if context.published else 1
    found = chosen([on_day(base + shift, month, dom) for shift in (-1, 0, 1)], context, match)
    return relative(around(found.period.first, grain) if found.period else None)
