"""When it happened: the days of the event, as intervals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around
from factdb.comparing.pairing import Pair
from factdb.model import Claim, Span

_NEAR = 7  # days between two reports' dates of one event; further apart it is likelier another event

_ANCHOR = 0.7


def compare_dates(pair: Pair) -> Iterator[Finding]:
    """Whether the two events' days meet, lie a little apart (a clash) or far apart (another event)."""
    a, b = pair.a.claim, pair.b.claim
    if not (a.first and a.last and b.first and b.last):
        return
    level = f"{around(pair, (), ())}/{_width(a)}-{_width(b)}"
    spans = (_stated(a), _stated(b))
    words = f"{_days(a)} / {_days(b)}"
    if a.first <= b.last and b.first <= a.last:
        exact = "same" if (a.first, a.last) == (b.first, b.last) else "within"
        yield Finding("date", Verdict.AGREES, f"{exact}/{level}", "date", f"{words}: the same time", *spans)
        return
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    if gap <= _NEAR:
        firm = _one_predicate(pair) and anchored(pair, (), ()) >= _ANCHOR and "long" not in level
        yield Finding("date", Verdict.CLASHES, level, "date", words, *spans, firm)
    else:
        far = "year" if gap > 180 else "month" if gap > 25 else "weeks"
        yield Finding(
            "date", Verdict.APART, f"{far}/{around(pair, (), ())}", "date", f"{words}: another time", *spans
        )


def _one_predicate(pair: Pair) -> bool:
    return any(k.a.role == k.b.role == "predicate" and k.a.negated == k.b.negated for k in pair.links)


def _width(claim: Claim) -> str:
    if claim.first is None or claim.last is None:
        return "open"
    days = (claim.last - claim.first).days
    return "day" if days == 0 else "span" if days <= 31 else "long"


def _days(claim: Claim) -> str:
    return _day(claim.first) if claim.first == claim.last else f"{_day(claim.first)} to {_day(claim.last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "…"


def _stated(claim: Claim) -> tuple[Span, ...]:
    """Where the date stands in the claim's own words, if it does."""
    if not claim.date_text:
        return ()
    for span in (*claim.spans, claim.sentence):
        at = claim.article.text.find(claim.date_text, span.start, span.end)
        if at >= 0:
            return (Span(at, at + len(claim.date_text)),)
    return ()
