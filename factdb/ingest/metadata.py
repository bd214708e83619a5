"""What is known about an article beside its text: from front matter, then from what the person adds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factdb.errors import ArticleError
from factdb.ingest.days import parse_day
from factdb.ingest.notices import Notice, shown
from factdb.model import Article

if TYPE_CHECKING:
    from datetime import date

    from factdb.ingest.front_matter import Fields

_NAMES = {  # as other programs call the five fields
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet", "site", "site_name", "publication"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "published_at", "date_published", "publication_date", "pubdate"),
    "url": ("url", "link", "canonical", "canonical_url"),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_UNKNOWN = {"", "null", "none", "~", "unknown", "n/a", "-"}
_COMMENT = re.compile(r"\s#.*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a person knows about articles that do not say it themselves."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None


def article_of(text: str, fields: Fields, origin: str, notice: Notice) -> Article:
    """The article that `fields` describe; fields that factdb has no use for are said to `notice`.

    Raises:
        ArticleError: there is no text, or the date is none.
    """
    if not text.strip():
        raise ArticleError(f"{origin} holds no text.", "Check that it was saved whole.")
    known: dict[str, str] = {}
    unused = []
    for key, value in fields.items():
        field = _FIELD_OF.get(re.sub(r"[\s-]+", "_", key.strip().lower()))
        if field is None:
            unused.append(shown(key))
        elif (settled := _settled(field, value)) and (field not in known or field == key):
            known[field] = settled  # its own name counts more than another program's
    if unused:
        notice(f"{origin}: fields not used: {', '.join(unused)}.")
    published = _published(known.pop("published", None), origin)
    return Article(text=text, published=published, **known)


def complete(article: Article, known: Metadata) -> Article:
    """`article` with what it does not say itself filled in from `known`; what it says stays."""
    return replace(
        article,
        title=article.title or known.title,
        source=article.source or known.source,
        author=article.author or known.author,
        published=article.published or known.published,
        url=article.url or known.url,
    )


def _settled(field: str, value: str) -> str | None:
    line = " ".join(value.split())
    if field in {"published", "url"}:
        line = _COMMENT.sub("", line)
    unknown = line == "" if field == "title" else line.lower() in _UNKNOWN
    return None if unknown else line


def _published(value: str | None, origin: str) -> date | None:
    if value is None:
        return None
    try:
        return parse_day(value)
    except ArticleError as error:
        raise ArticleError(f"The published date of {origin}: {error.problem}", error.remedy) from None
