"""Names in the title of an article: "Council pays for the Cutler Street Bridge" tells what "the span" is."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.wording import Wording

_NAME = regex.compile(r"(?:\p{Lu}[\p{L}\p{M}\d'’-]*+\s++){1,5}\p{Lu}[\p{L}\p{M}-]*+(?![\p{L}\d'’])")
_WORD = regex.compile(r"[\p{L}][\p{L}\p{M}'’-]*+")
_LONG = 4  # letters
_LONGEST = 300  # characters


def names_in_title(title: str | None) -> Iterator[tuple[str, Wording]]:
    """The nouns that end the names in a title, with these names.

    A title that gives all its words but links capitals shows no names, nor does its first word.
    """
    text = (title or "")[:_LONGEST]
    small = (word for word in _WORD.findall(text) if len(word) >= _LONG and word.islower())
    if all(word in listed("titles", "links") for word in small):
        return
    for found in _NAME.finditer(text):
        words = found[0].split()
        noun = words[-1].lower()
        article = "the " if text[: found.start()].lower().endswith("the ") else ""
        if found.start() == 0:
            words = words[1:]
        if len(words) > 1 and noun in listed("named", "nouns"):
            content = tuple((word.lower(), "PROPN") for word in words)
            yield noun, Wording(article + " ".join(words), content, named=True, proper=True)
