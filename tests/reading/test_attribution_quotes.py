"""Quotation marks: what is paired, what runs on, what is no mark at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.reading.attribution.quotes import find_quotes

TABLE = [
    ('He said "no" twice.', ['"no"']),
    ('"One," he said. "Two."', ['"One,"', '"Two."']),
    ("\"He told me 'go' and I went,\" she said.", ["\"He told me 'go' and I went,\""]),
    ("'We are ready,' she said.", ["'We are ready,'"]),
    ("''We are ready,'' she said.", ["''We are ready,''"]),
    ("The teachers' union and the drivers' union met.", []),
    ("It's the '90s, and they don't care.", []),
    ("Rock 'n' roll isn't dead.", []),
    ('A board 6" wide and no more.', []),
    ('"Unclosed, he said.\n\nAnother paragraph.', []),
    ('"Unclosed here.\n\n"It runs on."', ['"Unclosed here.', '"It runs on."']),
    ("'Unclosed here.\n\n'It runs on.'", ["'Unclosed here.", "'It runs on.'"]),
]


@pytest.mark.parametrize(("text", "quotes"), TABLE)
def test_pairs(text, quotes):
    assert [q.of(text) for q in find_quotes(text)] == quotes


def test_a_repeated_mark_continues():
    text = '"One.\n\n"Two."\n\n"Three."'
    assert [q.continues for q in find_quotes(text)] == [False, True, False]


@given(st.text(alphabet="\"'`a .,\n—", max_size=80))
def test_quotes_are_ordered_and_inside(text):
    found = find_quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
