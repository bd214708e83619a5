"""Where: two different places named for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, quoted, same_day
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term

_WHERE = frozenset(
    {"in", "at", "near", "off", "on", "outside", "to", "into", "from", "towards", "toward", "of", "around"}
)
_HERE = frozenset({"in", "at", "near", "off", "outside"})
_GIVEN = frozenset({"GPE", "LOC", "FAC"})

_ANCHOR = 1.2
_ANCHOR_ON_A_DAY = 0.6


def compare_places(pair: Pair) -> Iterator[Finding]:
    """Whether the places named in the same kind of phrase meet."""
    a, b = _places(pair.a), _places(pair.b)
    if not a or not b:
        return
    spans = tuple(t.span for t in a), tuple(t.span for t in b)
    said = f"{quoted(a, pair.a.claim.article.text)} / {quoted(b, pair.b.claim.article.text)}"
    level = around(pair, *spans)
    if {t.lemma for t in a} & {t.lemma for t in b}:
        yield Finding("place", Verdict.AGREES, level, "place", f"the same place: {said}", *spans)
        return
    firm = anchored(pair, *spans) >= (_ANCHOR_ON_A_DAY if same_day(pair) else _ANCHOR)
    if not ({t.lemma for t in a} & pair.b.names or {t.lemma for t in b} & pair.a.names):
        yield Finding("place", Verdict.CLASHES, level, "place", f"another place: {said}", *spans, firm)


def _places(profile: Profile) -> tuple[Term, ...]:
    given = [e for e in profile.claim.entities if e.label in _GIVEN]
    named = tuple(t for t in profile.terms if t.name and t.role in _WHERE)
    if given:
        named = tuple(t for t in named if any(e.start <= t.span.start < e.end for e in given))
    return tuple(t for t in named if t.role in _HERE) or named
