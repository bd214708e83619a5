"""``factdb add``: files, folders and standard input into the archive."""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factdb.cli.commands import Verb
from factdb.cli.options import db_option, json_option, metadata_options, open_archive
from factdb.cli.voice import counted, is_terminal, listed, show, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factdb.cli.progress import Bar
    from factdb.ingest import Candidate, Metadata
    from factdb.model import Article
    from factdb.records import Added

# Files from which on every core reads: a process takes as long to get ready as a few articles to be read.
_MANY = 24

_UNKNOWN = (  # field, what it is called, what its absence means
    ("source", "source", "Their claims show no outlet"),
    ("published", "publication date", "Words like “on Tuesday” have no date"),
)


@dataclass
class Intake:
    """The articles of one call as they are read, and what there is to say about them at the end."""

    candidates: list[Candidate]
    metadata: Metadata
    tell: Callable[[str], None] = tell
    failed: list[tuple[str, str]] = field(default_factory=list)
    unknown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    stored: int = 0

    def articles(self) -> Iterator[Article]:
        """Each article that can be read, completed by the options; what cannot is told and remembered."""
        from factdb.errors import ArticleError
        from factdb.ingest import complete, load

        for candidate in self.candidates:
            if candidate.path is None and candidate.error is None and is_terminal(sys.stdin):
                self.tell("Reading what you type; end it with Ctrl-D on a line of its own.")
            for outcome in load(candidate, notice=self._notice):
                if isinstance(outcome, ArticleError):
                    self.failed.append((candidate.origin, str(outcome)))
                    self.tell(str(outcome))
                else:
                    article = complete(outcome, self.metadata)
                    self._remember_unknown(article, candidate.origin)
                    yield article

    def _notice(self, sentence: str) -> None:
        self.tell(sentence)  # looked up each time: a progress bar takes over in between

    def _remember_unknown(self, article: Article, origin: str) -> None:
        for name, *_ in _UNKNOWN:
            if getattr(article, name) is None:
                self.unknown[name].append(Path(origin).name)


@click.command(
    cls=Verb,
    short_help="Read articles, compare and store them.",
    examples=(
        "factdb add articles/",
        'factdb add interview.txt --source "The Tarn" --published 2019-06-07',
        "pbpaste | factdb add - --source Wire --url https://wire.example/1",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that read; 0 is one on each core.  [default: 1, for many files 0]",
)
@metadata_options
@json_option
@db_option
def add_verb(
    paths: tuple[str, ...],
    *,
    workers: int | None,
    as_json: bool,
    **known: Any,  # noqa: ANN401 (the five metadata options)
) -> int:
    """Read articles, compare them with what is in the archive, and store them.

    Plain text (.txt, .text, .md), with or without front matter (title, source, author, published, url
    between two lines of ---). Folders are searched for such files; - is standard input. The options fill
    in what an article does not say itself. An article that is already there changes nothing.

    Each article is stored whole or not at all. Files that cannot be read are named, the others are still
    read, and the exit code is 1.
    """
    from factdb.ingest import Metadata, find_files

    intake = Intake(find_files(paths, notice=tell), Metadata(**known))
    if workers is None:
        workers = 0 if len(intake.candidates) >= _MANY else 1
    added = _add(intake, workers)
    if as_json:
        from factdb.export.jsonl import json_line

        failed = [{"origin": origin, "error": error} for origin, error in intake.failed]
        print(json_line({**_numbers(added), "failed": failed}))
    else:
        _summarise(added, intake)
    if intake.failed:
        failures = counted(len(intake.failed), "file")
        tell(f"{failures} of {len(intake.candidates):,} could not be read (see above).")
    return 1 if intake.failed else 0


def _add(intake: Intake, workers: int) -> Added:
    """Store what can be read; nothing is opened or loaded when that is nothing."""
    from factdb.records import Added

    bar = _bar(len(intake.candidates))
    shown: AbstractContextManager[object] = bar or nullcontext()

    def progress(done: int, _total: int, name: str) -> None:
        intake.stored = done
        if bar:
            bar.moved(done, name)

    try:
        articles = intake.articles()
        first = next(articles, None)
        if first is None:
            return Added()
        with open_archive(create=True) as archive, shown:
            intake.tell = bar.tell if bar else tell
            return archive.add(chain([first], articles), progress=progress, workers=workers)
    except KeyboardInterrupt:
        stored = f"{counted(intake.stored, 'article')} safely" if intake.stored else "Nothing was"
        tell(f"Stopped. {stored} stored; add the same again to go on.")
        raise


def _bar(total: int) -> Bar | None:
    if not is_terminal(sys.stderr):
        return None
    from factdb.cli.progress import Bar

    return Bar(total)


def _numbers(added: Added) -> dict[str, int]:
    from dataclasses import asdict

    return {**asdict(added), "flags": added.flags}


def _summarise(added: Added, intake: Intake) -> None:
    kinds = [
        counted(number, noun)
        for number, noun in (
            (added.contradictions, "contradiction"),
            (added.updates, "update"),
            (added.overlaps, "overlap"),
        )
        if number
    ]
    read = (
        counted(added.articles, "article"),
        counted(added.sentences, "sentence"),
        counted(added.claims, "claim"),
    )
    by_kind = f" ({', '.join(kinds)})" if kinds else ""
    show(f"Added {', '.join(read)}; {counted(added.flags, 'new flag')}{by_kind}.")
    beside = [
        f"{number:,} {what}"
        for number, what in (
            (added.known, "already known, unchanged"),
            (added.completed, "already known, completed with what was unknown"),
            (added.versions, "a new version of a known address"),
        )
        if number
    ]
    if beside:
        show(f"Of the articles: {'; '.join(beside)}.")
    if added.articles or added.completed:
        _tell_unknown(intake)


def _tell_unknown(intake: Intake) -> None:
    for name, noun, meaning in _UNKNOWN:
        if origins := intake.unknown.get(name):
            tell(
                f"No {noun} is given in {listed(origins)}. {meaning} until you set it:"
                f" add the file again with --{name}, or factdb articles set NUMBER --{name} …"
            )
