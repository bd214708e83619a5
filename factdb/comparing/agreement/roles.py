"""Who did it to whom: roles swapped, or another doer of the same deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.comparing import lexicons
from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, quoted, same_day, weak
from factdb.comparing.pairing import SAME, Link, Pair
from factdb.comparing.profile import Term
from factdb.model import Span

_ANCHOR = 1.0
_ANCHOR_ON_A_DAY = 0.3


def compare_roles(pair: Pair) -> Iterator[Finding]:
    """Of two claims with one predicate: the same doer, another doer, or doer and receiver changed about."""
    if not _same_predicate(pair):
        return
    doers = pair.a.role("subject"), pair.b.role("subject")
    others = pair.a.role("object"), pair.b.role("object")
    if doers[0] and doers[1]:
        yield _judge(pair, doers, others)


def _same_predicate(pair: Pair) -> bool:
    return any(_predicates(pair, k) and k.a.negated == k.b.negated for k in pair.links)


def _predicates(pair: Pair, link: Link) -> bool:
    """Whether the link joins the two predicates; "was in the chair" has its predicate in the phrase."""
    a = link.a.role == "predicate" or not pair.a.role("predicate")
    b = link.b.role == "predicate" or not pair.b.role("predicate")
    return a and b and link.a.event and link.b.event


def _judge(
    pair: Pair, doers: tuple[Sequence[Term], Sequence[Term]], others: tuple[Sequence[Term], Sequence[Term]]
) -> Finding:
    shared = pair.between(*doers)
    crossed = _meets(doers[0], others[1]) and _meets(others[0], doers[1])
    texts = pair.a.claim.article.text, pair.b.claim.article.text
    said = f"{quoted(tuple(doers[0]), texts[0])} / {quoted(tuple(doers[1]), texts[1])}"
    spans = tuple(t.span for t in doers[0]), tuple(t.span for t in doers[1])
    level = around(pair, *spans)
    if shared > 0 or _turned(pair, doers, others):
        return Finding("doer", Verdict.AGREES, level, "role", f"the same doer: {said}", *_tight(spans))
    if crossed:
        return Finding(
            "doer",
            Verdict.CLASHES,
            f"swapped/{level}",
            "role",
            f"{said}: doer and receiver change places",
            *_tight(spans),
        )
    named = any(t.name for t in doers[0]) and any(t.name for t in doers[1])
    held = "whom" if pair.between(*others) > 0 else "what"
    kind = "named" if named else "plain"
    firm = _firm(pair, named=named, whom=held == "whom", anchor=anchored(pair, *spans))
    return Finding(
        "doer",
        Verdict.CLASHES,
        f"other/{kind}/{held}/{level}",
        "role",
        f"{said}: another is said to have done it",
        *_tight(spans),
        firm,
    )


def _firm(pair: Pair, *, named: bool, whom: bool, anchor: float) -> bool:
    """Two named doers of one deed to one thing; of a deed that is one's alone; or any two on the same day."""
    deeds = [k for k in pair.links if _predicates(pair, k) and not (weak(k.a.lemma) or weak(k.b.lemma))]
    alone = frozenset(lexicons.groups("exclusive")[""])
    if named and whom and anchor >= _ANCHOR:
        return True
    if named and any(k.like == SAME and (k.a.lemma in alone or k.b.lemma in alone) for k in deeds):
        return True
    return bool(deeds) and same_day(pair) and anchor >= _ANCHOR_ON_A_DAY


def _turned(
    pair: Pair, doers: tuple[Sequence[Term], Sequence[Term]], others: tuple[Sequence[Term], Sequence[Term]]
) -> bool:
    """Whether one side tells what befell whom ("three died") and the other who did it ("killed three")."""
    lone_a, lone_b = not others[0], not others[1]
    return (lone_b and pair.between(others[0], doers[1]) > 0) or (
        lone_a and pair.between(doers[0], others[1]) > 0
    )


def _tight(spans: tuple[tuple[Span, ...], tuple[Span, ...]]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Each side's words as one stretch."""
    a, b = (((Span(min(s.start for s in side), max(s.end for s in side))),) for side in spans)
    return a, b


def _meets(a: Sequence[Term], b: Sequence[Term]) -> bool:
    return any(x.stem == y.stem for x in a for y in b)
