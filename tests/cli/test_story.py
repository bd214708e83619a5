"""``factdb story``: the story view as text."""

from __future__ import annotations

import json


def test_in_a_pipe_a_line_for_each_statement_and_outlet(story):
    number = next(
        row.split("\t")[0] for row in story("list").out.splitlines() if "14 cracks were found" in row
    )
    head, *rows = [line.split("\t") for line in story("story", number).out.splitlines()]
    assert head[:6] == ["statement", "day", "text", "origins", "outlet", "stance"]
    stances = {(row[2].split()[0], row[4]): row[5] for row in rows}
    assert stances[("14", "The Tarn")] == "says"
    assert stances[("14", "Lake Post")] == "otherwise"
    assert stances[("9", "Lake Post")] == "says"


def test_as_json_the_whole_story(story):
    told = json.loads(story("story", "1", "--json").out)
    assert told["claim_id"] == 1
    assert {cell["stance"] for line in told["lines"] for cell in line["cells"]} >= {"says", "otherwise"}
    (ladder,) = told["ladders"]
    assert sorted(rung["low"] for rung in ladder["rungs"]) == [9.0, 14.0]


def test_on_a_terminal_matrix_reasons_and_numbers(story):
    out = story("story", "1", terminal=True).out
    assert "14 cracks / 9 cracks." in out
    assert "≠ says otherwise" in out
    assert "The number moves: crack" in out
    assert "\x1b[31m" not in out


def test_without_a_claim_the_stories_are_listed(story):
    head, *rows = story("story").out.splitlines()
    assert head.startswith("claim\tstory_of\toutlets")
    assert rows
    assert all("Lake Post" in row for row in rows)
    assert story("story", terminal=True).out


def test_a_claim_that_is_not_there_is_said(story):
    done = story("story", "999")
    assert done.code == 1
    assert "no claim 999" in done.err
