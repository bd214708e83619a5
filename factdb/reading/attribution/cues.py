"""The cue lexicons: which verbs and nouns attribute, and what they take as content."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Lemmas by the frame of content they take.

    `phrase` is by preposition, `asserted` those of speech alone, `spoken` with
    those of asking, `order` those that tell somebody to do it, `lemmas` all that may be cues.
    """

    clause: frozenset[str]
    asserted: frozenset[str]
    spoken: frozenset[str]
    infinitive: frozenset[str]
    order: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    seeming: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    likened: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    small_clause: frozenset[str] = frozenset()
    phrase: Mapping[str, frozenset[str]] | None = None
    denied: frozenset[str] = frozenset()
    document: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    headline: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    utterance: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()


@cache
def read_lexicon(name: str) -> Mapping[str, Mapping[str, str]]:
    """The tables of ``lexicons/{name}.toml``: each key holds words separated by white space."""
    path = files("factdb") / "reading" / "lexicons" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words_of(table: Mapping[str, str]) -> frozenset[str]:
    """All words of a table of a lexicon."""
    return frozenset(word for line in table.values() for word in line.split())


@cache
def cue_verbs() -> CueLexicon:
    """The verbs that attribute."""
    return _lexicon("cue_verbs")


@cache
def cue_adjectives() -> CueLexicon:
    """The adjectives that attribute."""
    return _lexicon("cue_adjectives")


@cache
def cue_nouns() -> CueLexicon:
    """The nouns that attribute."""
    return _lexicon("cue_nouns")


def _lexicon(name: str) -> CueLexicon:
    tables = read_lexicon(name)
    phrase = {prep: frozenset(words.split()) for prep, words in tables["phrase"].items()}
    frames = ("clause", "scene", "raising", "infinitive", "doing", "likened", "object", "as", "aside")
    return CueLexicon(
        clause=words_of(tables["clause"]),
        asserted=frozenset(tables["clause"].get("assertion", "").split()),
        spoken=frozenset(
            (tables["clause"].get("assertion", "") + tables["clause"].get("question", "")).split()
        ),
        infinitive=words_of(tables["infinitive"]),
        order=frozenset(tables["infinitive"].get("order", "").split()),
        scene=words_of(tables.get("scene", {})),
        passive=frozenset(tables.get("raising", {}).get("passive", "").split()),
        seeming=frozenset(tables.get("raising", {}).get("seeming", "").split()),
        doing=words_of(tables.get("doing", {})),
        likened=words_of(tables.get("likened", {})),
        object=words_of(tables.get("object", {})),
        small_clause=words_of(tables.get("as", {})),
        phrase=phrase,
        denied=words_of(tables.get("denied", {})),
        document=words_of(tables.get("document", {})),
        aside=words_of(tables.get("aside", {})),
        headline=words_of(tables.get("headline", {})),
        light=words_of(tables.get("light", {})),
        utterance=words_of(tables.get("utterance", {})),
        lemmas=frozenset().union(*(words_of(tables.get(frame, {})) for frame in frames), *phrase.values()),
    )
