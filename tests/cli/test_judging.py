"""verify, rule, undo, redo, and what show and explain make of them."""

from __future__ import annotations

import json

import pytest


def number_of(run, word: str) -> str:
    return run("list", word).out.splitlines()[1].split("\t")[0]


def test_a_verdict_is_kept_shown_and_taken_back(story) -> None:
    number = number_of(story, "speaker:moor")
    done = story(
        "verify",
        number,
        "refuted",
        "--note",
        "Counted \x1b]0;twice\x07.",
        "--evidence",
        "https://e.example/1",
    )
    assert done.code == 0
    shown = story("show", number).out
    assert "refuted" in shown.splitlines()[0]
    assert "Counted ]0;twice." in shown
    assert "https://e.example/1" in shown
    assert "History" in shown
    assert story("undo").code == 0
    assert "unchecked" in story("show", number).out.splitlines()[0]
    assert story("redo").out
    assert "refuted" in story("show", number).out.splitlines()[0]


def test_a_note_without_a_verdict_leaves_the_verdict(story) -> None:
    story("verify", "1", "2", "refuted")
    assert story("verify", "1", "--note", "Asked the board.").code == 0
    shown = story("show", "1").out
    assert "refuted" in shown.splitlines()[0]
    assert "Asked the board." in shown


@pytest.mark.parametrize(
    "arguments", [("1",), ("verified",), ("1", "verified", "refuted"), ("1", "maybe"), ("--note", "x")]
)
def test_a_judgement_that_is_none(story, arguments: tuple[str, ...]) -> None:
    assert story("verify", *arguments).code == 2


def test_nothing_to_undo_is_said_and_no_failure(story) -> None:
    for verb in ("undo", "redo"):
        done = story(verb)
        assert (done.code, done.out) == (0, "")
        assert f"nothing to {verb}" in done.err
        assert json.loads(story(verb, "--json").out) == {"sentence": None}


def test_several_claims_at_once(story) -> None:
    numbers = [line.split("\t")[0] for line in story("list").out.splitlines()[1:]]
    assert story("verify", *numbers, "verified").code == 0
    assert len(story("list", "is:verified").out.splitlines()) == 6
    assert story("undo").code == 0
    assert len(story("list", "is:verified").out.splitlines()) == 1


def test_a_ruling_is_kept_and_dismissed_flags_leave_the_list(story) -> None:
    flag = story("flags", "--kind", "contradiction").out.splitlines()[1].split("\t")[0]
    assert story("rule", flag, "dismissed", "--why", "another weir").code == 0
    assert len(story("flags", "--kind", "contradiction").out.splitlines()) == 1
    shown = story("show", flag.lower()).out
    assert "dismissed" in shown.splitlines()[0]
    assert "another weir" in shown
    assert story("rule", flag.removeprefix("F"), "open").code == 0


def test_show_a_claim(story) -> None:
    number = number_of(story, "speaker:moor")
    shown = story("show", number).out
    for part in (
        "Moor, according to the board (indirect)",
        "no date",
        "2019-06-07",
        "The Tarn",
        "In context",
        "F1 contradiction",
        "Abara",
    ):
        assert part in shown
    assert "  > Moor said 14 cracks were found below." in shown
    read = json.loads(story("show", number, "--json").out)
    assert read["context"][1] == "Moor said 14 cracks were found below."
    assert [flag["kind"] for flag in read["flags"]] == ["contradiction"]


def test_show_stays_within_the_terminal(story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    for number in ("1", "F1", "A1"):
        out = story("show", number, terminal=True).out
        assert "\x1b[31mclosed" not in out
        assert all(
            len(line.replace("\x1b[1m", "").replace("\x1b[0m", "")) <= 50 for line in out.splitlines()[1:-1]
        )


def test_show_an_article_with_its_text(story) -> None:
    shown = story("show", "A1").out
    assert "Weir: shut again" in shown or "Council denies it" in shown
    assert "The council met today" in shown


def test_explain(story) -> None:
    a, b = number_of(story, "speaker:moor"), number_of(story, "speaker:abara")
    done = story("explain", a, b)
    assert "not flagged" not in done.err
    assert done.out.count("-1.250") == 1
    assert "14 cracks / 9 cracks." in done.out
    assert "-1.25" in story("explain", a, b, terminal=True).out
    assert json.loads(story("explain", a, b, "--json").out)["relation"]["evidence"][1]["weight"] == 1.5
    heron = number_of(story, "heron")
    assert "Nothing compares" in story("explain", a, heron).err


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "999"),
        ("show", "F999"),
        ("show", "A999"),
        ("verify", "999", "verified"),
        ("rule", "F999", "open"),
        ("explain", "1", "999"),
        ("articles", "set", "999", "--title", "x"),
    ],
)
def test_what_is_not_there_is_one_sentence(story, arguments: tuple[str, ...]) -> None:
    done = story(*arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "999" in done.err


@pytest.mark.parametrize("number", ["x", "F", "-1", "1.5", "٣", "9" * 30, "Q3"])
def test_what_is_no_number_is_a_usage_error(story, number: str) -> None:
    assert story("show", "--", number).code == 2
    assert story("verify", "--", number, "verified").code == 2
