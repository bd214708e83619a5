"""What kind of name an article gives a speaker, and the parts by which it is found again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from factdb.comparing.speakers.words import compact, fold, usual, words

_KNOWN = 50_000  # names that are remembered taken apart
_WORD = re.compile(r"[\w.&'’-]+")
_POSSESSIVE = re.compile(r"['’]s$")


class Sort(StrEnum):
    """What a name is. The first four are names that may stand for the same in every article."""

    PERSON = "person"  # a full name
    BODY = "body"  # a body or place with a name of its own
    ACRONYM = "acronym"
    NATIONAL = "national"  # a body that every state has one of: the ministry of defence
    SINGLE = "single"  # one part of a person's name
    UNNAMED = "unnamed"  # a description of somebody, or of a body there are many of


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an article writes it, taken apart. `given` are the parts between `first` and `last`.

    `place` is the word for the state that the name of a national body itself tells ("Torvian" army).
    """

    written: str
    sort: Sort
    first: str = ""
    given: tuple[str, ...] = ()
    last: str = ""
    suffix: str = ""
    place: str = ""


@lru_cache(maxsize=_KNOWN)
def parse_name(written: str) -> Name:
    """The parts of a name, and its sort as far as the name alone tells it."""
    parts = _WORD.findall(written)
    if not parts or parts[0].lower() in words("unnamed") or not any(c.isalpha() for c in written):
        return Name(written, Sort.UNNAMED)
    while len(parts) > 1 and parts[0].lower() == "the":
        parts = parts[1:]
    if _is_body(parts):
        return _body(written, parts)
    if _describes(parts):
        return Name(written, Sort.UNNAMED)
    return _person(written, parts)


def _is_body(parts: list[str]) -> bool:
    lower = [_plain(part) for part in parts]
    joins = [at for at, word in enumerate(lower) if word in {"of", "for"}]
    head = lower[joins[0] - 1] if joins and joins[0] else lower[-1]
    if head in words("body"):
        return True
    linked = any(word in {"of", "for", "and", "&"} for word in lower[1:])
    person = head in words("nobody") | words("office") | words("strong")
    return linked and not person and all(_capital(p) or p in _SMALL for p in parts)


def _body(written: str, parts: list[str]) -> Name:
    lower = [_plain(part) for part in parts]
    own = [p for p, word in zip(parts, lower, strict=True) if _capital(p) and not _common(word)]
    if len(own) <= 1 and _is_national(lower):
        return Name(written, Sort.NATIONAL, place=_POSSESSIVE.sub("", own[0]) if own else "")
    return Name(written, Sort.BODY if own else Sort.UNNAMED)


def _plain(part: str) -> str:
    return usual(_POSSESSIVE.sub("", part))


_SMALL = frozenset({"of", "for", "and", "&", "the", "in", "on", "de", "la", "del", "des", "du"})


def _common(word: str) -> bool:
    known = (words(group) for group in ("common", "body", "portfolio", "national"))
    return any(word in group for group in known) or any(
        word in entry.split("_") for entry in words("national") if "_" in entry
    )


def _is_national(lower: list[str]) -> bool:
    pairs = {f"{a}_{b}" for a, b in pairwise(lower)}
    return bool((set(lower) | pairs) & words("national"))


def _capital(part: str) -> bool:
    return part[:1].isupper() or part[:1].isdigit()


def _describes(parts: list[str]) -> bool:
    """Whether the words describe somebody: not all of them are a name's, or they are an office alone."""
    lower = [usual(part) for part in parts]
    nobody = [part for part, word in zip(parts, lower, strict=True) if word in words("nobody")]
    if any(not _capital(part) or part is parts[-1] for part in nobody):
        return True
    if all(
        word in words("office") | words("strong") | words("portfolio") | words("common") for word in lower
    ):
        return True
    return any(not _capital(p) and p.lower().split("-")[0] not in words("particle") for p in parts)


def _person(written: str, parts: list[str]) -> Name:
    titles = words("honorific") | words("office") | words("strong") | words("portfolio")
    while len(parts) > 1 and usual(parts[0]) in titles:
        parts = parts[1:]
    suffix = ""
    if len(parts) > 1 and parts[-1].lower().strip(".") in words("suffix"):
        suffix = parts[-1].lower().strip(".")
        parts = parts[:-1]
    keys = [compact(part) for part in parts]
    if len(parts) == 1:
        sort = Sort.ACRONYM if _is_acronym(parts[0]) else Sort.SINGLE
        return Name(written, sort, last=keys[0], suffix=suffix)
    sort = Sort.SINGLE if len(keys[0]) == 1 and len(keys) == 2 else Sort.PERSON
    return Name(written, sort, keys[0], tuple(keys[1:-1]), keys[-1], suffix)


def _is_acronym(part: str) -> bool:
    letters = [c for c in part if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2 and len(part) <= 10


@lru_cache(maxsize=_KNOWN)
def form(written: str) -> str:
    """The key that spellings of one name share: without case, accents, hyphens, stops, titles and "the"."""
    name = parse_name(written)
    if name.last:
        return "".join([name.first, *name.given, name.last, name.suffix])
    if name.sort is Sort.NATIONAL:
        return " ".join(sorted(_kept(written)))
    bare = re.sub(r"^the\s+", "", fold(written)).replace("&", " and ")
    return compact(bare) or fold(written).strip()


def _kept(written: str) -> set[str]:
    """The words of a national body's name that tell which one of a state it is."""
    lower = {_plain(part): part for part in _WORD.findall(written)}
    small = _SMALL | words("common")
    return {
        word for word, part in lower.items() if word not in small and (_common(word) or not _capital(part))
    }
