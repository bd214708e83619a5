"""Nothing in a text can move the cursor, colour or reorder the screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.export import one_line, printable

TABLE = [
    ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    ("\x1b]0;title\x07x", "]0;titlex"),
    ("\x9b2Jx", "2Jx"),
    ("a\rb", "a\nb"),
    ("a\r\nb\u2028c", "a\nb\nc"),
    ("a\tb", "a    b"),
    ("\u202eabc\u202c", "abc"),
    ("a\x00b\ud800c", "abc"),
    ("[sic] [/b] **é** 👩\u200d🚒 שלום", "[sic] [/b] **é** 👩\u200d🚒 שלום"),
]


@pytest.mark.parametrize(("text", "drawn"), TABLE)
def test_what_is_drawn(text: str, drawn: str) -> None:
    assert printable(text) == drawn


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    drawn = printable(text)
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in drawn)
    assert not set(drawn) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    assert printable(drawn) == drawn
    assert "\n" not in one_line(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_letters_numbers_and_signs_stay(text: str) -> None:
    assert printable(text) == text
