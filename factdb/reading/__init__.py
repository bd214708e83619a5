"""Reading: from an article to what it claims.

Pure functions over the text: no files, no clock, no database. Each stage has a module of
its own and looks only at what the stages before it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from factdb.model import Annotation, Article, DateMention, Sentence
from factdb.reading.attribution import find_attributions
from factdb.reading.claims import find_claims
from factdb.reading.dates import find_dates
from factdb.reading.language import Doc, load, parse
from factdb.reading.quantities import find_quantities
from factdb.reading.sentences import split_sentences
from factdb.reading.speakers import name_speakers, resolve_mentions
from factdb.reading.workers import cores, read_apart

__all__ = ["annotate", "annotate_many"]

# Batches of 1, 2 and 4 articles are read before another process has its language model loaded.
_READ_HERE = 3


def annotate(article: Article) -> Annotation:
    """Everything that reading finds in one article."""
    return next(annotate_many([article]))


def annotate_many(
    articles: Iterable[Article], batch_size: int = 16, workers: int = 1
) -> Iterator[Annotation]:
    """Read the articles in order, at most `batch_size` of them at a time; lazily, as they are asked for.

    The first batches are small, so that the first annotation comes soon. With `workers` above 1, or 0 for one
    on each core, articles are read in as many processes of their own; a script that asks for them must
    guard its main part with ``if __name__ == "__main__":``. The first seven articles are always read here.
    Each annotation's ``article`` is the very object given, and so is that of its claims.

    Raises:
        ValueError: `batch_size` or `workers` makes no sense.
        FactdbError: no language model is installed, or a process was killed.
    """
    if batch_size < 1 or workers < 0:
        raise ValueError("batch_size must be 1 or more, and workers 0 or more.")
    return _annotated(articles, batch_size, workers or cores())


def _annotated(articles: Iterable[Article], batch_size: int, workers: int) -> Iterator[Annotation]:
    batches = _batches(articles, batch_size)
    for batch in islice(batches, _READ_HERE) if workers > 1 else batches:
        yield from read_batch(batch)
    yield from read_apart(read_batch, load, batches, workers)


def _batches(articles: Iterable[Article], largest: int) -> Iterator[list[Article]]:
    """The articles by 1, 2, 4 … up to `largest`."""
    pending, size = iter(articles), 1
    while batch := list(islice(pending, size)):
        yield batch
        size = min(2 * size, largest)


def read_batch(articles: list[Article]) -> Iterator[Annotation]:
    """The annotations of articles that are parsed together."""
    split = [split_sentences(article.text) for article in articles]
    texts = ((article.text, sentences) for article, sentences in zip(articles, split, strict=True))
    docs = parse(texts, len(articles))
    for article, sentences, doc in zip(articles, split, docs, strict=True):
        yield _annotation(article, sentences, doc)


def _annotation(article: Article, sentences: list[Sentence], doc: Doc) -> Annotation:
    dates = find_dates(doc, article.published)
    quantities = find_quantities(doc)
    mentions = resolve_mentions(doc, sentences, article)
    attributions = name_speakers(find_attributions(doc, sentences), mentions, doc)
    claims = find_claims(doc, article, sentences, attributions, mentions, dates, quantities)
    return Annotation(
        article=article,
        sentences=tuple(sentences),
        attributions=tuple(attributions),
        dates=tuple(_as_written(mention, article.text) for mention in dates),
        quantities=tuple(quantities),
        claims=tuple(claims),
    )


def _as_written(mention: DateMention, text: str) -> DateMention:
    """The mention in the article's own characters: the parser is shown plain quotes and spaces."""
    written = text[mention.start : mention.end]
    return mention if mention.text == written else replace(mention, text=written)
