"""The opposite of a statement, for what a speaker denies: "denied that it sank" → "it did not sink"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.phrases import AUXILIARIES
from factdb.reading.language import Token

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom, Piece

_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_BARE = "It is not true that"


def denied_script(atom: Atom) -> tuple[Piece, ...]:
    """The atom's script with its predicate negated; a negated one is called untrue as a whole."""
    head = atom.head
    if any(c.dep_ == "neg" for c in head.children) or head not in atom.script:
        return (_BARE, *atom.script)
    first = next((t for t in atom.script if isinstance(t, Token) and _carrier(t, head)), None)
    if first is None:
        return (_BARE, *atom.script)
    if first == head and head.lemma_ != "be":
        put: tuple[Piece, ...] = (_DO[head.tag_], "not", head.lemma_) if head.tag_ in _DO else ()
    else:
        put = (first, "not")
    if not put:
        return (_BARE, *atom.script)
    place = atom.script.index(first)
    return (*atom.script[:place], *put, *atom.script[place + 1 :])


def _carrier(token: Token, head: Token) -> bool:
    return token == head or (token.head == head and token.dep_ in AUXILIARIES and token.tag_ != "TO")
