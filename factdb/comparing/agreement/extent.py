"""How much of it: all against a part, none against some, one alone against several."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing import lexicons
from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, wording
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term
from factdb.model import Span, Word

_ANCHOR = 1.2
_REACH = 24  # characters between the quantifier and the word it bounds
_CLASHING = frozenset(
    {("all", "part"), ("all", "none"), ("none", "part"), ("none", "several"), ("sole", "several")}
)


def compare_extents(pair: Pair) -> Iterator[Finding]:
    """The first linked noun or verb that each side bounds in its own way."""
    for link in sorted(pair.links, key=lambda k: -k.weight):
        a, b = _extent(pair.a, link.a), _extent(pair.b, link.b)
        if a and b:
            yield _finding(pair, a, b)
            return


def _finding(pair: Pair, a: tuple[str, Word], b: tuple[str, Word]) -> Finding:
    spans = (Span(a[1].start, a[1].end),), (Span(b[1].start, b[1].end),)
    texts = pair.a.claim.article.text, pair.b.claim.article.text
    said = f"“{wording(spans[0][0], texts[0])}” / “{wording(spans[1][0], texts[1])}”"
    kinds = (a[0], b[0]) if (a[0], b[0]) in _CLASHING else (b[0], a[0])
    verdict = Verdict.CLASHES if kinds in _CLASHING else Verdict.AGREES
    return Finding(
        "extent",
        verdict,
        around(pair, *spans),
        "number",
        f"{said} of one thing",
        *spans,
        anchored(pair, *spans) >= _ANCHOR,
    )


def _extent(profile: Profile, term: Term) -> tuple[str, Word] | None:
    """The nearest quantifier before `term`, and its kind."""
    if term.name:
        return None
    table = lexicons.members("extents")
    near = [w for w in profile.words if w.lemma in table and 0 <= term.span.start - w.end <= _REACH]
    if not near:
        return None
    word = max(near, key=lambda w: w.end)
    return min(table[word.lemma]), word
