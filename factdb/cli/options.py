"""Options and arguments that several verbs take, and the archive they open."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

    from factdb.archive import Archive

ARCHIVE_VARIABLE = "FACTDB_DB"
_CHOSEN = "factdb.archive"
Function = TypeVar("Function", bound=Callable[..., object])


def _choose(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.meta[_CHOSEN] = value


db_option = click.option(
    "--db",
    type=click.Path(path_type=Path),
    callback=_choose,
    expose_value=False,
    metavar="FILE",
    help=f"The archive to use, instead of {ARCHIVE_VARIABLE} or the one in your data folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
limit_option = click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="At most N; 0 is all.  [terminal: 100; else all]",
)
query_argument = click.argument("query", nargs=-1)


def archive_path() -> Path:
    """Where the archive lies: ``--db``, else ``FACTDB_DB``, else ``factdb.db`` in the data folder."""
    chosen = click.get_current_context().meta.get(_CHOSEN) or os.environ.get(ARCHIVE_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("factdb", appauthor=False) / "factdb.db"


def open_archive(*, create: bool = False) -> Archive:
    """The archive of this call, open; one that is not there is made only if `create`.

    Raises:
        ArchiveError: there is none, or it cannot be opened.
    """
    from factdb.archive import Archive
    from factdb.errors import ArchiveError

    path = archive_path()
    if not create and not path.exists():
        raise ArchiveError(
            f"There is no archive at {path}.", "Make one with factdb add FILE, or name another with --db."
        )
    return Archive.open(path, create=create)


_NAMED = re.compile(r"(speaker|source|about):(?P<name>\S+\s.*)", re.S)
_ARTICLE = re.compile(r"article:[Aa](\d+)")  # as the lists show it
_ANY_FIELD = re.compile(r"\s\w+:\S")


def query_text(arguments: Sequence[str]) -> str:
    """The query that the words on the command line are.

    The shell has taken the quotation marks off ``speaker:"Ada Moor"``; they are put back, so that
    one argument stays one name.
    """
    return " ".join(map(_term, arguments))


def _term(argument: str) -> str:
    if article := _ARTICLE.fullmatch(argument):
        return f"article:{article[1]}"
    named = _NAMED.fullmatch(argument)
    if not named or '"' in argument or _ANY_FIELD.search(argument):
        return argument
    return f'{named[1]}:"{named["name"].strip()}"'


class Number(click.ParamType[int]):
    """The number of a claim, flag or article, with or without its letter: ``12``, ``F12``, ``A3``."""

    def __init__(self, noun: str, letter: str) -> None:
        self.name = noun
        self.letter = letter

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        if isinstance(value, int):
            return value
        digits = str(value).strip().upper().removeprefix(self.letter)
        if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
            self.fail(f"“{value}” is not the number of a {self.name}, like {self.example}.", param, ctx)
        return int(digits)

    @property
    def example(self) -> str:
        """A number of this kind as the lists show it."""
        return "12" if self.letter == "C" else f"{self.letter}12"


CLAIM = Number("claim", "C")
FLAG = Number("flag", "F")
ARTICLE = Number("article", "A")


def _day(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    from factdb.ingest import parse_day

    return parse_day(value) if value else None


def _words(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    return " ".join((value or "").split()) or None


def metadata_options(function: Function) -> Function:
    """``--title --source --author --published --url``, in that order in the help."""
    options = [
        click.option("--title", metavar="TEXT", callback=_words, help="Title of the article."),
        click.option("--source", metavar="NAME", callback=_words, help="Outlet that published it."),
        click.option("--author", metavar="NAME", callback=_words, help="Who wrote it."),
        click.option(
            "--published", metavar="DATE", callback=_day, help="Day it was published, like 2024-03-12."
        ),
        click.option("--url", metavar="URL", callback=_words, help="Its address."),
    ]
    for option in reversed(options):
        function = option(function)
    return function
