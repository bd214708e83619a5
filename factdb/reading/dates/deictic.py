"""Readings that count from the day of publication: weekdays, "last month", "two years ago", "overnight"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from factdb.reading.dates.anchored import beside_anchor, year_before_quarter
from factdb.reading.dates.found import (
    UNRESOLVED,
    Found,
    Match,
    first_after,
    latest_before,
    of_this_year,
    relative,
    stated,
    word,
)
from factdb.reading.dates.lexicon import meanings, month_number, number, weekday_number
from factdb.reading.dates.periods import Grain, Period, around, day, moved
from factdb.reading.dates.stated import one_day, recurring_months
from factdb.reading.dates.tense import Tense

if TYPE_CHECKING:
    from factdb.reading.dates.context import Context

_TEXTUAL = {"previous", "preceding", "prior", "following", "same"}  # these point within the text


def later(on: date | None, days: int) -> date | None:
    """`on` moved by `days`, or ``None`` outside the calendar."""
    try:
        return on + timedelta(days) if on else None
    except OverflowError:
        return None


def grain_of(unit: str) -> Grain:
    """The grain of a unit's word in the singular."""
    return Grain.WEEK if unit == "fortnight" else Grain[unit.upper()]


def weekday(match: Match, context: Context) -> Found | None:
    """A weekday: on the day of publication that day itself, else before or after it as the verb tells."""
    if context.published is None:
        return UNRESOLVED
    target, direction = weekday_number(match["weekday"]), word(match, "dir")
    ahead = (target - context.published.weekday()) % 7
    back = ahead - 7 if ahead else 0
    if direction in {None, "the current", "current", "this very", "same"}:
        return one_day(later(context.published, ahead if _to_come(match, context) else back))
    if direction in {"next", "following"}:
        return one_day(later(context.published, target - context.published.weekday() + 7))
    if direction in {"this coming", "coming", "upcoming"}:
        return one_day(later(context.published, ahead or 7))
    if direction == "this":
        past = context.tense(match.start(), match.end()) is Tense.PAST
        return one_day(later(context.published, back if past else ahead))
    return one_day(later(context.published, back or -7))


def _to_come(match: Match, context: Context) -> bool:
    return context.tense(match.start(), match.end()) is Tense.FUTURE


def weekday_of_week(match: Match, context: Context) -> Found | None:
    """Resolve "Tuesday of last week", "next week on Friday"."""
    if context.published is None:
        return UNRESOLVED
    direction = word(match, "dir", "dirlate") or "this"
    monday = context.published - timedelta(context.published.weekday())
    return one_day(later(monday, 7 * meanings("directions")[direction] + weekday_number(match["weekday"])))


def week_from_weekday(match: Match, context: Context) -> Found | None:
    """Resolve "a week from Monday", "a week ago Friday": seven days from the nearest such day."""
    if context.published is None:
        return UNRESOLVED
    ahead = (weekday_number(match["weekday"]) - context.published.weekday()) % 7
    if regex_words(match) & {"ago", "before"}:
        return one_day(later(context.published, (ahead - 7 if ahead else 0) - 7))
    return one_day(later(context.published, ahead + 7))


def regex_words(match: Match) -> set[str]:
    """The words of a match in lower case."""
    return set(match[0].lower().split())


def deictic_day(match: Match, context: Context) -> Found | None:
    """Today, tonight, tomorrow, yesterday, and the days beyond them."""
    steps = {
        "today": 0,
        "tonight": 0,
        "tomorrow": 1,
        "yesterday": -1,
        "before yesterday": -2,
        "after tomorrow": 2,
    }
    step = steps.get(word(match, "deictic", "before") or "")
    return None if step is None else one_day(later(context.published, step))


def part_of_day(match: Match, context: Context) -> Found | None:
    """Resolve parts of a day: "this morning" is the day of publication, "last night" the day before."""
    return one_day(later(context.published, -1 if word(match, "this") == "last" else 0))


def overnight(match: Match, context: Context) -> Found | None:
    """The night to the day of publication, or, still to come, the night from it: two days."""
    ahead = _to_come(match, context)
    first, last = later(context.published, 0 if ahead else -1), later(context.published, 1 if ahead else 0)
    return relative(Period(first, last, Grain.DAY) if first and last else None)


