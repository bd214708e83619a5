"""The word lists that quantities are read by, loaded once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Unit", "bounds", "currency", "numbers", "signs", "units", "words"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement or money: `base` is what it is turned into, ``base = (x + offset) * factor``.

    `rough` units are no round multiple of their base.
    """

    base: str
    factor: float = 1.0
    offset: float = 0.0
    rough: bool = False
    money: bool = False


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("factdb.reading") / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def numbers(group: str) -> Mapping[str, float]:
    """One table of ``numbers.toml``: words to values."""
    return {word: float(value) for word, value in _table("numbers")[group].items()}


@cache
def vague() -> Mapping[tuple[str, ...], tuple[float, float]]:
    """Vague plurals as words, with the interval they stand for."""
    return {
        tuple(phrase.split()): (float(low), float(high))
        for phrase, (low, high) in _table("numbers")["vague"].items()
    }


@cache
def vague_openers() -> frozenset[str]:
    """The first words of `vague`."""
    return frozenset(phrase[0] for phrase in vague())


@cache
def beginnings() -> frozenset[str]:
    """Every word, in small letters, that a quantity or a date to be passed over can begin with."""
    tables = ("cardinals", "ordinals", "fractions", "adverbs", "magnitudes")
    codes = _table("currencies")["codes"]["list"].lower().split()
    named = {word for table in tables for word in numbers(table)} | vague_openers() | set(codes)
    return frozenset(named | words("months") | {"a", "an", "half", "noon", "midday", "midnight"})


@cache
def multiplying_stems() -> tuple[str, ...]:
    """What the forms of the verbs that tell a multiple begin with ("doubl")."""
    return tuple(verb[:-1] for verb in numbers("multiplying"))


@cache
def bounds(place: str) -> Mapping[tuple[str, ...], str]:
    """Phrases before or after a number ("before", "after", "clock") with the kind of interval they make."""
    table: dict[str, str] = _table("bounds")[place]
    return {tuple(p.split()): kind for kind, text in table.items() for p in _phrases(text)}


@cache
def neutral() -> frozenset[str]:
    """Words that may stand between a bound and its number."""
    return frozenset(_table("bounds")["neutral"]["words"].split())


@cache
def words(group: str) -> frozenset[str]:
    """A list of ``quantity_context.toml``."""
    return frozenset(_table("quantity_context")[group].split())


@cache
def units() -> Mapping[tuple[str, ...], Unit]:
    """Units and currencies by their names in small letters, word by word."""
    found: dict[tuple[str, ...], Unit] = {}
    for row in _table("units")["unit"]:
        for name in row.get("names", "").split("|"):
            if name:
                found |= dict.fromkeys(_plurals(name.lower()), _unit(row))
    return found | _currency_names()


@cache
def signs() -> Mapping[str, Unit]:
    """Units by their signs, exactly as written."""
    rows = _table("units")["unit"]
    return {sign: _unit(row) for row in rows for sign in row.get("signs", "").split("|") if sign}


@lru_cache(maxsize=4096)
def currency(sign: str) -> Unit | None:
    """The currency a sign or code before (or after) a figure stands for."""
    table = _table("currencies")
    base = table["signs"].get(sign) or (sign if sign in table["codes"]["list"].split() else None)
    return Unit({"RMB": "CNY"}.get(base, base), money=True) if base else None


def _currency_names() -> dict[tuple[str, ...], Unit]:
    table = _table("currencies")
    found: dict[tuple[str, ...], Unit] = {}
    for group, factor in (("words", 1.0), ("national", 1.0), ("cents", 0.01)):
        for name, base in table[group].items():
            found |= dict.fromkeys(_plurals(name), Unit(base, factor, money=True))
    return found


def _unit(row: dict[str, Any]) -> Unit:
    return Unit(row["base"], row["factor"], row.get("offset", 0.0), row.get("rough", False))


def _plurals(name: str) -> list[tuple[str, ...]]:
    return [tuple(name.split()), tuple(f"{name}s".split())]


def _phrases(text: str) -> list[str]:
    return [phrase for line in text.split("\n") for phrase in line.split("|") if phrase.strip()]
