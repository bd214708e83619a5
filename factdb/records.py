"""What the archive hands out: stored claims, flags, articles and speakers as frozen rows.

A record is what a list shows: plain columns, read in pages. It carries the number the
archive knows it by. The reading itself (spans, quantities, frame) is in ``model``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from factdb.model import DateBasis, Kind, Modality, Mode, Polarity, Ruling, Span, Verdict

Row_co = TypeVar("Row_co", covariant=True)


class Listing(Protocol, Generic[Row_co]):
    """An ordered list of records that may be a million long and is read by pages."""

    def __len__(self) -> int:
        """How many records the list holds."""

    def rows(self, start: int, stop: int) -> Sequence[Row_co]:
        """The records at positions `start` up to `stop`, clipped to the list."""

    def ids(self) -> Sequence[int]:
        """The number of every record, in order (an ``array``, eight bytes each)."""

    def position(self, record_id: int) -> int | None:
        """Where the record stands in the list, or ``None``."""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as stored. `flags` counts its relations by kind, dismissed ones left out."""

    id: int
    article_id: int
    text: str
    speaker: str | None
    mode: Mode | None
    polarity: Polarity
    modality: Modality
    first: date | None
    last: date | None
    basis: DateBasis
    date_text: str | None
    said: date | None
    source: str | None
    title: str | None
    url: str | None
    published: date | None
    sentence: Span
    spans: tuple[Span, ...]
    verdict: Verdict
    note: str
    evidence: str
    contradictions: int
    overlaps: int
    updates: int
    rank: float
    rank_reason: str
    orphaned: bool


@dataclass(frozen=True, slots=True)
class FlagRecord:
    """A relation as stored, with both its claims and the person's ruling."""

    id: int
    kind: Kind
    dimension: str
    score: float
    reasons: tuple[str, ...]
    ruling: Ruling
    why: str
    a: ClaimRecord
    b: ClaimRecord
    clash_a: tuple[Span, ...]
    clash_b: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as stored, without its text. `version` counts from 1 for one address."""

    id: int
    title: str | None
    source: str | None
    author: str | None
    published: date | None
    url: str | None
    version: int
    added: datetime
    sentences: int
    claims: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A speaker with how much is on record and where."""

    id: int
    name: str
    claims: int
    articles: int
    sources: tuple[str, ...]
    contradictions: int


@dataclass(frozen=True, slots=True)
class JournalRecord:
    """One change a person made. `sentence` tells it, as the undo notice does."""

    id: int
    at: datetime
    who: str
    sentence: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What a call of ``Archive.add`` brought in."""

    articles: int = 0  # newly stored, new versions included
    known: int = 0  # already there with the same text and metadata: nothing changed
    versions: int = 0  # of `articles`, those that are a new text at a known address
    completed: int = 0  # already there; metadata that was unknown has been filled in
    sentences: int = 0
    claims: int = 0
    contradictions: int = 0
    overlaps: int = 0
    updates: int = 0
    orphaned: int = 0  # judged claims whose words are not in the new version (is:orphaned lists them)

    @property
    def flags(self) -> int:
        """All new relations."""
        return self.contradictions + self.overlaps + self.updates
