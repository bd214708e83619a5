"""The word lists that sentence splitting goes by, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import regex

__all__ = ["abbreviations", "boilerplate", "openers", "words"]


def _read(name: str) -> str:
    return (files("factdb.reading") / "lexicons" / name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line and not line.startswith("#")]


@cache
def abbreviations(group: str) -> frozenset[str]:
    """The abbreviations of one group of ``abbreviations.toml``, lower case, without the last stop."""
    return frozenset(_groups("abbreviations.toml")[group].split())


@cache
def words(group: str) -> frozenset[str]:
    """The words of one group of ``sentence_words.toml``, lower case; "_" stands for a space."""
    return frozenset(_groups("sentence_words.toml")[group].split())


@cache
def _groups(name: str) -> dict[str, str]:
    return tomllib.loads(_read(name))


@cache
def openers() -> frozenset[str]:
    """Words that open a sentence when capitalised after an abbreviation, lower case."""
    return frozenset(word for line in _lines("sentence_openers.txt") for word in line.split())


@cache
def boilerplate() -> regex.Pattern[str]:
    """What a line that belongs to the page and not to the article starts with."""
    return regex.compile("|".join(f"(?:{line})" for line in _lines("boilerplate.txt")), regex.IGNORECASE)
