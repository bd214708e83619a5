"""Frames of attributions that are events: "announced on Monday that ...", "told the council on Monday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.reading.atoms.phrases import indices, past, subject_of
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.atoms.atom import Cut, Host
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
    parts = [subject, *([audience] if audience else []), *places, *dated]
    scope = indices(t for part in parts for t in part.subtree if t.i in cut.scope) | {head.i}
    spoke = ("spoke", "to") if audience else ("spoke",)
    lead = tuple(t for t in subject.subtree if t.i in cut.scope) if subject.i > head.i else ()
    swaps = {head.i: spoke}
    if lead:
        scope -= indices(lead)
    return replace(cut, rule="talk", scope=scope, swaps=swaps, lead=lead)


def _venue(noun: Token) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC", "ORG") or noun.lemma_.lower() in words("venues")


def _is_dated(token: Token) -> bool:
    if token.dep_ not in ("prep", "npadvmod", "tmod", "pobj"):
        return False
    return any(t.ent_type_ in _DATED for t in token.subtree)
