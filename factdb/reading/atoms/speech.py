"""Frames of attributions that are events: "announced on Monday that ...", "told the council on Monday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut
from factdb.reading.atoms.phrases import core, indices, misread_verb, past, subject_of
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.atoms.atom import Host
    from factdb.reading.language import Token

_DATED = frozenset({"DATE", "TIME"})
_PLACED = frozenset({"in", "at"})


def speech_event(cut: Cut, host: Host) -> Cut | None:
    """The event told by the frame "X said": an act with its content, or that X spoke to somebody.

    Only where the text dates it; what was merely said, and when, is kept with the content.
    """
    dated = [c for c in cut.head.children if c.i in cut.scope and _is_dated(c)]
    if not dated or not host.subject:
        return None
    lemma = cut.head.lemma_.lower()
    if lemma in words("acts"):
        first = min(cut.scope)
        scope = indices(t for t in cut.head.subtree if t.i >= first) | cut.scope
        return replace(cut, rule="speech act", scope=scope)
    if lemma in ("say", "tell") and past(cut.head):
        return _talk(cut, dated)
    return None


def _talk(cut: Cut, dated: list[Token]) -> Cut | None:
    head = cut.head
    audience = next((c for c in head.children if c.dep_ in ("dobj", "dative") and c.i in cut.scope), None)
    places = [
        c
        for c in head.children
        if c.dep_ == "prep" and c.lower_ in _PLACED and c.i in cut.scope and c not in dated
    ]
    places = [c for c in places if any(t.dep_ == "pobj" and _venue(t) for t in c.children)]
    subject = subject_of(head, cut.scope)
    if subject is None or not (audience or places):
        return None
    parts = [*([audience] if audience else []), *places, *dated]
    name = tuple(t for t in core(subject) if t.i in cut.scope)
    scope = indices(t for part in parts for t in part.subtree if t.i in cut.scope) | {head.i} | indices(name)
    spoke = ("spoke", "to") if audience else ("spoke",)
    lead = name if subject.i > head.i else ()
    swaps = {head.i: spoke}
    if lead:
        scope -= indices(lead)
    return replace(cut, rule="talk", scope=scope, swaps=swaps, lead=lead)


def spoken_frame(token: Token, host: Host) -> Cut | None:
    """Take out "Ms Lund said in Oslo" where the parser made it a clause after a comma, without "and".

    Nothing is told of it but what stands inside ("the director, Eva Lund," tells who she is).
    """
    if token.dep_ != "conj" or token.lemma_.lower() not in words("frames") or token.head.i not in host.scope:
        return None
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and token.lemma_ != "tell") for c in token.children):
        return None
    subject = subject_of(token)
    start = subject.left_edge.i if subject is not None else _speaker_before(token)
    if start is None or start == 0 or token.doc[start - 1].text not in (",", '"', "'"):
        return None
    scope = frozenset(i for i in range(start, token.right_edge.i + 1) if i in host.scope)
    return Cut("frame", token, scope, scope | {start - 1})


def misread_frame(head: Token, scope: frozenset[int]) -> tuple[Cut, Cut] | None:
    """The statement and the frame of "The road reopened on Monday, the mayor, Ola Dahl, said".

    Where the parser takes "reopened" for a participle of the road, and the road for the one who said it.
    """
    noun = subject_of(head, scope) if head.lemma_.lower() in words("frames") else None
    if noun is None or noun.i > head.i or head.i < 1:
        return None
    verb = misread_verb(noun)
    start = _speaker_before(head)
    if verb is None or start is None or start <= verb.i or head.doc[start - 1].text != ",":
        return None
    subject = core(noun, without=verb)
    told = frozenset(i for i in scope if i < start)
    frame = frozenset(i for i in scope if i >= start)
    return Cut("clause", verb, told, frozenset(), subject=subject), Cut("frame", head, frame, frozenset())


def _speaker_before(token: Token) -> int | None:
    """Where the phrase between the comma and "said" begins: "..., the director, Eva Lund, said"."""
    last = token.nbor(-1) if token.i else token
    if last.text == "," and last.i:
        last = last.nbor(-1)
    if last.pos_ != "PROPN":
        return None
    top = last
    while (
        top.dep_ in ("compound", "appos", "conj", "flat")
        and top.head.pos_ in ("NOUN", "PROPN")
        and top.head.i < token.i
    ):
        top = top.head
    return top.left_edge.i


def _venue(noun: Token) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC", "ORG") or noun.lemma_.lower() in words("venues")


def _is_dated(token: Token) -> bool:
    if token.dep_ not in ("prep", "npadvmod", "tmod", "pobj"):
        return False
    return any(t.ent_type_ in _DATED for t in token.subtree)