def pointed_month(match: Match, context: Context) -> Found | None:
    """Resolve "last October", "next May". The month just gone is "last month", never "last October"."""
    candidates = recurring_months(context, month_number(match["month"]), 1, Grain.MONTH)
    direction = word(match, "dir") or ""
    step = meanings("directions")[direction]
    if context.published is None or step == 0:
        return of_this_year(candidates, context)
    here = around(context.published, Grain.MONTH)
    if step > 0:
        return first_after(candidates, context)
    just_gone = moved(here, -1) if direction == "last" else None
    return latest_before([c for c in candidates if c not in (here, just_gone)], context)


def pointed_period(match: Match, context: Context) -> Found | None:
    """Resolve "last week", "next year" to whole calendar periods; "the past week" is a duration."""
    unit, direction = word(match, "unit") or "", word(match, "dir") or ""
    definite = match[0].lower().startswith("the ")
    if direction in _TEXTUAL or (definite and direction == "next" and not _to_come(match, context)):
        return beside_anchor(match, context)
    if definite and unit == "decade":
        return UNRESOLVED
    if unit == "day" or (definite and direction in {"last", "past"} and unit not in {"quarter", "century"}):
        return None if unit == "day" and direction != "past" else UNRESOLVED
    if context.published is None or direction == "past":
        return UNRESOLVED
    if unit == "weekend" and meanings("directions")[direction] == 0:
        return the_weekend(match, context)
    return relative(moved(around(context.published, grain_of(unit)), meanings("directions")[direction]))


def the_weekend(match: Match, context: Context) -> Found | None:
    """The weekend that the tense means; the running one on a Saturday or Sunday."""
    if context.published is None:
        return UNRESOLVED
    here = around(context.published, Grain.WEEKEND)
    if here.first <= context.published or _to_come(match, context):
        return relative(here)
    return relative(moved(here, -1))


def edge_of_period(match: Match, context: Context) -> Found | None:
    """Resolve "the end of the month", "the start of next year": the whole period, which surely holds it."""
    if context.published is None:
        return UNRESOLVED
    unit, direction = word(match, "unit") or "", word(match, "dir") or "this"
    if unit == "century":
        return UNRESOLVED
    if unit == "day":  # "at the end of the day" is a figure of speech
        return None
    if direction in _TEXTUAL:
        return beside_anchor(match, context)
    return relative(moved(around(context.published, grain_of(unit)), meanings("directions")[direction]))


def the_year(match: Match, context: Context) -> Found | None:  # noqa: ARG001 (one signature for all readings)
    """Resolve "for the year", "earlier in the year" to the year of publication."""
    return relative(around(context.published, Grain.YEAR) if context.published else None)


def year_end(match: Match, context: Context) -> Found | None:
    """The last day of the year (or month) of publication, or of the year named."""
    written, ends_month = word(match, "year"), match[0].lower().startswith("month")
    if written:
        return stated(day(date(int(written), 12, 31)))
    if context.published is None:
        return UNRESOLVED
    return one_day(around(context.published, Grain.MONTH if ends_month else Grain.YEAR).last)


def counted(on: date | None, count: int, unit: str) -> Period | None:
    """The period `count` units from the day `on`: days exactly, longer units as whole calendar units."""
    if on is None:
        return None
    if unit == "decade":
        count, unit = count * 10, "year"
    steps = count * 2 if unit == "fortnight" else count
    return moved(around(on, grain_of(unit)), steps)


def time_ago(match: Match, context: Context) -> Found | None:
    """Resolve "five years ago" to the year, "three weeks ago" to the week, "ten days ago" to the day."""
    count, unit = number(match["number"]), word(match, "unit") or ""
    if count is None or unit == "century" or "half" in regex_words(match):
        return UNRESOLVED
    if (
        unit == "year"
        and count == 1
        and (quarter := year_before_quarter(context, match.start(), sentences=6))
    ):
        return relative(quarter, anchors=False)
    period = counted(context.published, -count, unit)
    if period and "today" in regex_words(match) and unit == "week":
        return one_day(later(context.published, -7 * count))
    return relative(period)


def time_ahead(match: Match, context: Context) -> Found | None:
    """Resolve "two weeks from now", "in ten days' time"."""
    count, unit = number(match["number"]), word(match, "unit") or ""
    return (
        UNRESOLVED
        if count is None or unit == "century"
        else relative(counted(context.published, count, unit))
    )
