"""Statements about an "it", "this plan" or "them" that the article does not settle and that check nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.model import Mode

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom
    from factdb.reading.claims.naming import Names
    from factdb.reading.definites import Definites
    from factdb.reading.language import Token

_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT"})
_SHOWN = frozenset({"this", "that", "these", "those", "you"})
_POINTERS = frozenset({"it", "this", "that", "these", "those", "you", "we", "he", "she", "they"})
_OBJECTS = frozenset({"him", "her", "them", "it"})
_EMPTY_VERBS = frozenset(
    {"be", "seem", "appear", "take", "turn", "happen", "remain", "become", "make", "cost"}
)


def points_elsewhere(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether the statement is about an unsettled "it", "this", "he" or "you".

    Nobody can check "This does not bode well." without the text around it. A direct quote is worded as one,
    behind its speaker. What counts or dates something is kept for that; so is what somebody says or what
    names something at the very start of a text, where nothing is before it to point to.
    """
    if not atom.subject:
        return False
    if atom.rule == "apposition":
        return _owned_by_nobody(atom, names, definites)
    subject, said = atom.subject[0], atom.attribution
    if said is not None and said.mode is Mode.DIRECT and said.speaker is not None:
        return False
    told, opens = _tells_something(atom, names), subject.sent.start == 0
    if said is None and not opens and not told and _leans(atom, names, definites):
        return True
    return len(atom.subject) == 1 and _about_pointer(atom, names, definites, opens=opens, told=told)


def _about_pointer(atom: Atom, names: Names, definites: Definites, *, opens: bool, told: bool) -> bool:
    """Whether the pronoun that is its subject leaves open what it is about."""
    subject, said = atom.subject[0], atom.attribution
    if subject.lower_ == "you" and said is None:
        return True
    if not _points(subject, names, definites) or (subject.lower_ == "it" and _weather(atom)):
        return False
    if not opens:
        return subject.lower_ in _SHOWN or not any(_counts_or_dates(t) for t in atom.tokens)
    return said is None and not told


def _owned_by_nobody(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether a description is of an unsettled person: "Kari Lund is his wife"."""
    described = [t for t in atom.tokens if t.tag_ == "PRP$" and t.head == atom.head]
    return any(t.lower_ in ("his", "her", "their") and not _settled(t, names, definites) for t in described)


def _leans(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether its subject is an open "this step", or its object an open "her"."""
    first = atom.subject[0]
    shows = first.lower_ in _SHOWN and first.dep_ == "det"
    told = any(c.dep_ in ("relcl", "acl", "prep") for t in atom.subject for c in t.children)
    leaning = shows and not told and not _settled(first, names, definites)
    return leaning or _acts_on_open(atom, names, definites)


def _acts_on_open(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether the object of the predicate is an unsettled "her" or "it"."""
    return any(
        c.dep_ == "dobj" and c.lower_ in _OBJECTS and c in atom.tokens and not _settled(c, names, definites)
        for c in atom.head.children
    )


def _settled(token: Token, names: Names, definites: Definites) -> bool:
    return names.starting(token.idx) is not None or definites.starting(token.idx) is not None


def _points(subject: Token, names: Names, definites: Definites) -> bool:
    """Whether it is a pronoun that the article does not settle."""
    return subject.lower_ in _POINTERS and subject.dep_ != "expl" and not _settled(subject, names, definites)


def _tells_something(atom: Atom, names: Names) -> bool:
    """Whether a name or number stands in it."""
    return any(_names_something(t) or names.starting(t.idx) for t in atom.tokens)


def _counts_or_dates(token: Token) -> bool:
    return token.ent_type_ in _MEASURES or token.text[:1].isdigit()


def _names_something(token: Token) -> bool:
    return token.ent_type_ not in ("", "CARDINAL", "ORDINAL") or token.text[:1].isdigit()


def _weather(atom: Atom) -> bool:
    """Whether "it" stands for a clause or infinitive ("It is unclear who fired"; not "it shows that ...")."""
    if atom.head.lemma_.lower() not in _EMPTY_VERBS:
        return False
    below = (c for t in (atom.head, *atom.head.children) for c in t.children)
    return any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl") and c.i > atom.head.i for c in below)
