"""Times of day: part of the day they stand with, or of the day the text last spoke of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from factdb.reading.dates.found import UNRESOLVED, Found, Match, relative
from factdb.reading.dates.periods import Grain

if TYPE_CHECKING:
    from factdb.reading.dates.context import Context


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression found, before its neighbours have been looked at."""

    start: int
    end: int
    found: Found
    is_clock: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        period = self.found.period
        return period is not None and period.grain is Grain.DAY


_NEIGHBOURS = 8  # mentions on each side that are looked at for the day of a time
_WORDED = regex.compile(r"[ap]\.?m|noon|mid|GMT|UTC|hours", regex.IGNORECASE)

# What may stand between a time and its day to make them one expression.
_TIME_THEN_DAY = regex.compile(r"\s{0,2},?\s{1,2}(?:on |of |the )?(?:\s{0,2})", regex.IGNORECASE)
_DAY_THEN_TIME = regex.compile(
    r",?\s{1,2}(?:at |around |about |by |shortly after |shortly before |just after |just before )?",
    regex.IGNORECASE,
)


def clock(match: Match, context: Context) -> Found | None:  # noqa: ARG001 (one signature for all readings)
    """A time of day, whose day `with_clocks` settles."""
    return UNRESOLVED


def with_clocks(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts with each time of day joined to its day, or given the day spoken of.

    Bare figures like "21:15" that stand with no day fall away: they may be scores.
    """
    text = context.text
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last and (one := _one(last, draft, text)):
            joined[-1] = one
        else:
            joined.append(draft)
    settled = (
        _settled(index, joined, context) if draft.is_clock else draft for index, draft in enumerate(joined)
    )
    return [draft for draft in settled if draft is not None]


def _one(left: Draft, right: Draft, text: str) -> Draft | None:
    gap = text[left.end : right.start]
    if left.is_clock and right.is_day and _TIME_THEN_DAY.fullmatch(gap):
        return replace(right, start=left.start)
    if left.is_day and right.is_clock and _DAY_THEN_TIME.fullmatch(gap):
        return replace(left, end=right.end)
    return None


def _settled(index: int, drafts: list[Draft], context: Context) -> Draft | None:
    """The time with the day named before it, at most two sentences back, or behind it in its sentence."""
    draft = drafts[index]
    words = context.text[draft.start : draft.end]
    if not _WORDED.search(words):
        return None
    here = context.sentence_at(draft.start)
    near = drafts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    days = [d for d in near if d.is_day and not d.is_clock and 0 <= here - context.sentence_at(d.start) <= 2]
    before = [d for d in days if d.start < draft.start]
    behind = [d for d in days if d.start > draft.start]
    if not (before or behind):
        return draft
    return replace(draft, found=relative((before[-1] if before else behind[0]).found.period))
