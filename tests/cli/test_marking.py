"""Words set off in their sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factdb.cli.context import around
from factdb.cli.marking import pieces
from factdb.model import Span

TEXT = "Before. The weir,\nshut since May, leaks. After it all."
SENTENCE = Span(8, 41)


def test_overlapping_styles_are_cut_and_joined() -> None:
    styles = [
        (Span(8, 22), "bold"),
        (Span(12, 16), "underline"),
        (Span(0, 10), "red"),
        (Span(60, 70), "blue"),
    ]
    assert list(pieces(TEXT, SENTENCE, styles)) == [
        ("Th", "bold red"),
        ("e ", "bold"),
        ("weir", "bold underline"),
        (", shut", "bold"),
        (" since May, leaks. ", ""),
    ]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=5))
def test_nothing_of_the_sentence_is_lost(edges: list[tuple[int, int]]) -> None:
    styles = [(Span(min(pair), max(pair)), "bold") for pair in edges]
    joined = "".join(piece for piece, _ in pieces(TEXT, SENTENCE, styles))
    assert joined.split() == SENTENCE.of(TEXT).split()


def test_context_keeps_to_the_paragraph_and_cuts_between_words() -> None:
    text = "Other paragraph.\r\n\r\nOne two three. The weir leaks. Four five six.\n\nNext paragraph."
    start = text.index("The weir")
    sentence = Span(start, start + len("The weir leaks."))
    assert around(text, sentence) == ("One two three.", "The weir leaks.", "Four five six.")
    assert around(text, sentence, 9) == ("… three.", "The weir leaks.", "Four five …")


@given(st.text(max_size=60), st.data())
def test_context_of_any_text(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    sentence = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert around(text, sentence, 5)[1] == sentence.of(text)
