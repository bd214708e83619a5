"""Lists below one verb: "agreed to lower taxes and to sell land" is a statement for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.phrases import auxiliaries, indices
from factdb.reading.atoms.respective import singular
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.reading.atoms.atom import Piece
    from factdb.reading.language import Token

Share = tuple[frozenset[int], dict[int, tuple["Piece", ...]]]
"""The tokens a statement keeps of its host, and the wording of those that change."""

_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})


def listed(head: Token, body: frozenset[int]) -> Iterator[Share]:
    """For each member of a list of infinitives, that-clauses or "of" phrases the tokens that are left.

    Members must each have the opening word ("to", "that", "of") of the first, so that
    "agreed to meet and talk" stays one statement. Nothing where there is no such list.
    """
    for token in head.doc[min(body) : max(body) + 1] if body else ():
        if token.i not in body or not _may_begin(token, head):
            continue
        members = _members(token)
        if len(members) > 1 and all(m.i in body for m in members):
            every = indices(token.subtree) | indices(t for m in members for t in m.subtree)
            links = _links(members)
            for member in members:
                yield body - ((every | links) - _own(member, members)), {}
            return


def _may_begin(token: Token, head: Token) -> bool:
    opener = _opener(token)
    if opener is None or token.i < head.i or token.dep_ == "conj":
        return False
    if opener.lower_ == "of":
        return token.head.i <= token.i
    return token.dep_ in _COMPLEMENTS


def _opener(token: Token) -> Token | None:
    """The word that a member repeats: "to" of an infinitive, "that" of a clause, "of" before a gerund."""
    if token.tag_ == "VB":
        own = [t for t in auxiliaries(token) if t.tag_ == "TO"]
        if own and not any(c.dep_ == "mark" for c in token.children):
            return own[0]
    if token.lower_ == "of" and any(c.tag_ == "VBG" for c in token.children):
        return token
    return next((c for c in token.children if c.dep_ == "mark" and c.lower_ == "that"), None)


def _members(first: Token) -> list[Token]:
    opener = _opener(first)
    found = [first]
    while opener is not None:
        following = [c for c in found[-1].children if _continues(c, found[-1], opener)]
        if not following:
            break
        found.append(following[0])
    return found


def _continues(token: Token, before: Token, opener: Token) -> bool:
    own = _opener(token)
    if own is None or own.lower_ != opener.lower_ or token.i < before.i:
        return False
    if token.dep_ == "conj":
        return True
    return token.dep_ in _COMPLEMENTS and own.i > 0 and own.nbor(-1).text == "," and token.left_edge == own


def _own(member: Token, members: list[Token]) -> frozenset[int]:
    """The tokens of a member without the members after it and what links them."""
    others = [m for m in members if m != member and m in member.subtree]
    lost = indices(t for other in others for t in other.subtree)
    links = indices(c for c in member.children if c.dep_ in ("cc", "punct") and others and c.i > member.i)
    return indices(member.subtree) - lost - links


def _links(members: list[Token]) -> frozenset[int]:
    """The commas and conjunctions right before each further member."""
    found: set[int] = set()
    for member in members[1:]:
        place = member.left_edge.i - 1
        while place > 0 and member.doc[place].text.lower() in (",", ";", "and", "or"):
            found.add(place)
            place -= 1
    return frozenset(found)


def gapped(head: Token, body: frozenset[int]) -> Iterator[Share]:
    """The two statements of "8 were given bread and 4 a cake": the verb is said once.

    A number that stands right before an article is no part of its noun phrase but a subject.
    """
    for token in head.children:
        for other in token.children:
            if other.dep_ != "conj" or other.i not in body or not token.i > head.i:
                continue
            number = _second_subject(other)
            subject = next(
                (c for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < head.i), None
            )
            if number is None or subject is None:
                continue
            second = indices(other.subtree)
            links = indices(
                c for c in token.children if c.dep_ in ("cc", "punct") and token.i < c.i < other.i
            )
            first_object = indices(token.subtree) - second - links
            yield body - second - links, {}
            verb = min([t.i for t in auxiliaries(head)] + [head.i])
            kept = body - links - first_object - indices(subject.subtree) - {number.i}
            yield kept, {verb: (number, head.doc[verb])}
            return


def counted(head: Token, body: frozenset[int]) -> Iterator[Share]:
    """A statement for each counted thing: "sent 40 engines and 3 aircraft", "two men and a woman were held".

    Only where each member has a number of its own and another noun; what is true of them together alone
    ("total", "between") stays together.
    """
    if head.lemma_.lower() in words("collective"):
        return
    for token in head.subtree:
        if token.i not in body or token.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj"):
            continue
        members = _counted_members(token)
        if len(members) < 2 or not _close_to(token, head) or not all(m.i in body for m in members):
            continue
        if token.right_edge.dep_ in ("relcl", "acl") or _modified_together(members):
            continue
        every, links = indices(token.subtree), _links(members)
        for member in members:
            kept = body - ((every | links) - _own(member, members))
            yield kept, (singular(head, member) if token.dep_ in ("nsubj", "nsubjpass") else {})
        return


def _counted_members(first: Token) -> list[Token]:
    """The nouns of the list, empty if one of them has no number or two are the same."""
    found = [first]
    while following := [
        c for c in found[-1].children if c.dep_ == "conj" and c.pos_ in ("NOUN", "NUM", "PROPN")
    ]:
        found.append(following[0])
    lemmas = {m.lemma_.lower() for m in found}
    named = all(m.pos_ == "NOUN" and m.ent_type_ not in _TIMES for m in found)
    joined = any(c.lower_ == "and" for m in found for c in m.children if c.dep_ == "cc")
    return found if named and joined and len(lemmas) == len(found) and all(_number(m) for m in found) else []


def _number(noun: Token) -> bool:
    own = [c for c in noun.children if c.i < noun.i]
    return any(c.dep_ == "nummod" for c in own) or (
        noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in own)
    )


def _close_to(noun: Token, head: Token) -> bool:
    if noun.dep_ != "pobj":
        return noun.head == head
    return noun.head.head == head and noun.head.lower_ not in ("between", "among", "of", "from")


def _modified_together(members: list[Token]) -> bool:
    """Whether words after the last member may hold for all ("two men and a woman from Oslo")."""
    return any(c.i > members[-1].i for c in members[-1].children) or any(
        c.lower_ in ("both", "together", "total") for m in members for c in m.children
    )


def _second_subject(noun: Token) -> Token | None:
    number = noun.left_edge
    if number.dep_ != "nummod" or number.i + 1 >= len(number.doc):
        return None
    article = number.nbor(1)
    return number if article.dep_ == "det" and article.head == noun else None


def named(head: Token, body: frozenset[int]) -> Iterator[Share]:
    """A statement for each of several who suffered or did one thing: "Dahl and Lund were arrested".

    Only of passives, and of verbs without object that need but one ("died"): what somebody does to a
    shared object, they may do together.
    """
    token = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i in body), None)
    if token is None or not _distributes(token, head, body):
        return
    members = _named_members(token)
    if len(members) < 2 or not all(m.i in body for m in members) or _modified_together(members):
        return
    every, links = indices(token.subtree), _links(members)
    for member in members:
        yield body - ((every | links) - _own(member, members)), singular(head, member)


def _distributes(token: Token, head: Token, body: frozenset[int]) -> bool:
    if any(head.doc[i].lower_ in words("jointly") for i in body):
        return False
    if any(c.dep_ in ("dobj", "attr", "oprd", "acomp") for c in head.children):
        return False
    one_by_one = token.dep_ == "nsubjpass" or head.lemma_.lower() in words("intransitive")
    return one_by_one and head.lemma_.lower() not in words("collective")


def _named_members(first: Token) -> list[Token]:
    """The names of a list joined by "and", of one kind; empty if one of them is none."""
    found = [first]
    while following := [c for c in found[-1].children if c.dep_ == "conj"]:
        found.append(following[0])
    joined = any(c.lower_ == "and" for m in found for c in m.children if c.dep_ == "cc")
    proper = all(m.pos_ == "PROPN" and m.ent_type_ in _NAMED for m in found)
    ended = all(m.ent_iob_ != "I" or m.i + 1 == len(m.doc) or m.nbor(1).ent_iob_ != "I" for m in found)
    return found if joined and proper and ended and _listed_names(found) else []


def _listed_names(members: list[Token]) -> bool:
    """Whether each is a name by itself: "Johnson and Johnson" and "Trinidad and Tobago" are one."""
    lasts = [m.nbor(-1) for m in members[1:] if m.i]
    apart = all(t.ent_iob_ != "I" or t.lower_ != "and" for t in lasts)
    return apart and len({m.text for m in members}) == len(members)


_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
