"""Coordination: "X did A and did B" is two statements; "X did A; Y did B" too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.inflection import past_form
from factdb.reading.atoms.participles import finite_form
from factdb.reading.atoms.phrases import FINITE, auxiliaries, indices, subject_of, verbal

if TYPE_CHECKING:
    from factdb.reading.language import Token

_SHARES_AUXILIARY = frozenset({"VB", "VBN", "VBG"})
_NEGATIVE_LINKS = frozenset({"nor", "or"})


def coordinated_clause(token: Token, host: Host) -> Cut | None:
    """Cut "and flew home" out of "She cut short the trip and flew home"; the subject is shared.

    Alternatives ("or") stay together unless negated, and so do two verbs with one object
    ("denounced and rejected the plan").
    """
    first = _first(token)
    if token.dep_ != "conj" or host.head not in (first, token.head) or not verbal(token) or not verbal(first):
        return None
    links = _links(token)
    if any(t.lower_ == "or" for t in links) or _one_object(token.head, token, links):
        return None
    own = subject_of(token)
    if own is None and not host.subject:
        return None
    lead = _carried(first, token, links)
    removed = indices(token.subtree) | indices(links)
    subject: tuple[Piece, ...] = () if own else host.subject
    swaps: dict[int, tuple[Piece, ...]] = {}
    if host.within is not None and not lead:
        swaps = {token.i: finite_form(token, host)}
    elif own is not None and lead:
        swaps, lead = {token.i: (*lead, token)}, []
    if token.tag_ == "VBG" and not (swaps or auxiliaries(token) or any(t.tag_ in FINITE for t in lead)):
        return None
    lead_in = (*subject, *lead)
    return Cut(
        "coordination",
        token,
        indices(token.subtree),
        removed,
        subject=subject,
        lead=lead_in,
        swaps=swaps,
        within=host.within,
    )


def juxtaposed_clause(token: Token, host: Host) -> Cut | None:
    """Cut a clause with a subject of its own that only a semicolon, colon or dash parts from its host."""
    if token.dep_ not in ("ccomp", "parataxis") or token.head != host.head or subject_of(token) is None:
        return None
    if any(c.dep_ == "mark" for c in token.children) or not verbal(token):
        return None
    low, high = sorted((token.i, host.head.i))
    between = [t for t in token.doc[low:high] if t.text in (";", "—", "–", "--")]
    if not between:
        return None
    return Cut("juxtaposition", token, indices(token.subtree), indices(token.subtree) | indices(between))


def _first(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _links(token: Token) -> list[Token]:
    """The commas and conjunctions that join `token` to the part before it."""
    edge = token.left_edge.i
    marks = [c for c in token.head.children if c.dep_ in ("cc", "punct", "preconj") and c.i < edge]
    found: list[Token] = []
    for mark in sorted(marks, key=lambda t: -t.i):
        if mark.i != edge - 1 - len(found):
            break
        found.append(mark)
    return found


def _one_object(first: Token, token: Token, links: list[Token]) -> bool:
    """Whether both verbs share what follows: nothing but "and" stands between them."""
    between = token.i - first.i - 1
    return (
        between <= len(links)
        and between == 1
        and any(c.i > token.i for c in token.children if c.dep_ != "conj")
    )


def _carried(first: Token, token: Token, links: list[Token]) -> list[Token]:
    """The auxiliaries (and the negation after "or") that the first verb lends to a bare form."""
    own = auxiliaries(token)
    if token.tag_ not in _SHARES_AUXILIARY or any(t.tag_ in FINITE for t in own):
        return []
    lent = auxiliaries(first)
    negated = [
        c for c in first.children if c.dep_ == "neg" and any(t.lower_ in _NEGATIVE_LINKS for t in links)
    ]
    have = {t.lower_ for t in own}
    if token.tag_ == "VB" and not (first.tag_ == "VBN" and past_form(token.lower_) == token.lower_):
        lent = [t for t in lent if t.tag_ in ("MD", "TO") or t.lemma_ == "do"]
    if not lent and not own:
        return []
    return sorted([t for t in lent if t.lower_ not in have] + negated, key=lambda t: t.i)
