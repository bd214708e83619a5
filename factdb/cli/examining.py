"""``factdb doctor``: whether the installation and the archive are well."""

from __future__ import annotations

import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from factdb import __version__
from factdb.cli.commands import Verb
from factdb.cli.options import archive_path, db_option, json_option
from factdb.cli.voice import on_terminal, show_wrapped, tell
from factdb.errors import FactdbError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Check = tuple[str, bool, str]  # what was looked at, whether it is well, what was found
_PACKAGES = ("spacy", "sqlmodel", "sqlalchemy", "textual", "rich", "click", "python-dateutil", "regex")


@click.command(
    cls=Verb,
    short_help="Check the installation, the model and the archive.",
    examples=("factdb doctor", "factdb doctor --json"),
)
@json_option
@db_option
def doctor_verb(*, as_json: bool) -> int:
    """Check the installation, the language model and the archive; exit code 1 if something is wrong."""
    wrong = 0
    for name, well, found in _checks():
        wrong += not well
        if as_json:
            from factdb.export.jsonl import json_line

            print(json_line({"check": name, "passed": well, "found": found}))
        else:
            show_wrapped(found, " " * 22, f"{'ok ' if well else 'BAD'}  {name:<16} ")
    if wrong:
        tell(f"{wrong} of these checks failed.")
    return 1 if wrong else 0


def _checks() -> Iterator[Check]:
    yield "factdb", True, f"{__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield _packages()
    yield _terminal()
    yield _guarded("language model", _model)
    yield _guarded("judge", _judge)
    yield from _archive()


def _packages() -> Check:
    found, missing = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return "packages", False, f"not installed: {', '.join(missing)}. Install factdb again."
    return "packages", True, ", ".join(found)


def _terminal() -> Check:
    size = shutil.get_terminal_size()
    where = f"{size.columns}×{size.lines}" if on_terminal() else "none (standard output is a pipe or file)"
    return "terminal", True, f"{where}, {sys.stdout.encoding}"


def _guarded(name: str, check: Callable[[], str]) -> Check:
    try:
        return name, True, check()
    except FactdbError as error:
        return name, False, str(error)
    except Exception as error:  # noqa: BLE001 (a doctor reports whatever is broken)
        return name, False, f"{type(error).__name__}: {error}"


def _model() -> str:
    from factdb.reading.language import load

    meta = load().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _judge() -> str:
    from factdb.comparing.judge import is_available, read_pairs

    if not is_available():
        return "off or not installed: flags rest on the rules alone"
    read_pairs([("The bridge is open.", "The bridge is closed.")])
    return "reads beside the rules; FACTDB_JUDGE=off leaves them alone"


def _archive() -> Iterator[Check]:
    path = archive_path()
    if not path.exists():
        yield "archive", True, f"none yet at {path}; factdb add FILE makes it"
        return
    try:
        from factdb.archive import Archive

        with Archive.open(path, create=False) as archive:
            yield "archive", True, str(path)
            yield from archive.checkup()
    except FactdbError as error:
        yield "archive", False, str(error)
