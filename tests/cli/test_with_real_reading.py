"""The whole path once with the real parser, and a real process interrupted."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factdb.export import unescape_cell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def plain_reading() -> None:
    """No stand-ins here."""


def test_add_then_export(run, desk: Path) -> None:
    text = (
        "The mill at Ostrand was closed on Tuesday.\n\n"
        "“The wheel broke,” said Ines Falk, the miller. Repairs cost $12,000, she said [sic].\n"
    )
    (desk / "mill.txt").write_text(text, encoding="utf-8")
    done = run("add", "mill.txt")
    assert done.code == 0, done.err
    rows = list(csv.DictReader(io.StringIO(run("export").out, newline="")))
    assert rows
    for row in rows:
        assert unescape_cell(row["sentence"]) == text[int(row["start"]) : int(row["end"])]
    closed = next(row for row in rows if "closed" in row["claim"])
    assert closed["event_first"] == ""
    assert "now 2021-03-02" in run("articles", "set", "1", "--published", "2021-03-03").out
    assert run("doctor").code == 0


def test_annotate(run, desk: Path) -> None:
    (desk / "mill.txt").write_text("The mill at Ostrand was closed on 2 March 2021.")
    read = json.loads(run("annotate", "mill.txt", "--json").out)
    assert [day["first"] for day in read["dates"]] == ["2021-03-02"]
    assert len(read["claims"]) == 1


def test_an_interrupted_process_exits_130_without_a_traceback(desk: Path) -> None:
    pipe = desk / "pipe.txt"
    os.mkfifo(pipe)
    command = [
        sys.executable,
        "-c",
        # a shell that starts the tests in the background has interrupts ignored, and children inherit that
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from factdb.cli import main; sys.exit(main())",
        "add",
        str(pipe),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        with pipe.open("w"):  # opens when factdb has opened its end, and is reading
            process.send_signal(signal.SIGINT)
            assert process.wait() == 130
        assert process.stderr
        said = process.stderr.read()
    assert "Traceback" not in said
    assert "Nothing was stored" in said
