"""Appositions: "Ola Dahl, the minister," tells that Ola Dahl is the minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.descriptions import is_role
from factdb.reading.atoms.phrases import (
    PLACES,
    SUBJECTS,
    after,
    core,
    finite,
    indices,
    named_by,
    past,
    phrase,
    plural,
    same_place,
    set_off,
    verbal,
)
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token

_AGE = regex.compile(r"\d{1,3}")
_ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}\d&.-]+s?")


def apposition(token: Token, host: Host) -> Cut | None:
    """Cut "the minister" out of "Ola Dahl, the minister, left"; the name stays, whichever comes first.

    Places ("Bergen, Norway"), lists and what is not set off stay where they are; an acronym in brackets is
    only taken out.
    """
    if token.dep_ != "appos" or token.head.i not in host.scope or not set_off(token) or verbal(token.head):
        return None
    if same_place(token) or _lists(token) or _exemplifies(token) or _far(token):
        return None
    if _is_subject(token, host):
        return None
    if _AGE.fullmatch(token.text):
        return _age(token)
    if _bracketed(token):
        return Cut("acronym", token, indices(token.subtree), phrase(token), told=False)
    return _description(token, _described(token), host) if _describes(token) else None


def _far(token: Token) -> bool:
    """Whether it does not follow its noun's phrase, so that the parser has hung it on the wrong noun."""
    last = token.left_edge.nbor(-2) if token.left_edge.i > 1 else token
    return last.i > token.head.i and last != token.head and token.head not in last.ancestors


def _is_subject(token: Token, host: Host) -> bool:
    """Whether it is the subject, hung on what opens the clause: "Before noon, a part of it fell"."""
    verb = host.head
    if host.subject or token.i > verb.i or not verbal(verb) or finite(verb) is None:
        return False
    return (
        token.head.dep_ == "pobj"
        and verb in token.ancestors
        and not any(t.dep_ in SUBJECTS and t.head == verb for t in verb.children)
    )


def _describes(token: Token) -> bool:
    if token.lemma_ == "one":  # "many (private ones in particular)" picks out
        return False
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY"):
        return False
    if all(any(c.dep_ == "nummod" for c in noun.children) for noun in (token, token.head)):
        return False  # "96 engines, 11 helicopters" lists
    if any(
        c.lower_ == "of" and any(t.lower_ in ("them", "whom") for t in c.children) for c in token.children
    ):
        return False  # "most of them children" tells of a part
    sums_up = token.lemma_.lower() in words("summaries")
    return not (sums_up and any(c.dep_ == "relcl" for c in token.children))


def summary(token: Token, host: Host) -> Cut | None:
    """Cut "a move that is expected to ..." after a clause: "The move is expected to ..."."""
    if token.lemma_.lower() not in words("summaries") or not set_off(token):
        return None
    clause = next((c for c in token.children if c.dep_ == "relcl" and verbal(c)), None)
    if clause is None or token.dep_ not in ("appos", "npadvmod", "dobj", "conj", "dep", "attr"):
        return None
    pronoun = next((t for t in clause.subtree if t.lower_ in ("that", "which")), None)
    if pronoun is None or pronoun.i > clause.i or (host.frame and token.i not in host.scope):
        return None
    noun: tuple[Piece, ...] = ("The", token)
    scope = indices(clause.subtree)
    dropped = frozenset({pronoun.i})
    if pronoun.dep_ in ("nsubj", "nsubjpass"):
        return Cut("summary", clause, scope, phrase(token), dropped=dropped, subject=noun, lead=noun)
    if pronoun.dep_ == "dobj":
        tail: tuple[Piece, ...] = ("the", token)
        return Cut("summary", clause, scope, phrase(token), dropped=dropped, tail=tail)
    return None


def _described(token: Token) -> Token:
    """The noun an apposition describes: over the last noun of a phrase to one that agrees with it.

    "the last deal of the two, a trade pact" describes the deal.
    """
    noun = token.head
    if _is_person(token) and noun.pos_ == "NOUN" and (person := _person_before(token)) is not None:
        return person
    while (
        noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in ("NOUN", "PROPN", "NUM")
    ):
        upper = noun.head.head
        named, role = noun.pos_ == "PROPN", _is_person(token)
        if (named and not role) or (role and _a_person(noun)):
            break
        if not (named and role) and (plural(noun) == plural(token) or plural(upper) != plural(token)):
            break
        noun = upper
    return noun


