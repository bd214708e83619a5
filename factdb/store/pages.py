"""Records by their numbers: the columns of a page, read in one select."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Select, and_, case, distinct, exists, func, or_, select

from factdb.errors import NotFoundError
from factdb.records import ArticleRecord, ClaimRecord, FlagRecord, SpeakerRecord
from factdb.store.mapping import to_article_record, to_claim_record, to_flag_record
from factdb.store.tables import ARTICLE, CLAIM, CURRENT_CLAIM, JUDGEMENT, READING, RELATION, RULING, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = TypeVar("Record")

_TWIN = CLAIM.alias("twin")
_ORPHANED = and_(
    CLAIM.c.current == 0,
    JUDGEMENT.c.key.is_not(None),
    ~exists().where(_TWIN.c.key == CLAIM.c.key, _TWIN.c.current == 1),
)

_CLAIMS: Select[tuple[object, ...]] = (
    select(
        *(CLAIM.c[name] for name in ("id", "article_id", "text", "speaker", "mode", "polarity", "modality")),
        *(CLAIM.c[name] for name in ("first", "last", "basis", "date_text", "said", "source")),
        *(ARTICLE.c[name] for name in ("title", "url", "published")),
        *(CLAIM.c[name] for name in ("sentence_start", "sentence_end", "spans", "verdict")),
        *(JUDGEMENT.c[name] for name in ("note", "evidence")),
        *(CLAIM.c[name] for name in ("contradictions", "overlaps", "updates", "rank", "rank_reason")),
        *(CLAIM.c[name] for name in ("act", "written")),
        READING.c.speaker_chain,
        _ORPHANED.label("orphaned"),
    )
    .select_from(CLAIM)
    .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
    .outerjoin(JUDGEMENT, JUDGEMENT.c.key == CLAIM.c.key)
    .outerjoin(READING, READING.c.claim_id == CLAIM.c.id)
)


def fetch_claims(connection: Connection, numbers: Sequence[int]) -> dict[int, ClaimRecord]:
    """The claims with these numbers, as far as they are there."""
    rows = connection.execute(_CLAIMS.where(CLAIM.c.id.in_(numbers))).mappings()
    return {row["id"]: to_claim_record(row) for row in rows}


def fetch_flags(connection: Connection, numbers: Sequence[int]) -> dict[int, FlagRecord]:
    """The relations with these numbers, each with both its claims."""
    joined = select(RELATION, RULING.c.why).outerjoin_from(RELATION, RULING, RULING.c.pair == RELATION.c.pair)
    rows = connection.execute(joined.where(RELATION.c.id.in_(numbers))).mappings().all()
    claims = fetch_claims(connection, sorted({row[side] for row in rows for side in "ab"}))
    return {row["id"]: to_flag_record(row, claims[row["a"]], claims[row["b"]]) for row in rows}


def fetch_articles(connection: Connection, numbers: Sequence[int]) -> dict[int, ArticleRecord]:
    """The articles with these numbers, without their texts."""
    names = ("id", "title", "source", "author", "published", "url", "version", "added", "sentences")
    counted = (
        select(
            *(ARTICLE.c[name] for name in names),
            func.count(CLAIM.c.id).label("claims"),
            func.sum(CLAIM.c.contradictions).label("contradictions"),
        )
        .outerjoin_from(
            ARTICLE, CLAIM, and_(CLAIM.c.article_id == ARTICLE.c.id, CLAIM.c.current == ARTICLE.c.current)
        )
        .where(ARTICLE.c.id.in_(numbers))
        .group_by(ARTICLE.c.id)
    )
    return {row["id"]: to_article_record(row) for row in connection.execute(counted).mappings()}


def fetch_speakers(connection: Connection, numbers: Sequence[int]) -> dict[int, SpeakerRecord]:
    """The speakers with these numbers, with what is on record from them in current articles."""
    counted = (
        select(
            SPEAKER.c.id,
            SPEAKER.c.name,
            func.count(CLAIM.c.id),
            func.count(distinct(CLAIM.c.article_id)),
            func.json_group_array(distinct(CLAIM.c.source)),
            func.sum(case((CLAIM.c.contradictions > 0, 1), else_=0)),
            func.json_group_array(distinct(func.coalesce(CLAIM.c.written, CLAIM.c.speaker))),
        )
        .outerjoin_from(SPEAKER, CLAIM, and_(CLAIM.c.speaker == SPEAKER.c.name, CURRENT_CLAIM))
        .where(SPEAKER.c.id.in_(numbers))
        .group_by(SPEAKER.c.id)
    )
    return {
        number: SpeakerRecord(
            number, name, claims, articles, _names(sources), contradictions, _names(written)
        )
        for number, name, claims, articles, sources, contradictions, written in connection.execute(counted)
    }


def _names(listed: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in json.loads(listed) if name))


# -- one thing ----------------------------------------------------------------------------------


def claim_record(connection: Connection, number: int) -> ClaimRecord:
    """The claim with this number.

    Raises:
        NotFoundError: there is none.
    """
    return _one(fetch_claims(connection, [number]).get(number), "claim", number)


def flag_record(connection: Connection, number: int) -> FlagRecord:
    """The relation with this number.

    Raises:
        NotFoundError: there is none.
    """
    return _one(fetch_flags(connection, [number]).get(number), "flag", number)


def article_record(connection: Connection, number: int) -> ArticleRecord:
    """The article with this number, whatever its version.

    Raises:
        NotFoundError: there is none.
    """
    return _one(fetch_articles(connection, [number]).get(number), "article", number)


def versions(connection: Connection, article: int) -> list[ArticleRecord]:
    """All versions of the article with this number, the first first.

    Raises:
        NotFoundError: there is none.
    """
    lineage = select(ARTICLE.c.lineage).where(ARTICLE.c.id == article).scalar_subquery()
    own = select(ARTICLE.c.id).where(ARTICLE.c.lineage == lineage).order_by(ARTICLE.c.version)
    numbers = connection.execute(own).scalars().all()
    found = fetch_articles(connection, numbers)
    return [found[number] for number in numbers] or [_one(None, "article", article)]


def _one(record: Record | None, noun: str, number: int) -> Record:
    if record is None:
        raise NotFoundError(f"There is no {noun} {number}.", f"factdb {noun}s lists those there are.")
    return record


def flags_of(connection: Connection, claim: int) -> list[FlagRecord]:
    """All relations of a claim, dismissed ones last, strongest first."""
    of = select(RELATION.c.id).where(or_(RELATION.c.a == claim, RELATION.c.b == claim))
    ordered = of.order_by(RELATION.c.ruling == "dismissed", RELATION.c.score.desc(), RELATION.c.id)
    found = connection.execute(ordered).scalars().all()
    flags = fetch_flags(connection, found)
    return [flags[number] for number in found]
