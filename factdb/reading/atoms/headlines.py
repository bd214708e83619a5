"""Clauses that leave out the auxiliary, as captions do: "Passengers seen leaving the ship."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Piece
from factdb.reading.atoms.inflection import past_form
from factdb.reading.atoms.phrases import auxiliaries, core, finite, indices, plural, set_off, subject_of
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def headline(head: Token, scope: frozenset[int]) -> Cut | None:
    """The statement of a sentence that is a noun and a participle: "Two men (were) held in a raid".

    A participle with an object is a past tense that the parser has misread ("Dahl signed the deal").
    Not where the form may be either and nothing tells which ("Sales dropped 5%").
    """
    if head.pos_ not in _NOMINAL:
        return _progressive(head, scope)
    verb = next((c for c in head.children if c.dep_ == "acl" and c.i in scope and _predicates(c, head)), None)
    if verb is None or any(c.dep_ == "cc" for c in head.children if c.i > verb.i):
        return None
    subject = core(head, without=verb)
    swaps = _worded(verb, head)
    if swaps is None or not subject:
        return None
    kept = scope - (indices(head.subtree) - indices(verb.subtree) - indices(subject))
    return Cut("headline", verb, kept, frozenset(), subject=subject, swaps=swaps)


def _predicates(token: Token, noun: Token) -> bool:
    if token.tag_ not in ("VBN", "VBG") or auxiliaries(token) or set_off(token) or token.i < noun.i:
        return False
    further = [c for c in noun.children if c.dep_ in ("relcl", "prep") and c.i > token.i]
    return noun.dep_ == "ROOT" and not further


def _worded(verb: Token, noun: Token) -> dict[int, tuple[Piece, ...]] | None:
    be = "are" if plural(noun) else "is"
    if verb.tag_ == "VBG":
        now = any(c.i < verb.i and c.lower_ in words("present") for c in verb.children)
        return {verb.i: (be, verb)} if noun.ent_type_ or now else None
    lemma = verb.lemma_.lower()
    may_be_past = past_form(lemma) == verb.lower_
    if may_be_past and (lemma in words("intransitive") or any(c.dep_ == "dobj" for c in verb.children)):
        return {}
    if may_be_past and not (lemma in words("suffered") or any(c.dep_ == "agent" for c in verb.children)):
        return None
    return {verb.i: ("were" if plural(noun) else "was", verb)}


def _progressive(head: Token, scope: frozenset[int]) -> Cut | None:
    """The auxiliary of "Ola Berg hoping to win", and "Lynx United take on Bergen" as a present tense."""
    subject = subject_of(head, scope)
    if head.tag_ not in ("VBG", "VB") or auxiliaries(head) or subject is None or subject.i > head.i:
        return None
    if head.dep_ != "ROOT" or subject.pos_ != "PROPN":
        return None
    be = ("are" if plural(subject) else "is", head)
    worded: tuple[Piece, ...] = be if head.tag_ == "VBG" else (head.text,)
    return Cut("headline", head, scope, frozenset(), swaps={head.i: worded})


def about_so_many(head: Token, scope: frozenset[int]) -> tuple[Token, ...]:
    """The subject of "Up to one in five were ill", which the parser takes for an adverbial."""
    verb = next(iter(auxiliaries(head)), head)
    if finite(head) is None or subject_of(head) is not None:
        return ()
    for child in head.children:
        if child.i != min(scope) or child.lower_ not in words("approximations"):
            continue
        own = [t for t in child.subtree if t.i in scope]
        if own and own[-1].i + 1 == verb.i and any(t.pos_ == "NUM" for t in own):
            return tuple(own)
    return ()
