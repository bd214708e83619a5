"""Expressions counted from the date that follows them: "two days after Christmas"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from dateutil.relativedelta import relativedelta

from factdb.model import DateBasis
from factdb.reading.dates.deictic import counted
from factdb.reading.dates.found import relative
from factdb.reading.dates.lexicon import number
from factdb.reading.dates.patterns import compiled

if TYPE_CHECKING:
    from factdb.reading.dates.clock import Draft
    from factdb.reading.dates.context import Context
    from factdb.reading.dates.periods import Period

_COUNTED = compiled(r"(?:{hedge} )?(?:the |{number} ){unit}s? (?<way>before|after|from)")


def with_offsets(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts with each "N units before" or "after" joined to the day right behind it."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        one = _one(last, draft, context.text) if last else None
        if one:
            result[-1] = one
        else:
            result.append(draft)
    return result


_RANGE = regex.compile(r"(?:between\s+|from\s+)$", regex.IGNORECASE)
_LINK = regex.compile(r"\s+(?:and|to|until|till|through)\s+", regex.IGNORECASE)


def in_order(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts with the first of "between January 1 and March 3" never later than the second."""
    result = list(drafts)
    for index, (left, right) in enumerate(pairwise(drafts)):
        early, late = left.found.period, right.found.period
        counted_both = left.found.basis is right.found.basis is DateBasis.RELATIVE
        if early is None or late is None or not counted_both or (early.first - late.first).days <= 7:
            continue
        opened = _RANGE.search(context.text, max(0, left.start - 10), left.start)
        if opened and _LINK.fullmatch(context.text, left.end, right.start):
            first, last = _nearest_order(early, late, context)
            result[index] = replace(left, found=relative(first))
            result[index + 1] = replace(right, found=relative(last))
    return result


def _nearest_order(early: Period, late: Period, context: Context) -> tuple[Period, Period]:
    """The two with one of them a year off: the pair that lies nearer to publication."""
    back, ahead = (_by_years(early, -1), late), (early, _by_years(late, 1))
    if context.published is None:
        return back
    on = context.published
    distance = {pair: max((pair[0].first - on).days, (on - pair[1].last).days, 0) for pair in (ahead, back)}
    return min(distance, key=lambda pair: distance[pair])


def _by_years(period: Period, count: int) -> Period:
    step = relativedelta(years=count)
    try:
        return replace(period, first=period.first + step, last=period.last + step)
    except (ValueError, OverflowError):
        return period


def _one(left: Draft, right: Draft, text: str) -> Draft | None:
    if left.found.period or not right.is_day or not right.found.period:
        return None
    words = text[left.start : right.start].strip()
    match = _COUNTED.fullmatch(words)
    if match is None:
        return None
    count = number(match["number"]) if match["number"] else 1
    if count is None or match["unit"].lower() in {"century", "weekend"}:
        return None
    steps = -count if match["way"].lower() == "before" else count
    period = counted(right.found.period.first, steps, match["unit"].lower())
    return replace(right, start=left.start, found=relative(period)) if period else None
