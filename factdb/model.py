"""The nouns of factdb: what an article holds once it is read, and how two claims relate.

Frozen values of the standard library only, so that every other module may import them
for nothing. Offsets are character offsets into ``Article.text``, which no step changes:
``article.text[span.start:span.end]`` is always what the reader sees.
The terms are those of PARC and PolNeAR (attribution) and TIMEX3 (dates).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: ``text[start:end]``, never empty."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published. What is not known is ``None``, never guessed."""

    text: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None


class SentenceRole(StrEnum):
    """What a stretch between two sentence ends is in its article."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence, heading or list item; `paragraph` counts from 0."""

    paragraph: int = 0
    role: SentenceRole = SentenceRole.PROSE


class Mode(StrEnum):
    """How an attribution gives its content (PolNeAR's quote types)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """Whether the claim asserts its words or their opposite."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How firmly the claim stands: a fact as told, or something weaker."""

    FACT = "fact"
    HEDGED = "hedged"  # allegedly, may have, is believed to
    FORECAST = "forecast"  # will, is expected to
    POSSIBLE = "possible"  # could, might
    REQUIRED = "required"  # must, should, has to
    WANTED = "wanted"  # wants, urges, plans, hopes, threatens
    CONDITIONAL = "conditional"  # if …, unless …


class Act(StrEnum):
    """What a claim does: states something, rejects what another states, or will not speak of it."""

    STATEMENT = "statement"
    DENIAL = "denial"  # X denied that P: the claim that not-P, as an answer to P
    REFUSAL = "refusal"  # X declined to comment, did not respond to a request


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what (PARC): speaker, cue and content as spans.

    `speaker_span` is ``None`` where the text names nobody ("is accused of");
    `speaker` is the canonical name it resolves to. `denied` marks a cue by which
    the speaker rejects the content ("denied that P" is the claim that not-P). `via` are the spans of
    those who passed it on, outermost first ("Reuters reported, citing two officials"), `chain` their
    canonical names.
    """

    content: tuple[Span, ...]
    mode: Mode
    cue: Span | None = None
    speaker_span: Span | None = None
    speaker: str | None = None
    denied: bool = False
    via: tuple[Span, ...] = ()
    chain: tuple[str, ...] = ()


class DateBasis(StrEnum):
    """On what an interval rests."""

    STATED = "stated"  # the text gives the calendar date itself
    RELATIVE = "relative"  # counted from the publication date or another date of the text
    NONE = "none"  # not a calendar interval, or nothing to count from


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression, and the days `first` to `last` it means (both included).

    Both are ``None`` when the expression is not a calendar interval ("for three
    years") or cannot be resolved without the publication date. One of them alone is
    ``None`` for an open end ("since 2019", "by July").
    """

    start: int
    end: int
    text: str
    first: date | None = None
    last: date | None = None
    basis: DateBasis = DateBasis.NONE

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval: "at least 14 people" is 14 or more, of ``people``.

    `low` and `high` are ``None`` where that side is open. `unit` is normalised
    ("km", "%", "USD", "day"; ``None`` for a plain count) and both bounds are in it; `counted` is the
    lemma of the head noun counted ("people", "detainee") or ``None``. `approximate` marks hedged or
    rounded numbers ("nearly 2,000"), whose interval already has their written precision.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing: its span, spaCy's label (PERSON, ORG, GPE, …), and canonical name."""

    start: int
    end: int
    name: str
    label: str


class Word(NamedTuple):
    """A word of a claim that tells something: its lemma, part of speech (UD) and the phrase it is in.

    `role` is "predicate", "subject", "object", a preposition, or empty; `start` and `end` are offsets
    into the article's text. A resolved mention ("he") gives the words of the name, at the mention's place.
    """

    lemma: str
    pos: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The claim's bones, for comparing without a parser: who did what to whom, where.

    All strings are lower-case lemmas with short names resolved: `predicate` is the head
    verb (with its particle) or the head noun of "X is a Y"; `subject`, `object` and the values of `modifiers`
    are the content lemmas of those phrases; `modifiers` holds (preposition or role, lemmas).
    A passive is turned: "was chaired by Y" has subject Y. `lemmas` are all content lemmas of the claim;
    `words` the same with their places, and with the words that negate, in the order of the text.
    """

    predicate: str = ""
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    modifiers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lemmas: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One atomic statement that can be checked.

    `text` stands alone (pronouns and short names resolved); `spans` are its verbatim
    words in the article, in order; `sentence` the span of the sentence they stand in.
    `first` and `last` are the days of the event (`basis` says on what they rest),
    `said` the day the speaker said it, and ``article.published`` the third date.
    `speaker` ``None`` is the article's own voice. `rank` orders by check-worthiness, 0 to 1, and
    `rank_reason` says in a word why. Two claims are the same object or different.
    """

    text: str
    spans: tuple[Span, ...]
    sentence: Span
    article: Article
    speaker: str | None = None
    speaker_chain: tuple[str, ...] = ()  # outermost first: whom the article cites for whom
    mode: Mode | None = None
    cue: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.FACT
    act: Act = Act.STATEMENT
    first: date | None = None
    last: date | None = None
    basis: DateBasis = DateBasis.NONE
    date_text: str | None = None
    said: date | None = None
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    frame: Frame = field(default_factory=Frame)
    rank: float = 0.0
    rank_reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """All that reading found in one article."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()


class Kind(StrEnum):
    """How two claims of different articles relate."""

    OVERLAP = "overlap"
    CONTRADICTION = "contradiction"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison's outcome (Splink): its level, and what that weighs for (+) or against (-).

    `about` tells whether it speaks of being about the same thing, or of agreeing. `note` is a sentence
    for the reporter, empty where there is nothing to tell.
    """

    comparison: str
    level: str
    weight: float
    about: bool
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """Two claims of different articles that meet.

    `score` is between 0 and 1, higher is surer; `reasons` are sentences a reporter
    understands; `blocking` names the rule that brought the two together;
    `clash_a` and `clash_b` are the words that clash (or agree), as spans of each claim's article;
    `dimension` names what differs or agrees (number, date, place, entity, role, negation, antonym, modality,
    cause, attribution, rank, wording).
    """

    kind: Kind
    a: Claim
    b: Claim
    score: float
    reasons: tuple[str, ...]
    dimension: str = "wording"
    blocking: str = ""
    clash_a: tuple[Span, ...] = ()
    clash_b: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Verdict(StrEnum):
    """The person's judgement on a claim."""

    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    REFUTED = "refuted"
    UNCLEAR = "unclear"


class Ruling(StrEnum):
    """The person's judgement on a relation."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
