"""Articles from files into the archive, with what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import factdb

if TYPE_CHECKING:
    from pathlib import Path

    from factdb import Added, Archive, Article

TEXTS = {".txt", ".text", ".md"}  # in a folder; a file that is named is always tried

Advance = Callable[[int, int, str], None]


def add_from(archive: Archive, path: Path, advance: Advance) -> tuple[Added, tuple[str, ...]]:
    """Add the file at `path` or all files under it: what came in, and a sentence for each that did not."""
    articles: list[Article] = []
    refused: list[str] = []
    for file in files_under(path):
        try:
            articles.append(factdb.read(file))
        except (factdb.FactdbError, OSError) as error:
            refused.append(str(error) if str(file) in str(error) else f"{file}: {error}")
    return archive.add(articles, progress=advance), tuple(refused)


def files_under(path: Path) -> list[Path]:
    """The file itself, or the texts under the folder that are not hidden, in order."""
    if not path.is_dir():
        return [path]
    inside = (file for file in path.rglob("*") if file.suffix.lower() in TEXTS and file.is_file())
    return sorted(file for file in inside if not any(part[0] == "." for part in file.relative_to(path).parts))
