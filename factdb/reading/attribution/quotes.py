"""Quoted stretches of a text, from plain marks, without ever swallowing an article.

Marks are told apart by their neighbours, since the parser's text has plain ones only. They pair
within a paragraph; a quotation that runs on has its mark repeated at the next paragraph's start.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

import regex

from factdb.model import Span

_PARAGRAPH = regex.compile(r"\S(?:.|\n(?![ \t]*\n))*")
_MARK = regex.compile(r"\"|''|``|'")
# An apostrophe that begins a word is no quotation mark in these.
_ELISION = regex.compile(r"'(?:em|til|tis|twas|cause|bout|n|s|d|m|re|ve|ll|\d0s|\d\d)\b", regex.I)


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A quotation with its marks. `continues`: the one before it runs on here."""

    continues: bool = False
    single: bool = False

    def inside(self, text: str) -> Span:
        """The quoted words without marks; the quote itself when there are none."""
        body = text[self.start : self.end].strip("\"'` \n")
        start = text.find(body, self.start) if body else self.start
        return Span(start, start + len(body)) if body else Span(self.start, self.end)


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations of `text` in order; offsets into it, marks included."""
    quotes: list[Quote] = []
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)]
    running = False
    for here, following in pairwise([*paragraphs, (len(text), len(text))]):
        runs_on = _starts_quote(text, following[0])
        found, unclosed = _in_paragraph(text, *here, runs_on=runs_on)
        if running and found and found[0].start == here[0]:
            first = found[0]
            found[0] = Quote(first.start, first.end, continues=True, single=first.single)
        quotes += found
        running = unclosed
    return quotes


def _starts_quote(text: str, at: int) -> bool:
    return text[at : at + 1] in {'"', "'", "`"} and not _ELISION.match(text, at)


def _in_paragraph(text: str, start: int, end: int, *, runs_on: bool) -> tuple[list[Quote], bool]:
    """The quotations of one paragraph, and whether the last runs on into the next."""
    doubles, stray = _pairs(text, start, end, single=False)
    unclosed = runs_on and bool(stray)
    if unclosed:
        first = stray[0]
        doubles = [q for q in doubles if q.end <= first] + [Quote(first, end)]
    singles, open_singles = _pairs(text, start, end, single=True)
    singles = _clear_of(singles, doubles)
    if runs_on and not unclosed and open_singles and _speech_mark(text, open_singles[-1], start):
        singles = [s for s in singles if s.end <= open_singles[-1]] + [
            Quote(open_singles[-1], end, single=True)
        ]
        unclosed = True
    return _outermost([*doubles, *singles]), unclosed


def _clear_of(quotes: list[Quote], others: list[Quote]) -> list[Quote]:
    """The quotations that overlap none of the others."""
    taken = _outermost(others)
    ends = [other.end for other in taken]
    clear: list[Quote] = []
    for quote in quotes:
        following = bisect_right(ends, quote.start)
        if following == len(taken) or taken[following].start >= quote.end:
            clear.append(quote)
    return clear


def _speech_mark(text: str, at: int, start: int) -> bool:
    """Whether a lone single mark begins a sentence, so that it is no apostrophe."""
    before = text[start:at].rstrip()
    return text[at + 1 : at + 2].isupper() and (not before or before[-1] in ".,:;!?")


def _pairs(text: str, start: int, end: int, *, single: bool) -> tuple[list[Quote], list[int]]:
    """Matched marks as quotations, and the places of opening marks without a partner."""
    quotes: list[Quote] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        if (mark[0] == "'") != single or _ELISION.match(text, mark.start()):
            continue
        before, after = (
            text[mark.start() - 1 : mark.start()] if mark.start() > start else "",
            text[mark.end() : mark.end() + 1],
        )
        opens = _opens(before, after, inside=bool(opened))
        if single and (opens or not opened) and before.isalnum():
            continue
        if single and not opens and after.isalnum():
            continue
        if opens:
            opened.append(mark.start())
        elif opened:
            quotes.append(Quote(opened.pop(), mark.end(), single=single))
    return quotes, opened


def _opens(before: str, after: str, *, inside: bool) -> bool:
    """Whether a mark between these characters opens a quotation."""
    left_free = not before or before.isspace() or before in "([{-–—/\"'"
    right_free = not after or after.isspace() or after in ")]}.,;:!?-–—\"'"
    if left_free != right_free:
        return left_free
    return not inside


def _outermost(quotes: list[Quote]) -> list[Quote]:
    """Those not inside another, in order."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
