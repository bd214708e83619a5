"""Polarity: one says that it happened, the other that it did not (or has yet to, failed to, was denied)."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing.agreement.finding import (
    Finding,
    Verdict,
    anchored,
    around,
    core_met,
    other_doers,
    weak,
    wording,
)
from factdb.comparing.pairing import Link, Pair
from factdb.comparing.profile import Term
from factdb.model import Span

_ANCHOR_OF_MAIN = 0.45  # what a clash of the two main predicates must share besides
_ANCHOR = 0.8


def compare_polarity(pair: Pair) -> Iterator[Finding]:
    """The clash of the most telling event that one side asserts and the other denies; or both deny it."""
    events = [k for k in pair.links if _event(k.a) and _event(k.b)]
    apart = [k for k in events if k.a.negated != k.b.negated]
    if apart:
        yield _clash(pair, max(apart, key=lambda k: (_clash(pair, k).firm, _rank(k))))
    both = [k for k in events if k.a.negated and k.b.negated]
    if both:
        link = max(both, key=_rank)
        spans_a, spans_b = _spans(link.a), _spans(link.b)
        note = f"both deny: {link.a.lemma}"
        yield Finding(
            "polarity", Verdict.AGREES, around(pair, spans_a, spans_b), "negation", note, spans_a, spans_b
        )


def _event(term: Term) -> bool:
    return (
        term.pos == "VERB"
        or term.role == "predicate"
        or (term.pos in ("NOUN", "ADJ") and (term.negated or bool(term.ideas)))
    )


def _rank(link: Link) -> tuple[float, int, int]:
    return (_main(link) + link.weight, -link.a.at, -link.b.at)


def _main(link: Link) -> int:
    return (link.a.role == "predicate") + (link.b.role == "predicate")


def _spans(term: Term) -> tuple[Span, ...]:
    return (term.by, term.span) if term.by and term.by != term.span else (term.span,)


def _clash(pair: Pair, link: Link) -> Finding:
    spans_a, spans_b = _spans(link.a), _spans(link.b)
    place = ("inner", "half", "main")[_main(link)]
    anchor = anchored(pair, (link.a.span,), (link.b.span,))
    told = (
        _object_met(pair, link)
        and _plain(pair, link)
        and not (weak(link.a.lemma) or weak(link.b.lemma) or other_doers(pair))
    )
    verbs = link.a.pos == link.b.pos == "VERB"
    needed = (
        _ANCHOR_OF_MAIN
        if _numbered(pair, link) or (_main(link) == 2 and core_met(pair)) or (verbs and _main(link))
        else _ANCHOR
    )
    firm = told and anchor >= needed
    said = _wording(spans_a, pair.a.claim.article.text), _wording(spans_b, pair.b.claim.article.text)
    note = f"“{said[0]}” / “{said[1]}”: one says it, the other denies it"
    level = f"{_step(anchor)}/{place}/{_telling(pair, link)}"
    verdict = Verdict.CLASHES
    if link.a.pending and _later(pair):
        verdict, note = Verdict.MOVED, f"“{said[0]}”, later “{said[1]}”: what was pending has come about"
    return Finding("polarity", verdict, level, "negation", note, spans_a, spans_b, firm)


def _numbered(pair: Pair, link: Link) -> bool:
    """Whether one side says "no X" and the other counts the X."""
    side, term = (pair.b, link.b) if link.a.negated else (pair.a, link.a)
    return term.pos == "NOUN" and any(
        q.counted == term.lemma and (q.low or 0) > 0 for q in side.claim.quantities
    )


def _plain(pair: Pair, link: Link) -> bool:
    """Whether the side that asserts denies nothing itself: "no X" and "not Y" may come to the same."""
    asserting = pair.b if link.a.negated else pair.a
    return not any(t.negated for t in asserting.terms)


def _object_met(pair: Pair, link: Link) -> bool:
    """Whether what the denied verb is done to ("not accepted the terms") is spoken of on the other side."""
    if (link.a if link.a.negated else link.b).role != "predicate":
        return True
    if link.a.negated:
        objects = pair.a.role("object")
        return not objects or pair.between(objects, pair.b.terms) > 0
    objects = pair.b.role("object")
    return not objects or pair.between(pair.a.terms, objects) > 0


def _later(pair: Pair) -> bool:
    first, then = pair.a.claim.article.published, pair.b.claim.article.published
    return bool(first and then and first < then)


def _telling(pair: Pair, link: Link) -> str:
    """How much the denied word itself tells."""
    if weak(link.a.lemma) or weak(link.b.lemma):
        return "weak"
    if not _plain(pair, link):
        return "both"
    return ("common", "known", "rare")[(link.weight >= 0.4) + (link.weight >= 0.55)]


def _step(anchor: float) -> str:
    return f"anchor {sum(anchor >= bound for bound in (0.3, 0.6, 1.0, 1.6, 2.4))}"


def _wording(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(wording(s, text) for s in sorted(spans))
