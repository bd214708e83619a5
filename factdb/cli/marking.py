"""A sentence on a terminal with some of its words set off."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factdb.cli.voice import width
from factdb.export.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factdb.model import Span

Styled = tuple["Span", str]  # into the article's text, and a style of rich


def print_marked(text: str, sentence: Span, styles: Iterable[Styled]) -> None:
    """Print `sentence` of `text`, each styled span of it in its style."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    line = Text()
    for piece, style in pieces(text, sentence, list(styles)):
        line.append(piece, style=style)
    console = Console(width=width(), highlight=False, markup=False, emoji=False)
    console.print(Padding(line, (0, 0, 0, 2)))


def pieces(text: str, sentence: Span, styles: list[Styled]) -> Iterator[tuple[str, str]]:
    """The sentence cut where a style begins or ends, on one line, each piece with its styles."""
    edges = {
        edge for span, _ in styles for edge in (span.start, span.end) if sentence.start < edge < sentence.end
    }
    cuts = sorted({sentence.start, *edges, sentence.end})
    for start, end in pairwise(cuts):
        held = [style for span, style in styles if span.start <= start and end <= span.end]
        yield _keeping_edges(text[start:end]), " ".join(dict.fromkeys(held))


def _keeping_edges(text: str) -> str:
    """`one_line`, with a blank left at either end where pieces are joined."""
    inner = one_line(text)
    before = " " if text[:1].isspace() else ""
    after = " " if inner and text[-1:].isspace() else ""
    return f"{before}{inner}{after}"
