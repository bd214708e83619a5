"""The words that comparing knows: plain files, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """The lexicon file `name`.txt: each line's name, and the words after the colon.

    Lines that begin with ``#`` are comments; a line without a colon belongs to the group called "".
    """
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        head, colon, tail = line.partition(":")
        key, words = (head.strip(), tail) if colon else ("", line)
        found[key] = (*found.get(key, ()), *words.split())
    return found


@cache
def members(name: str) -> dict[str, frozenset[str]]:
    """The lexicon the other way round: the groups each word stands in."""
    found: dict[str, set[str]] = {}
    for group, words in groups(name).items():
        for word in words:
            found.setdefault(word, set()).add(group)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def sides() -> dict[str, tuple[tuple[str, int], ...]]:
    """The opposites a word belongs to, as (name, +1 for the left side, -1 for the right)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name, words in groups("opposites").items():
        bar = words.index("|")
        for side, half in ((1, words[:bar]), (-1, words[bar + 1 :])):
            for word in half:
                found.setdefault(word, []).append((name, side))
    return {word: tuple(pairs) for word, pairs in found.items()}


@cache
def stories() -> dict[str, int]:
    """In how many stories of the training texts a lemma occurs (`rarity.txt`)."""
    return {name: int(words[0]) for name, words in groups("rarity").items()}


@cache
def phrases() -> frozenset[str]:
    """All multi-word entries ("turn_down") of the lexicons."""
    known = {*members("synonyms"), *sides(), *members("negators"), *members("cause"), *members("running")}
    return frozenset(word for word in known if "_" in word)
