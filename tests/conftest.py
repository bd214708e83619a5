"""What all tests share: the language model and the parses, paid for once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from factdb.model import Annotation, Article


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], object]:
    """A text's parse, made once a session for each text."""
    from factdb.reading.language import parse
    from factdb.reading.sentences import split_sentences

    @cache
    def doc_of(text: str) -> object:
        return next(parse([(text, split_sentences(text))]))

    return doc_of


@pytest.fixture(scope="session")
def annotated() -> Callable[..., Annotation]:
    """A text's annotation, made once a session for each text and publication date."""
    from factdb.reading import annotate

    @cache
    def annotation_of(text: str, published: date | None = None, source: str | None = None) -> Annotation:
        return annotate(Article(text=text, published=published, source=source))

    return annotation_of
