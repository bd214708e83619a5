"""factdb edit: set by hand, shown, put back."""

from __future__ import annotations

import json

import pytest


def text_of(run, number: str) -> str:
    return json.loads(run("list", "--json", "--sort", "id").out.splitlines()[int(number) - 1])["text"]


def test_a_claim_is_edited_and_put_back(story) -> None:
    before = text_of(story, "1")
    done = story("edit", "1", "--text", "15 cracks were found.", "--date", "2019-06-03 to 2019-06-05")
    assert done.code == 0
    assert "wording" in done.out
    assert text_of(story, "1") == "15 cracks were found."
    assert story("edit", "1", "--as-read", "text", "--as-read", "date").code == 0
    assert text_of(story, "1") == before
    assert story("undo").code == 0
    assert text_of(story, "1") == "15 cracks were found."


def test_an_edit_as_json(story) -> None:
    done = story("edit", "1", "--speaker", "Ines [sic] Moor", "--json")
    assert "Ines [sic] Moor" in json.loads(done.out)["sentence"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["edit", "1"], 2),
        (["edit", "1", "--text", " "], 1),
        (["edit", "1", "--date", "soon"], 1),
        (["edit", "99", "--text", "x"], 1),
    ],
)
def test_what_cannot_be_edited(story, arguments, code) -> None:
    done = story(*arguments)
    assert done.code == code
    assert done.err
