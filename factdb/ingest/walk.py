"""Files, folders and ``-`` → the articles in them, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factdb.errors import ArticleError
from factdb.ingest.notices import Notice, unheard
from factdb.ingest.registry import is_about_folder, is_readable_kind, read_all, read_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factdb.model import Article

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to read: `path` to a file, ``None`` for standard input, or the error met on the way to it."""

    origin: str
    path: Path | None = None
    error: ArticleError | None = None


def find_files(paths: Iterable[str | Path], *, notice: Notice = unheard) -> list[Candidate]:
    """The files that `paths` name, folders walked (hidden names and other kinds of file passed over).

    Nothing is opened. A folder without articles, or one that may not be read, is a candidate with its error.
    """
    return [candidate for path in paths for candidate in _candidates(str(path), notice)]


def load(
    candidate: Candidate, *, notice: Notice = unheard, stdin: BinaryIO | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of one candidate, or what is wrong with it."""
    if candidate.error:
        yield candidate.error
        return
    try:
        if candidate.path is None:
            yield read_stream(stdin or _standard_input(), candidate.origin, notice=notice)
        else:
            yield from read_all(candidate.path, notice)
    except ArticleError as error:
        yield error


def find_articles(
    paths: Iterable[str | Path], *, notice: Notice = unheard, stdin: BinaryIO | None = None
) -> Iterator[tuple[str, Article | ArticleError]]:
    """Where it is from, and the article or its error, for all in the files, folders and ``-``; lazily."""
    for candidate in find_files(paths, notice=notice):
        for outcome in load(candidate, notice=notice, stdin=stdin):
            yield candidate.origin, outcome


def _candidates(path: str, notice: Notice) -> Iterator[Candidate]:
    if path == STANDARD_INPUT:
        yield Candidate("standard input")
    elif _is_folder(path):
        yield from _walked(Path(path), notice)
    else:
        yield Candidate(path, Path(path))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # closed by the shell
        raise ArticleError("Standard input is closed.", "Pipe an article into it.")
    return sys.stdin.buffer


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises where a parent may not be read)


def _walked(folder: Path, notice: Notice) -> Iterator[Candidate]:
    barred: list[OSError] = []
    passed: Counter[str] = Counter()
    found = 0
    for parent, folders, names in os.walk(folder, onerror=barred.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in sorted(names) if not name.startswith(".")):
            if not is_readable_kind(path):
                passed[path.name if is_about_folder(path) else path.suffix.lower()] += 1
            elif path.is_file():
                found += 1
                yield Candidate(str(path), path)
    if passed:
        kinds = ", ".join(sorted(passed))
        notice(f"{folder}: {passed.total()} files of other kinds were passed over ({kinds}).")
    for error in barred:
        barrier = f"The folder {error.filename} cannot be read ({error.strerror})."
        yield Candidate(str(error.filename), error=ArticleError(barrier, "Change its permissions."))
    if not found and not barred:
        yield Candidate(str(folder), error=_nothing_in(folder))


def _nothing_in(folder: Path) -> ArticleError:
    return ArticleError(f"The folder {folder} holds no articles.", "Their names end in .txt, .text or .md.")
