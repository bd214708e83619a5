"""list, flags, articles, speakers: tables for eyes, lines for programs, JSON for both."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from factdb.cli.options import query_text

if TYPE_CHECKING:
    from pathlib import Path

_SGR = re.compile("\x1b\\[[0-9;]*m")
VERBS = ["list", "flags", "articles", "speakers"]


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_a_pipe_gets_whole_texts_and_a_header(story) -> None:
    header, *rows = lines(story("list", "--sort", "id").out)
    assert header[:3] == ["id", "claim", "speaker"]
    assert {len(row) for row in rows} == {len(header)}
    assert ["9 cracks were found below.", "Abara"] in [row[1:3] for row in rows]
    assert "The council met today, behind [31mclosed doors." in [row[1] for row in rows]


def test_a_terminal_gets_a_table_of_its_width(story, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (40, 80, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        for verb in VERBS:
            out = story(verb, terminal=True).out
            assert out
            assert max(map(len, _SGR.sub("", out).splitlines())) <= columns
            assert "\x1b[31mclosed" not in out


def test_markup_in_texts_is_text(story) -> None:
    assert "[sic]" in " ".join(story("list", "heron", terminal=True).out.split())


@pytest.mark.parametrize("verb", VERBS)
def test_json_lines(story, verb: str) -> None:
    rows = [json.loads(line) for line in story(verb, "--json").out.splitlines()]
    assert rows
    assert all(isinstance(row["id"], int) for row in rows)


def test_queries(story) -> None:
    assert len(lines(story("list", "speaker:moor").out)) == 2
    assert len(lines(story("list", "cracks", "is:contradiction").out)) == 3
    assert len(lines(story("flags", "--kind", "overlap").out)) == 2
    assert len(lines(story("flags", "--kind", "update").out)) == 1
    assert lines(story("articles", "source:tarn").out)[1][3] == "Weir: shut again"
    assert lines(story("speakers", "abara").out)[1][0] == "Abara"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("bridge", "toll"), "bridge toll"),
        (("speaker:Ada Moor", "toll"), 'speaker:"Ada Moor" toll'),
        (("source:The Tarn",), 'source:"The Tarn"'),
        (("speaker:li is:open bridge",), "speaker:li is:open bridge"),
        (('speaker:"Ada Moor" toll',), 'speaker:"Ada Moor" toll'),
        (("is:open toll",), "is:open toll"),
        (("article:A12", "article:b"), "article:12 article:b"),
        (("two words",), "two words"),
        ((), ""),
    ],
)
def test_the_quotation_marks_that_the_shell_took_are_put_back(arguments: tuple[str, ...], text: str) -> None:
    assert query_text(arguments) == text


def test_limit(story) -> None:
    assert len(lines(story("list", "--limit", "2").out)) == 3
    assert len(lines(story("list", "--limit", "0").out)) == 6
    done = story("list", "--limit", "2", terminal=True)
    assert "2 of 5 claims; --limit 0 prints all" in done.err


def test_sorting(story) -> None:
    up = [row[0] for row in lines(story("list", "--sort", "id").out)[1:]]
    down = [row[0] for row in lines(story("list", "--sort", "id", "--reverse").out)[1:]]
    assert up == down[::-1] == sorted(up, key=int)


def test_no_match_is_no_failure_and_says_what_to_do(story) -> None:
    for verb in VERBS:
        done = story(verb, "zebra")
        assert (done.code, len(done.out.splitlines())) == (0, 1)
        assert "match" in done.err


def test_setting_a_date_dates_the_claims(story) -> None:
    number = next(row[0] for row in lines(story("articles").out) if row[2] == "Lake Post")
    done = story("articles", "set", number, "--published", "2019-06-08")
    assert done.code == 0
    assert "is now 2019-06-08: The council met today" in done.out
    assert "2019-06-08" in story("list", "doors").out


def test_an_article_without_title_shows_how_it_begins(story, desk: Path) -> None:
    (desk / "untitled.txt").write_text("A lock gate opened.\n\nMore of it.")
    assert story("add", "untitled.txt").code == 0
    assert "“A lock gate opened. More of it.”" in story("articles", terminal=True).out
    assert json.loads(story("articles", "--sort", "id", "--json").out.splitlines()[2])["title"] is None


def test_setting_nothing_is_a_usage_error(story) -> None:
    done = story("articles", "set", "A1")
    assert done.code == 2
    assert "--published" in done.err


def test_the_archive_may_be_named_before_the_command(story, desk: Path) -> None:
    done = story("articles", "--db", str(desk / "story.db"), "set", "A1", "--title", "Renamed")
    assert "Renamed" in done.out
    assert "Renamed" in story("articles", "--db", str(desk / "story.db")).out


def test_a_word_of_the_query_may_be_a_command(story) -> None:
    assert story("articles", "list", "set").code == 0


def test_flags_are_counted_by_what_became_of_them(story) -> None:
    story("rule", "F1", "dismissed", "--why", "another weir")
    header, *rows = lines(story("flags", "--stats").out)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(row["kind"], row["dimension"]) for row in found] == [
        ("contradiction", ""),
        ("contradiction", "number"),
        ("overlap", ""),
        ("overlap", "number"),
    ]
    assert (found[0]["dismissed"], found[0]["reasons"]) == ("1", "another weir 1")
    assert (found[0]["precision"], found[0]["low"], found[0]["high"]) == ("0.000", "0.000", "0.793")
    assert (found[2]["open"], found[2]["precision"]) == ("1", "")
    read = [
        json.loads(line)
        for line in story("flags", "--stats", "--kind", "contradiction", "--json").out.splitlines()
    ]
    assert [row["reasons"] for row in read] == [[["another weir", 1]]] * 2
    eyes = " ".join(story("flags", "--stats", terminal=True).out.split())
    assert "0 % (0–79 %)" in eyes
    assert "no ruling yet" in eyes


def test_no_flags_have_no_figures(run) -> None:
    assert run("add", "articles/weir.txt").code == 0
    done = run("flags", "--stats")
    assert done.out.count("\n") == 1
    assert "no flags yet" in done.err


def test_what_the_claims_do_is_a_field(story) -> None:
    assert len(lines(story("list", "act:statement").out)) == len(lines(story("list").out))
    assert len(lines(story("list", "act:denial").out)) == 1
    assert "After act: comes one of" in story("list", "act:lie").err
