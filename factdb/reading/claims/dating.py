"""Which time expression dates a statement, which dates its saying, and how a date is worded in full."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

import regex

from factdb.model import Attribution, DateBasis, DateMention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factdb.reading.atoms import Atom
    from factdb.reading.language import Doc, Token

_BARRIERS = frozenset({"relcl", "acl", "advcl"})
_SUBCLAUSES = frozenset({"ccomp", "pcomp", "csubj"})
_WITHIN = frozenset({"compound", "nmod", "poss", "amod", "nummod", "appos", "attr", "dobj"})


class Calendar:
    """The time expressions of a text, by their tokens: the days they name, and those of the events they date.

    `named` are the expressions as they stand, `events` the same with what "since", "until" and the like make
    of them.
    """

    def __init__(self, doc: Doc, named: Sequence[DateMention], events: Sequence[DateMention]) -> None:
        self._doc = doc
        self._starts = [t.idx for t in doc]
        self._named = {t.i: mention for mention in named for t in self.tokens(mention.span)}
        self._events = {t.i: mention for mention in events for t in self.tokens(mention.span)}

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that begin in `span`."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [t for t in self._doc[low:high] if not t.is_space]

    def mention(self, token: Token) -> DateMention | None:
        """The time expression `token` is part of."""
        return self._named.get(token.i)

    def _dating(self, tokens: Iterable[Token]) -> list[DateMention]:
        """The dates of events that `tokens` touch, in order."""
        return list(dict.fromkeys(m for t in tokens if (m := self._events.get(t.i))))

    def event(self, atom: Atom) -> DateMention | None:
        """The time expression that dates the statement: resolved first, then the one nearest its predicate.

        One inside a clause of another predicate ("the order given on Monday was lifted") dates nothing here.
        """
        candidates = [m for m in self._dating([*atom.lead_in, *atom.tokens]) if not _undated(m.text)]
        graded = [(grade, m) for m in candidates if (grade := self._grade(m, atom)) is not None]
        graded.sort(key=lambda pair: (_open(pair[1]), pair[0], pair[1].start))
        return graded[0][1] if graded else None

    def said(self, attribution: Attribution) -> date | None:
        """The day on which the text says it was said, if it is one day."""
        if attribution.cue is None:
            return None
        cue = {t.i for t in self.tokens(attribution.cue)}
        for token in self.tokens(attribution.cue):
            for child in token.children:
                if child.dep_ not in ("prep", "npadvmod", "advmod", "tmod"):
                    continue
                inside = any(span.start <= child.idx < span.end for span in attribution.content)
                found = [] if inside or child.i in cue else self._dating(child.subtree)
                day = next((m.first for m in found if m.first and m.first == m.last), None)
                if day:
                    return day
        return None

    def _grade(self, mention: DateMention, atom: Atom) -> int | None:
        """How far the expression is from the predicate; ``None`` where it belongs to another one."""
        tokens = self.tokens(mention.span)
        if any(t in atom.lead_in for t in tokens):
            return 0
        if any(t in atom.opening for t in tokens):
            return 1
        grades = [g for t in tokens if t in atom.tokens and (g := _distance(t, atom)) is not None]
        return min(grades, default=None)


_NUMBER = (
    r"(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|several|many|some|few|couple|dozen|dozens|hundreds?|of|and|or|to|the|\d[\d.,]*)"
)
_LENGTH = regex.compile(
    r"(?:(?:about|around|nearly|almost|over|more|less|than|at least|up to|only|just|for|within|in) )*"
    rf"(?:{_NUMBER}[ -])+(?:second|minute|hour|day|week|month|year|decade)s?",
    regex.I,
)
_CLOCK = regex.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o'clock)|\d{1,2}:\d\d|\bnoon\b|\bmidnight\b", regex.I
)
_DAYED = regex.compile(
    r"day\b|today|tonight|yesterday|tomorrow|this|last|next|\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    regex.I,
)


def _undated(text: str) -> bool:
    """Whether an expression is a mere length ("for two years") or a time of day ("at 7 p.m."): no date."""
    return bool(_LENGTH.fullmatch(text) or (_CLOCK.search(text) and not _DAYED.search(text)))


def _open(mention: DateMention) -> bool:
    return mention.first is None and mention.last is None


def _distance(token: Token, atom: Atom) -> int | None:
    """Steps up to the predicate; a step out of a noun's modifier or an embedded clause counts more."""
    steps, node = 1, token
    if token == atom.head:
        return steps
    for ancestor in token.ancestors:
        if node.dep_ in _BARRIERS:
            return None
        steps += 10 if node.dep_ in _SUBCLAUSES else 4 if node.dep_ in _WITHIN else 1
        if ancestor == atom.head:
            return steps
        node = ancestor
    return 60 if token in atom.tokens and not any(t == atom.head for t in token.ancestors) else None


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = rf"(?:{_MONTHS})[a-z]*\.?"
_DAY = regex.compile(
    rf"(?:(?:last|this|next|the (?:previous|following|same|next)) )?{_WEEKDAY}(?:,? (?=(?:{_MONTHS}|\d)))?"
    rf"(?:(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})(?:,? \d{{4}})?)?"
    rf"|(?:the )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?"
    r"|today|yesterday|tomorrow|the (?:previous|following|next|same) day|that day|the day (?:before|after)"
    r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?)"
    r" (?:later|ago|earlier|before|after)",
    regex.I,
)
_PART = regex.compile(r"\b(morning|afternoon|evening|night)\b", regex.I)
_MONTHLY = regex.compile(rf"(?:last|this|next|the (?:previous|following|same)|the) month\b|{_MONTH}", regex.I)
_YEARLY = regex.compile(r"(?:last|this|next|the (?:previous|following|same)) year", regex.I)
_LINKS = frozenset(
    {
        "on",
        "in",
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "from",
        "of",
        "for",
        "through",
        "to",
        "and",
    }
    | {"between", "during", "at", "or", "following", "dated", "least", "most", "about", "around", "than"}
)
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "his", "her", "its", "their", "one", "every", "each"}
)


