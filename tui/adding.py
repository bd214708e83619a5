"""Articles from files or the clipboard into the archive, with what could not be read; done `elsewhere`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import factdb

if TYPE_CHECKING:
    from factdb import Added, Archive, Article
    from tui.elsewhere import Advance

Outcome = tuple["Added", tuple[str, ...]]


def add_from(archive: Archive, what: Path | Article, advance: Advance) -> Outcome:
    """Add an article, the file at a path or all files under it: what came in, and why each other did not."""
    if not isinstance(what, Path):
        return archive.add([what], progress=advance), ()
    articles: list[Article] = []
    refused: list[str] = []
    for origin, found in factdb.find_articles([what]):
        if isinstance(found, factdb.ArticleError):
            refused.append(str(found) if origin in str(found) else f"{origin}: {found}")
        else:
            articles.append(found)
    advance(0, len(articles), "")
    return archive.add(articles, progress=advance), tuple(refused)
