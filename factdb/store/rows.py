"""The rows of ``schema.sql`` as SQLModel classes: for writing, and for scripts that query with SQLModel.

Days, moments, enums and JSON are text, as they are in the file; `mapping` turns them into the
nouns of ``factdb.model``. Table classes do not validate: the CHECKs of the schema do.
Importing SQLModel costs half a second, so what only reads the archive uses `tables`.
"""

# No `from __future__ import annotations`: SQLModel reads the annotations.

from sqlalchemy import Text
from sqlmodel import Field, SQLModel


class MigrationRow(SQLModel, table=True):
    """A migration this file has been through."""

    __tablename__ = "migration"
    number: int = Field(primary_key=True)
    name: str = Field(sa_type=Text)
    applied: str = Field(sa_type=Text)


class ArticleRow(SQLModel, table=True):
    """One version of one text as published."""

    __tablename__ = "article"
    id: int | None = Field(default=None, primary_key=True)
    lineage: int = Field(foreign_key="article.id")
    version: int
    current: int = Field(default=1)
    title: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    author: str | None = Field(default=None, sa_type=Text)
    published: str | None = Field(default=None, sa_type=Text)
    url: str | None = Field(default=None, sa_type=Text)
    text: str = Field(sa_type=Text)
    digest: str = Field(sa_type=Text)
    added: str = Field(sa_type=Text)
    sentences: int


class SpeakerRow(SQLModel, table=True):
    """Whoever is on record, under one name."""

    __tablename__ = "speaker"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)


class VoiceRow(SQLModel, table=True):
    """A speaker as one article names them."""

    __tablename__ = "voice"
    article_id: int = Field(primary_key=True, foreign_key="article.id")
    written: str = Field(primary_key=True, sa_type=Text)
    told: str = Field(sa_type=Text)
    speaker: str = Field(foreign_key="speaker.name", sa_type=Text)
    rule: str = Field(default="", sa_type=Text)
    why: str = Field(default="", sa_type=Text)


class VoiceKeyRow(SQLModel, table=True):
    """A key by which a voice finds those it may be."""

    __tablename__ = "voice_key"
    key: str = Field(primary_key=True, sa_type=Text)
    article_id: int = Field(primary_key=True, foreign_key="voice.article_id")
    written: str = Field(primary_key=True, foreign_key="voice.written", sa_type=Text)


class ClaimRow(SQLModel, table=True):
    """One atomic statement that can be checked."""

    __tablename__ = "claim"
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    key: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    spans: str = Field(sa_type=Text)
    sentence_start: int
    sentence_end: int
    speaker: str | None = Field(default=None, foreign_key="speaker.name", sa_type=Text)
    mode: str | None = Field(default=None, sa_type=Text)
    cue: str | None = Field(default=None, sa_type=Text)
    polarity: str = Field(sa_type=Text)
    modality: str = Field(sa_type=Text)
    first: str | None = Field(default=None, sa_type=Text)
    last: str | None = Field(default=None, sa_type=Text)
    basis: str = Field(sa_type=Text)
    date_text: str | None = Field(default=None, sa_type=Text)
    said: str | None = Field(default=None, sa_type=Text)
    rank: float
    rank_reason: str = Field(sa_type=Text)
    about: str = Field(sa_type=Text)
    current: int = Field(default=1)
    source: str | None = Field(default=None, sa_type=Text)
    day_first: str | None = Field(default=None, sa_type=Text)
    day_last: str | None = Field(default=None, sa_type=Text)
    verdict: str = Field(default="unchecked", sa_type=Text)
    contradictions: int = Field(default=0)
    overlaps: int = Field(default=0)
    updates: int = Field(default=0)
    act: str = Field(default="statement", sa_type=Text)
    written: str | None = Field(default=None, sa_type=Text)


class ReadingRow(SQLModel, table=True):
    """The rest of what was read of a claim."""

    __tablename__ = "reading"
    claim_id: int = Field(primary_key=True, foreign_key="claim.id")
    speaker_chain: str = Field(sa_type=Text)
    quantities: str = Field(sa_type=Text)
    entities: str = Field(sa_type=Text)
    frame: str = Field(sa_type=Text)


class BlockingRow(SQLModel, table=True):
    """A key by which a claim is found for comparing."""

    __tablename__ = "blocking"
    key: str = Field(primary_key=True, sa_type=Text)
    claim_id: int = Field(primary_key=True, foreign_key="claim.id")


class RelationRow(SQLModel, table=True):
    """Two current claims of different articles that meet."""

    __tablename__ = "relation"
    id: int | None = Field(default=None, primary_key=True)
    pair: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    a: int = Field(foreign_key="claim.id")
    b: int = Field(foreign_key="claim.id")
    dimension: str = Field(sa_type=Text)
    score: float
    reasons: str = Field(sa_type=Text)
    blocking: str = Field(sa_type=Text)
    clash_a: str = Field(sa_type=Text)
    clash_b: str = Field(sa_type=Text)
    evidence: str = Field(sa_type=Text)
    ruling: str = Field(default="open", sa_type=Text)


class JudgementRow(SQLModel, table=True):
    """A person's judgement on a claim."""

    __tablename__ = "judgement"
    key: str = Field(primary_key=True, sa_type=Text)
    verdict: str = Field(sa_type=Text)
    note: str = Field(default="", sa_type=Text)
    evidence: str = Field(default="", sa_type=Text)
    who: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class RulingRow(SQLModel, table=True):
    """A person's ruling on a pair of claims."""

    __tablename__ = "ruling"
    pair: str = Field(primary_key=True, sa_type=Text)
    ruling: str = Field(sa_type=Text)
    why: str = Field(default="", sa_type=Text)
    who: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class NamingRow(SQLModel, table=True):
    """Whom a person says a name means."""

    __tablename__ = "naming"
    scope: str = Field(primary_key=True, sa_type=Text)
    key: str = Field(primary_key=True, sa_type=Text)
    speaker: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class EditRow(SQLModel, table=True):
    """What a person has put in the place of what was read of a claim."""

    __tablename__ = "edit"
    key: str = Field(primary_key=True, sa_type=Text)
    field: str = Field(primary_key=True, sa_type=Text)
    value: str | None = Field(default=None, sa_type=Text)
    read: str | None = Field(default=None, sa_type=Text)
    who: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)


class SettingRow(SQLModel, table=True):
    """What a program at the desk wants to find again."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)


class JournalRow(SQLModel, table=True):
    """One change a person made."""

    __tablename__ = "journal"
    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    sentence: str = Field(sa_type=Text)
    changes: str = Field(sa_type=Text)
    state: str = Field(default="done", sa_type=Text)


class JournalClaimRow(SQLModel, table=True):
    """A claim that a change was about."""

    __tablename__ = "journal_claim"
    key: str = Field(primary_key=True, sa_type=Text)
    journal_id: int = Field(primary_key=True, foreign_key="journal.id")
