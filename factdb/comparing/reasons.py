"""Reasons: the findings in sentences for a reporter, the decisive ones first."""

from __future__ import annotations

from factdb.comparing.agreement import Finding, Verdict
from factdb.comparing.decision import Opinion, weights
from factdb.comparing.pairing import Pair
from factdb.model import Claim, Kind, Span

_ORDER = {
    Kind.CONTRADICTION: (Verdict.CLASHES,),
    Kind.UPDATE: (Verdict.MOVED, Verdict.CLASHES),
    Kind.OVERLAP: (Verdict.AGREES,),
}
_COLUMN = {Kind.OVERLAP: 0, Kind.CONTRADICTION: 1, Kind.UPDATE: 2}


def leading(kind: Kind, opinion: Opinion) -> Finding | None:
    """The finding that speaks most for `kind`."""
    order = _ORDER[kind]
    fit = [f for f in opinion.findings if f.verdict in order and f.note]
    return max(fit, key=lambda f: (f.firm, -order.index(f.verdict), _weight(f, kind)), default=None)


def _weight(finding: Finding, kind: Kind) -> float:
    known = weights().features.get(
        f"{finding.comparison}={finding.name}/{'firm' if finding.firm else 'slight'}"
    )
    return known[_COLUMN[kind]] if known else 0.0


_BY_JUDGE = {
    Kind.CONTRADICTION: "Read as a whole, both statements can hardly be true.",
    Kind.UPDATE: "Read as a whole, the later statement supersedes the earlier.",
    Kind.OVERLAP: "Read as a whole, both statements say the same.",
}


def reasons(kind: Kind, pair: Pair, opinion: Opinion, *, by_judge: bool = False) -> tuple[str, ...]:
    """The sentences: what clashes or agrees, then on what both speak, then when each was published.

    What only the judge sees (`by_judge`) is said to rest on the whole statements.
    """
    lead = leading(kind, opinion)
    rest = [f for f in opinion.findings if f is not lead and f.note and f.verdict in _ORDER[kind]]
    told = [_BY_JUDGE[kind]] if by_judge else []
    told += [*([lead.note + _when(pair)] if lead else []), *(f.note for f in rest)]
    told.append(_common(pair))
    if kind is Kind.UPDATE and pair.b.claim.article.published:
        told.append(f"The later report is of {_day(pair.b.claim)}.")
    return tuple(dict.fromkeys(t for t in told if t))


def _common(pair: Pair) -> str:
    links = sorted(pair.links, key=lambda k: -k.weight)[:5]
    words = [
        k.a.lemma.replace("_", " ")
        if k.a.lemma == k.b.lemma
        else f"{k.a.lemma}/{k.b.lemma}".replace("_", " ")
        for k in links
    ]
    return f"Both speak of: {', '.join(words)}." if words else ""


def _when(pair: Pair) -> str:
    a, b = pair.a.claim, pair.b.claim
    if a.first and (a.first, a.last) == (b.first, b.last) and a.first == a.last:
        return f", both of {a.first:%A} {a.first.day} {a.first:%B %Y}"
    return ""


def _day(claim: Claim) -> str:
    day = claim.article.published
    return f"{day.day} {day:%B %Y}" if day else ""


def clash(
    kind: Kind, pair: Pair, opinion: Opinion, *, by_judge: bool = False
) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The dimension, and the words of each side that clash or agree (all where only the judge sees it)."""
    lead = leading(kind, opinion)
    if lead and lead.spans_a and lead.spans_b:
        return lead.dimension, lead.spans_a, lead.spans_b
    if by_judge:
        return "wording", pair.a.claim.spans, pair.b.claim.spans
    links = sorted(pair.links, key=lambda k: -k.weight)[:4]
    spans_a = tuple(sorted({k.a.span for k in links}))
    spans_b = tuple(sorted({k.b.span for k in links}))
    return (lead.dimension if lead else "wording"), spans_a, spans_b