def _a_person(noun: Token) -> bool:
    """Whether it is a person's name, by the parser or by the role before it ("moderator Lester Holt")."""
    return noun.ent_type_ == "PERSON" or any(c.dep_ == "compound" and _is_person(c) for c in noun.lefts)


def _person_before(token: Token) -> Token | None:
    """The person who ends the phrase before the comma, an age between: "the death of Lund, 43, a father"."""
    last = token.left_edge.nbor(-2) if token.left_edge.i > 1 else token
    if _AGE.fullmatch(last.text) and last.i > 1:
        last = last.nbor(-2)
    named = last.pos_ == "PROPN" and last.ent_type_ == "PERSON" and last.dep_ == "pobj"
    return last if named and last.head.lower_ in ("of", "by") and token.head in last.ancestors else None


def _lists(token: Token) -> bool:
    """Whether it is the first of a list ("a boat, a lorry, and a van"), not a description."""
    further = [c for c in token.children if c.dep_ == "conj"]
    closing = after(token.right_edge)
    open_ended = closing is None or closing.text not in (",", ")", "—", "–")
    owned = token.left_edge.tag_ == "PRP$"
    if token.head.pos_ != "PROPN" and open_ended and (owned or any(c.dep_ == "cc" for c in token.children)):
        return True
    return any(c.nbor(-1).text == "," or set_off(c) for c in further if c.i) or token.head.dep_ == "conj"


def _exemplifies(token: Token) -> bool:
    first = token.left_edge
    return first.lower_ in words("exemplifiers") or (
        first.i > 0 and first.nbor(-1).lower_ in words("exemplifiers")
    )


def _age(token: Token) -> Cut | None:
    noun = token.head
    person = named_by(noun) or noun
    if person.pos_ != "PROPN" or person.ent_type_ not in ("PERSON", "ORG", "GPE", ""):
        return None
    following = after(token)
    if following is None or following.text not in (",", ")", ".", "—", "–", ";"):
        return None
    name = core(person)
    lead: tuple[Piece, ...] = (*name, "is")
    return Cut(
        "age", token, frozenset({token.i}), phrase(token), subject=name, lead=lead, tail=("years", "old")
    )


def aged_name(token: Token, host: Host) -> Cut | None:
    """Tell the age in "the 47-year-old Ola Dahl", which stays where it is."""
    noun = token.head
    if token.lower_ != "old" or token.dep_ != "amod" or noun.ent_type_ != "PERSON" or token.i > noun.i:
        return None
    number = next((t for t in token.subtree if _AGE.fullmatch(t.text)), None)
    name = tuple(t for t in noun.subtree if token.i < t.i <= noun.i and t.ent_type_ == "PERSON")
    if number is None or not name or number.i not in host.scope:
        return None
    lead: tuple[Piece, ...] = (*name, "is")
    scope = frozenset({number.i})
    return Cut("age", number, scope, frozenset(), subject=name, lead=lead, tail=("years", "old"))


def origin(token: Token, host: Host) -> Cut | None:
    """Cut ", from Bergen, Norway," after a person's name: the person is from there."""
    if token.dep_ != "prep" or token.lower_ not in ("from", "of") or not set_off(token) or token.i < 2:
        return None
    place = next((c for c in token.children if c.dep_ == "pobj"), None)
    last = token.nbor(-2)
    person = last.head if _AGE.fullmatch(last.text) and last.dep_ == "appos" else last
    if place is None or not _placed(place) or person.pos_ != "PROPN" or person.i not in host.scope:
        return None
    if person.ent_type_ not in ("PERSON", "") and person is last:
        return None
    closing = token.right_edge if token.right_edge.text == "," else after(token.right_edge)
    if closing is None or closing.text not in (",", "."):
        return None
    name = core(person)
    lead: tuple[Piece, ...] = (*name, "is")
    swaps: dict[int, tuple[Piece, ...]] = {token.i: ("from",)} if token.lower_ == "of" else {}
    return Cut("origin", place, indices(token.subtree), phrase(token), subject=name, lead=lead, swaps=swaps)


