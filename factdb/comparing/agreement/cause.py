"""Causes: two reports that name different reasons for the same thing, or one that rules the other's out."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing import lexicons
from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, quoted
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term
from factdb.model import Span, Word

_REACH = 6
_ANCHOR = 0.7


def compare_causes(pair: Pair) -> Iterator[Finding]:
    """Whether the words that name the cause on both sides meet, and whether one side denies the other's."""
    a, b = _cause(pair.a), _cause(pair.b)
    denied = _denied(pair, a, b)
    if denied:
        yield denied
    elif a and b:
        spans = tuple(t.span for t in a), tuple(t.span for t in b)
        met = pair.between(a, b) > 0
        said = f"{quoted(a, pair.a.claim.article.text)} / {quoted(b, pair.b.claim.article.text)}"
        level = around(pair, *spans)
        if met:
            yield Finding("cause", Verdict.AGREES, level, "cause", f"the same cause: {said}", *spans)
        else:
            yield Finding(
                "cause",
                Verdict.CLASHES,
                level,
                "cause",
                f"another cause: {said}",
                *spans,
                anchored(pair, *spans) >= _ANCHOR,
            )


def _cause(profile: Profile) -> tuple[Term, ...]:
    """The terms that name the cause: what follows the last marker."""
    marks = [w for w in profile.words if _marks(w)]
    if not marks:
        return ()
    after = marks[0].end
    return tuple(t for t in profile.terms if t.span.start >= after)[:_REACH]


def _marks(word: Word) -> bool:
    return "marker" in lexicons.members("cause").get(word.lemma, ())


def _denied(pair: Pair, a: tuple[Term, ...], b: tuple[Term, ...]) -> Finding | None:
    for link in pair.links:
        in_a, in_b = link.a in a, link.b in b
        if (in_a or in_b) and link.a.negated != link.b.negated and link.a.event and not link.a.name:
            spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((link.a.span,), (link.b.span,))
            note = f"one names “{link.a.lemma}” as the cause, the other rules it out"
            return Finding("cause", Verdict.CLASHES, f"denied/{around(pair, *spans)}", "cause", note, *spans)
    return None
