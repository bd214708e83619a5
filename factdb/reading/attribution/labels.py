"""Labels before a colon: "PRADO:" in a transcript, "Q:" in an interview, "Ines Prado:" in a headline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from factdb.reading.attribution.cues import read_lexicon
from factdb.reading.attribution.voices import listed, surnames
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import once, starts_of, text_of

_LONGEST_LABEL = 8
_LONGEST_PLAIN = 4  # words of a label that nothing but its place tells
_QUOTE_MARKS = frozenset({'"', "'", "''", "``"})
_TURN = regex.compile(
    r"^[ \t*_>-]*(?P<mark>Q|A|Question|Answer)[*_]*\s?(?P<stop>[:.])[*_]*(?=[ \t]\S)", regex.M
)

_COLON = regex.compile(":")


@dataclass(frozen=True, slots=True)
class Label:
    """A label ``doc[start:stop]``, its colon ``doc[stop]``; `role` is "name", "question" or "answer"."""

    start: int
    stop: int
    role: str = "name"


def find_labels(doc: Doc) -> list[Label]:
    """The labels of a text in order: those of questions and answers if it has both, else names."""
    return once(doc, "labels", lambda: _labels(doc))


def _labels(doc: Doc) -> list[Label]:
    turns = list(_turns(doc))
    if {label.role for label in turns} == {"question", "answer"}:
        return turns
    found = [(a, b) for a, b in _candidates(doc) if not _is_other(doc, a, b)]
    repeated = Counter(_key(doc, a, b) for a, b in found)
    named = [(a, b) for a, b in found if _is_speaker(doc, a, b, repeated)]
    if sum(_shouted(doc, a, b) for a, b in named) == 1:  # a slug; a transcript has at least two turns
        named = [(a, b) for a, b in named if not _shouted(doc, a, b)]
    return [Label(a, b, _role(doc, a, b)) for a, b in named]


def _turns(doc: Doc) -> Iterator[Label]:
    starts = starts_of(doc)
    for found in _TURN.finditer(text_of(doc)):
        first = bisect_left(starts, found.start("mark"))
        last = bisect_left(starts, found.end()) - 1
        if first <= last:
            yield Label(first, last, "question" if found["mark"][0] == "Q" else "answer")


def _candidates(doc: Doc) -> Iterator[tuple[int, int]]:
    """First token and colon of each label that opens a sentence."""
    starts = starts_of(doc)
    for colon in _COLON.finditer(text_of(doc)):
        token = doc[bisect_right(starts, colon.start()) - 1]
        if token.text != ":" or token.i == 0:
            continue
        start = token.i - 1
        while start > 0 and token.i - start < _LONGEST_LABEL and not doc[start].is_sent_start:
            start -= 1
        if (start == 0 or doc[start].is_sent_start) and not _is_clock(doc, token.i):
            yield start, token.i


def _is_clock(doc: Doc, colon: int) -> bool:
    return colon + 1 >= len(doc) or doc[colon - 1].like_num or doc[colon + 1].idx == doc[colon].idx + 1


def _is_speaker(doc: Doc, start: int, end: int, repeated: Counter[tuple[str, ...]]) -> bool:
    """Whether the label is a person's name, perhaps with a title, or by its use that of a speaker."""
    tokens = _words(doc, start, end)
    if _shouted(doc, start, end):
        return True
    if not tokens or not all(t.text[:1].isupper() or t.is_punct for t in tokens):
        return False
    if all(t.pos_ == "PROPN" for t in tokens if t.is_alpha) and any(t.ent_type_ == "PERSON" for t in tokens):
        return True
    if len(tokens) > _LONGEST_PLAIN:
        return False
    if tokens[-1].text in surnames(doc) or tokens[0].lower_ in listed("first_names", "male", "female"):
        return True
    spoken = repeated[_key(doc, start, end)] > 1 or _is_headline(doc, end)
    return spoken and tokens[-1].lower_ in listed("person_words", "role", "title", "asks")


def _is_headline(doc: Doc, number: int) -> bool:
    """Whether the line of the token has no stop at its end."""
    text = text_of(doc)
    line = text[doc[number].idx :].split("\n", 1)[0] if number < len(doc) else ""
    return line.rstrip()[-1:] not in {".", "!", "?", '"', "'"}


def _role(doc: Doc, start: int, end: int) -> str:
    asks = listed("person_words", "asks")
    return "question" if all(t.lower_ in asks for t in _words(doc, start, end)) else "name"


def _key(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    return tuple(t.lower_ for t in _words(doc, start, end))


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
