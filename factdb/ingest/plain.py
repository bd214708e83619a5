"""Plain text, with or without front matter → one article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factdb.errors import ArticleError
from factdb.ingest.decoding import SAVE_AS_TEXT, decode
from factdb.ingest.front_matter import split
from factdb.ingest.metadata import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.ingest.notices import Notice
    from factdb.model import Article

_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I)


def articles_of(data: bytes, origin: str, notice: Notice) -> Iterator[Article]:
    """The one article of a plain text; line ends and characters stay as they are.

    Raises:
        ArticleError: it is not text, is empty, is a web page, or its front matter cannot be read.
    """
    text = decode(data, origin, notice)
    if _MARKUP.match(text):
        raise ArticleError(f"{origin} is a web page, not plain text.", SAVE_AS_TEXT)
    fields, body = split(text, origin)
    yield article_of(body, fields, origin, notice)
