"""Between the nouns of ``factdb.model``, the records of lists, and the columns of the tables.

Columns hold text, numbers and JSON; dates are ISO 8601, enums their value, spans ``[[start, end], ...]``.
"""

from __future__ import annotations

import json
import math
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import RowMapping

from factdb.model import (
    Act,
    Article,
    Claim,
    DateBasis,
    Entity,
    Evidence,
    Frame,
    Kind,
    Modality,
    Mode,
    Polarity,
    Quantity,
    Relation,
    Ruling,
    Span,
    Verdict,
    Word,
)
from factdb.records import ArticleRecord, ClaimRecord, FlagRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Columns = RowMapping
Made = TypeVar("Made")


# -- single values --------------------------------------------------------------------------


def day(text: str | None) -> date | None:
    """The day in a column."""
    return date.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    """A day as a column holds it."""
    return value.isoformat() if value else None


def dump(value: object) -> str:
    """JSON as columns hold it: compact, and readable in any language."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_spans(spans: Iterable[Span]) -> str:
    """Spans as a column holds them."""
    return dump([[span.start, span.end] for span in spans])


def load_spans(text: str) -> tuple[Span, ...]:
    """The spans in a column."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None  # JSON has no infinity


def _rows_of(text: str, make: Callable[..., Made]) -> tuple[Made, ...]:
    return tuple(make(*values) for values in json.loads(text))


# -- claims ---------------------------------------------------------------------------------


def claim_columns(claim: Claim) -> dict[str, Any]:
    """The columns of table claim that reading decides."""
    return {
        "text": claim.text,
        "spans": dump_spans(claim.spans),
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "mode": claim.mode and claim.mode.value,
        "cue": claim.cue,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "first": iso(claim.first),
        "last": iso(claim.last),
        "basis": claim.basis.value,
        "date_text": claim.date_text,
        "said": iso(claim.said),
        "rank": float(claim.rank),
        "rank_reason": claim.rank_reason,
        "about": _about(claim),
        "act": claim.act.value,
        "written": claim.speaker,
    }


def _about(claim: Claim) -> str:
    names = [entity.name for entity in claim.entities]
    return " ".join(dict.fromkeys([*names, *claim.frame.lemmas]))


def reading_columns(claim: Claim) -> dict[str, Any]:
    """The columns of table reading."""
    return {
        "speaker_chain": dump(claim.speaker_chain),
        "quantities": dump(
            [
                [q.start, q.end, q.text, _finite(q.low), _finite(q.high), q.unit, q.counted, q.approximate]
                for q in claim.quantities
            ]
        ),
        "entities": dump([[e.start, e.end, e.name, e.label] for e in claim.entities]),
        "frame": dump({name: getattr(claim.frame, name) for name in _FRAME}),
    }


def to_claim(row: Columns, article: Article) -> Claim:
    """The claim as it was read, from its rows in claim and reading: its speaker as the article names them."""
    return Claim(
        text=row["text"],
        spans=load_spans(row["spans"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        article=article,
        speaker=row["written"] or row["speaker"],
        speaker_chain=tuple(json.loads(row["speaker_chain"])),
        mode=Mode(row["mode"]) if row["mode"] else None,
        cue=row["cue"],
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        act=Act(row["act"]),
        first=day(row["first"]),
        last=day(row["last"]),
        basis=DateBasis(row["basis"]),
        date_text=row["date_text"],
        said=day(row["said"]),
        quantities=_rows_of(row["quantities"], Quantity),
        entities=_rows_of(row["entities"], Entity),
        frame=_to_frame(row["frame"]),
        rank=row["rank"],
        rank_reason=row["rank_reason"],
    )


_FRAME = tuple(field.name for field in fields(Frame))


def _to_frame(text: str) -> Frame:
    stored: dict[str, Any] = {name: _tuples(value) for name, value in json.loads(text).items()}
    words = tuple(Word(*word) for word in stored.pop("words", ()))
    return Frame(**stored, words=words)


def _tuples(value: object) -> object:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def to_claim_record(row: Columns) -> ClaimRecord:
    """A row of `records.CLAIM_RECORD` as a record."""
    return ClaimRecord(
        id=row["id"],
        article_id=row["article_id"],
        text=row["text"],
        speaker=row["speaker"],
        mode=Mode(row["mode"]) if row["mode"] else None,
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        first=day(row["first"]),
        last=day(row["last"]),
        basis=DateBasis(row["basis"]),
        date_text=row["date_text"],
        said=day(row["said"]),
        source=row["source"],
        title=row["title"],
        url=row["url"],
        published=day(row["published"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        spans=load_spans(row["spans"]),
        verdict=Verdict(row["verdict"]),
        note=row["note"] or "",
        evidence=row["evidence"] or "",
        contradictions=row["contradictions"],
        overlaps=row["overlaps"],
        updates=row["updates"],
        rank=row["rank"],
        rank_reason=row["rank_reason"],
        orphaned=bool(row["orphaned"]),
        act=Act(row["act"]),
        written=row["written"] or row["speaker"],
        chain=tuple(json.loads(row["speaker_chain"] or "[]")),
    )


# -- articles -------------------------------------------------------------------------------


def article_columns(article: Article) -> dict[str, Any]:
    """The columns of table article that the article itself gives."""
    return {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": iso(article.published),
        "url": article.url,
        "text": article.text,
    }


def to_article(row: Columns) -> Article:
    """The article in a row of table article."""
    return Article(
        text=row["text"],
        title=row["title"],
        source=row["source"],
        author=row["author"],
        published=day(row["published"]),
        url=row["url"],
    )


def to_article_record(row: Columns) -> ArticleRecord:
    """A row of `records.ARTICLE_RECORD` as a record."""
    return ArticleRecord(
        id=row["id"],
        title=row["title"],
        source=row["source"],
        author=row["author"],
        published=day(row["published"]),
        url=row["url"],
        version=row["version"],
        added=datetime.fromisoformat(row["added"]),
        sentences=row["sentences"],
        claims=row["claims"],
        contradictions=row["contradictions"] or 0,
    )


# -- relations ------------------------------------------------------------------------------


def relation_columns(relation: Relation) -> dict[str, Any]:
    """The columns of table relation that comparing decides."""
    return {
        "kind": relation.kind.value,
        "dimension": relation.dimension,
        "score": min(max(float(relation.score), 0.0), 1.0),
        "reasons": dump(relation.reasons),
        "blocking": relation.blocking,
        "clash_a": dump_spans(relation.clash_a),
        "clash_b": dump_spans(relation.clash_b),
        "evidence": dump([[e.comparison, e.level, e.weight, e.about, e.note] for e in relation.evidence]),
    }


def to_relation(row: Columns, a: Claim, b: Claim) -> Relation:
    """The relation in a row of table relation, between its claims."""
    return Relation(
        kind=Kind(row["kind"]),
        a=a,
        b=b,
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        dimension=row["dimension"],
        blocking=row["blocking"],
        clash_a=load_spans(row["clash_a"]),
        clash_b=load_spans(row["clash_b"]),
        evidence=_rows_of(row["evidence"], Evidence),
    )


def to_flag_record(row: Columns, a: ClaimRecord, b: ClaimRecord) -> FlagRecord:
    """A row of `records.FLAG_RECORD` as a record, with its claims."""
    return FlagRecord(
        id=row["id"],
        kind=Kind(row["kind"]),
        dimension=row["dimension"],
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        ruling=Ruling(row["ruling"]),
        why=row["why"] or "",
        a=a,
        b=b,
        clash_a=load_spans(row["clash_a"]),
        clash_b=load_spans(row["clash_b"]),
    )
