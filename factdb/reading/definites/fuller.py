"""What a short phrase is given: its fuller wording, and the words that this adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from factdb.model import Span
from factdb.reading.language import Token


@dataclass(frozen=True, slots=True)
class Fuller:
    """The wording in place of the phrase at `span`, which ends at its head noun or its genitive's.

    `content` are the lemmas and parts of speech that it tells; `added` the lower-case words that the
    phrase itself did not have; `sources` the places of the tokens of the antecedent.
    """

    span: Span
    words: str
    content: tuple[tuple[str, str], ...]
    added: frozenset[str]
    sources: frozenset[int] = frozenset()

    def told_in(self, tokens: Iterable[Token]) -> bool:
        """Whether a statement with these tokens says it all already, or is the one that introduces it."""
        others = [t for t in tokens if not self.span.start <= t.idx < self.span.end]
        words = {t.lower_ for t in others} | {t.lemma_.lower() for t in others}
        return self.added <= words or any(t.i in self.sources for t in others)


@dataclass(frozen=True)
class Definites:
    """The phrases of an article that have a fuller wording, by where they begin."""

    found: Mapping[int, Fuller] = field(default_factory=dict)

    def starting(self, offset: int) -> Fuller | None:
        """The phrase that begins at this offset into the text."""
        return self.found.get(offset)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The spans of all phrases, in order."""
        return tuple(sorted(fuller.span for fuller in self.found.values()))
