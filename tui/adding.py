"""Articles from files into the archive, with what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import factdb

if TYPE_CHECKING:
    from pathlib import Path

    from factdb import Added, Archive, Article

Advance = Callable[[int, int, str], None]


def add_from(archive: Archive, path: Path, advance: Advance) -> tuple[Added, tuple[str, ...]]:
    """Add the file at `path` or all files under it: what came in, and a sentence for each that did not."""
    articles: list[Article] = []
    refused: list[str] = []
    for origin, found in factdb.find_articles([path]):
        if isinstance(found, factdb.ArticleError):
            refused.append(str(found) if origin in str(found) else f"{origin}: {found}")
        else:
            articles.append(found)
    return archive.add(articles, progress=advance), tuple(refused)
