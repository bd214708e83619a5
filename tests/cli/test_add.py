"""add: what is stored, what is said, and what is left out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factdb.model import Annotation, Article


def test_the_summary(run, desk) -> None:
    done = run("add", "articles")
    assert (done.code, done.out) == (
        0,
        "Added 2 articles, 5 sentences, 5 claims; 2 new flags (1 contradiction, 1 overlap).\n",
    )
    assert "No publication date is given in council.txt" in done.err
    assert "source" not in done.err


def test_the_same_again_changes_nothing(story) -> None:
    done = story("add", "articles")
    assert done.code == 0
    assert "Added 0 articles" in done.out
    assert "2 already known, unchanged" in done.out


def test_options_fill_only_what_is_lacking(story) -> None:
    done = story("add", "articles", "--published", "8 June 2019", "--source", "Not this")
    assert "1 already known, unchanged; 1 already known, completed" in done.out
    rows = [json.loads(line) for line in story("articles", "--json", "--sort", "id").out.splitlines()]
    assert {(r["source"], r["published"]) for r in rows} == {
        ("The Tarn", "2019-06-07"),
        ("Lake Post", "2019-06-08"),
    }


def test_standard_input(run) -> None:
    done = run("add", "-", "--source", "Wire", stdin="Sluices are open.".encode("utf-16"))
    assert (done.code, done.out) == (0, "Added 1 article, 1 sentence, 1 claim; 0 new flags.\n")
    assert "No publication date is given in standard input" in done.err


def test_bad_files_are_named_and_the_others_are_read(run, desk: Path) -> None:
    (desk / "articles" / "empty.txt").touch()
    (desk / "articles" / "odd.txt").write_text("---\npublished: soon\n---\nText.")
    done = run("add", "missing.txt", "articles")
    assert done.code == 1
    assert done.out.startswith("Added 2 articles")
    lines = done.err.splitlines()
    assert [line for line in lines if line.startswith("factdb: There is no file missing.txt.")]
    assert [line for line in lines if "empty.txt is empty" in line]
    assert [line for line in lines if "odd.txt: “soon” is not a date" in line]
    assert lines[-1] == "factdb: 3 files of 5 could not be read (see above)."


def test_nothing_readable_makes_no_archive(run, desk: Path) -> None:
    done = run("add", "missing.txt")
    assert done.code == 1
    assert not (desk / "story.db").exists()


def test_json(run) -> None:
    done = run("add", "articles", "missing.txt", "--json")
    read = json.loads(done.out)
    assert (done.code, read["articles"], read["flags"], read["failed"][0]["origin"]) == (
        1,
        2,
        2,
        "missing.txt",
    )


@pytest.mark.parametrize("day", ["03/04/2019", "2019", "banana"])
def test_a_date_that_is_none_is_refused_before_anything_is_read(run, desk: Path, day: str) -> None:
    done = run("add", "articles", "--published", day)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "2024-03-12" in done.err
    assert not (desk / "story.db").exists()


def test_an_interruption_says_what_is_safe(run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factdb.archive import Archive

    def add(self, articles, *, progress, workers):
        progress(1, 0, "one")
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "add", add)
    done = run("add", "articles")
    assert done.code == 130
    assert "1 article safely stored" in done.err


def test_a_progress_bar_only_on_a_terminal(run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert "Reading" not in run("add", "articles").err
    (desk / "story.db").unlink()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done = run("add", "articles", "missing.txt")
    assert "Reading" in done.err
    assert "There is no file missing.txt" in done.err
    assert done.out.startswith("Added 2 articles")


@pytest.mark.parametrize(
    ("files", "asked", "workers"),
    [(2, (), 1), (30, (), 0), (30, ("--workers", "1"), 1), (2, ("--workers", "2"), 2)],
)
def test_many_files_are_read_on_every_core(run, desk: Path, reading_asked_for, files, asked, workers) -> None:  # noqa: PLR0917 (a row of the table)
    many = desk / "many"
    many.mkdir()
    for number in range(files):
        (many / f"{number}.txt").write_text(f"Sluice {number} is open.", encoding="utf-8")
    assert run("add", "many", *asked).code == 0
    assert reading_asked_for == [workers]


@pytest.fixture
def reading_asked_for(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """In how many processes articles were to be read, each time."""
    stand_in = sys.modules["factdb.reading"]
    given, read = [], stand_in.annotate_many

    def reading(articles: Iterable[Article], workers: int) -> Iterator[Annotation]:
        given.append(workers)
        return read(articles)

    monkeypatch.setattr(stand_in, "annotate_many", reading)
    return given
