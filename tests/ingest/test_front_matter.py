"""Front matter: lines as desks write them, YAML where it is YAML, errors that say what to do."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import ArticleError
from factdb.ingest.front_matter import split


def fields(*lines: str) -> dict[str, str]:
    found, body = split("\n".join(["---", *lines, "---", "", "Body."]), "a.txt")
    assert body == "Body."
    return dict(found)


READ = [
    (("title: Marsh: the long thaw",), {"title": "Marsh: the long thaw"}),
    (("title: Ranked #1 at last",), {"title": "Ranked #1 at last"}),
    (("title: Sea wall #breach",), {"title": "Sea wall #breach"}),
    (('title: "Marsh: \\u00c9t\\u00e9"',), {"title": "Marsh: Été"}),
    (('title: "Never again" say crews',), {"title": '"Never again" say crews'}),
    (("title: 'Tis done",), {"title": "'Tis done"}),
    (("title: [sic] and other notes",), {"title": "[sic] and other notes"}),
    (("title: >", "  Folded over", "  two lines"), {"title": "Folded over two lines"}),
    (('title: "Half quoted', "source: The Wharf"), {"title": '"Half quoted', "source": "The Wharf"}),
    (('title: "A: b"', "source: x: y"), {"title": "A: b", "source": "x: y"}),
    (("author: [Ada Moor, Bo Lind]",), {"author": "Ada Moor, Bo Lind"}),
    (("author:", "  - Ada Moor", "  - Bo Lind"), {"author": "Ada Moor, Bo Lind"}),
    (("title: yes", "source: 007"), {"title": "yes", "source": "007"}),
    (("# a remark", "", "title: Kept"), {"title": "Kept"}),
    (("source:",), {"source": ""}),
    (("Date Published: 2021-02-03",), {"Date Published": "2021-02-03"}),
    (("published: 2021-02-03",), {"published": "2021-02-03"}),
]


@pytest.mark.parametrize(("lines", "expected"), READ)
def test_fields_are_read_as_written(lines: tuple[str, ...], expected: dict[str, str]) -> None:
    assert {key: value.strip() for key, value in fields(*lines).items()} == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("no colon here",),
        ("title: fine", "and a line of prose"),
        ("- a", "- list"),
        ("title: [a, [b, [c",),
        ("https://wire.example/a",),
    ],
)
def test_a_block_that_is_neither_lines_nor_yaml_is_an_error(lines: tuple[str, ...]) -> None:
    with pytest.raises(ArticleError, match=r"front matter of a\.txt cannot be read") as caught:
        fields(*lines, "{")
    assert "title: …" in caught.value.remedy


def test_a_front_matter_that_never_closes_is_an_error() -> None:
    with pytest.raises(ArticleError, match="never closes"):
        split("---\ntitle: Marsh\n\nA body without an end of the front matter.", "a.txt")


@pytest.mark.parametrize(
    "text", ["Prose.\n---\nmore", " ---\na: b\n---\n", "--- title\n", "----\na: b\n---\n", "-- \n", ""]
)
def test_text_that_only_resembles_front_matter_is_text(text: str) -> None:
    assert split(text, "a.txt") == ({}, text)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_text_after_it_keeps_its_line_ends(end: str) -> None:
    body = f"One.{end}{end}  Two. {end}"
    found, rest = split(f"---{end}title: Marsh{end}---{end}{end}{body}", "a.txt")
    assert (dict(found), rest) == ({"title": "Marsh"}, body)


def test_an_indented_first_line_keeps_its_indent() -> None:
    assert split("---\na: b\n---\n\n   Indented.", "a.txt")[1] == "   Indented."


def test_aliases_do_not_multiply() -> None:
    lines = ["a: &a [x, x]", *(f"b{i}: &b{i} [*{'a' if i == 0 else f'b{i - 1}'}, *a]" for i in range(9))]
    assert fields(*lines)["b8"] == "&b8 [*b7, *a]"  # read as lines: nothing is expanded


def test_deep_nesting_is_refused_and_not_followed() -> None:
    with pytest.raises(ArticleError):
        split("---\n- " + "[" * 20_000 + "]" * 20_000 + "\n---\nBody.", "a.txt")


@pytest.mark.parametrize(
    "line", ["title: x" + " " * 60_000 + "y", "a" + " " * 60_000, "a" * 60_000, "-" * 60_000, "a: " * 20_000]
)
def test_long_lines_take_no_longer_than_they_are(line: str) -> None:
    with suppress(ArticleError):
        split(f"---\n{line}\n---\nBody.", "a.txt")


@given(st.text(max_size=200))
def test_any_block_is_read_or_refused(block: str) -> None:
    try:
        found, _ = split(f"---\n{block}\n---\nBody.", "a.txt")
    except ArticleError:
        return
    assert all(isinstance(key, str) and isinstance(value, str) for key, value in found.items())
