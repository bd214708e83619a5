"""What a reading may look at besides its own words: the parse, the publication date, earlier mentions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from factdb.reading.dates.periods import Grain, Period
from factdb.reading.dates.tense import Tense, tense_of
from factdb.reading.language.memo import starts_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from factdb.reading.language import Doc, Token

_LATELY = 40  # mentions that are looked back at for something to count from

# A sentence that seems to stop here may have been cut within a date: "on Sept. | 11", "at 9 a.m. | Tuesday".
_UNFINISHED = regex.compile(r"(?:\b\p{Lu}\p{Ll}{2,4}\.|\b[ap]\.?m\.?|\d[.,]?)\s*$")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A mention already resolved: where it stands, in which sentence, and its period."""

    start: int
    end: int
    sentence: int
    period: Period
    stated: bool = False


@dataclass(slots=True)
class Context:
    """One parsed text while its time expressions are resolved from left to right."""

    doc: Doc
    published: date | None
    earlier: list[Earlier] = field(default_factory=list)
    day_first: bool | None = None
    text: str = ""
    _offsets: Sequence[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = text_of(self.doc)
        self._offsets = starts_of(self.doc)
        self._starts = [sentence.start_char for sentence in self.doc.sents]

    def token_at(self, offset: int) -> Token:
        """The token that holds the character at `offset`, or the last one before it."""
        return self.doc[max(0, bisect_right(self._offsets, offset) - 1)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return bisect_right(self._starts, offset)

    def stretches(self) -> list[tuple[int, int]]:
        """The sentences as offsets; one that ends in an abbreviation or a figure is kept with the next."""
        if not self._starts:
            return []
        starts = [s for s in self._starts if not s or not _UNFINISHED.search(self.text, max(0, s - 12), s)]
        return list(zip(starts, [*starts[1:], len(self.text)], strict=True))

    def tense(self, start: int, end: int) -> Tense:
        """Whether the event dated by ``text[start:end]`` is told as past or as to come."""
        first, last = self.token_at(start).i, self.token_at(max(start, end - 1)).i
        return tense_of(self.doc, first, last)

    def year_before(self, start: int, month: int) -> int | None:
        """The coming year that the sentence has just given another month ("in May 2027 … in November")."""
        for mention in reversed(self.earlier[-_LATELY:]):
            if self.sentence_at(start) != mention.sentence:
                return None
            first, fine = mention.period.first, mention.period.grain in {Grain.DAY, Grain.MONTH}
            if fine and mention.stated and self.published and first.year > self.published.year:
                return first.year if month >= first.month else first.year + 1
        return None

    def add(self, start: int, end: int, period: Period, *, stated: bool) -> None:
        """Remember a resolved mention as a possible anchor; `stated` if its year is written."""
        self.earlier.append(Earlier(start, end, self.sentence_at(start), period, stated))

    def anchor(
        self, before: int, coarsest: Grain, *, sentences: int = 4, finest: Grain = Grain.DAY
    ) -> Period | None:
        """The nearest mention before `before`, at most `sentences` back, of a grain within the bounds."""
        here = self.sentence_at(before)
        told = self.published if self.tense(before, before + 1) is Tense.PAST else None
        for mention in reversed(self.earlier[-_LATELY:]):
            if here - mention.sentence > sentences:
                return None
            if told and mention.period.first > told:
                continue  # what has happened is not counted from what is to come
            if finest <= mention.period.grain <= coarsest:
                return mention.period
        return None
