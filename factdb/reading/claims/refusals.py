"""Refusals that are the frame of what is not said: "Dahl refused to say who paid" is a claim of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.model import SentenceRole
from factdb.reading.atoms import Atom
from factdb.reading.atoms.phrases import core, subject_of
from factdb.reading.claims.acts import refuses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factdb.model import Sentence
    from factdb.reading.language import Doc, Token

_APART = frozenset({"conj", "cc", "parataxis", "advcl"})
_QUIET = frozenset({SentenceRole.HEADING, SentenceRole.BOILERPLATE})


def untold_refusals(doc: Doc, sentences: Sequence[Sentence], told: Collection[int]) -> Iterator[Atom]:
    """Atoms for the refusals of a text whose predicates (numbers of tokens) are not among `told`."""
    for sentence, verb in _refusing(doc, sentences):
        subject = subject_of(verb)
        if verb.i in told or subject is None:
            continue
        own = core(subject)
        tokens = _clause(verb, own)
        if all(sentence.start <= t.idx < sentence.end for t in tokens):
            yield Atom(verb, own, tokens, sentence, script=tokens, rule="refusal")


def _refusing(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Token]]:
    starts = iter([s for s in sentences if s.role not in _QUIET])
    sentence = next(starts, None)
    for token in doc:
        while sentence is not None and token.idx >= sentence.end:
            sentence = next(starts, None)
        if sentence is None:
            return
        if token.pos_ in ("VERB", "AUX") and token.idx >= sentence.start and refuses(token):
            yield sentence, token


def _clause(verb: Token, subject: Sequence[Token]) -> tuple[Token, ...]:
    """The subject's core and all of the clause that is not another statement, marks at its edges aside."""
    left_out = {t.i for c in verb.children if c.dep_ in _APART for t in c.subtree}
    left_out |= {t.i for t in verb.children if t.dep_ in ("cc", "mark")}
    named = subject_of(verb)
    left_out |= {t.i for t in named.subtree} if named is not None else set()
    own = [t for t in verb.subtree if t.i not in left_out and not t.is_space]
    kept = sorted({t.i: t for t in (*subject, *own)}.values(), key=lambda t: t.i)
    while kept and kept[-1].is_punct:
        kept.pop()
    while kept and kept[0].is_punct:
        kept.pop(0)
    return tuple(kept)
