"""Quotations without a cue: who goes on speaking, by what stands right before them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from factdb.reading.attribution.bounds import sentence_bounds
from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.quotations import Quotation
from factdb.reading.attribution.sources import speaker_tokens
from factdb.reading.attribution.voices import is_person
from factdb.reading.language import Doc
from factdb.reading.language.memo import text_of

_SPEAKING = frozenset({"clause", "quote", "floating"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ONE_PARAGRAPH = 3  # line ends


def carries_on(doc: Doc, before: Quotation, quotation: Quotation) -> bool:
    """Whether the speaker before goes on: in the very next sentence, or with the mark repeated."""
    if quotation.quote.continues:
        return True
    end = sentence_bounds(doc, before.last)[1]
    between = doc[min(end, quotation.first) : quotation.first]
    return all(t.is_space or t.is_punct for t in between)


def stands_alone(doc: Doc, quotation: Quotation) -> bool:
    """Whether the quotation begins and ends sentences of its own."""
    first, end = sentence_bounds(doc, quotation.first)[0], sentence_bounds(doc, quotation.last)[1]
    around = chain(range(first, quotation.first), range(quotation.last + 1, end))
    return all(doc[i].is_space or doc[i].is_punct for i in around)


def reporter_before(doc: Doc, quotation: Quotation, cues: dict[int, list[Finding]]) -> Finding | None:
    """What was reported in the sentence right before: "The roof was old, Lund said. “Nobody checked it.”"."""
    sentence = _sentence_before(doc, quotation)
    found = [f for i in sentence for f in cues.get(i, ()) if f.rule in _SPEAKING and f.speaker]
    return found[-1] if found else None


def person_before(doc: Doc, quotation: Quotation) -> set[int]:
    """The person of whom the sentence right before tells: "Lund was furious. “They lied to us.”"."""
    subjects = (doc[i] for i in _sentence_before(doc, quotation) if doc[i].dep_ in _SUBJECTS)
    subject = next(subjects, None)
    if subject is None or subject.head.dep_ not in {"ROOT", "ccomp", "conj"} or not is_person(subject):
        return set()
    return speaker_tokens(subject)


def _sentence_before(doc: Doc, quotation: Quotation) -> range:
    """The tokens of the sentence before the quotation's, in its paragraph or the one before."""
    start = sentence_bounds(doc, quotation.first)[0]
    if start == 0:
        return range(0)
    first, end = sentence_bounds(doc, start - 1)
    gap = text_of(doc)[doc[end - 1].idx : doc[start].idx]
    return range(first, end) if gap.count("\n") <= _ONE_PARAGRAPH else range(0)


def cues_by_head(found: Iterable[Finding]) -> dict[int, list[Finding]]:
    """The findings by the token of their cue's head."""
    by_head: dict[int, list[Finding]] = {}
    for finding in found:
        if finding.head is not None:
            by_head.setdefault(finding.head.i, []).append(finding)
    return by_head
