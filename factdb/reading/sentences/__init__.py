"""Split a text into sentences, headings and list items by named rules.

Three steps: lines become blocks (`blocks`), the stops of a block are found with their
surroundings (`stops`), and the rules are asked of each stop in order (`rules`).
The golden cases are those of pySBD's English rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.model import Sentence, SentenceRole, Span
from factdb.reading.sentences.blocks import Block, find_blocks
from factdb.reading.sentences.roles import is_boilerplate, is_heading, role_of
from factdb.reading.sentences.rules import ends_sentence
from factdb.reading.sentences.stops import Stop, find_stops
from factdb.reading.sentences.unstopped import cut_unstopped

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["split_sentences"]


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order, not overlapping, without white space at their ends.

    Spans are character offsets into `text`. List markers ("-", "2.") stand outside of the spans.
    `paragraph` counts blocks: paragraphs, headings and list items each on their own.
    """
    blocks = [block for block in find_blocks(text) if block.start < block.end]
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        role = _role(block, text, last=number == len(blocks) - 1)
        for part in filter(None, (_stripped(text, part) for part in _parts(text, block))):
            found.append(Sentence(part.start, part.end, number, role_of(part.of(text), role)))  # noqa: PERF401
    return found


def _role(block: Block, text: str, *, last: bool) -> SentenceRole:
    if block.divider or is_boilerplate(text[block.start : min(block.end, block.start + 500)]):
        return SentenceRole.BOILERPLATE
    if block.item:
        return SentenceRole.ITEM
    return SentenceRole.HEADING if is_heading(block.of(text), last=last) else SentenceRole.PROSE


def _parts(text: str, block: Block) -> Iterator[Span]:
    begin = block.start
    for start, mark_end, cut, mark, close in find_stops(text, block):
        if start < begin:
            continue
        stop = Stop(text, begin, start, cut, block.end, mark, close)
        early = _chicago(stop, mark_end)
        if early or (cut < block.end and ends_sentence(stop)):
            yield from cut_unstopped(text, Span(begin, early or cut))
            begin = _skip_space(text, early or cut, block.end)
    if begin < block.end:
        yield from cut_unstopped(text, Span(begin, block.end))


def _chicago(stop: Stop, mark_end: int) -> int:
    """In "it was. . . . Then" the first dot is the stop and the other three are an ellipsis."""
    spaced = stop.mark.startswith(". .") and stop.mark.count(".") == 4
    attached = stop.start > stop.begin and not stop.text[stop.start - 1].isspace()
    return stop.start + 1 if spaced and attached and stop.word[:1].isupper() and mark_end == stop.cut else 0


def _stripped(text: str, part: Span) -> Span | None:
    """Without what Python takes for white space at the ends: it is more than the patterns do."""
    start, end = _skip_space(text, part.start, part.end), part.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
