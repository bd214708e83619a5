"""Speakers given as labels: "PRADO: We never …" in a transcript, "Ines Prado: Prices fall" in a headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.model import Sentence
from factdb.reading.attribution.cues import read_lexicon
from factdb.reading.attribution.finding import Finding
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import text_of

_LONGEST_LABEL = 8
_QUOTE_MARKS = frozenset({'"', "'", "''", "``"})


def label_findings(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What follows each label, up to the next label or the end of its paragraph."""
    starts = {sentence.start: sentence.paragraph for sentence in sentences}
    labels = [(a, b) for a, b in _labels(doc, starts) if not _is_other(doc, a, b)]
    if sum(_shouted(doc, a, b) for a, b in labels) == 1:  # a slug; a transcript has at least two turns
        labels = [(a, b) for a, b in labels if not _shouted(doc, a, b)]
    for number, (start, colon) in enumerate(labels):
        limit = labels[number + 1][0] if number + 1 < len(labels) else len(doc)
        content = set(range(colon + 1, min(limit, _paragraph_end(doc, colon))))
        if any(doc[i].is_alpha for i in content):
            speaker = {i for i in range(start, colon) if doc[i].text not in _QUOTE_MARKS}
            yield Finding("label", None, {colon}, speaker, content)


def _labels(doc: Doc, starts: dict[int, int]) -> Iterator[tuple[int, int]]:
    """First token and colon of each label that opens a sentence."""
    for token in doc:
        if token.text != ":" or token.i == 0:
            continue
        start = token.i - 1
        while start > 0 and token.i - start < _LONGEST_LABEL and doc[start].idx not in starts:
            start -= 1
        if doc[start].idx in starts and _is_name(doc, start, token.i) and not _is_clock(doc, token.i):
            yield start, token.i


def _is_clock(doc: Doc, colon: int) -> bool:
    return colon + 1 >= len(doc) or doc[colon - 1].like_num or doc[colon + 1].idx == doc[colon].idx + 1


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether these tokens are a person's name, perhaps with a title, and no more."""
    tokens = _words(doc, start, end)
    if _shouted(doc, start, end):
        return True
    proper = all(t.pos_ == "PROPN" for t in tokens if t.is_alpha)
    return bool(tokens) and proper and any(t.ent_type_ == "PERSON" for t in tokens)


def _shouted(doc: Doc, start: int, end: int) -> bool:
    """Whether the label is in capitals, as a transcript gives its speakers."""
    letters = [t for t in _words(doc, start, end) if t.is_alpha]
    return 0 < len(letters) <= 3 and all(t.is_upper and len(t) > 1 for t in letters)


def _words(doc: Doc, start: int, end: int) -> list[Token]:
    return [t for t in doc[start:end] if not t.is_space and t.text not in _QUOTE_MARKS]


def _is_other(doc: Doc, start: int, colon: int) -> bool:
    """Whether the label is one of the desk ("UPDATE:", "PHOTO:")."""
    other = frozenset(read_lexicon("labels")["desk"]["words"].split())
    return any(t.lower_ in other for t in doc[start:colon])


def _paragraph_end(doc: Doc, number: int) -> int:
    text = text_of(doc)
    end = text.find("\n\n", doc[number].idx)
    if end < 0:
        return len(doc)
    while number < len(doc) and doc[number].idx < end:
        number += 1
    return number
