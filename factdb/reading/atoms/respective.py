"""Lists that run in parallel: "Dahl and Lund won 40% and 35% respectively" is a statement for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.phrases import auxiliaries, indices, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.reading.atoms.atom import Piece
    from factdb.reading.language import Token

_SINGULAR = {"were": "was", "are": "is", "have": "has", "do": "does"}


def respective(
    head: Token, body: frozenset[int]
) -> Iterator[tuple[frozenset[int], dict[int, tuple[Piece, ...]]]]:
    """For each pair of members the tokens that are left, and the wording of a verb that turns singular.

    Nothing where the text does not say "respectively", or the lists are not of one length.
    """
    marks = [t for t in head.subtree if t.i in body and t.lower_ == "respectively"]
    subject = subject_of(head, body)
    if not marks or subject is None:
        return
    first = _members(subject)
    second = next((m for t in head.subtree if t.i > head.i and len(m := _members(t)) == len(first)), [])
    if len(first) < 2 or not second:
        return
    gone = indices(marks) | {t.i for mark in marks for t in mark.doc[mark.i - 1 : mark.i] if t.text == ","}
    for one, other in zip(first, second, strict=True):
        kept = body - gone - _others(one, first) - _others(other, second)
        yield kept, singular(head, one)


def _members(noun: Token) -> list[Token]:
    """The coordinated nouns or numbers that begin with `noun`."""
    found = [noun]
    while following := [c for c in found[-1].children if c.dep_ == "conj" and c.pos_ != "VERB"]:
        found.append(following[0])
    return found if noun.dep_ != "conj" else []


def _others(kept: Token, members: list[Token]) -> frozenset[int]:
    """All tokens of the list but those of the member that is kept."""
    every = indices(members[0].subtree)
    own = indices(kept.subtree) - indices(
        t for c in kept.children if c.dep_ in ("conj", "cc") for t in c.subtree
    )
    return every - (own - {c.i for c in kept.children if c.dep_ == "punct" and c.text == ","})


def singular(head: Token, member: Token) -> dict[int, tuple[Piece, ...]]:
    """The wording of the verb of a list when only `member` of its subject is left: "were" → "was"."""
    if member.tag_ in ("NNS", "NNPS"):
        return {}
    verbs = [t for t in (*auxiliaries(head), head) if t.lower_ in _SINGULAR]
    return {t.i: (_SINGULAR[t.lower_],) for t in verbs[:1]}
