"""What a person asks for: words and ``field:value`` terms, as the CLI and the filter bar take them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from factdb.errors import QueryError
from factdb.model import Act, Kind, Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIELDS = ("speaker", "source", "about", "after", "before", "article", "act", "is")
STATES: dict[str, tuple[str, Any]] = {
    **{verdict.value: ("verdict", verdict) for verdict in Verdict},
    **{ruling.value: ("ruling", ruling) for ruling in Ruling},
    "flagged": ("flagged", True),
    **{kind.value: ("kind", kind) for kind in (Kind.CONTRADICTION, Kind.OVERLAP, Kind.UPDATE)},
    "orphaned": ("orphaned", True),
}

_TERM = re.compile(
    r"""
    (?:(?P<field>[^\W\d_]+):)?      # speaker:
    (?:"(?P<quoted>(?:""|[^"])*)"(?P<star>\*?)(?=\s|$)   # "a phrase", "" for a quotation mark in it
      |(?P<bare>\S+)
      |(?P<nothing>(?<=:)(?=\s|$))
    )
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over claims, flags or articles. Every field that is set must hold; the empty query is all.

    `words` are searched in the claim's text (every one, prefixes allowed by ``*``, "quoted phrases" kept
    together); `speaker`, `source` and `about` match a part of the name, ignoring case; `after` and `before`
    are inclusive days held against the event date, or the published date where the claim has none. `orphaned`
    asks for judged claims whose place in the article is gone, and for these only.
    """

    words: tuple[str, ...] = ()
    speaker: str | None = None
    source: str | None = None
    about: str | None = None
    after: date | None = None
    before: date | None = None
    verdict: Verdict | None = None
    ruling: Ruling | None = None
    kind: Kind | None = None
    flagged: bool = False
    article: int | None = None
    orphaned: bool = False
    act: Act | None = None

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read ``speaker:li after:2024-03 source:"daily wire" is:open border``.

        ``is:`` takes unchecked, verified, refuted, unclear, open, confirmed, dismissed, flagged,
        contradiction, overlap, update, orphaned. ``act:`` takes statement, denial, refusal. ``after:`` and
        ``before:`` take YYYY, YYYY-MM or YYYY-MM-DD (the first day of it, the last day of it). A value or
        phrase with blanks stands in quotation marks, doubled where it holds one itself. A word that looks
        like a field is searched for when it is quoted. A field given twice must not differ.

        Raises:
            QueryError: an unknown field or value, or a date that is none; it names what is allowed.
        """
        words: list[str] = []
        fields: dict[str, Any] = {}
        for term in _TERM.finditer(text):
            if term["field"] is None:
                words.append(_word(term))
                continue
            name, value = _field(term["field"].lower(), _value(term))
            if fields.setdefault(name, value) != value:
                raise QueryError(f"{name} is asked for twice, and differently.", "Leave one of them out.")
        return cls(words=tuple(word for word in words if word), **fields)

    def __str__(self) -> str:
        """The text that parses to this query."""
        return " ".join(self._terms())

    def _terms(self) -> Iterator[str]:
        for name in ("speaker", "source", "about"):
            if (value := getattr(self, name)) is not None:
                yield f"{name}:{_quoted(value)}"
        for name in ("after", "before", "article"):
            if (value := getattr(self, name)) is not None:
                yield f"{name}:{value}"
        if self.act is not None:
            yield f"act:{self.act}"
        for state, (name, value) in STATES.items():
            if getattr(self, name) == value:
                yield f"is:{state}"
        yield from map(_as_word, self.words)


def _word(term: re.Match[str]) -> str:
    if term["quoted"] is None:
        return str(term["bare"] or "")
    phrase = term["quoted"].replace('""', '"')
    return phrase + term["star"] if phrase.strip() else ""


def _value(term: re.Match[str]) -> str:
    quoted = term["quoted"]
    return str(term["bare"] or "") if quoted is None else quoted.replace('""', '"') + term["star"]


def _field(name: str, value: str) -> tuple[str, Any]:
    if name not in _READERS:
        raise QueryError(
            f"There is no field {name!r}.", f"Fields are {', '.join(FIELDS)}; quote a word that has a colon."
        )
    if not value.strip():
        raise QueryError(
            f"{name}: has no value.", f"Write it right after the colon, as in {_EXAMPLES[name]}."
        )
    return _READERS[name](name, value)


def _part(name: str, value: str) -> tuple[str, Any]:
    return name, value.strip()


def _number(name: str, value: str) -> tuple[str, Any]:
    if not (value.isascii() and value.isdecimal() and len(value) < 19):
        raise QueryError(
            f"{value!r} is not the number of an article.", "factdb articles shows their numbers."
        )
    return name, int(value)


def _state(_name: str, value: str) -> tuple[str, Any]:
    if value.lower() not in STATES:
        raise QueryError(f"is:{value} is not known.", f"After is: comes one of {', '.join(STATES)}.")
    return STATES[value.lower()]


def _act(name: str, value: str) -> tuple[str, Any]:
    try:
        return name, Act(value.lower())
    except ValueError:
        raise QueryError(f"act:{value} is not known.", f"After act: comes one of {', '.join(Act)}.") from None


def _day(name: str, value: str) -> tuple[str, Any]:
    parts = _DAY.fullmatch(value)
    try:
        return name, _bound(parts, last=name == "before") if parts else date.fromisoformat(value)
    except ValueError:  # IllegalMonthError is one
        raise QueryError(f"{value!r} is not a date.", "Write YYYY, YYYY-MM or YYYY-MM-DD.") from None


def _bound(parts: re.Match[str], *, last: bool) -> date:
    year = int(parts[1])
    month = int(parts[2] or (12 if last else 1))
    days = calendar.monthrange(year, month)[1]
    return date(year, month, int(parts[3] or (days if last else 1)))


def parse_days(text: str) -> tuple[date, date]:
    """The first and the last day of ``2024``, ``2024-03``, ``2024-03-12`` or ``2024-03-12 to 2024-03-15``.

    Raises:
        QueryError: it is none of these.
    """
    first, _, last = text.strip().partition(" to ")
    start, end = _day("after", first.strip())[1], _day("before", (last or first).strip())[1]
    if end < start:
        raise QueryError(f"{last.strip()} is before {first.strip()}.", "Write the first day first.")
    return start, end


_READERS: dict[str, Callable[[str, str], tuple[str, Any]]] = {
    "speaker": _part,
    "source": _part,
    "about": _part,
    "after": _day,
    "before": _day,
    "article": _number,
    "act": _act,
    "is": _state,
}
_EXAMPLES = {
    "speaker": "speaker:li",
    "source": 'source:"daily wire"',
    "about": "about:border",
    "after": "after:2024-03",
    "before": "before:2024",
    "article": "article:12",
    "act": "act:denial",
    "is": "is:open",
}


def _as_word(word: str) -> str:
    term = _TERM.fullmatch(word)
    if term and term["field"] is None and term["bare"] == word and not word.startswith('"'):
        return word
    stem = word.rstrip("*") if word.endswith("*") else word
    return _marked(stem) + ("*" if stem != word else "")


def _quoted(value: str) -> str:
    plain = value and not re.search(r'[\s"]', value)
    return value if plain else _marked(value)


def _marked(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
