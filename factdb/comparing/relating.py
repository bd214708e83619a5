"""Relate: from claims to the relations between them, strongest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from factdb.comparing.blocking import blocking_keys, candidates, index_of, meeting
from factdb.comparing.decision import weigh
from factdb.comparing.judging import hearing, judged, unheard
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import profile
from factdb.comparing.reasons import clash, reasons
from factdb.comparing.settling import Case, Settled, settle
from factdb.comparing.story import one_origin
from factdb.model import Annotation, Claim, Kind, Relation, Span

Candidate = tuple[Claim, Claim, str]
Judge = Callable[[Sequence[Relation]], Sequence[Relation]]
SENSITIVITY = 0.5
WORTH_HEARING = 0.18  # the rules' chance of any relation below which the judge is not asked
Place = tuple[date, str, str, str, str, int, int, str]


def relate(
    notes: Iterable[Annotation], *, judge: Judge | None = None, sensitivity: float = SENSITIVITY
) -> Iterator[Relation]:
    """The relations between claims of different articles among `notes`, strongest first.

    `sensitivity` goes from 0 (only what is certain) to 1 (everything that could be). `judge` is given all
    relations found at full sensitivity and hands back those it lets stand, with its own kind, score, reasons.
    """
    claims = [claim for note in notes for claim in note.claims]
    claims.sort(key=place)
    index = index_of(claims)
    pairs = ((a, b, key) for a, b, key in candidates(claims, index) if place(a) < place(b))
    yield from _strongest(pairs, judge, sensitivity)


def relate_new(
    new: Sequence[Claim],
    known: Sequence[Claim],
    *,
    judge: Judge | None = None,
    sensitivity: float = SENSITIVITY,
) -> list[Relation]:
    """The relations between claims of one new article and those that an index brought, strongest first.

    The same pairs come out as `relate` finds among all of them, whatever else is in `known`.
    """
    return _strongest(candidates(new, index_of(known)), judge, sensitivity)


def compare(a: Claim, b: Claim, *, sensitivity: float = SENSITIVITY) -> Relation | None:
    """The relation between two claims of different articles, or ``None``."""
    if a.article is b.article:
        return None
    (case,) = _heard([_case(a, b, meeting(blocking_keys(a), blocking_keys(b))[1])])
    settled = settle(case, sensitivity)
    return _relation(settled, case) if settled else None


def explain(a: Claim, b: Claim) -> Relation | None:
    """The likeliest relation of two claims with the whole table of evidence, however weak it is.

    ``None`` only for a claim held against one of its own article.
    """
    if a.article is b.article:
        return None
    (case,) = _heard([_case(a, b, meeting(blocking_keys(a), blocking_keys(b))[1])])
    settled = settle(case, SENSITIVITY) or _likeliest(case)
    return _relation(settled, case)


def _likeliest(case: Case) -> Settled:
    chances = case.ruled.chances if case.ruled else case.opinion.chances
    kind = max(Kind, key=lambda k: chances[k])
    return Settled(kind, chances[kind], by_judge=case.ruled is not None)


def _strongest(pairs: Iterable[Candidate], judge: Judge | None, sensitivity: float) -> list[Relation]:
    bar = 1.0 if judge else sensitivity
    cases = _heard([_case(a, b, key) for a, b, key in pairs])
    found = [_relation(settled, case) for case in cases if (settled := settle(case, bar))]
    found = list(judge(found)) if judge else found
    kept = _once(sorted(found, key=lambda r: (not _firm(r, "clashes"), not _firm(r, "agrees"), *_rank(r))))
    return sorted(kept, key=_rank)


def _case(a: Claim, b: Claim, key: str) -> Case:
    a, b = sorted((a, b), key=place)
    pair = Pair(profile(a), profile(b))
    return Case(pair, weigh(pair), key, one_origin(a.article, b.article))


def _heard(cases: Sequence[Case]) -> list[Case]:
    """The cases with the judge's opinion, where there is a judge and the rules see any chance at all."""
    worth = [case for case in cases if _worth_hearing(case)]
    opinions = dict(zip(map(id, worth), judged([case.pair for case in worth]), strict=True))
    return [replace(case, ruled=opinions.get(id(case), unheard())) for case in cases]


def _worth_hearing(case: Case) -> bool:
    both_say = case.pair.a.terms and case.pair.b.terms
    return bool(both_say) and sum(case.opinion.chances.values()) >= WORTH_HEARING


def _rank(relation: Relation) -> tuple[float, Place, Place]:
    return -relation.score, place(relation.a), place(relation.b)


def _firm(relation: Relation, verdict: str) -> bool:
    """Whether a rule's finding of that verdict may carry the relation by itself."""
    return any(e.level.startswith(verdict) and e.level.endswith("firm") for e in relation.evidence)


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """One relation of a kind for a sentence with another article, the strongest; firm clashes are all told.

    Claims cut from one sentence share its words, and one disagreement would be told for each of them.
    """
    met: set[tuple[Kind, int, Span, int]] = set()
    for relation in relations:
        ends = {_end(relation.kind, x, y) for x, y in ((relation.a, relation.b), (relation.b, relation.a))}
        if ends & met and not (relation.kind is Kind.CONTRADICTION and _firm(relation, "clashes")):
            continue
        met |= ends
        yield relation


def _end(kind: Kind, claim: Claim, other: Claim) -> tuple[Kind, int, Span, int]:
    return kind, id(claim.article), claim.sentence, id(other.article)


def _relation(settled: Settled, case: Case) -> Relation:
    kind, pair, opinion = settled.kind, case.pair, case.opinion
    dimension, spans_a, spans_b = clash(kind, pair, opinion, by_judge=settled.by_judge)
    told = reasons(kind, pair, opinion, by_judge=settled.by_judge)
    evidence = (*opinion.evidence, *hearing(case.ruled))
    claims = pair.a.claim, pair.b.claim
    return Relation(kind, *claims, settled.score, told, dimension, case.key, spans_a, spans_b, evidence)


def place(claim: Claim) -> Place:
    """Where the claim comes in the order of all claims: by publication, then article, then place in it.

    Of the two claims of a relation `a` is the earlier one.
    """
    article = claim.article
    first = claim.spans[0] if claim.spans else claim.sentence
    return (
        article.published or date.min,
        article.source or "",
        article.title or "",
        article.url or "",
        article.text,
        first.start,
        first.end,
        claim.text,
    )
