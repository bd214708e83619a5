"""Relate: from claims to the relations between them, strongest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from factdb.comparing.blocking import blocking_keys, candidates, index_of, meeting
from factdb.comparing.decision import Opinion, decide, weigh
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import profile
from factdb.comparing.reasons import clash, reasons
from factdb.comparing.story import one_origin
from factdb.model import Annotation, Claim, Kind, Relation

Candidate = tuple[Claim, Claim, str]
Judge = Callable[[Sequence[Relation]], Sequence[Relation]]
SENSITIVITY = 0.5
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
    return _related(a, b, meeting(blocking_keys(a), blocking_keys(b))[1], sensitivity)


def explain(a: Claim, b: Claim) -> Relation | None:
    """The likeliest relation of two claims with the whole table of evidence, however weak it is.

    ``None`` only for a claim held against one of its own article.
    """
    if a.article is b.article:
        return None
    a, b = sorted((a, b), key=place)
    key = meeting(blocking_keys(a), blocking_keys(b))[1]
    pair = Pair(profile(a), profile(b))
    opinion = weigh(pair)
    decided = decide(pair, opinion, SENSITIVITY, copies=one_origin(a.article, b.article))
    kind = decided[0] if decided else max(opinion.chances, key=lambda k: opinion.chances[k])
    return _relation(kind, opinion.chances[kind], pair, opinion, key)


def _strongest(pairs: Iterable[Candidate], judge: Judge | None, sensitivity: float) -> list[Relation]:
    bar = 1.0 if judge else sensitivity
    found = [r for a, b, key in pairs if (r := _related(a, b, key, bar))]
    found = list(judge(found)) if judge else found
    kept = _once(sorted(found, key=lambda r: (not _firm(r), *_rank(r))))
    return sorted(kept, key=_rank)


def _rank(relation: Relation) -> tuple[float, Place, Place]:
    return -relation.score, place(relation.a), place(relation.b)


def _firm(relation: Relation) -> bool:
    return any(e.level.startswith("clashes") and e.level.endswith("firm") for e in relation.evidence)


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """All but the contradictions that rest on slight clashes and whose claim has met that article before."""
    met: set[tuple[int, int]] = set()
    for relation in relations:
        if relation.kind is Kind.CONTRADICTION:
            ends = {(id(relation.a), id(relation.b.article)), (id(relation.b), id(relation.a.article))}
            if ends & met and not _firm(relation):
                continue
            met |= ends
        yield relation


def _related(a: Claim, b: Claim, key: str, sensitivity: float) -> Relation | None:
    a, b = sorted((a, b), key=place)
    pair = Pair(profile(a), profile(b))
    opinion = weigh(pair)
    decided = decide(pair, opinion, sensitivity, copies=one_origin(a.article, b.article))
    return _relation(*decided, pair, opinion, key) if decided else None


def _relation(kind: Kind, score: float, pair: Pair, opinion: Opinion, key: str) -> Relation:
    dimension, spans_a, spans_b = clash(kind, pair, opinion)
    told = reasons(kind, pair, opinion)
    return Relation(
        kind, pair.a.claim, pair.b.claim, score, told, dimension, key, spans_a, spans_b, opinion.evidence
    )


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