def _placed(noun: Token) -> bool:
    """Whether the name is one of a place, or could be (the parser takes small towns for firms)."""
    return noun.ent_type_ in PLACES or (
        noun.ent_type_ == "ORG" and noun.pos_ == "PROPN" and noun.i == noun.left_edge.i
    )


def _bracketed(token: Token) -> bool:
    opener = token.nbor(-1) if token.i else None
    return opener is not None and opener.text in ("(", "[") and bool(_ACRONYM.fullmatch(token.text))


def _description(token: Token, noun: Token, host: Host) -> Cut | None:
    name, description = (token, noun) if named_by(noun) == token else (noun, token)
    if _mismatched(token, noun, name, description):
        return None
    subject = core(name, without=description)
    if name is token:
        told = core_of_description(description, token)
        removed = indices(t for t in told) | indices(_commas(token))
    else:
        listed = _listed_beside(description)
        told = tuple(t for t in description.subtree if not t.is_space and t.i not in listed)
        removed = phrase(token) - listed
    if not _wordy(subject) or not _wordy(told) or subject == told or _broken_off(told):
        return None
    then = any(t.lower_ == "then" for t in description.children)
    verb = "was" if then else _copula(name, description, host)
    lead: tuple[Piece, ...] = (*subject, verb)
    return Cut("apposition", description, indices(told), removed, subject=subject, lead=lead)


def _mismatched(token: Token, noun: Token, name: Token, description: Token) -> bool:
    """Whether the two do not name one thing: other numbers, two bare names, a list, a place and a person."""
    told = any(c.dep_ in ("det", "poss", "prep") for c in token.children)
    if (token.pos_ == noun.pos_ == "PROPN" and not told) or _place_of(name, description):
        return True
    joined = any(c.dep_ == "conj" for c in name.children)
    if joined and not plural(description):
        return True  # "his wife, Anna, and two sons" lists
    if name.ent_type_ == "PERSON" and description.tag_ == "NNS" and not joined:
        return True  # "as he met the guests, Dahl slipped"
    return name.pos_ == description.pos_ == "NOUN" and plural(name) != plural(description)


def _place_of(name: Token, description: Token) -> bool:
    """Whether it is where a person is told to be: "in Bergen, an unarmed man"."""
    placed = name.dep_ == "pobj" and name.head.lower_ in ("in", "at", "near", "outside")
    return placed and name.ent_type_ in PLACES and _is_person(description)


def _is_person(noun: Token) -> bool:
    return is_role(noun) or noun.lemma_ in words("persons")


def _listed_beside(description: Token) -> frozenset[int]:
    """The ", and other scientists" after a description, which is beside the name, not of it."""
    for link in (c for c in description.children if c.dep_ == "cc" and c.i > description.i):
        if link.nbor(-1).text == ",":
            last = max(t.i for t in description.subtree)
            return frozenset(range(link.i - 1, last + 1))
    return frozenset()


def _wordy(tokens: tuple[Token, ...]) -> bool:
    """Whether there is a word among them, not marks alone (it may hang on a full stop)."""
    return any(t.is_alpha or t.like_num for t in tokens)


def _broken_off(told: tuple[Token, ...]) -> bool:
    """Whether the words end inside a compound: the "co" of "co-editor"."""
    following = after(told[-1])
    return following is not None and following.text == "-" and not told[-1].whitespace_


def core_of_description(noun: Token, name: Token) -> tuple[Token, ...]:
    """The words of a description before the name that is set off after it."""
    return tuple(t for t in noun.subtree if t.i < name.left_edge.i and t.text != ",")


def _commas(token: Token) -> list[Token]:
    around = phrase(token) - indices(token.subtree)
    return [token.doc[i] for i in around if token.doc[i].text == ","]


def _copula(name: Token, description: Token, host: Host) -> str:
    """Names are what they are; of things the host's tense is kept."""
    told_past = name.pos_ != "PROPN" and past(host.head)
    if plural(name) and (name.tag_ != "NNPS" or plural(description)):
        return "were" if told_past else "are"
    return "was" if told_past else "is"
