"""Split a text into sentences, headings and list items by named rules."""

from __future__ import annotations

import regex

from factdb.model import Sentence

_SENTENCE = regex.compile(r"\S.*?(?:[.!?][\"”’']?(?=\s+[\"“‘'\p{Lu}\d—])|(?=\n\s*\n)|$)", regex.S)


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order, not overlapping, without white space at their ends."""
    return [Sentence(m.start(), m.end()) for m in _SENTENCE.finditer(text)]
