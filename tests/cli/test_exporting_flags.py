"""factdb export --flags: both claims of each flag in a row."""

from __future__ import annotations

import csv
import io


def test_flags_are_written_with_both_claims(story, tmp_path) -> None:
    done = story("export", "--flags")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows
    assert all(row["claim_a"] and row["claim_b"] and row["kind"] for row in rows)
    target = tmp_path / "flags.csv"
    written = story("export", "--flags", "is:contradiction", "-o", str(target))
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(target.read_text(encoding="utf-8")))]
    assert written.code == 0
    assert str(target) in written.err
    assert set(kinds) == {"contradiction"}


def test_flags_have_no_other_form(story) -> None:
    assert story("export", "--flags", "--format", "jsonl").code == 2
