"""Interviews and transcripts: what follows a label is its speaker's, up to the next label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.labels import Label, find_labels
from factdb.reading.attribution.voices import people
from factdb.reading.language import Doc
from factdb.reading.language.memo import once, text_of

_FEWEST_TURNS = 3  # with fewer labels a turn ends with its paragraph
_LONGEST_TURN = 4  # paragraphs
_QUOTE_MARKS = frozenset({'"', "'", "''", "``"})


def label_findings(doc: Doc) -> Iterator[Finding]:
    """What follows each label.

    The one who answers "Q:" is whom the text before the first question names, when it names one person.
    """
    turns = _turns(doc)
    questions = any(label.role == "question" for label, _ in turns)
    guest = _guest(doc, turns[0][0].start) if questions else set[int]()
    for label, content in turns:
        cue = {label.stop} if label.role == "name" else set(range(label.start, label.stop + 1))
        yield Finding("label", None, cue, _speaker(doc, label, guest), set(content))


def spoken_tokens(doc: Doc) -> frozenset[int]:
    """The numbers of the tokens that are speech by their labels: the turns of two speakers or more."""
    turns = _turns(doc)
    return frozenset(i for _, content in turns for i in content) if len(turns) > 1 else frozenset()


def _turns(doc: Doc) -> list[tuple[Label, range]]:
    """Each label with its words: up to the next label, or the end of its paragraph."""
    return once(doc, "turns", lambda: list(_find_turns(doc, find_labels(doc))))


def _find_turns(doc: Doc, labels: Sequence[Label]) -> Iterator[tuple[Label, range]]:
    for number, label in enumerate(labels):
        last = number + 1 == len(labels)
        limit = len(doc) if last else labels[number + 1].start
        paragraphs = 1 if last or len(labels) < _FEWEST_TURNS else _LONGEST_TURN
        content = range(label.stop + 1, min(limit, _end_of(doc, label.stop, paragraphs)))
        if any(doc[i].is_alpha for i in content):
            yield label, content


def _speaker(doc: Doc, label: Label, guest: set[int]) -> set[int]:
    if label.role == "name":
        return {i for i in range(label.start, label.stop) if doc[i].text not in _QUOTE_MARKS}
    return guest if label.role == "answer" else set()


def _guest(doc: Doc, end: int) -> set[int]:
    """The one person that the introduction names, at the last place where it does; of several, nobody."""
    named = people(doc, 0, end)
    return set(range(*named[-1])) if len({doc[b - 1].text for _, b in named}) == 1 else set()


def _end_of(doc: Doc, number: int, paragraphs: int) -> int:
    """The first token after so many paragraphs from token `number` on."""
    text = text_of(doc)
    end = doc[number].idx
    for _ in range(paragraphs):
        end = text.find("\n\n", end + 1)
        if end < 0:
            return len(doc)
    while number < len(doc) and doc[number].idx < end:
        number += 1
    return number
