"""The words by which a speaker of one article is known again in another (lexicon ``speakers``)."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, normalize

from factdb.comparing.lexicons import groups

_UNDIVIDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DEMONYM = re.compile(r"(?<=\w{4})(?:ians?|ia|ans?|ese|ish|is|i|a)$")


def fold(text: str) -> str:
    """`text` without case and accents."""
    spelt = normalize("NFKD", text.casefold()).translate(_UNDIVIDED)
    return "".join(character for character in spelt if not combining(character))


def compact(text: str) -> str:
    """The letters and digits of `text`, folded, without anything between them."""
    return "".join(character for character in fold(text) if character.isalnum())


@cache
def words(group: str) -> frozenset[str]:
    """The words of a group of the lexicon."""
    return frozenset(groups("speakers")[group])


@cache
def _spellings() -> dict[str, str]:
    pairs = (entry.split("=") for entry in groups("speakers")["same"])
    return {other: usual for other, usual in pairs}  # noqa: C416 (lists are no pairs to a type checker)


def usual(word: str) -> str:
    """The word by which the lexicon knows this one: "Gov." is governor, "defence" is defense."""
    plain = word.lower().strip(".,’'")
    return _spellings().get(plain, plain)


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in groups("speakers")["country"]:
        name, _, others = entry.partition("=")
        found.update(dict.fromkeys([name, *others.split(",")], name))
    return found


def country(word: str) -> str | None:
    """The country that a word names or belongs to, if the lexicon knows it."""
    return _countries().get(word.lower().replace(".", "").removesuffix("'s").removesuffix("’s"))


def place(word: str) -> str:
    """A key of the place that a capitalised word is of: the same for "Torvia", "Torvian" and "Torvia's"."""
    plain = word.replace(".", "").removesuffix("'s").removesuffix("’s")
    return country(plain) or _DEMONYM.sub("", fold(plain))
