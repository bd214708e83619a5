"""What the clause of a noun tells of it: between whom the deal was made, where the fire broke out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.pairs import Pairs
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.definites.wording import Wording, content_of, plain_phrase
from factdb.reading.language import Token


def between(phrase: Phrase, told: Wording, pairs: Pairs) -> Wording | None:
    """The agreement "between Norway and Sweden", where its sentence names these two and it names nobody."""
    if told.named or phrase.lemma not in listed("between", "nouns"):
        return None
    pair = pairs.only_in(phrase.head.sent)
    if pair is None:
        return None
    words = f"{told.words} between {' and '.join(pair.names)}"
    content = tuple((part.lower(), "PROPN") for name in pair.names for part in name.split())
    return replace(told, words=words, content=(*told.content, *content), named=True)


def happened_at(phrase: Phrase, told: Wording) -> Wording | None:
    """The fire "at a mill in Bergen", where its clause tells the place and it does not."""
    if told.named or phrase.lemma not in listed("events", "nouns"):
        return None
    for place in _places(phrase.head):
        tokens = plain_phrase(place)
        if tokens and any(is_name(t) for t in tokens):
            words = f"{told.words} {' '.join(''.join(t.text_with_ws for t in tokens).split())}"
            return replace(told, words=words, content=(*told.content, *content_of(tokens)), named=True)
    return None


def _places(noun: Token) -> Iterator[Token]:
    """The prepositions of place on the verb that the noun is subject or object of."""
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        yield from (
            c
            for c in noun.head.rights
            if c.dep_ == "prep" and c.i > noun.i and c.lower_ in listed("events", "places")
        )
