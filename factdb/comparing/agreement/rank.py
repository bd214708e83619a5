"""Ranks: largest against second-largest, first against third."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing import lexicons
from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, wording
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term

_ANCHOR = 0.7


def compare_ranks(pair: Pair) -> Iterator[Finding]:
    """Whether both give one thing the same rank or two different ones."""
    a, b = _ranked(pair.a) or _ordinal(pair.a), _ranked(pair.b) or _ordinal(pair.b)
    if not a or not b:
        return
    rank_a, term_a = a
    rank_b, term_b = b
    level = around(pair, (term_a.span,), (term_b.span,))
    said_a = wording(term_a.span, pair.a.claim.article.text)
    said_b = wording(term_b.span, pair.b.claim.article.text)
    firm = anchored(pair, (term_a.span,), (term_b.span,)) >= _ANCHOR and _same_list(pair, term_a, term_b)
    verdict = Verdict.AGREES if rank_a == rank_b and term_a.negated == term_b.negated else Verdict.CLASHES
    note = f"“{said_a}” / “{said_b}”: " + ("the same rank" if verdict is Verdict.AGREES else "another rank")
    yield Finding("rank", verdict, level, "rank", note, (term_a.span,), (term_b.span,), firm)


def _ordinal(profile: Profile) -> tuple[str, Term] | None:
    """A rank that reading found as a number ("the third bank"): its value, and the term it stands before."""
    for q in profile.claim.quantities:
        if q.unit == "rank" and q.low is not None and q.low == q.high:
            term = next((t for t in profile.terms if t.span.end > q.start), None)
            if term:
                return str(int(q.low)), term
    return None


def _ranked(profile: Profile) -> tuple[str, Term] | None:
    table = lexicons.members("ranks")
    found = [
        (min(table[t.lemma]), t)
        for t in profile.terms
        if t.lemma in table and t.pos in ("ADJ", "ADV", "NOUN", "NUM")
    ]
    return max(found, key=lambda x: (x[0] != "1", -x[1].at)) if found else None


def _same_list(pair: Pair, a: Term, b: Term) -> bool:
    """Whether the words right after the two ranks name the same kind of thing."""
    after_a = [t for t in pair.a.terms if t.span.start >= a.span.start][:3]
    after_b = [t for t in pair.b.terms if t.span.start >= b.span.start][:3]
    return pair.between(after_a, after_b) > 0
