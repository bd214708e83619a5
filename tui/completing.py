"""What could stand where the cursor is in a filter: fields, states, and the values an archive has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import factdb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factdb import Archive, Facets

MOST: Final = 8  # how many are offered at once
COMMON: Final = 1_000  # how many values of a field are looked through before the archive is asked again
TOLD: Final = {
    "speaker": "who says it",
    "source": "the outlet",
    "about": "a person, place or thing it is about",
    "after": "not before this day, month or year",
    "before": "not after this day, month or year",
    "article": "the number of an article",
    "is": "verdict, ruling or kind of flag",
}
_VALUED: Final = {"speaker": "speaker", "source": "source", "after": "month", "before": "month"}


@dataclass(frozen=True, slots=True)
class Term:
    """The term that the cursor is in: where it starts, its field if it has one, and what is written of it."""

    start: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that could stand there, and what to say of it."""

    term: str
    told: str = ""


def term_at(text: str, cursor: int) -> Term:
    """The unfinished term before the cursor."""
    before = text[:cursor]
    start = _start(before)
    field, colon, value = before[start:].partition(":")
    if not colon or not field.isalpha():
        field, value = "", before[start:]
    return Term(start, field.lower(), value.removeprefix('"'))


def _start(before: str) -> int:
    """Where the last term starts: after the last blank that is not within quotation marks."""
    start, quoted = 0, False
    for place, char in enumerate(before):
        if char == '"':
            quoted = not quoted
        elif char.isspace() and not quoted:
            start = place + 1
    return start


def fields(term: Term) -> list[Candidate]:
    """The fields that begin as the term does."""
    if term.field or not term.value:
        return []
    return [
        Candidate(f"{name}:", TOLD.get(name, ""))
        for name in factdb.FIELDS
        if name.startswith(term.value.lower())
    ]


def states(term: Term) -> list[Candidate]:
    """What may stand after ``is:``, beginning as the term does."""
    if term.field != "is":
        return []
    return [Candidate(f"is:{state}") for state in factdb.STATES if state.startswith(term.value.lower())]


def needs_archive(term: Term) -> bool:
    """Whether the archive is to be asked for values."""
    return term.field in _VALUED


class Values:
    """The values an archive has for the fields of a filter, asked for once until `forget`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._facets: Facets | None = None

    def forget(self) -> None:
        """The archive has changed."""
        self._facets = None

    def candidates(self, term: Term) -> list[Candidate]:
        """The speakers, outlets or months that fit, those with most claims first. Reads the archive."""
        if self._facets is None:
            self._facets = self._archive.facets("", most=COMMON)
        facet = getattr(self._facets, _VALUED[term.field])
        rows = [(each.value, each.claims) for each in facet.counts if each.value is not None]
        found = [(value, claims) for value, claims in rows if _fits(term, value)]
        if term.field == "speaker" and len(found) < MOST and facet.values > len(facet.counts):
            found += self._rare_speakers(term, known={value for value, _ in found})
        return [Candidate(_written(term.field, value), f"{claims:,}") for value, claims in found[:MOST]]

    def _rare_speakers(self, term: Term, known: set[str]) -> list[tuple[str, int]]:
        listed = self._archive.list_speakers(factdb.Query(words=tuple(term.value.split())))
        return [(row.name, row.claims) for row in listed.rows(0, MOST) if row.name not in known]


def _fits(term: Term, value: str) -> bool:
    wanted, there = term.value.casefold(), value.casefold()
    return there.startswith(wanted) if _VALUED[term.field] == "month" else wanted in there


def _written(field: str, value: str) -> str:
    if field in {"after", "before"}:
        return f"{field}:{value}"
    return str(factdb.Query(speaker=value) if field == "speaker" else factdb.Query(source=value))


def complete(text: str, cursor: int, candidate: Candidate) -> tuple[str, int]:
    """The filter with the candidate in the place of the term at the cursor, and where the cursor is then."""
    term = term_at(text, cursor)
    rest = text[cursor:]
    tail = "" if candidate.term.endswith(":") or rest.startswith(" ") else " "
    put = text[: term.start] + candidate.term + tail
    return put + rest.lstrip() if tail else put + rest, len(put)


def meant(text: str, cursor: int) -> str:
    """A field that the one at the cursor could be a slip of, or nothing."""
    field = term_at(text, cursor).field
    return _nearest(field, factdb.FIELDS) if field and field not in factdb.FIELDS else ""


def is_unfinished(text: str, cursor: int) -> bool:
    """Whether the term at the cursor could yet become a right one, so that nothing is wrong with it."""
    term = term_at(text, cursor)
    if term.field == "is":
        return bool(states(term)) and term.value.lower() not in factdb.STATES
    return term.field in factdb.FIELDS and not term.value


def settled(text: str, cursor: int) -> str:
    """The filter without the term at the cursor, if that is half written.

    A field without its value, or the beginning of a field's name, would leave nothing of the list while the
    person is still writing.
    """
    term = term_at(text, cursor)
    begins = not term.field and len(term.value) > 1 and bool(fields(term)) and text[term.start] != '"'
    if not (begins or is_unfinished(text, cursor)) or text[cursor:].strip():
        return text
    return text[: term.start].rstrip()


def wrong_fields(text: str) -> Iterable[tuple[int, int]]:
    """Where in a filter fields stand that there are not."""
    for found in re.finditer(r"(?:(?<=\s)|^)([^\W\d_]+):", text):
        if found[1].lower() not in factdb.FIELDS:
            yield found.span(1)


def _nearest(word: str, words: Sequence[str]) -> str:
    return next(iter(get_close_matches(word, words, 1, 0.5)), "")
