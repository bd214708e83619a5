"""The program as a whole: help, exit codes, the bare word, broken pipes, errors as sentences."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factdb
from factdb.cli import main
from factdb.cli.program import VERBS, program


def commands() -> list[tuple[str, click.Command]]:
    found = []
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", inner) for sub, inner in command.commands.items() if not inner.hidden]
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda v: v if isinstance(v, str) else "")
def test_every_verb_has_help_and_an_example(run, name: str, command: click.Command) -> None:
    done = run(*name.split(), "--help")
    assert done.code == 0
    assert command.help
    assert len(command.help.split()) >= 5
    examples = done.out.partition("Examples:\n")[2].splitlines()
    assert [line for line in examples if f"factdb {name}" in line]
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help


def test_the_verbs_are_those_of_the_help(run) -> None:
    out = run("--help").out
    assert all(f"  {verb} " in out for verb in VERBS)
    assert "..." not in out.partition("Commands:")[2]


def test_version(run) -> None:
    assert run("--version").out == f"factdb, version {factdb.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("list", "--nonsense"), ("add",), ("verify", "1"), ("verify", "1", "maybe")]
)
def test_usage_errors(story, arguments: tuple[str, ...]) -> None:
    done = story(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Usage: factdb" in done.err


def test_without_a_terminal_the_bare_word_prints_the_flags(story) -> None:
    done = story()
    assert done.code == 0
    assert "contradiction" in done.out
    assert "14 cracks / 9 cracks." in done.out
    assert "\t" not in done.out


def test_the_bare_word_on_an_empty_archive(run) -> None:
    done = run()
    assert (done.code, done.out) == (0, "")
    assert "factdb add" in done.err


def test_on_a_terminal_the_bare_word_opens_the_interface(
    run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(EntryPoint, "load", lambda self: lambda path: opened.append(path) or 3)
    assert run("--db", "other.db", terminal=True).code == 3
    assert opened == [Path("other.db")]


def test_a_missing_interface_is_said(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: ())
    done = run(terminal=True)
    assert (done.code, done.err.count("\n")) == (1, 1)


def test_where_the_archive_lies(run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "articles", "--db", "verb.db")
    run("--db", "program.db", "add", "articles")
    run("add", "articles")
    assert {path.name for path in desk.glob("*.db")} == {"verb.db", "program.db", "story.db"}
    monkeypatch.setenv("FACTDB_DB", "")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: desk / "home")
    run("add", "articles")
    assert (desk / "home" / "factdb.db").exists()


@pytest.mark.parametrize("arguments", [("list",), ("flags",), ("show", "1"), ("undo",), ("export",)])
def test_an_archive_that_is_not_there_is_not_made(run, desk: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "factdb add" in done.err
    assert not (desk / "story.db").exists()


@pytest.mark.parametrize("arguments", [(), ("list",), ("add", "articles"), ("doctor",)])
def test_an_archive_that_is_none(run, desk: Path, arguments: tuple[str, ...]) -> None:
    (desk / "story.db").write_text("A plain text, no archive, and long enough to be looked at. " * 20)
    done = run(*arguments)
    assert done.code == 1
    assert "story.db" in done.err + done.out
    assert "Traceback" not in done.err


def test_a_query_that_is_none_is_one_sentence(story) -> None:
    for words in ("colour:red", "is:blue", "after:banana"):
        done = story("list", words)
        assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_an_unforeseen_error_is_a_sentence(story, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("half \x1b[2J")

    monkeypatch.setattr("factdb.archive.Archive.list_claims", broken)
    done = story("list")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "ZeroDivisionError: half [2J" in done.err
    monkeypatch.setenv("FACTDB_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["list"])


def test_ctrl_c(story, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factdb.archive.Archive.list_claims", interrupted)
    assert story("list").code == 130


def test_a_reader_that_leaves_early_is_no_error(story, desk: Path) -> None:
    many = " ".join(f"Sluice {n} is {'very ' * 100}open." for n in range(300))  # more than a pipe holds
    (desk / "many.txt").write_text(many)
    assert story("add", "many.txt").code == 0
    command = [sys.executable, "-c", "import sys; from factdb.cli import main; sys.exit(main(['list']))"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("{} list > /dev/full", 1, "No space left"),
        ("{} list >&-", 0, ""),
        ("{} add - <&-", 1, "Standard input is closed"),
        ("{} <&-", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full(story, shell: str, code: int, said: str) -> None:
    program = f"{sys.executable} -c 'import sys; from factdb.cli import main; sys.exit(main())'"
    done = subprocess.run(["sh", "-c", shell.format(program)], capture_output=True, text=True, check=False)
    assert (done.returncode, said in done.stderr) == (code, True)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_no_colour(story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" in story("flags", terminal=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in story("flags", terminal=True).out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_no_query_is_a_traceback(story, text: str) -> None:
    done = story("list", "--", text)
    assert done.code in {0, 1}
    assert "wrong inside" not in done.err
