"""The word lists about persons, bodies and pronouns."""

from __future__ import annotations

from functools import cache, lru_cache

from factdb.reading.attribution.cues import read_lexicon


@cache
def words(lexicon: str, key: str) -> frozenset[str]:
    """The words under `key` of a lexicon of this package, lower-case."""
    return frozenset(read_lexicon(lexicon)["words"][key].split())


def is_title(word: str) -> bool:
    """Whether the word, in any case, stands before a person's name as title."""
    lower = word.lower()
    return any(
        lower in words("person_words", key)
        for key in ("title", "honorific", "honorific_male", "honorific_female")
    )


@lru_cache(maxsize=4096)
def gender_of_word(word: str) -> str | None:
    """The gender a title, role or kin word tells: "male", "female" or ``None``."""
    for gender in ("male", "female"):
        if word in words("person_words", gender) or word in words("person_words", f"honorific_{gender}"):
            return gender
    return None


@lru_cache(maxsize=4096)
def gender_of_first_name(name: str) -> str | None:
    """The gender a given name usually tells."""
    lower = name.lower()
    for gender in ("male", "female"):
        if lower in words("first_names", gender):
            return gender
    return None


def is_role(lemma: str) -> bool:
    """Whether the noun describes a person."""
    return lemma in words("person_words", "role")


def is_body(lemma: str) -> bool:
    """Whether the noun is one of an organisation, office or state."""
    return any(lemma in words("body_words", key) for key in ("noun", "company", "state", "outlet"))
