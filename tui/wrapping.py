"""Text wrapped to a width with every piece knowing where in the text it stands, so that it can be marked.

Pure. Pieces are cleaned for the screen one by one: whatever cleaning takes away, a mark stays on its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len, chop_cells

from tui.plain import passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS: Final = re.compile(r"\S+")
_LINES: Final = re.compile(r"[^\n]*\S[^\n]*")


class Piece(NamedTuple):
    """Some characters that are drawn alike; `start` is the offset of the first in the text."""

    start: int
    text: str


Row = tuple[Piece, ...]


def wrapped(text: str, cuts: Sequence[int], width: int) -> list[Row]:
    """`text` in rows of at most `width` cells, a blank row between paragraphs.

    `cuts` are the offsets, in order, at which the drawing may change: no piece goes over one.
    """
    rows: list[Row] = []
    end = 0
    for paragraph in _LINES.finditer(text):
        if text.count("\n", end, paragraph.start()) > 1:
            rows.append(())
        rows.extend(_paragraph(text, paragraph.start(), paragraph.end(), cuts, max(width, 2)))
        end = paragraph.end()
    return rows


def _paragraph(text: str, start: int, end: int, cuts: Sequence[int], width: int) -> Iterator[Row]:
    row: list[Piece] = []
    used, after = 0, start
    for word in _WORDS.finditer(text, start, end):
        pieces = _pieces(text, word.start(), word.end(), cuts)
        length = sum(cell_len(piece.text) for piece in pieces)
        gap = [Piece(after, " ")] if row else []
        if row and used + 1 + length > width:
            yield tuple(row)
            row, used, gap = [], 0, []
        if length > width:
            *full, row = _chopped(pieces, width)
            yield from map(tuple, full)
            used = sum(cell_len(piece.text) for piece in row)
        else:
            row += [*gap, *pieces]
            used += len(gap) + length
        after = word.end()
    if row:
        yield tuple(row)


def _pieces(text: str, start: int, end: int, cuts: Sequence[int]) -> list[Piece]:
    """The word between `start` and `end`, cut and cleaned."""
    inside = cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)]
    edges = [start, *inside, end]
    cleaned = (Piece(left, passage(text[left:right]).replace("\n", " ")) for left, right in pairwise(edges))
    return [piece for piece in cleaned if piece.text]


def _chopped(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """A word that is too long for a row, in rows."""
    rows: list[list[Piece]] = [[]]
    used = 0
    for piece in pieces:
        rest = piece.text
        while rest:
            if used >= width:
                rows.append([])
                used = 0
            first = chop_cells(rest[: width + 1], width - used)[0] if width - used > 1 or not used else ""
            if not first:  # a wide character does not fit into what is left
                used = width
                continue
            rows[-1].append(Piece(piece.start, first))
            used += cell_len(first)
            rest = rest[len(first) :]
    return rows
