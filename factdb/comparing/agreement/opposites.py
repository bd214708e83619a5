"""Opposed predicates and outcomes: rose and fell, accepted and rejected, acquitted and convicted."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing import lexicons
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
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term

_ANCHOR_OF_MAIN, _ANCHOR = (
    0.6,
    1.0,
)  # what the claims must share besides, by whether both predicates are opposed


def compare_outcomes(pair: Pair) -> Iterator[Finding]:
    """The clash of opposed words that are not denied, or the agreement of one with the other's denial."""
    found = sorted(_opposed(pair), key=lambda x: -_rank(*x))
    for verdict, want in ((Verdict.CLASHES, True), (Verdict.AGREES, False)):
        for a, b in found:
            if (a.negated == b.negated) is want:
                yield _finding(pair, a, b, verdict)
                break


def _opposed(pair: Pair) -> Iterator[tuple[Term, Term]]:
    left, right = _sides(pair.a), _sides(pair.b)
    for name in sorted(left.keys() & right.keys()):
        of_a, of_b = left[name], right[name]
        if len(of_a) == 1 and len(of_b) == 1 and set(of_a) != set(of_b):
            yield next(iter(of_a.values())), next(iter(of_b.values()))


def _sides(profile: Profile) -> dict[str, dict[int, Term]]:
    """For each pair of opposites, the sides of it that the claim has; a claim with both sides is of none."""
    table = lexicons.sides()
    found: dict[str, dict[int, Term]] = {}
    for term in profile.terms:
        if term.name:
            continue
        for name, side in table.get(term.lemma, ()):
            sides = found.setdefault(name, {})
            if side not in sides or term.role == "predicate":
                sides[side] = term
    return found


def _rank(a: Term, b: Term) -> float:
    return (a.role == "predicate") + (b.role == "predicate") + (a.pos == b.pos) + a.weight + b.weight


def _finding(pair: Pair, a: Term, b: Term, verdict: Verdict) -> Finding:
    main = ("inner", "half", "main")[(a.role == "predicate") + (b.role == "predicate")]
    level = f"{around(pair, (a.span,), (b.span,))}/{main}"
    said_a = wording(a.span, pair.a.claim.article.text)
    said_b = wording(b.span, pair.b.claim.article.text)
    note = (
        f"“{said_a}” / “{said_b}”: opposites"
        if verdict is Verdict.CLASHES
        else f"“{said_a}” is not “{said_b}”"
    )
    told = main != "inner" and core_met(pair) and not (other_doers(pair) or weak(a.lemma) or weak(b.lemma))
    firm = told and anchored(pair, (a.span,), (b.span,)) >= (_ANCHOR_OF_MAIN if main == "main" else _ANCHOR)
    return Finding("outcome", verdict, level, "antonym", note, (a.span,), (b.span,), firm)
