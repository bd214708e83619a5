"""Reading: from an article to what it claims.

Pure functions over the text: no files, no clock, no database. Each stage has a module of
its own and looks only at what the stages before it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from factdb.model import Annotation, Article, Sentence
from factdb.reading.attribution import find_attributions
from factdb.reading.claims import find_claims
from factdb.reading.dates import find_dates
from factdb.reading.language import Doc, parse
from factdb.reading.quantities import find_quantities
from factdb.reading.sentences import split_sentences
from factdb.reading.speakers import name_speakers, resolve_mentions

__all__ = ["annotate", "annotate_many"]


def annotate(article: Article) -> Annotation:
    """Everything that reading finds in one article."""
    return next(annotate_many([article]))


def annotate_many(articles: Iterable[Article], batch_size: int = 16) -> Iterator[Annotation]:
    """Read the articles in order, `batch_size` of them at a time; lazily, as they are asked for.

    Each annotation's ``article`` is the very object given, and so is that of its claims.
    """
    split = ((article, split_sentences(article.text)) for article in articles)
    known, texts = tee(split)
    docs = parse(((article.text, sentences) for article, sentences in texts), batch_size)
    for (article, sentences), doc in zip(known, docs, strict=True):
        yield _annotation(article, sentences, doc)


def _annotation(article: Article, sentences: list[Sentence], doc: Doc) -> Annotation:
    dates = find_dates(doc, article.published)
    quantities = find_quantities(doc)
    mentions = resolve_mentions(doc, sentences, article)
    attributions = name_speakers(find_attributions(doc, sentences), mentions, doc)
    claims = find_claims(doc, article, sentences, attributions, mentions, dates, quantities)
    return Annotation(article, tuple(sentences), tuple(attributions), tuple(dates), tuple(quantities), tuple(claims))
