"""What a reading gives back, and the small choices that all readings share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from factdb.model import DateBasis
from factdb.reading.dates.context import Context
from factdb.reading.dates.periods import Grain, Period
from factdb.reading.dates.tense import Tense

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, slots=True)
class Found:
    """A match understood: its period, or ``None`` where it is a time expression that names no days.

    `anchors` tells whether later expressions ("two days later") may count from it.
    """

    period: Period | None = None
    basis: DateBasis = DateBasis.NONE
    anchors: bool = True


Match: TypeAlias = "regex.Match[str]"
Reading = Callable[[Match, Context], Found | None]  # None: not a time expression after all

UNRESOLVED = Found()

# Days. A day of a month that lies so near on one side, and not on the other, is that one whatever the tense:
# news gives the year with a day that is most of a year away ("had been due to expire Nov. 6", on Nov. 2).
_NEAR = 45


def stated(period: Period | None) -> Found | None:
    """The text itself gives the period; ``None`` if the calendar has no such day."""
    return Found(period, DateBasis.STATED) if period else None


def relative(period: Period | None, *, anchors: bool = True) -> Found:
    """The period was counted from another date; unresolved if there was none to count from."""
    return Found(period, DateBasis.RELATIVE, anchors) if period else UNRESOLVED


def word(match: Match, *names: str) -> str | None:
    """What the first of the named groups caught, in lower case, or ``None``."""
    groups = match.groupdict()
    caught = (groups.get(name) for name in names)
    return next((" ".join(c.lower().split()) for c in caught if c), None)


def chosen(candidates: Iterable[Period | None], context: Context, match: Match) -> Found:
    """Of the recurrences of a period (this October, next October …) the one that the tense means.

    A day that lies near on one side only is that one. Else past: the latest that has begun by publication;
    future: the first that is not over. Where the words do not tell, the nearer one, and for anything longer
    than a day the past unless the future is far nearer.
    """
    if context.published is None:
        return UNRESOLVED
    held = sorted({c for c in candidates if c}, key=lambda c: c.first)
    past = [c for c in held if c.first <= context.published]
    future = [c for c in held if c.last >= context.published]
    if not (past and future):
        return relative(past[-1] if past else future[0] if future else None)
    ago, ahead = (context.published - past[-1].last).days, (future[0].first - context.published).days
    if past[-1].grain is Grain.DAY and min(ago, ahead) <= _NEAR < max(ago, ahead):
        return relative(future[0] if ahead < ago else past[-1])
    tense = context.tense(match.start(), match.end())
    if tense is not Tense.OPEN:
        return relative(future[0] if tense is Tense.FUTURE else past[-1])
    weight = 2 if past[-1].grain is Grain.DAY else 3
    return relative(future[0] if ahead * weight < ago else past[-1])


def latest_before(candidates: Iterable[Period | None], context: Context) -> Found:
    """The latest of the recurrences that was over before the day of publication."""
    if context.published is None:
        return UNRESOLVED
    over = [c for c in candidates if c and c.last < context.published]
    return relative(max(over, key=lambda c: c.first, default=None))


def first_after(candidates: Iterable[Period | None], context: Context) -> Found:
    """The first of the recurrences that begins after the day of publication."""
    if context.published is None:
        return UNRESOLVED
    ahead = [c for c in candidates if c and c.first > context.published]
    return relative(min(ahead, key=lambda c: c.first, default=None))


def of_this_year(candidates: Iterable[Period | None], context: Context) -> Found:
    """Of recurrences ("this winter") the one that holds the publication date, else that of its year."""
    if context.published is None:
        return UNRESOLVED
    held = [c for c in candidates if c]
    running = [c for c in held if c.first <= context.published <= c.last]
    return relative(next(iter(running + [c for c in held if c.first.year == context.published.year]), None))
