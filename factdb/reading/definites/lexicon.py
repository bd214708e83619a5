"""The word lists of this package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables(name: str) -> dict[str, Any]:
    path = files("factdb.reading").joinpath(f"lexicons/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """The words under `key` of a table of ``definites.toml``."""
    return frozenset(_tables("definites")[table][key].split())


@cache
def places(kind: str) -> frozenset[str]:
    """The names of places of a kind, lower-case."""
    return frozenset(name.replace("_", " ") for name in _tables("places")["words"][kind].split())


@cache
def may_mean(noun: str) -> frozenset[str]:
    """The nouns (lemmas) that a definite phrase with `noun` may take up, itself among them."""
    found = {noun}
    for row in _tables("definites")["same"]:
        words = set(row.split())
        if noun in words:
            found |= words
    return frozenset(found | set(_tables("definites")["general"].get(noun, "").split()))


@cache
def kind_of_pair(noun: str) -> str | None:
    """Of what the two are when "the two" is followed by `noun`: place, body, person or any."""
    kinds = ("place", "body", "person", "any")
    return next((kind for kind in kinds if noun in listed("pairs", kind)), None)
