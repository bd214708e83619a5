"""Readings that count from a date mentioned before: "two days later", "the same year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.dates.found import UNRESOLVED, Found, Match, relative, word
from factdb.reading.dates.lexicon import meanings, number, weekday_number
from factdb.reading.dates.periods import Grain, Period, around, day, months, moved

if TYPE_CHECKING:
    from datetime import date

    from factdb.reading.dates.context import Context

_DAYS = {"morning", "afternoon", "evening", "night", "midnight", "lunchtime", "noon", "day"}
_STEPS = {
    "next": 1,
    "very next": 1,
    "following": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "past": -1,
    "last": -1,
}


def year_before_quarter(context: Context, before: int, *, sentences: int) -> Period | None:
    """The same quarter of the year before, if the text has just been speaking of a quarter."""
    quarter = context.anchor(before, Grain.QUARTER, sentences=sentences, finest=Grain.QUARTER)
    return moved(quarter, -4) if quarter else None


def year_earlier(match: Match, context: Context) -> Found | None:
    """Resolve "the year-ago quarter", "year-earlier results"."""
    named = word(match, "nth")
    if named and context.published:
        ordinals = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
        month = 3 * ordinals[named] - 2
        return relative(months(context.published.year - 1, month, 3, Grain.QUARTER), anchors=False)
    if quarter := year_before_quarter(context, match.start(), sentences=8):
        return relative(quarter, anchors=False)
    return relative(_year_before(context, match.start()), anchors=False)


def _year_before(context: Context, before: int) -> Period | None:
    anchor = context.anchor(before, Grain.YEAR)
    on = anchor.first if anchor else context.published
    return moved(around(on, Grain.YEAR), -1) if on else None


def time_from_anchor(match: Match, context: Context) -> Found | None:
    """Resolve "two days earlier", "a year later" from the nearest date before that is fine enough."""
    count, unit, way = number(match["number"]), word(match, "unit") or "", word(match, "way") or ""
    if count is None or unit in {"century", "weekend"}:
        return UNRESOLVED
    if way in {"before", "after"} and _followed(match, context):
        return _told_from(match, context, count if way == "before" else -count, unit)
    back = way in {"earlier", "before", "beforehand", "previously"}
    if (
        unit == "year"
        and back
        and count == 1
        and (quarter := year_before_quarter(context, match.start(), sentences=6))
    ):
        return relative(quarter, anchors=False)
    anchor = _anchor_for(unit, context, match.start())
    on = anchor.first if anchor else (context.published if back else None)
    return relative(_counted(on, -count if back else count, unit))


def _told_from(match: Match, context: Context, count: int, unit: str) -> Found:
    """Date the shooting in "on Feb. 14, two days after the shooting": from the day before, the other way."""
    last = context.earlier[-1] if context.earlier else None
    if (
        last is None
        or last.period.grain is not Grain.DAY
        or context.text[last.end : match.start()].strip() not in {"", ","}
    ):
        return UNRESOLVED
    return relative(_counted(last.period.first, count, unit))


def _anchor_for(unit: str, context: Context, before: int) -> Period | None:
    coarsest = {"day": Grain.DAY, "week": Grain.WEEK, "fortnight": Grain.WEEK, "month": Grain.MONTH}.get(
        unit, Grain.YEAR
    )
    return context.anchor(before, coarsest)


def _counted(on: date | None, count: int, unit: str) -> Period | None:
    if on is None:
        return None
    if unit in {"decade", "fortnight"}:
        count, unit = (count * 10, "year") if unit == "decade" else (count * 2, "week")
    return moved(around(on, Grain[unit.upper()]), count)


def beside_anchor(match: Match, context: Context) -> Found | None:
    """Resolve "the next morning", "the previous year", "that week", "the same day", "the night before"."""
    side, way = word(match, "side", "dir"), word(match, "way")
    if way and _followed(match, context):
        return _told_from(
            match,
            context,
            1 if way == "before" else -1,
            (word(match, "unit") or "day").replace("night", "day"),
        )
    step = {"before": -1, "after": 1}.get(way or "", _STEPS.get(side or "", 0))
    unit = word(match, "unit", "daypart", "weekday") or "day"
    if unit in meanings("weekdays"):
        return _next_weekday(weekday_number(unit), step, context, match.start())
    grain = (
        Grain.DAY
        if unit in _DAYS
        else Grain.SEASON
        if unit == "summer"
        else Grain["WEEK" if unit == "fortnight" else unit.upper()]
    )
    anchor = context.anchor(match.start(), max(grain, Grain.DAY))
    on = anchor.first if anchor else (context.published if step < 0 else None)
    return relative(_beside(on, grain, step, summer=unit == "summer"))


def _beside(on: date | None, grain: Grain, step: int, *, summer: bool) -> Period | None:
    if on is None:
        return None
    return months(on.year, 6, 3, Grain.SEASON) if summer else moved(around(on, grain), step)


def _followed(match: Match, context: Context) -> bool:
    token = context.token_at(match.end() - 1)
    return token.i + 1 < len(context.doc) and not (
        context.doc[token.i + 1].is_punct or context.doc[token.i + 1].is_space
    )


def _next_weekday(target: int, step: int, context: Context, before: int) -> Found:
    anchor = context.anchor(before, Grain.WEEK)
    if anchor is None:
        return UNRESOLVED
    ahead = (target - anchor.last.weekday()) % 7 or 7
    moved_days = ahead if step >= 0 else ahead - 7 if ahead < 7 else -7
    return relative(moved(day(anchor.last), moved_days))
