"""Stretches of an article as they are drawn: a sentence in its context, with words marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from textual.content import Content

from tui import marks
from tui.plain import ELLIPSIS, passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factdb import Span

AROUND: Final = marks.MUTED
SENTENCE: Final = "$foreground"
CLAIMED: Final = "$text-primary underline"
CLASHING: Final = "$text-warning bold reverse"
LONGEST_SENTENCE: Final = 1_500

Marked = tuple["Span", str]  # where, and the style it takes


def bounds(text: str, sentence: Span, reach: int) -> tuple[int, int]:
    """Where the context of `sentence` starts and ends: about `reach` characters each way.

    It starts at a line if one begins in the first half, else at a word, and ends at a word.
    """
    start, end = _inside(text, sentence)
    left, right = max(start - reach, 0), min(end + reach, len(text))
    if left:
        line_end = text.find("\n", left, start - reach // 2)
        left = 1 + (line_end if line_end >= 0 else max(text.find(" ", left, start), left - 1))
    if right < len(text) and (blank := text.rfind(" ", end, right)) >= 0:
        right = blank
    return left, right


def in_context(text: str, sentence: Span, words: Iterable[Marked], *, reach: int = 320) -> Content:
    """The sentence with what stands around it (muted); the last of `words` wins."""
    left, right = bounds(text, sentence, reach)
    start, end = _inside(text, sentence)
    return Content.assemble(
        (_edge(text[left:start], at_start=left == 0), AROUND),
        marked(text, start, end, words),
        (ELLIPSIS if end < sentence.end else "", AROUND),
        (
            _joined_lines(passage(text[end:right])).rstrip("\n") + (ELLIPSIS if right < len(text) else ""),
            AROUND,
        ),
    )


def marked(text: str, start: int, end: int, words: Iterable[Marked], plain: str = SENTENCE) -> Content:
    """``text[start:end]`` with its `words` drawn in their styles."""
    inside = [(max(span.start, start), min(span.end, end), style) for span, style in words]
    inside = [(first, last, style) for first, last, style in inside if first < last]
    cuts = sorted({start, end, *(cut for first, last, _ in inside for cut in (first, last))})
    return Content.assemble(*(_piece(text, left, right, inside, plain) for left, right in pairwise(cuts)))


def _piece(
    text: str, left: int, right: int, marks: Sequence[tuple[int, int, str]], plain: str
) -> tuple[str, str]:
    styles = [style for first, last, style in marks if first <= left and right <= last]
    # Cleaned piece by piece, so that a mark stays on its words whatever cleaning takes away.
    return _joined_lines(passage(text[left:right])), styles[-1] if styles else plain


def _edge(before: str, *, at_start: bool) -> str:
    return ("" if at_start else ELLIPSIS) + _joined_lines(passage(before)).lstrip("\n")


def _joined_lines(text: str) -> str:
    """One line end between paragraphs, however many blank lines stand there."""
    if "\n\n" not in text:
        return text
    tail = "\n" if text.endswith("\n") else ""
    head = "\n" if text.startswith("\n") else ""
    return head + "\n".join(part for part in text.split("\n") if part.strip()) + tail


def _inside(text: str, sentence: Span) -> tuple[int, int]:
    start = min(max(sentence.start, 0), len(text))
    return start, min(sentence.end, len(text), start + LONGEST_SENTENCE)