def in_full(mention: DateMention, linked: str) -> str | None:
    """The expression with its day, month or year named: "Tuesday" → "on 6 May 2025".

    `linked` is the lower-case word before it; after a preposition none is added. ``None`` where the
    words say it already, or cannot be said better.
    """
    first, last = mention.first, mention.last
    if first is None or last is None or mention.basis is DateBasis.NONE or linked in _DETERMINERS:
        return None
    if first == last:
        return _day_in_full(mention.text, first, linked)
    if (first, last) == _month_of(first):
        return _put(_MONTHLY, mention.text, f"{calendar.month_name[first.month]} {first.year}", linked, "in")
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return _put(_YEARLY, mention.text, str(first.year), linked, "in")
    if (
        first.year == last.year
        and regex.search(rf"\b{_MONTH}", mention.text, regex.I)
        and not regex.search(r"\d{4}", mention.text)
    ):
        comma = "," if regex.search(rf"{_MONTH} \d{{1,2}}", mention.text, regex.I) else ""
        return f"{mention.text}{comma} {first.year}"
    return None


def day_name(day: date) -> str:
    """A day as the wording has it: "6 May 2025"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _month_of(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _day_in_full(text: str, day: date, linked: str) -> str | None:
    found = _DAY.search(text)
    if found is None:
        return None
    name, rest = day_name(day), text[found.end() :]
    part = _PART.match(rest.strip())
    if part:
        name, rest = f"the {part[1].lower()} of {name}", rest.strip()[part.end() :]
    elif same := regex.match(r"this (morning|afternoon|evening)|tonight", text, regex.I):
        name = f"the {same[1] or 'night'} of {name}"
    return _linked(text[: found.start()], name, linked, "on") + rest


def _put(pattern: regex.Pattern[str], text: str, name: str, linked: str, link: str) -> str | None:
    found = pattern.search(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if name.rsplit(maxsplit=1)[-1] in rest:
        return None
    return _linked(text[: found.start()], name, linked, link) + rest


def _linked(lead: str, name: str, linked: str, link: str) -> str:
    word = lead.rsplit(maxsplit=1)[-1].lower() if lead.split() else linked
    if word in _LINKS:
        return lead + name
    return f"{lead}{link} {name}"
