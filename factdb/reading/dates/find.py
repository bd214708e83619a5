"""Find the time expressions of a parsed text and resolve them from left to right."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from factdb.model import DateBasis, DateMention
from factdb.reading.dates import anchored, deictic, named, stated
from factdb.reading.dates.clock import Draft, clock, with_clocks
from factdb.reading.dates.context import Context
from factdb.reading.dates.found import UNRESOLVED, Found, Match, Reading
from factdb.reading.dates.guards import allowed, names_in
from factdb.reading.dates.offsets import in_order, with_offsets
from factdb.reading.dates.patterns import Rule, groups_in, rules, rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from factdb.reading.language import Doc


def find_dates(doc: Doc, published: date | None) -> list[DateMention]:
    """The time expressions of a parsed text in order, not overlapping; spans are offsets into the text.

    `first` and `last` are the days that the expression itself names: "Friday" in "until Friday" is that
    Friday (`event_dates` tells what the preposition makes of it). Both are ``None`` for durations and habits.
    Without `published` what is relative stays unresolved, unless the text has a date to count from:
    never today's date.
    """
    context = Context(doc, published)
    context.day_first = _day_first(context.text)
    drafts: list[Draft] = []
    end = 0
    for match, rule in _candidates(context, names_in(context.text)):
        if match.start() < end or not allowed(match, rule.reading, context):
            continue
        found = _readings()[rule.reading](match, context)
        if found is None:
            continue
        end = match.end()
        if not drafts and _is_date_line(match, found, context):
            continue
        drafts.append(Draft(match.start(), match.end(), found, rule.reading == "clock"))
        if found.period and found.anchors:
            context.add(match.start(), match.end(), found.period, stated=found.basis is DateBasis.STATED)
    drafts = in_order(with_offsets(with_clocks(drafts, context), context), context)
    return [_mention(draft, context.text) for draft in drafts]


def _is_date_line(match: Match, found: Found, context: Context) -> bool:
    """Whether the date stands alone above the text and is that of publication: it dates no event."""
    if found.period is None or found.basis is not DateBasis.STATED or context.text[: match.start()].strip():
        return False
    line = context.text[match.start() :].split("\n", 1)[0]
    return line.strip() == match[0] and found.period.first == context.published


def _mention(draft: Draft, text: str) -> DateMention:
    period, words = draft.found.period, text[draft.start : draft.end]
    first, last = (period.first, period.last) if period else (None, None)
    return DateMention(draft.start, draft.end, words, first, last, draft.found.basis)


def _unresolved(match: Match, context: Context) -> Found | None:  # noqa: ARG001 (one signature for all readings)
    return UNRESOLVED


@cache
def _readings() -> dict[str, Reading]:
    modules = (stated, deictic, anchored, named)
    named_in_rules = {rule.reading for rule in rules()} - {"unresolved", "clock"}
    homes = {name: next(m for m in modules if hasattr(m, name)) for name in named_in_rules}
    return {name: getattr(home, name) for name, home in homes.items()} | {
        "unresolved": _unresolved,
        "clock": clock,
    }


def _candidates(context: Context, names: list[tuple[int, int]]) -> Iterator[tuple[Match, Rule]]:
    """Every match of every rule outside names: leftmost first, then longest, then as the rules are listed."""
    held, text = [], context.text
    for start, end in context.stretches():
        for rank, rule in rules_for(groups_in(text[start:end])):
            held += [(m.start(), -m.end(), rank, m) for m in rule.pattern.finditer(text, start, end)]
    held.sort(key=lambda entry: entry[:3])
    for _, _, rank, match in held:
        if not any(a <= match.start() and match.end() <= b for a, b in names):
            yield match, rules()[rank]


@cache
def _unambiguous() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d{2}(?![\d/-])")


def _day_first(text: str) -> bool | None:
    """The order of day and month that the text's own numeric dates prove, if they agree."""
    pairs = [(int(m[1]), int(m[3])) for m in _unambiguous().finditer(text)]
    proofs = {one > 12 for one, two in pairs if (one > 12) != (two > 12) and min(one, two) <= 12}
    return proofs.pop() if len(proofs) == 1 else None
