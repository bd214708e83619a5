"""Which noun a relative clause is about: the parser hangs it on the nearest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.descriptions import is_role
from factdb.reading.atoms.phrases import PLACES, auxiliaries, finite, plural, set_off
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token

_LOCATIVE = frozenset({"in", "at", "on", "near", "off", "outside", "inside", "around"})
_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})
_STEPS = 6


def antecedent(token: Token, pronoun: Token, scope: frozenset[int], *, free: bool) -> Token | None:
    """The noun that the relative clause of `token` is about; ``None`` where none agrees with its verb.

    One that only says where the noun above it is gives way to that: "a visit to Oslo, which began in May"
    has the visit begin, "the strait, which is deep" stays with the strait. `scope` bounds the search.
    """
    noun = token.head
    if noun.dep_ == "appos" and set_off(noun) and noun.head.pos_ == "PROPN" and noun.head.i in scope:
        return noun.head
    if pronoun.lower_ == "whose" and noun.ent_type_ in ("ORG", "GPE"):
        person = next((t for t in list(noun.ancestors)[:_STEPS] if t.ent_type_ == "PERSON"), None)
        if person is not None and person.i in scope:
            return person
    if (
        pronoun.lower_ == "who"
        and (person := _person_above(noun) or _person_before(noun, pronoun)) is not None
    ):
        return person
    if free and pronoun.lower_ == "which" and not _describes(token, pronoun):
        noun = _above_places(noun)
    return _agreeing(noun, token) if pronoun.dep_ in ("nsubj", "nsubjpass") else noun


def _above_places(noun: Token) -> Token:
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        if noun.ent_type_ in ("ORG", "PERSON"):
            break
        amount = noun.head.lower_ == "of" and (noun.pos_ == "NUM" or noun.ent_type_ == "MONEY")
        place = noun.head.lower_ in _LOCATIVE or noun.ent_type_ in PLACES
        if not amount and (not place or noun.head.lower_ == "of"):
            break
        noun = noun.head.head
    return noun


def _person_above(noun: Token) -> Token | None:
    """Whom "Ola Dahl of the border police, who ..." and "a lawyer for Grendal, who ..." are about."""
    upper = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    if upper is None or noun.ent_type_ == "PERSON":
        return None
    if upper.ent_type_ == "PERSON":
        return upper
    named = noun.pos_ == "PROPN" and is_role(upper) and not plural(upper)
    return (upper.head if upper.dep_ == "appos" else upper) if named else None


def _person_before(noun: Token, pronoun: Token) -> Token | None:
    """The person right before the comma, where the parser hung "who" on what stands above the name."""
    last = pronoun.nbor(-2) if pronoun.i > 1 and pronoun.nbor(-1).text == "," else pronoun
    above = noun.ent_type_ == "PERSON" or is_role(noun) or plural(noun) or noun.lemma_ in words("unnamed")
    return last if last.ent_type_ == "PERSON" and last.pos_ == "PROPN" and not above else None


def _describes(token: Token, pronoun: Token) -> bool:
    stative = token.lemma_ in words("stative") and not auxiliaries(token)
    return stative and pronoun.dep_ in ("nsubj", "nsubjpass")


def _agreeing(noun: Token, clause: Token) -> Token | None:
    """The noun itself, or the next one above it that agrees with the verb in number."""
    word = finite(clause)
    known = word is not None and (word.lower_ in _SINGULAR | _PLURAL or word.tag_ in ("VBZ", "VBP"))
    if word is None or not known or noun.pos_ == "PROPN":
        return noun
    many = word.lower_ in _PLURAL or (word.tag_ == "VBP" and word.lower_ not in _SINGULAR)
    if plural(noun) == many:
        return noun
    for upper in list(noun.ancestors)[:_STEPS]:
        if upper.pos_ == "NOUN" and plural(upper) == many:
            return upper
    return noun if not many else None
