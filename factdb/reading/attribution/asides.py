"""Cues set off by commas: "P, officials said", "P, she said, Q".

Small parsers often lose what such a cue says; its place tells it: the sentence around it.
"""

from __future__ import annotations

from factdb.reading.attribution.finding import subtree_of
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.language import Doc, Token

_STOPS = frozenset(",.;!?-–—\"'…")
_AFTER = frozenset({"advmod", "npadvmod", "prep", "punct", "dative", "nsubj", "aux", "neg", "agent", "oprd"})
_CIRCUMSTANCES = frozenset({"advcl", "prep", "npadvmod", "advmod", "agent"})
_LONGEST = 16
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})


def aside_content(verb: Token, subject: Token | None) -> set[int]:
    """All of the sentence but the cue, when the cue with its subject is set off and no clause follows it."""
    if (
        subject is None
        or subject.tag_ in _RELATIVE
        or subject.head != verb
        or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}
    ):
        return set()
    doc, sentence = verb.doc, verb.sent
    start, end = _set_off(doc, verb, subject, sentence.start, sentence.end)
    if start <= sentence.start + 1 or end - start > _LONGEST or not _plain_after(verb, end):
        return set()
    if not _closed(doc, end, sentence.end) or not _states(doc, sentence.start, start - 1, verb):
        return set()
    before = set(range(sentence.start, start))
    if _is_quoted(doc, before):
        return before | (set(range(end, sentence.end)) & quoted_tokens(doc))
    circumstances = {i for c in verb.rights if c.dep_ in _CIRCUMSTANCES for i in subtree_of(c)}
    return (before | set(range(end, sentence.end))) - circumstances


def _is_quoted(doc: Doc, numbers: set[int]) -> bool:
    """Whether all words stand in quotation marks, so that what is not quoted is the article's own."""
    quoted = quoted_tokens(doc)
    return all(i in quoted or doc[i].is_punct or doc[i].is_space for i in numbers)


def _set_off(doc: Doc, verb: Token, subject: Token, first: int, last: int) -> tuple[int, int]:
    """The cue's own stretch: its subject and itself up to the next stop."""
    own = (
        subtree_of(subject)
        | {verb.i}
        | {c.i for c in verb.lefts if c.dep_ in {"aux", "advmod", "neg"} and c.i > first}
    )
    near = [i for i in own if abs(i - verb.i) < _LONGEST * 3]
    start = min(i for i in near if not doc[i].is_punct)
    end = max(*near, verb.i) + 1
    while end < last and doc[end].text not in _STOPS and doc[end].text != ":":
        end += 1
    return start, end


def _closed(doc: Doc, end: int, last: int) -> bool:
    return end >= last or doc[end].text != ":"


def _plain_after(verb: Token, end: int) -> bool:
    """Whether only time, place and whom it was told to follow the cue in its stretch."""
    for child in verb.rights:
        if child.i >= end:
            break
        told = child.dep_ == "dobj" and verb.lemma_.lower() in {"tell", "inform", "assure", "remind"}
        if child.dep_ not in _AFTER and not told:
            return False
    return True


def _goes_on(doc: Doc, verb: Token, comma: int) -> bool:
    """Whether the clause before the cue has its verb after it: "The roof, Lund said, was rotten"."""
    end, last = verb.i + 1, min(verb.sent.end, verb.i + _LONGEST)
    while end < last and doc[end].text not in _STOPS:
        end += 1
    follows = end + 1 < last and doc[end].text == "," and doc[end + 1].tag_ in _FINITE
    return follows and doc[comma].text == "," and doc[comma - 1].pos_ in {"NOUN", "PROPN", "PRON", "NUM"}


def _states(doc: Doc, first: int, comma: int, verb: Token) -> bool:
    """Whether a statement stands before the cue, and a stop between the two."""
    if doc[comma].text not in _STOPS:
        return False
    if (
        _goes_on(doc, verb, comma)
        or verb.dep_ == "parataxis"
        or any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)
    ):
        return True
    opening = next((doc[i] for i in range(first, comma) if not (doc[i].is_punct or doc[i].is_space)), None)
    if (
        opening is None
        or opening.pos_ == "SCONJ"
        or opening.tag_ in {"VBN", "VBG", "WRB"}
        or opening.dep_ in {"mark", "prep"}
    ):
        return False
    return any(
        doc[i].dep_ in {"nsubj", "nsubjpass"} and doc[i].head.i < comma and doc[i].head != verb
        for i in range(first, comma)
    )
