"""The words the rules of this package go by (``lexicons/atoms.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(kind: str) -> frozenset[str]:
    """The lower-case words or lemmas listed under `kind`."""
    text = files("factdb.reading").joinpath("lexicons/atoms.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[kind])
