"""Verb forms for statements that begin as participles: "lowering" → "lowered", "lowers"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, str]:
    text = files("factdb.reading").joinpath("lexicons/irregular_verbs.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def _events() -> dict[str, str]:
    text = files("factdb.reading").joinpath("lexicons/event_nouns.toml").read_text(encoding="utf-8")
    nouns: dict[str, str] = tomllib.loads(text)["nouns"]
    return nouns


def event_noun(lemma: str) -> str | None:
    """The noun of the event that a verb tells: "agree" → "agreement"; ``None`` where there is no such one."""
    return _events().get(lemma)


def past_form(lemma: str) -> str:
    """The simple past of a verb: "lower" → "lowered", "stop" → "stopped", "take" → "took"."""
    if irregular := _irregular().get(lemma):
        return irregular
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return (lemma + lemma[-1] if _doubles(lemma) else lemma) + "ed"


def present_form(lemma: str) -> str:
    """The third person singular: "push" → "pushes", "try" → "tries"."""
    if lemma == "be":
        return "is"
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _doubles(lemma: str) -> bool:
    """Whether the last letter doubles: one syllable that ends consonant, vowel, consonant."""
    vowels = sum(c in _VOWELS for c in lemma)
    shape = [c in _VOWELS for c in lemma[-3:]]
    return vowels == 1 and shape == [False, True, False] and lemma[-1] not in "wxy"
