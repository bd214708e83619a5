"""Circumstances: "took on water off Norham shortly before 7" tells where and when, a statement for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factdb.reading.atoms.descriptions import is_role
from factdb.reading.atoms.phrases import PLACES, auxiliaries, indices, subject_of
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.reading.language import Token

_TIMES = frozenset({"DATE", "TIME"})
_SITES = PLACES | {"FAC", "EVENT"}
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_MOST = 4


class Circumstance(NamedTuple):
    """A phrase that tells when, where, by how much or why something happened, and which of these."""

    kind: str
    tokens: frozenset[int]


class Share(NamedTuple):
    """The tokens one statement keeps of its clause, and those of the date that the others keep for it."""

    kept: frozenset[int]
    dating: frozenset[int]


def circumstances(head: Token, body: frozenset[int]) -> Iterator[Share]:
    """For each of several independent circumstances of one predicate, the core with that one alone.

    Nothing where there is but one, where the core would be false or empty without them (negation,
    condition, "only", "most", "live in Oslo"). An amount holds of its time: both stay together.
    """
    if rank := _rank(head, body):
        if _found(head, body - rank):  # else the bare statement adds nothing
            yield Share(body - rank, frozenset())
        yield Share(body, frozenset())
        return
    found = _found(head, body)
    if not 1 < len(found) <= _MOST or all(c.kind == "time" for c in found) or not _divisible(head, body):
        return
    times = frozenset[int]().union(*(c.tokens for c in found if c.kind == "time"))
    if any(c.kind == "amount" for c in found):
        found = [c for c in found if c.kind != "time"]
    every = frozenset[int]().union(*(c.tokens for c in found))
    if _bare(head, body - every):
        return
    for one in found if len(found) > 1 else ():
        kept = body - (every - one.tokens)
        yield Share(kept, times - kept)


def _bare(head: Token, rest: frozenset[int]) -> bool:
    """Whether only a person and a verb are left, which say too little with one circumstance alone.

    "Larsen campaigned in Ohio in May" is one statement; "The ship sank in May off Bergen" is two.
    """
    subject = subject_of(head)
    if subject is None:
        return False
    named = subject.pos_ == "PROPN" and subject.ent_type_ in ("PERSON", "")
    if not (named or subject.pos_ == "PRON" or is_role(subject)):
        return False
    return not any(c.i in rest and c.i > head.i and c.dep_ != "punct" for c in head.children)


def _rank(head: Token, body: frozenset[int]) -> frozenset[int]:
    """The tokens of "for the first time in four years": what happened did so whichever time it was.

    The rank itself is of all the rest (the first time in Oslo, or on a Monday), and is told with it.
    """
    for child in head.children:
        if child.dep_ != "prep" or child.lower_ != "for" or child.i not in body or child.i < head.i:
            continue
        noun = next((c for c in child.children if c.dep_ == "pobj" and c.lower_ == "time"), None)
        ranked = noun is not None and any(c.ent_type_ == "ORDINAL" for c in noun.children)
        rank = indices(child.subtree) & body
        others = [
            c
            for c in head.children
            if c.i > head.i and c.i in body and c.dep_ in ("prep", "npadvmod", "dobj")
        ]
        if ranked and len(others) > 1 and _divisible(head, body - rank):
            return rank
    return frozenset()


def _divisible(head: Token, body: frozenset[int]) -> bool:
    """Whether what is left stays true when a circumstance is taken away."""
    if any(c.dep_ == "conj" and c.i in body for c in head.children):
        return False
    for i in body:
        token = head.doc[i]
        if token.dep_ == "neg" or token.tag_ in ("RBS", "JJS", "RBR", "JJR"):
            return False
        if token.lower_ in words("indivisible"):
            return False
    return not any(c.tag_ in ("WRB", "WP") and c.i in body for c in head.children)


def _found(head: Token, body: frozenset[int]) -> list[Circumstance]:
    """The circumstances after the predicate, neighbours of one kind ("at noon on Monday") as one."""
    verb = _last_verb(head, body)
    if verb.lemma_.lower() in words("bound") and not any(c.dep_ == "prt" for c in verb.children):
        return []
    out: list[Circumstance] = []
    for child in _adjuncts(head, verb, body):
        kind, tokens = _kind(child, verb), _phrase(child, body)
        if kind is None:
            continue
        tokens -= frozenset().union(*(_phrase(date, body) for date in _dates_below(child)))
        if out and out[-1].kind == kind == "time" and max(out[-1].tokens) + 1 == min(tokens):
            out[-1] = Circumstance(kind, out[-1].tokens | tokens)
        else:
            out.append(Circumstance(kind, tokens))
    return out


def _adjuncts(head: Token, verb: Token, body: frozenset[int]) -> list[Token]:
    """What hangs on the predicate after it, and dates that the parser hung on a place before them."""
    own = {c for v in (head, verb) for c in v.children if c.i > v.i and c.i in body}
    places = [c for c in own if c.dep_ == "prep" and _kind(c, verb) == "place"]
    return sorted(own.union(*(_dates_below(c) for c in places)))


def _dates_below(place: Token) -> list[Token]:
    """The time after a place, which belongs to what happened there: "at a villa on Monday"."""
    nouns = [c for c in place.children if c.dep_ == "pobj" and place.lower_ in words("place_links")]
    below = [
        c
        for noun in nouns
        for c in noun.children
        if c.dep_ == "prep" and c.right_edge.i == place.right_edge.i
    ]
    return [c for c in below if any(_of_preposition(c.lower_, n) == "time" for n in c.children)]


def _last_verb(head: Token, body: frozenset[int]) -> Token:
    """The verb that tells what was done: "taking" of "began taking on water"."""
    verb = head
    while below := [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBG")]:
        if below[0].i not in body:
            break
        verb = below[0]
    return verb


def _phrase(token: Token, body: frozenset[int]) -> frozenset[int]:
    """The tokens of the phrase, with the comma before it and the "late" of "late on Monday"."""
    own = indices(token.subtree) & body
    adverb = token.doc[min(own) - 1] if min(own) > 0 else token
    if adverb.i in body and adverb.lower_ in words("time_adverbs") and adverb.head == token.head:
        own |= {adverb.i}
    before = min(own) - 1
    return own | {before} if before in body and token.doc[before].text == "," else own


def _kind(token: Token, verb: Token) -> str | None:
    if token.dep_ in ("npadvmod", "tmod"):
        return "time" if token.ent_type_ in _TIMES else None
    if token.dep_ == "advmod":
        return "place" if _direction(token) else None
    if token.dep_ == "advcl":
        return "aim" if _aims(token, verb) else None
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if token.dep_ != "prep" or noun is None:
        return None
    return _of_preposition(token.lower_, noun)


def _of_preposition(link: str, noun: Token) -> str | None:
    lemma = noun.lemma_.lower()
    if link in words("time_links") and noun.ent_type_ in _TIMES:
        return None if any(c.dep_ in ("relcl", "acl") for c in noun.children) else "time"
    if link in words("place_links") and (
        noun.ent_type_ in _SITES or lemma in words("places") | words("venues")
    ):
        return "place"
    if link in words("amount_links") and noun.ent_type_ in _AMOUNTS:
        return "amount"
    if link in ("in", "as") and lemma in words("aims"):
        return "aim"
    return None


def _direction(token: Token) -> bool:
    """Whether it is "4 miles southwest of the cape"."""
    return any(c.dep_ == "prep" and c.lower_ in ("of", "from") for c in token.children) and any(
        c.dep_ == "npadvmod" and c.ent_type_ in _AMOUNTS for c in token.children
    )


def _aims(token: Token, verb: Token) -> bool:
    """Whether it is an infinitive of purpose ("flew to Oslo to sign the deal")."""
    own = auxiliaries(token)
    return token.tag_ == "VB" and any(t.tag_ == "TO" for t in own) and token.head == verb
