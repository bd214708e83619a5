"""The rules of ``dates_rules.toml`` as regular expressions, with the word classes filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from factdb.reading.dates.lexicon import either, meanings, table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of time expression: its name, the words it needs, its pattern and its reading."""

    name: str
    needs: str
    pattern: regex.Pattern[str]
    reading: str


# A gap between the words of one expression may hold a line break, but never a blank line.
_GAP = r"(?:[ \t]{1,3}|[ \t]{0,2}\r?\n[ \t]{0,4})"
_ZONES = "E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|GMT|UTC|BST|CES?T|EES?T|IST|JST|local time|eastern time|eastern"
_CLASS = regex.compile(r"\\.|\[(?:\\.|[^\]])*\]|( )")
_MACRO = regex.compile(r"\{([a-z_]+\d?)\}")


def _titled(group: str) -> str:
    """The full names of a group and its abbreviations, the latter with or without a full stop."""
    forms = meanings(group)
    full = [form for form in forms if len(form) > 4 or form in {"may", "june", "july"}]
    short = [form for form in forms if form not in full]
    return either(full) + (rf"|(?:{either(short)})\b\.?" if short else "")


def _number() -> str:
    ones = either(form for form, value in meanings("numbers").items() if value < 10 and " " not in form)
    tens = either(form for form, value in meanings("numbers").items() if value in range(20, 100, 10))
    return rf"\d{{1,3}}|(?:{tens})[- ](?:{ones})|{either(meanings('numbers'))}"


def _spoken() -> str:
    low = either(
        form
        for form, value in meanings("numbers").items()
        if value < 20 and " " not in form and form not in {"a", "an"}
    )
    tens = either(form for form, value in meanings("numbers").items() if value in range(20, 100, 10))
    return rf"(?:{tens})(?:[- ](?:{low}))?|{low}"


def _dom(name: str) -> str:
    ordinals = either(meanings("ordinals"))
    not_behind = r"[\d%]|[:.]\d|,\d{3}(?!\d)|-(?:year|day|month|week)|(?:st|nd|rd|th)"
    return rf"(?<{name}>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?|{ordinals})(?!{not_behind})"


@cache
def _macros() -> Mapping[str, str]:
    months, ordinals = _titled("months"), either(meanings("ordinals"))
    unit = "day|weekend|week|fortnight|month|quarter|year|decade|century"
    clock = (
        r"(?:\d{1,2}(?:[:.][0-5]\d)?\s?(?:a\.m\b\.?|p\.m\b\.?|am|pm)|noon|midnight|midday|"
        r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])|(?:[01]\d|2[0-3])[0-5]\d(?= (?:GMT|UTC|hours)))"
        rf"(?: \(?(?:{_ZONES})\b\)?)?(?: \((?:\d{{3,4}}|\d{{1,2}}:\d{{2}}) ?(?:GMT|UTC)\))?"
    )
    return {
        "month": f"(?<month>{months})",
        "monthname": f"(?:{months})",
        "weekday": f"(?<weekday>{either(meanings('weekdays'))})",
        "dow": rf"(?<dow>{either(meanings('weekdays'))}|(?:{either(meanings('short_weekdays'))})\b\.?)",
        "dom": _dom("dom"),
        "dom2": _dom("until"),
        "year": r"(?<year>(?:1\d|2[01])\d{2})(?!\d|,\d{3}|\.\d)",
        "of_year": "(?:of |in )?(?<yeardir>last|this|next|that|the same|the following|the previous) year",
        "part": "(?<part>earlier|early|later|late|mid|middle|beginning|end)",
        "dir": f"(?<dir>{either(meanings('directions'))})",
        "unit": f"(?<unit>{unit})",
        "units2": f"(?:(?:{unit}|hour|minute)s?|centuries)",
        "number": f"(?<number>{_number()})",
        "spoken": _spoken(),
        "season": f"(?<season>{either(meanings('seasons'))})",
        "ord": rf"(?<ord>\d{{1,2}}(?:st|nd|rd|th)|{ordinals})",
        "nth4": "(?<nth>first|second|third|fourth|1st|2nd|3rd|4th)",
        "fiscalword": "(?:fiscal|financial|calendar)",
        "decadeword": f"(?<decadeword>{either(meanings('decades'))})",
        "daypart": "(?<daypart>morning|afternoon|evening|night|midnight|lunchtime|noon)",
        "clock": f"(?<clock>{clock})",
        "hedge": f"(?:{either(table('words')['hedges'])})",
        "holiday": f"(?<holiday>{either(table('holidays')['days'])})",
        "event": f"(?<event>{either(table('holidays')['events'])})",
    }


def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern of the rules file with its word classes filled in and its spaces as gaps."""
    return regex.compile(rf"(?<!\w)(?:{_filled(pattern)})(?!\w)", regex.IGNORECASE)


def _filled(pattern: str) -> str:
    filled: str = _MACRO.sub(lambda m: _macros()[m[1]], pattern)
    spaced: str = _CLASS.sub(lambda m: _GAP if m[1] else _classed(m[0]), filled)
    return spaced


def _classed(piece: str) -> str:
    return piece.replace(" ", r" \n") if piece.startswith("[") else piece


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, most specific first."""
    return tuple(
        Rule(r["name"], r["needs"], compiled(r["pattern"]), r["reading"]) for r in table("rules")["rule"]
    )


_FIGURES_SERVE = {
    "digit",
    "clock",
    "quarter",
    "half",
    "holiday",
    "decade",
}  # these forms also come with figures


@cache
def _groups_of_words() -> Mapping[str, frozenset[str]]:
    """For each word that a form may need, the groups of forms it serves."""
    groups = {name: set(forms) for name, forms in table("rules")["needs"].items()}
    groups |= {name[:-1]: set(meanings(name)) for name in ("months", "weekdays", "seasons", "decades")}
    groups["weekday"] |= set(meanings("short_weekdays"))
    names = [*table("holidays")["days"], *table("holidays")["events"]]
    groups["holiday"] = {piece.lower() for name in names for piece in _WORD.findall(name) if len(piece) > 3}
    every = {word for forms in groups.values() for word in forms}
    return {word: frozenset(name for name, forms in groups.items() if word in forms) for word in every}


_WORD = regex.compile(r"[A-Za-z]+|\d")


def groups_in(sentence: str) -> frozenset[str]:
    """The groups of words (see ``needs`` of the rules) of which `sentence` holds one."""
    known, found = _groups_of_words(), set[str]()
    for word in {piece.lower() for piece in _WORD.findall(sentence)}:
        found |= known.get(word, frozenset()) | known.get(word.removesuffix("s"), frozenset())
        if word.isdecimal():
            found |= _FIGURES_SERVE
    return frozenset(found)


@cache
def _rules_by_need() -> Mapping[str, tuple[tuple[int, Rule], ...]]:
    ranked = tuple(enumerate(rules()))
    return {need: tuple((n, r) for n, r in ranked if r.needs == need) for need in {r.needs for r in rules()}}


def rules_for(groups: frozenset[str]) -> list[tuple[int, Rule]]:
    """The rules that may match where the sentence holds those groups, with their rank."""
    by_need = _rules_by_need()
    return [ranked for group in groups for ranked in by_need.get(group, ())]
