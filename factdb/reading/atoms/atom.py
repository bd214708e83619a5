"""What the rules make: atoms, and before them cuts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factdb.model import Attribution, Sentence, Span
from factdb.reading.language import Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Piece = Token | str
"""A part of an atom's wording: a token of the text, or a word that the rule puts in."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One statement: the tokens it is made of, and its predicate.

    `head` is the verb, or the noun of a copula or apposition; `subject` the tokens of its subject
    phrase, which may stand elsewhere in the sentence (shared by coordination, the noun a relative
    clause hangs on); `tokens` all tokens of the statement in order, subject included.
    `attribution` is the attribution whose content it stands in, `attributions` all of them, outermost first.
    `script` is the statement in the order it is worded, with words put in ("is", "was") as strings;
    `rule` names what made it.
    `opening` are the tokens of an adverbial at the start of the sentence that also holds for this atom,
    `lead_in` those that date it and are not worded: they place it against its host ("two days after"), or
    stand with another circumstance of the same event.
    """

    head: Token
    subject: tuple[Token, ...]
    tokens: tuple[Token, ...]
    sentence: Sentence
    attribution: Attribution | None = None
    attributions: tuple[Attribution, ...] = ()
    script: tuple[Piece, ...] = ()
    rule: str = "clause"
    opening: tuple[Token, ...] = ()
    lead_in: tuple[Token, ...] = ()

    @property
    def stands_in_content(self) -> bool:
        """Whether the statement is the content of its attribution, not its cue and content together."""
        spans = self.attribution.content if self.attribution else ()
        return any(span.start <= self.head.idx < span.end for span in spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The verbatim stretches of text the tokens cover."""
        runs: list[list[Token]] = []
        for token in self.tokens:
            if runs and token.i == runs[-1][-1].i + 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        return tuple(Span(run[0].idx, run[-1].idx + len(run[-1])) for run in runs)


@dataclass(frozen=True, slots=True)
class Host:
    """The statement a rule looks into: its predicate, its tokens, and the subject it can lend.

    `scope` holds the indices of its tokens; `frame` marks the clause of an attribution ("X said"),
    which is no statement itself but may hold some. `rule` made it.
    `within` is the statement whose tense it borrows.
    """

    head: Token
    scope: frozenset[int]
    subject: tuple[Piece, ...] = ()
    opening: tuple[Token, ...] = ()
    frame: bool = False
    rule: str = "clause"
    within: Host | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """A clause or phrase cut out of its host.

    `scope` are the indices of its own tokens, `removed` those its host loses; `dropped` those that
    are not worded (a relative pronoun, "that"). `lead` is worded before it and `tail` after it; `swaps` gives
    the wording of a token that changes ("lowering" → "lowered"). `subject` is its subject where that
    is not its own. A cut that is not `told` is only taken out of the host ("(TRTA)"). `dating` are tokens
    outside it whose date is also its own.
    """

    rule: str
    head: Token
    scope: frozenset[int]
    removed: frozenset[int]
    dropped: frozenset[int] = frozenset()
    subject: tuple[Piece, ...] = ()
    lead: tuple[Piece, ...] = ()
    tail: tuple[Piece, ...] = ()
    swaps: Mapping[int, Sequence[Piece]] = field(default_factory=dict)
    told: bool = True
    within: Host | None = None
    dating: frozenset[int] = frozenset()


def tokens_of(pieces: Sequence[Piece]) -> tuple[Token, ...]:
    """The tokens among `pieces`."""
    return tuple(piece for piece in pieces if isinstance(piece, Token))
