"""A `Query` as conditions on the tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import INTEGER, ColumnElement, Select, and_, exists, false, func, literal_column, or_, select

from factdb.model import Act, Kind, Ruling
from factdb.store.search import match_expression, matching
from factdb.store.tables import (
    ARTICLE,
    ARTICLE_SEARCH,
    CLAIM,
    CLAIM_SEARCH,
    CURRENT_ARTICLE,
    CURRENT_CLAIM,
    JUDGEMENT,
    RELATION,
    SPEAKER,
    VOICE,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.query import Query

Condition = ColumnElement[bool]

_COUNT_OF = {
    Kind.CONTRADICTION: CLAIM.c.contradictions,
    Kind.OVERLAP: CLAIM.c.overlaps,
    Kind.UPDATE: CLAIM.c.updates,
}


def contains(column: ColumnElement[str], part: str) -> Condition:
    """Whether `part` is in the column, ignoring case and accents (a function of every connection)."""
    return func.contains_part(column, part) == 1


# -- claims -----------------------------------------------------------------------------------


def claim_conditions(query: Query) -> list[Condition]:
    """What a claim must be to be in a list of `query`."""
    shown = [*_orphaned()] if query.orphaned else [CURRENT_CLAIM]
    return [*shown, *claim_terms(query)]


def claim_terms(query: Query) -> list[Condition]:
    """What the fields of `query` that are set ask of a claim."""
    return [condition for term in _CLAIM_TERMS if (condition := term(query)) is not None]


def _orphaned() -> list[Condition]:
    twin = CLAIM.alias("twin")
    elsewhere = exists().where(twin.c.key == CLAIM.c.key, or_(twin.c.current == 1, twin.c.id > CLAIM.c.id))
    return [CLAIM.c.current == 0, CLAIM.c.key.in_(select(JUDGEMENT.c.key)), ~elsewhere]


def _words(query: Query) -> Condition | None:
    if not query.words:
        return None
    expression = match_expression(query.words, "text")
    return CLAIM.c.id.in_(matching(CLAIM_SEARCH, expression)) if expression else false()


def _about(query: Query) -> Condition | None:
    if not query.about:
        return None
    expression = match_expression(query.about.split(), prefixes=True)
    return CLAIM.c.id.in_(matching(CLAIM_SEARCH, expression)) if expression else false()


def _speaker(query: Query) -> Condition | None:
    if not query.speaker:
        return None
    named = CLAIM.c.speaker.in_(select(SPEAKER.c.name).where(contains(SPEAKER.c.name, query.speaker)))
    return or_(named, CLAIM.c.id.in_(_called(query.speaker)))


def _called(part: str) -> Select[tuple[int]]:
    """The claims whose article gives the speaker a name with this part, where their own name has it not."""
    elsewhere = func.instr(VOICE.c.speaker, VOICE.c.written) == literal_column("0")  # as its index
    names = select(VOICE.c.written).where(elsewhere).distinct().subquery()
    called = select(names.c.written).where(contains(names.c.written, part))
    other = CLAIM.alias("called")
    same = and_(other.c.article_id == VOICE.c.article_id, other.c.written == VOICE.c.written)
    return select(other.c.id).join_from(VOICE, other, same).where(VOICE.c.written.in_(called), elsewhere)


def _source(query: Query) -> Condition | None:
    if not query.source:
        return None
    outlets = select(ARTICLE.c.source).where(CURRENT_ARTICLE).distinct().subquery()
    return CLAIM.c.source.in_(select(outlets.c.source).where(contains(outlets.c.source, query.source)))


def _after(query: Query) -> Condition | None:
    return CLAIM.c.day_last >= query.after.isoformat() if query.after else None


def _before(query: Query) -> Condition | None:
    return CLAIM.c.day_first <= query.before.isoformat() if query.before else None


def _verdict(query: Query) -> Condition | None:
    return CLAIM.c.verdict == query.verdict.value if query.verdict else None


def _kind(query: Query) -> Condition | None:
    return _COUNT_OF[query.kind] > 0 if query.kind else None


def _ruling(query: Query) -> Condition | None:
    if not query.ruling:
        return None
    a, b = (
        select(side.label("id")).where(RELATION.c.ruling == query.ruling.value)
        for side in (RELATION.c.a, RELATION.c.b)
    )
    if query.ruling is Ruling.DISMISSED:
        return CLAIM.c.id.in_(a.union_all(b))
    # Many are open: the index of the list says at once who has none. The plus keeps SQLite to that index.
    return and_(_any_flag(), literal_column("+claim.id", INTEGER).in_(a.union_all(b)))


def _flagged(query: Query) -> Condition | None:
    return _any_flag() if query.flagged else None


def _any_flag() -> Condition:
    return or_(*(count > 0 for count in _COUNT_OF.values()))


def _act(query: Query) -> Condition | None:
    if query.act in {None, Act.STATEMENT}:
        return CLAIM.c.act == Act.STATEMENT.value if query.act else None
    return and_(CLAIM.c.act == query.act.value, CLAIM.c.act != literal_column("'statement'"))  # as its index


def _article(query: Query) -> Condition | None:
    return CLAIM.c.article_id == query.article if query.article is not None else None


_CLAIM_TERMS: tuple[Callable[[Query], Condition | None], ...] = (
    _words,
    _about,
    _speaker,
    _source,
    _after,
    _before,
    _verdict,
    _kind,
    _ruling,
    _flagged,
    _article,
    _act,
)


# -- flags, articles, speakers ------------------------------------------------------------------


def flag_conditions(query: Query) -> list[Condition]:
    """What a relation must be: of the kind and ruling asked for, and one of its claims all the rest."""
    shown = RELATION.c.ruling.in_([Ruling.OPEN.value, Ruling.CONFIRMED.value])
    return [*(() if query.ruling else (shown,)), *relation_terms(query)]


def relation_terms(query: Query) -> list[Condition]:
    """What the fields of `query` that are set ask of a relation."""
    conditions: list[Condition] = []
    if query.ruling:
        conditions.append(RELATION.c.ruling == query.ruling.value)
    if query.kind:
        conditions.append(RELATION.c.kind == query.kind.value)
    rest = replace(query, kind=None, ruling=None, flagged=False)
    terms = claim_terms(rest)
    if terms:
        sides = (exists().where(CLAIM.c.id == side, *terms) for side in (RELATION.c.a, RELATION.c.b))
        conditions.append(or_(*sides))
    return conditions


def article_conditions(query: Query) -> list[Condition]:
    """What an article must be: with the words in its own text, and the rest true of one of its claims."""
    conditions: list[Condition] = [CURRENT_ARTICLE]
    if query.words:
        expression = match_expression(query.words)
        conditions.append(ARTICLE.c.id.in_(matching(ARTICLE_SEARCH, expression)) if expression else false())
    if query.source:
        conditions.append(contains(ARTICLE.c.source, query.source))
    if query.after:
        conditions.append(ARTICLE.c.published >= query.after.isoformat())
    if query.before:
        conditions.append(ARTICLE.c.published <= query.before.isoformat())
    if query.article is not None:
        conditions.append(ARTICLE.c.id == query.article)
    rest = replace(query, words=(), source=None, after=None, before=None, article=None)
    if claim_terms(rest):
        having = select(CLAIM.c.article_id).where(*claim_conditions(rest))
        conditions.append(ARTICLE.c.id.in_(having))
    return conditions


def speaker_conditions(query: Query) -> list[Condition]:
    """What a claim must be to count for its speaker: words are parts of a name of theirs here."""
    rest = replace(query, words=())
    named: list[Condition] = [SPEAKER.c.name.is_not(None)]
    named += [
        or_(contains(SPEAKER.c.name, word.rstrip("*")), CLAIM.c.id.in_(_called(word.rstrip("*"))))
        for word in query.words
    ]
    return [*claim_conditions(rest), *named]
