"""export and annotate."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from factdb.export import COLUMNS


def test_csv_on_standard_output(story) -> None:
    done = story("export", "speaker:moor")
    rows = list(csv.DictReader(io.StringIO(done.out, newline="")))
    assert [tuple(row) for row in rows] == [COLUMNS]
    assert rows[0]["sentence"] == "Moor said 14 cracks were found below."
    assert "1 claim written" in done.err


def test_a_file_and_its_form_by_name(story, desk: Path) -> None:
    for name, begins in (("a.csv", "id,claim"), ("a.jsonl", '{"id"'), ("a.md", "- **"), ("a", "id,claim")):
        done = story("export", "-o", name)
        assert (done.code, done.out) == (0, "")
        assert (desk / name).read_text().startswith(begins)
    assert story("export", "--format", "jsonl", "-o", "b.csv").code == 0
    assert (desk / "b.csv").read_text().startswith("{")


def test_claimreview_of_what_is_judged(story) -> None:
    assert story("export", "--format", "claimreview").out == ""
    story("verify", "1", "verified")
    assert json.loads(story("export", "--format", "claimreview").out)["@type"] == "ClaimReview"


def test_a_terminal_is_not_controlled_but_a_pipe_gets_all(story) -> None:
    assert "\x1b" in story("export").out
    assert "\x1b" not in story("export", terminal=True).out


def test_a_place_that_is_none(story) -> None:
    done = story("export", "-o", "missing/claims.csv")
    assert (done.code, done.err.count("\n")) == (1, 1)


def test_annotate_shows_what_was_found_where(run, desk: Path) -> None:
    done = run("annotate", "articles/weir.txt")
    assert done.code == 0
    for part in (
        "Weir: shut again, The Tarn, Ada Moor, 2019-06-07",
        "   1 Moor said 14 cracks were found below.",
        "says        Moor (indirect) “said”: 14 cracks were found below.",
        "quantity    “14” = 14 of crack",
        "date        “today” = 2019-06-07 (relative)",
        "claim       The council met today. (2019-06-07)",
        "3 sentences, 1 attribution, 1 date, 1 number, 3 claims",
    ):
        assert part in done.out
    assert not (desk / "story.db").exists()


def test_annotate_json_has_offsets_into_the_text(run) -> None:
    read = json.loads(run("annotate", "articles/council.txt", "--json", "--published", "2019-06-08").out)
    text = read["article"]["text"]
    first = read["sentences"][0]
    assert text[first["start"] : first["end"]] == "Abara said 9 cracks were found below."
    assert read["claims"][0]["speaker"] == "Abara"
    assert read["dates"][0]["first"] == "2019-06-08"
    assert "article" not in read["claims"][0]


def test_annotate_reads_the_others_beside_a_bad_one(run) -> None:
    done = run("annotate", "missing.txt", "articles", "-", "--json", stdin=b"Sluices are open.")
    assert done.code == 1
    origins = [Path(json.loads(line)["origin"]).name for line in done.out.splitlines()]
    assert origins == ["council.txt", "weir.txt", "standard input"]
    assert "missing.txt" in done.err
