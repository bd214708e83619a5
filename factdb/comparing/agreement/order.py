"""Which came first: one report puts this before that, the other after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factdb.comparing.agreement.finding import Finding, Verdict, around
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term
from factdb.model import Span, Word

_BEFORE = frozenset({"before", "until"})
_AFTER = frozenset({"after", "since", "once"})


@dataclass(frozen=True, slots=True)
class _Sequence:
    earlier: tuple[Term, ...]
    later: tuple[Term, ...]
    marker: Word


def compare_order(pair: Pair) -> Iterator[Finding]:
    """Whether the two events that both claims put in order stand in the same order."""
    a, b = _sequence(pair.a), _sequence(pair.b)
    if not a or not b:
        return
    straight = min(pair.between(a.earlier, b.earlier), pair.between(a.later, b.later))
    crossed = min(pair.between(a.earlier, b.later), pair.between(a.later, b.earlier))
    spans = (Span(a.marker.start, a.marker.end),), (Span(b.marker.start, b.marker.end),)
    said = f"“{a.marker.lemma}” / “{b.marker.lemma}”"
    if crossed > straight:
        yield Finding(
            "order",
            Verdict.CLASHES,
            around(pair, *spans),
            "date",
            f"{said}: the order is turned round",
            *spans,
        )
    elif straight > 0:
        yield Finding(
            "order", Verdict.AGREES, around(pair, *spans), "date", f"{said}: the same order", *spans
        )


def _sequence(profile: Profile) -> _Sequence | None:
    marker = next((w for w in profile.words if w.lemma in _BEFORE | _AFTER), None)
    if marker is None:
        return None
    left = tuple(t for t in profile.terms if t.span.end <= marker.start)
    right = tuple(t for t in profile.terms if t.span.start >= marker.end)
    if not left or not right:
        return None
    return _Sequence(left, right, marker) if marker.lemma in _BEFORE else _Sequence(right, left, marker)
