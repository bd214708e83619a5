"""speakers show | merge | split: who is whom, seen and said on the command line."""

from __future__ import annotations

import json

import pytest

LATER = "---\nsource: Hill Post\n---\nAda Moor said 3 cracks were new. Ada Moor said fog came."
THIRD = "---\nsource: Weir Times\n---\nADA MOOR said 4 cracks were old."


@pytest.fixture
def moor(story, desk):
    """The desk with two more articles, in which Ada Moor speaks."""
    for name, text in (("later.txt", LATER), ("third.txt", THIRD)):
        (desk / name).write_text(text)
    assert story("add", "later.txt", "third.txt").code == 0
    return story


def listed(run) -> dict[str, str]:
    header, *rows = [line.split("\t") for line in run("speakers", "--sort", "name").out.splitlines()]
    return {row[header.index("speaker")]: row[header.index("also_called")] for row in rows}


def test_one_name_across_articles(moor) -> None:
    assert listed(moor) == {"Abara": "", "Ada Moor": "ADA MOOR", "Moor": ""}


def test_show_tells_who_it_is_and_why(moor) -> None:
    done = moor("speakers", "show", "ada moor")
    assert done.code == 0
    for part in (
        "Ada Moor\n",
        "ADA MOOR",
        "3 claims in 2 articles",
        "A3 Hill Post: “Ada Moor”, 2 claims",
        "→ the same name as “Ada Moor” in A3",
        "4 cracks were old.",
    ):
        assert part in done.out
    read = json.loads(moor("speakers", "show", "ada moor", "--json").out)
    assert read["speaker"]["written"] == ["ADA MOOR", "Ada Moor"]
    assert [voice["rule"] for voice in read["voices"]] == ["name", "name"]
    assert len(read["claims"]) == 3


def test_merge_and_split_are_told_and_taken_back(moor) -> None:
    merged = moor("speakers", "merge", "Ada Moor", "Moor", "--as", "Ada M. Moor")
    assert merged.out == "Merged Ada Moor and Moor as Ada M. Moor.\n"
    assert set(listed(moor)) == {"Abara", "Ada M. Moor"}
    assert "Moor" in moor("show", number_of(moor, "14 cracks")).out
    split = moor("speakers", "split", "Ada M. Moor", "--article", "A2", "--as", "Old Moor")
    assert split.out == "Split Ada M. Moor: article 2 is now Old Moor.\n"
    assert set(listed(moor)) == {"Abara", "Ada M. Moor", "Old Moor"}
    assert moor("undo").out == "Undone: " + split.out
    assert moor("undo").out == "Undone: " + merged.out
    assert set(listed(moor)) == {"Abara", "Ada Moor", "Moor"}
    assert moor("redo").out == "Redone: " + merged.out
    assert json.loads(moor("speakers", "split", "Ada M. Moor", "--name", "Moor", "--json").out) == {
        "sentence": "Split Ada M. Moor: “Moor” is now Moor."
    }


def number_of(run, *query: str) -> str:
    return run("list", *query).out.splitlines()[1].split("\t")[0]


def test_split_by_claims_and_by_all_names(moor) -> None:
    number = number_of(moor, "fog")
    assert moor("speakers", "split", "Ada Moor", "--claims", f"{number}, C{number}").out == (
        f"Split Ada Moor: claim {number} is now of Ada Moor (2).\n"
    )
    assert "called  Ada Moor" in moor("show", number).out
    moor("speakers", "merge", "Ada Moor", "Moor")
    assert moor("speakers", "split", "Ada Moor").out == "Split Ada Moor: Moor is another.\n"


def test_the_article_is_found_by_its_own_name_too(moor) -> None:
    moor("speakers", "merge", "Abara", "Moor", "--as", "The board")
    assert len(moor("list", "speaker:abara").out.splitlines()) == 2
    assert len(moor("list", "speaker:board").out.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "nobody"), 1, "There is no speaker 'nobody'"),
        (("show", "moo"), 1, "may be"),
        (("merge", "Moor", "moor"), 1, "one speaker already"),
        (("split", "Moor"), 1, "the same name"),
        (("split", "Moor", "--article", "1", "--claims", "1"), 2, "Name one of"),
        (("split", "Moor", "--as", "X"), 2, "--as names what"),
        (("split", "Moor", "--claims", "x"), 2, "is not the number of a claim"),
        (("split", "Moor", "--claims", "999"), 1, "no claim 999"),
        (("merge", "Moor"), 2, "Missing argument"),
    ],
)
def test_mistakes(moor, arguments, code, said) -> None:
    done = moor("speakers", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_help_names_the_verbs(run) -> None:
    text = run("speakers", "--help").out
    for part in ("show", "merge", "split", "--sort", "Examples"):
        assert part in text
    assert "--claims" in run("speakers", "split", "--help").out
