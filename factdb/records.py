"""What the archive hands out: stored claims, flags, articles and speakers as frozen rows.

A record is what a list shows: plain columns, read in pages. It carries the number the
archive knows it by. The reading itself (spans, quantities, frame) is in ``model``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from factdb.model import Act

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


class Folded(Listing["ClaimRecord"], Protocol):
    """A list of claims in which the same claim of several articles stands once."""

    members: dict[int, tuple[int, ...]]  # by the first: it and those folded under it, in order
    opened: frozenset[int]  # of these, the ones whose others stand below them
    outlets: dict[int, int]  # by the first: in how many sources it is (of the rows read so far)
    whole: int  # how many claims there are with none folded

    def head_of(self, number: int) -> int:
        """The claim under which this one is folded, or itself."""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as stored, its relations counted by kind, dismissed ones left out.

    `speaker` is the name they have throughout the archive and `written` the one the article itself gives
    them; `chain` is whom the article cites for whom, outermost first.
    """

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
    act: Act = Act.STATEMENT
    written: str | None = None
    chain: tuple[str, ...] = ()


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
    """A speaker with how much is on record and where; `written` are the names that articles give them."""

    id: int
    name: str
    claims: int
    articles: int
    sources: tuple[str, ...]
    contradictions: int
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """What one article calls a speaker, how many claims it has of them so, and why it is this speaker.

    `rule` names the evidence (name, initials, acronym, role, country, hand) and `why` tells it; both are
    empty where the name stands for itself.
    """

    article_id: int
    title: str | None
    source: str | None
    published: date | None
    written: str
    claims: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class StoryRecord:
    """Claims of several articles that hang together, in a list; `id` and `text` are its most flagged claim's.

    `outlets` are the sources that take part, the earliest first; `first` and `last` the days of publication.
    The kinds count the relations among its claims.
    """

    id: int
    text: str
    outlets: tuple[str, ...]
    claims: int
    contradictions: int
    updates: int
    overlaps: int
    first: date | None
    last: date | None


class Stance(StrEnum):
    """What an outlet does with a statement."""

    SAYS = "says"
    COPIES = "copies"  # says it in the sentence of another outlet: one origin
    OTHERWISE = "otherwise"  # says what cannot be true beside it
    LATER = "later"  # says what has superseded it
    EARLIER = "earlier"  # says what it has superseded
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class StoryCell:
    """An outlet's stance to a statement: the claims by which it takes it, and the relations that tell so."""

    outlet: str
    stance: Stance
    claims: tuple[ClaimRecord, ...] = ()
    flags: tuple[FlagRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One statement of a story: the claim that made it first, and each outlet's stance, in their order.

    `origins` counts those who say it independently: copies of one sentence count once.
    """

    claim: ClaimRecord
    day: date | None
    cells: tuple[StoryCell, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A claim's number in a count that moves: `low` to `high` (``None``: open), in its own `words`."""

    claim: ClaimRecord
    outlet: str
    day: date | None
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """What several articles count, and the numbers they give, by day of publication."""

    counted: str
    unit: str | None
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A claim across outlets and time: the statements of all claims that hang together with it.

    `whole` is false where claims were left out because there are too many.
    """

    claim_id: int
    outlets: tuple[str, ...]
    lines: tuple[StoryLine, ...]
    ladders: tuple[Ladder, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many claims have one value; `term` is the query term that asks for them, empty where there is none.

    `value` is ``None`` where it is unknown: no source, the article's own voice, no date.
    """

    value: str | None
    claims: int
    term: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The claims of a query counted by one `field`: those values with most claims, and how many there are."""

    field: str  # source, speaker, month, verdict or kind (of flag)
    counts: tuple[FacetCount, ...]
    values: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The claims of a query counted by each field. A claim has several kinds of flag, or none."""

    claims: int
    source: Facet
    speaker: Facet
    month: Facet
    verdict: Facet
    kind: Facet


@dataclass(frozen=True, slots=True)
class FlagStat:
    """What has become of the flags of one kind and dimension; `dimension` ``None`` is the whole kind.

    `reasons` counts why flags were dismissed, the commonest first. `precision` is the share of confirmed ones
    among those ruled on, between `low` and `high` with 95 % confidence (Wilson); ``None`` before any ruling.
    """

    kind: Kind
    dimension: str | None
    flags: int
    open: int
    confirmed: int
    dismissed: int
    reasons: tuple[tuple[str, int], ...]
    precision: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class JournalRecord:
    """One change a person made. `sentence` tells it, as the undo notice does."""

    id: int
    at: datetime
    who: str
    sentence: str
    undone: bool


@dataclass(frozen=True, slots=True)
class EditRecord:
    """A field of a claim that a person set by hand, and what was read in its place; both may be unknown.

    `field` is text, speaker, first or last; days are ISO 8601.
    """

    field: str
    value: str | None
    read: str | None
    who: str


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
