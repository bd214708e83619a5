"""From the days an expression names to the days an event takes: "since", "until", "between … and"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import regex

from factdb.reading.dates.lexicon import either, table
from factdb.reading.language.memo import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factdb.model import DateMention
    from factdb.reading.language import Doc, Token

_REACH = 24  # characters in which a preposition stands before its date


def event_dates(doc: Doc, dates: Sequence[DateMention], published: date | None) -> list[DateMention]:
    """The mentions of `find_dates` as the time of what they date, spans widened by the words that say so.

    "from May 3 to May 5" and "between 2010 and 2012" become one mention. "since Sunday" lasts up to
    publication (open if that is unknown), "until Friday" and "by July" have no `first`, "after 1 July" and
    "from July on" no `last`; "not until Friday" begins on Friday. "from July 1" alone is that day.
    All others are as they were.
    """
    text = text_of(doc)
    result: list[DateMention] = []
    pending = list(dates)
    while pending:
        whole = _range(pending[0], pending[1], text) if len(pending) > 1 else None
        result.append(whole or _bounded(pending[0], text, doc, published))
        del pending[: 2 if whole else 1]
    return result


@cache
def _forms(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{either(table('bounds')[name])})", regex.IGNORECASE)


@cache
def _leads() -> dict[str, regex.Pattern[str]]:
    names = ("began", "until", "before", "after", "from", "between")
    return {
        n: regex.compile(
            rf"(?<!\w)(?:{either(table('bounds')[n])})\s{{1,2}}(?:(?:at least|the)\s)?$", regex.IGNORECASE
        )
        for n in names
    }


def _lead(name: str, text: str, start: int) -> int | None:
    """Where the preposition of that kind before `start` begins, or ``None``."""
    match = _leads()[name].search(text, max(0, start - _REACH), start)
    return match.start() if match else None


def _range(left: DateMention, right: DateMention, text: str) -> DateMention | None:
    if left.first is None or right.first is None or left.first > right.first:
        return None
    gap = text[left.end : right.start].strip()
    for opening, closing in (("from", "to"), ("between", "and")):
        start = _lead(opening, text, left.start)
        if start is not None and _forms(closing).fullmatch(gap):
            return replace(left, start=start, end=right.end, text=text[start : right.end], last=right.last)
    return None


def _bounded(mention: DateMention, text: str, doc: Doc, published: date | None) -> DateMention:
    """The mention opened as the preposition before it tells, if there is one."""
    if mention.first is None or mention.last is None or _modifies(mention, doc):
        return mention
    for kind, opened in _OPENED.items():
        start = _lead(kind, text, mention.start)
        if start is not None:
            wide = replace(mention, start=start, text=text[start : mention.end])
            return opened(wide, _negated(doc, wide), published)
    return _onward(mention, text)


def _began(mention: DateMention, negated: bool, published: date | None) -> DateMention:  # noqa: ARG001, FBT001
    known = published is not None and mention.first is not None and published >= mention.first
    return replace(mention, last=published if known else None)


def _until(mention: DateMention, negated: bool, published: date | None) -> DateMention:  # noqa: ARG001, FBT001
    return replace(mention, last=None) if negated else replace(mention, first=None)


def _before(mention: DateMention, negated: bool, published: date | None) -> DateMention:  # noqa: ARG001, FBT001
    return replace(mention, first=None, last=_shifted(mention.first, -1))


def _after(mention: DateMention, negated: bool, published: date | None) -> DateMention:  # noqa: ARG001, FBT001
    return replace(mention, first=_shifted(mention.last, 1), last=None)


# One signature for the table: the mention, whether its verb is negated, the publication date.
_OPENED: dict[str, Callable[[DateMention, bool, date | None], DateMention]] = {
    "began": _began,
    "until": _until,
    "before": _before,
    "after": _after,
}


def _onward(mention: DateMention, text: str) -> DateMention:
    start = _lead("from", text, mention.start)
    behind = _behind().match(text, mention.end)
    if start is None or behind is None:
        return mention
    return replace(mention, start=start, end=behind.end(), text=text[start : behind.end()], last=None)


@cache
def _behind() -> regex.Pattern[str]:
    return regex.compile(
        rf"\s{{1,2}}(?:{either(table('bounds')['onward'])})(?=\s*(?:[.,;:)]|$))", regex.IGNORECASE
    )


def _shifted(on: date | None, days: int) -> date | None:
    try:
        return on + timedelta(days) if on else None
    except OverflowError:
        return None


def _modifies(mention: DateMention, doc: Doc) -> bool:
    """Whether the date only describes the noun behind it ("after Friday's attack")."""
    last = _token_before(doc, mention.end)
    if last is None or last.i + 1 >= len(doc):
        return False
    following = doc[last.i + 1]
    return following.tag_ == "POS" or (following.pos_ in {"NOUN", "PROPN"} and following.is_ancestor(last))


def _token_before(doc: Doc, end: int) -> Token | None:
    span = doc.char_span(max(0, end - 1), end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def _negated(doc: Doc, mention: DateMention) -> bool:
    """Whether the verb that "until" hangs on is negated ("will not open until Friday")."""
    lead = _token_before(doc, mention.start + 1)
    return lead is not None and any(c.dep_ == "neg" or c.lower_ == "never" for c in lead.head.children)
