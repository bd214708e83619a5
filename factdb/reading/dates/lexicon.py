"""The word lists of time expressions, read once from ``lexicons/``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def table(name: str) -> Mapping[str, Any]:
    """The TOML file ``lexicons/dates_<name>.toml``."""
    path = files("factdb.reading") / "lexicons" / f"dates_{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def meanings(group: str) -> Mapping[str, int]:
    """Each written form of a group of ``dates_words.toml``, in lower case, with the number it means."""
    return {form.lower(): int(key) for key, forms in table("words")[group].items() for form in forms}


@cache
def words(name: str, group: str) -> frozenset[str]:
    """The entries of a list of words."""
    return frozenset(table(name)[group])


def either(forms: Iterable[str]) -> str:
    """A regular expression for any of `forms`, longest first, with spaces left for the gap."""
    return "|".join(
        regex.escape(form, literal_spaces=True) for form in sorted(forms, key=lambda f: (-len(f), f))
    )


def month_number(form: str) -> int:
    """The number of a written month, 1 to 12."""
    return meanings("months")[form.lower().rstrip(".")]


def weekday_number(form: str) -> int:
    """The number of a written weekday, Monday 0."""
    key = form.lower().rstrip(".")
    return meanings("weekdays").get(key, meanings("short_weekdays").get(key, 0))


def number(form: str) -> int | None:
    """The value of a written whole number up to 999 ("twenty-two", "a dozen", "14"), or ``None``."""
    key = " ".join(form.lower().replace("-", " ").split())
    if key.isdecimal():
        return int(key)
    known = meanings("numbers")
    if key in known:
        return known[key]
    tens, _, ones = key.rpartition(" ")
    if tens in known and ones in known and known[tens] % 10 == 0:
        return known[tens] + known[ones]
    return None


def ordinal(form: str) -> int | None:
    """The value of an ordinal up to the thirty-first or in digits ("3rd"), or of a plain number."""
    key = form.lower().replace(" ", "-")
    digits = key.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else meanings("ordinals").get(key)
