"""Split sentences into atoms: statements that stand alone, as tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdb.model import Attribution, Sentence, Span
from factdb.reading.language import Doc, Token


@dataclass(frozen=True, slots=True)
class Atom:
    """One statement: the tokens it is made of, and its predicate.

    `head` is the verb, or the noun of a copula or apposition; `subject` the tokens of its subject
    phrase, which may stand elsewhere in the sentence (shared by coordination, the noun a relative
    clause hangs on); `tokens` all tokens of the statement in order, subject included.
    `attribution` is the attribution whose content it stands in.
    """

    head: Token
    subject: tuple[Token, ...]
    tokens: tuple[Token, ...]
    sentence: Sentence
    attribution: Attribution | None = None

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


def find_atoms(doc: Doc, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> Iterator[Atom]:
    """The atoms of a parsed text, in order of their sentences."""
    for sentence in sentences:
        tokens = [t for t in doc if sentence.start <= t.idx < sentence.end and not t.is_space]
        heads = [t for t in tokens if t.dep_ == "ROOT"]
        if heads:
            subject = tuple(t for c in heads[0].lefts if c.dep_.startswith("nsubj") for t in c.subtree)
            yield Atom(heads[0], subject, tuple(tokens), sentence)
