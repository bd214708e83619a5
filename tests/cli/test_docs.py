"""docs/cli.md: every example runs, and no verb is left out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from factdb.cli.program import VERBS
from factdb.export import COLUMNS

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"
TEXT = DOCS.read_text(encoding="utf-8")
FILES = re.findall(r'```text title="([^"]+)"\n(.*?)```', TEXT, re.S)
EXAMPLES = [line.removeprefix("$ ") for line in re.findall(r"^\$ .*", TEXT, re.M)]


def test_every_verb_has_an_example_that_runs(run, desk: Path) -> None:
    for path in (desk / "articles").iterdir():
        path.unlink()
    for name, text in FILES:
        (desk / name).write_text(text, encoding="utf-8")
    ran = set()
    for line in EXAMPLES:
        shown, _, command = line.rpartition(" | ")
        stdin = (desk / shown.removeprefix("cat ")).read_bytes() if shown else b""
        program, *arguments = shlex.split(command)
        assert program == "factdb"
        done = run(*arguments, stdin=stdin)
        assert done.code == 0, (line, done.err)
        ran.update(argument for argument in arguments if argument in VERBS)
    assert ran == set(VERBS)


def test_what_is_listed_is_what_is_there() -> None:
    headings = set(re.findall(r"^## (.+)$", TEXT, re.M))
    assert {*VERBS} - {"undo", "redo"} <= headings
    assert ", ".join(COLUMNS) in " ".join(TEXT.split())


def test_completion_is_as_documented(run, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    variable, _, kind = re.search(r"(_FACTDB_COMPLETE)(=)(bash_source)", TEXT).groups()
    monkeypatch.setenv(variable, kind.replace("bash", "zsh"))
    with pytest.raises(SystemExit, match="0"):  # click ends the process itself here
        run()
    assert "#compdef factdb" in capsys.readouterr().out
