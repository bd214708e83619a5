"""Cut a text into blocks: paragraphs, headings and list items, by its lines.

A single line break is a wrapped line or the end of a paragraph. It is taken for a wrap when the
next line's first word would not have fitted on the line (the width is that of the longest
line around), or when the next line goes on in small letters.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from factdb.model import Span
from factdb.reading.sentences.lexicon import abbreviations, boilerplate, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Block", "find_blocks"]

_LINE = regex.compile(r"[^\n\r\v\f\u2028\u2029\x85]++")
_BREAK = regex.compile(r"\r\n|[\n\r\v\f\u2028\u2029\x85]")
_BULLET = r"[•‣⁃◦▪▫●○■□►▶✓✔➢➤·∙]"
_MARKER = regex.compile(
    rf"(?:{_BULLET}\s*(?:\d{{1,3}}[.)]\s+)?|[-*+–—]\s+"
    r"|[*_]{0,2}\(?(?P<count>\d{1,2}|[a-zA-Z]|[ivx]{1,4})(?P<suffix>\.\)|\)|\.)\s+)(?=\S)"
)
_RULE = regex.compile(r"[-=_*~#+.\s]{3,}")
_DIVIDER = regex.compile(
    r"(?<!\S)(?P<sign>[-=_*~#+—–])(?:(?P=sign){4,}+|(?P=sign)++(?=[ \t]*+(?:[\n\r]|$)))(?!\S)"
)
_FINAL = regex.compile(r"[.!?…:;][\"'”’»)\]]*$")

WIDEST_WRAP = 120  # longer lines are whole paragraphs
NARROWEST_WRAP = 50  # shorter ones are verse, lists, addresses


@dataclass(frozen=True, slots=True)
class Block(Span):
    """A stretch of text that no sentence crosses.

    `item` if a list marker stood before it, `divider` if it is a line drawn with characters ("-----").
    """

    item: bool = False
    divider: bool = False


@dataclass(frozen=True, slots=True)
class _Line(Span):
    text: str
    breaks: int  # line breaks before it

    @property
    def first_word(self) -> str:
        return self.text[:80].split(maxsplit=1)[0]

    @property
    def final(self) -> bool:
        return _FINAL.search(self.text, max(0, len(self.text) - 8)) is not None


def find_blocks(text: str) -> Iterator[Block]:
    """The blocks of `text` in order, list markers left out."""
    for run in _runs(_lines(text)):
        for first, last in _joined(run):
            yield from _ruled(text, first.start, last.end)


def _lines(text: str) -> Iterator[_Line]:
    after = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        breaks = len(_BREAK.findall(text, after, start))
        yield _Line(start, start + len(stripped), stripped, breaks)
        after = start + len(stripped)


def _runs(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """Lines with no blank line between them."""
    run: list[_Line] = []
    for line in lines:
        if run and line.breaks > 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _joined(run: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """First and last line of each block of a run."""
    width = max(len(line.text) for line in run)
    first = run[0]
    for above, below in itertools.pairwise(run):
        if not _wraps(above, below, width, first):
            yield first, above
            first = below
    yield first, run[-1]


def _wraps(above: _Line, below: _Line, width: int, first: _Line) -> bool:
    """Whether the break between two lines is there only for the width of the page."""
    if _furniture(above) or _furniture(below):
        return False
    cramped = len(above.text) + 1 + len(below.first_word) > width
    marker = _MARKER.match(below.text)
    if marker:
        in_list = _MARKER.match(first.text) is not None or above.final
        return cramped and not in_list and NARROWEST_WRAP <= width <= WIDEST_WRAP
    if below.text[0].islower():
        return True
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return False
    return cramped or (not above.final and len(above.text) > 0.8 * width)


def _furniture(line: _Line) -> bool:
    return _RULE.fullmatch(line.text) is not None or (
        len(line.text) < 200 and boilerplate().match(line.text) is not None
    )


def _ruled(text: str, start: int, end: int) -> Iterator[Block]:
    """The block, cut around the dividers ("-----") in it."""
    for divider in _DIVIDER.finditer(text, start, end):
        if text[start : divider.start()].strip():
            yield from _items(text, start, start + len(text[start : divider.start()].rstrip()))
        yield Block(divider.start(), divider.end(), divider=True)
        start = divider.end()
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield from _items(text, start, end)


def _items(text: str, start: int, end: int) -> Iterator[Block]:
    """The block as it is, or cut before each further item of a list that runs on in it."""
    marker = _MARKER.match(text, start, end)
    if not marker or _name_initial(marker):
        yield Block(start, end)
        return
    while marker:
        cut = _next_item(text, marker, end)
        stop = cut.start() if cut else end
        yield Block(marker.end(), marker.end() + len(text[marker.end() : stop].rstrip()), item=True)
        marker = _MARKER.match(text, cut.start(), end) if cut else None


def _name_initial(marker: regex.Match[str]) -> bool:
    """“J. Smith said”: an initial, unless it may be the first of a list."""
    count = marker["count"]
    return bool(count) and count.isupper() and marker["suffix"] == "." and count not in ("A", "I")


def _next_item(text: str, marker: regex.Match[str], end: int) -> regex.Match[str] | None:
    """Where the list goes on within the line: the same bullet again, or the next number or letter."""
    count, suffix = marker["count"], marker["suffix"]
    if not count:
        bullet = regex.match(_BULLET, marker[0])
        return (
            regex.compile(rf"(?<=\s){bullet[0]}\s*+(?=\S)").search(text, marker.end(), end)
            if bullet
            else None
        )
    following = str(int(count) + 1) if count.isdecimal() else chr(ord(count[-1]) + 1)
    pattern = rf"(?<=\s)\(?{regex.escape(following + suffix)}\s+(?=[\p{{Lu}}\"“'‘])"
    found = regex.compile(pattern).search(text, marker.end(), end)
    return None if found and _refers(text[marker.end() : found.start()]) else found


def _refers(before: str) -> bool:
    """Whether a number after these words is a reference ("see section 2.") or a date ("on May 2.")."""
    last = before[-40:].rsplit(maxsplit=1)[-1].strip(".").lower() if before.strip() else ""
    return (
        last in words("referring")
        or last[:3] in abbreviations("calendar")
        or last in abbreviations("numbered")
    )
