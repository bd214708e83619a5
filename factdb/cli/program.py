"""``factdb``: the verbs, what the bare word does, and how it ends."""

from __future__ import annotations

import os
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING

import click

from factdb import __version__
from factdb.cli.options import archive_path, db_option
from factdb.cli.voice import is_terminal, on_terminal, tell
from factdb.errors import FactdbError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

VERBS = {  # verb → module of this package; in the order of the work, which is that of the help
    "add": "adding",
    "list": "listing",
    "flags": "listing",
    "articles": "listing",
    "speakers": "speaking",
    "show": "showing",
    "explain": "explaining",
    "story": "stories",
    "verify": "judging",
    "rule": "judging",
    "edit": "editing",
    "undo": "judging",
    "redo": "judging",
    "annotate": "annotating",
    "export": "exporting",
    "serve": "serving",
    "doctor": "examining",
}
DEBUG_VARIABLE = "FACTDB_DEBUG"
INTERRUPTED = 130


class Verbs(click.Group):
    """The verbs, each imported when it is asked for."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; when nobody reads its output any more, it is done."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # before click sees it, which would call it a failure
            _forget_output()
            return 0

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's)
        """All verbs, in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's)
        """The verb of that name."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"factdb.cli.{VERBS[cmd_name]}"), f"{cmd_name}_verb")
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@db_option
@click.version_option(__version__, "--version", "-V", prog_name="factdb")
@click.pass_context
def program(ctx: click.Context) -> int | None:
    """Who claimed what, when, in which outlet, and where the outlets contradict one another.

    Without a verb, factdb opens its terminal UI; where there is no terminal it prints the flags.

    The archive is one file: --db, else FACTDB_DB, else factdb.db in your data folder.
    """
    if ctx.invoked_subcommand is not None:
        return None
    if is_terminal(sys.stdin) and on_terminal():
        return open_interface(archive_path())
    from factdb.cli.listing import print_all_flags

    print_all_flags()
    return 0


def open_interface(path: Path) -> int:
    """Open the terminal UI that is installed, which this package does not know by name."""
    from importlib.metadata import entry_points

    for entry in entry_points(group="factdb.interface", name="terminal"):
        run = entry.load()
        return int(run(path) or 0)
    raise FactdbError(
        "The terminal UI is not installed.", "Install factdb again, or use its verbs: factdb --help."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``factdb`` with `arguments` (those of the process if ``None``); the exit code. Never raises."""
    debugging = bool(os.environ.get(DEBUG_VARIABLE))
    _settle_output()
    with warnings.catch_warnings():
        if not debugging:
            warnings.simplefilter("ignore")
        try:
            return _run(arguments)
        except BrokenPipeError:
            _forget_output()
            return 0
        except (KeyboardInterrupt, click.Abort):
            return INTERRUPTED
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except Exception as error:
            if debugging:
                raise
            tell(_sentence(error))
            if isinstance(error, OSError):
                _forget_output()  # what could not be written would fail once more at the end
            return 1


def _run(arguments: Sequence[str] | None) -> int:
    result = program.main(arguments, prog_name="factdb", standalone_mode=False)
    if sys.stdout:
        sys.stdout.flush()
    return result if isinstance(result, int) else 0


def _sentence(error: Exception) -> str:
    if isinstance(error, FactdbError):
        return str(error)
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"The system refuses{where}: {error.strerror or error}. Check the disk and the permissions."
    if isinstance(error, RecursionError | MemoryError):
        return "This is more than factdb can hold. Try it with less at a time."
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"Something is wrong inside factdb ({what}). Report what it prints with {DEBUG_VARIABLE}=1."


def _settle_output() -> None:
    """Pipes get UTF-8 with plain line ends whatever the locale; no character can stop a terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and is_terminal(stream):
            reconfigure(errors="replace")
        elif reconfigure:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _forget_output() -> None:
    """Let the interpreter flush into nothing at its end, instead of into the closed pipe."""
    if not sys.stdout:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
