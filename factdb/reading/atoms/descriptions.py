"""Descriptions before a name: "Lynx midfielder Ola Dahl" tells that Ola Dahl is a Lynx midfielder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.words import words
from factdb.reading.speakers.words import words as person_words

if TYPE_CHECKING:
    from factdb.reading.language import Token

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_VOWELS = frozenset("aeio")


def description(token: Token, host: Host) -> Cut | None:
    """Tell the role before a person's name, which stays where it is.

    Only a role in small letters with something that tells of what or which ("club chairman", "former
    midfielder"): a title ("President", "Capt.") or a bare "spokesman" says nothing to check.
    """
    noun = token.head
    if not tells_role(token) or noun.ent_type_ != "PERSON" or not token.i < noun.i:
        return None
    if token.tag_ != "NN" or token.i not in host.scope:
        return None
    name = tuple(noun.doc[token.i + 1 : noun.i + 1])
    told = [t for t in token.subtree if t.dep_ not in ("det", "cc", "punct") or t.i > token.left_edge.i]
    if not _names(name) or not any(t != token and t.pos_ in _CONTENT for t in told):
        return None
    if any(t.i > token.i or t.dep_ in ("conj", "cc") or t.text == "," for t in told):
        return None
    lead: tuple[Piece, ...] = (*name, "is", *_article(token, told))
    return Cut("description", token, frozenset(t.i for t in told), frozenset(), subject=name, lead=lead)


@cache
def _roles() -> frozenset[str]:
    return person_words("person_words", "role")


def tells_role(token: Token) -> bool:
    """Whether it is a role in small letters: "midfielder", not the title "President"."""
    return token.text in _roles()


def is_role(noun: Token) -> bool:
    """Whether the noun tells what a person is ("minister", "driver")."""
    return noun.lemma_.lower() in _roles()


def _names(name: tuple[Token, ...]) -> bool:
    """Whether the words after the role are a name, with no other role or comma among them."""
    return bool(name) and all(t.pos_ == "PROPN" for t in name) and name[0].ent_type_ == "PERSON"


def _article(role: Token, told: list[Token]) -> tuple[str, ...]:
    """Which article the role takes: "the" for the one leader of a named body, none after a possessive."""
    first = told[0]
    if any(t.dep_ == "poss" and t.head == role for t in told):
        return ()
    if role.lower_ in words("unique_roles") and first.ent_type_:
        return ("the",)
    return ("an" if first.lower_[:1] in _VOWELS else "a",)
