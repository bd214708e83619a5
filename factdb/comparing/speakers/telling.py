"""What an article tells of a speaker it names: offices, places, short forms, and what else it speaks of.

Read from the text alone, by patterns around the name, so that it can be told again of a stored article.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.comparing.speakers.names import Name, Sort, parse_name
from factdb.comparing.speakers.words import compact, country, place, usual, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_THINGS = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP"})
_TOKEN = re.compile(r"[\w.’'-]*\w[.]?")
_BEFORE = re.compile(r"(?:[\w.’'-]+[ \n]){1,7}$")
_AFTER = re.compile(r"\s?,\s([^,;:()\n“”\"]{3,70})[,;.)]")
_CAPITALISED = re.compile(r"(?<=[a-z,;’'] )(?:the )?([A-Z][\w’-]{2,}(?:\.[A-Z]\.)*)")
_ACRONYM = re.compile(r"\s?\(\s?(?:the )?[“\"]?([A-Z][A-Za-z.&-]{1,9})[”\"]?\s?\)")
_POSSESSIVE = re.compile(r"['’]s$")
_AROUND = 15
_MENTIONS = 40  # of one name that are looked at


@dataclass(frozen=True, slots=True)
class Role:
    """An office with what tells it more closely ("defense"), and the keys of the places it is told of."""

    office: str
    portfolio: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def telling(self) -> bool:
        """Whether few hold it: a strong office, or one that is told more closely."""
        return self.office in words("strong") or bool(self.portfolio or self.places)

    def suits(self, other: Role) -> bool:
        """Whether both may be the same office: no word or place of one speaks against the other."""
        same = self.office == other.office and self.portfolio == other.portfolio
        return same and (not self.places or not other.places or bool(self.places & other.places))

    def __str__(self) -> str:
        """The office in words: "defense minister"."""
        return " ".join([*sorted(self.portfolio), self.office.replace("_", " ")])


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells of one of its speakers.

    `state` is a word for the one state that a national body is told of (empty: none, or several), `acronyms`
    are the short forms the text gives in brackets, `around` the names that the article speaks of most.
    """

    sort: Sort
    roles: frozenset[Role] = frozenset()
    state: str = ""
    acronyms: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


def describe(written: str, text: str, labels: Iterable[str] = ()) -> Told:
    """What the article with this text tells of the speaker it calls `written`.

    `labels` are those (PERSON, ORG, GPE, …) that the parser gave the name where the article speaks of it.
    """
    name = parse_name(written)
    if name.sort is Sort.UNNAMED:
        return Told(Sort.UNNAMED)
    if name.sort is Sort.BODY:
        return Told(Sort.BODY, acronyms=frozenset(_acronyms(written, text)), around=_around(name, text))
    if name.sort is Sort.NATIONAL:
        return Told(Sort.NATIONAL, state=name.place or _state(written, text))
    roles = frozenset(_roles(name, text))
    sort = _sort(name, text, roles, labels)
    if sort in {Sort.BODY, Sort.ACRONYM}:
        return Told(sort, acronyms=frozenset(_acronyms(written, text)))
    return Told(sort, roles, around=_around(name, text))


def _sort(name: Name, text: str, roles: Iterable[Role], labels: Iterable[str]) -> Sort:
    """A single name is a person's unless something tells otherwise; also a full one may be a body's."""
    votes = Counter("thing" if label in _THINGS else label for label in labels)
    titled = re.search(rf"\b(?:[MD]rs?|Ms|Mx|Prof)\.? {re.escape(name.written)}\b", text)
    person = bool(titled or any(roles)) or votes["PERSON"] >= max(votes["thing"], 1)
    if name.sort is Sort.PERSON and not person and votes["thing"]:
        return Sort.BODY
    if name.sort is Sort.SINGLE and not person:
        known = name.last in words("known") or country(name.written) is not None
        return Sort.BODY if known or votes["thing"] else Sort.SINGLE
    return name.sort


# -- offices ----------------------------------------------------------------------------------


def _roles(name: Name, text: str) -> Iterator[Role]:
    for start, end in _mentions(name, text):
        before = _BEFORE.search(text, max(0, start - 90), start)
        if before and (role := read_role(_TOKEN.findall(before[0]), whole=False)):
            yield role
        after = _AFTER.match(text, end)
        if after and (role := read_role(_TOKEN.findall(after[1]), whole=True)):
            yield role


def _mentions(name: Name, text: str) -> Iterator[tuple[int, int]]:
    """Where the whole name or its last part stands. "Prado" inside "Ana Prado" is no mention of its own."""
    last = name.written.split()[-1]
    pattern = re.compile(rf"(?<!\w)(?:{re.escape(name.written)}|{re.escape(last)})(?!\w)")
    for number, found in enumerate(pattern.finditer(text)):
        if number == _MENTIONS:
            return
        yield found.span()


def read_role(tokens: Sequence[str], *, whole: bool) -> Role | None:
    """The office that the words tell; ``None`` if they tell none.

    If `whole`, they are a phrase ("the defense minister of Torvia"); else what stands before a name
    ("yesterday Torvian Defense Minister"), whose last word must be an office.
    """
    head, rest = _split(tokens) if whole else (list(tokens), [])
    keys = [usual(_POSSESSIVE.sub("", token)) for token in head]
    if not keys or keys[-1] not in words("office") | words("strong"):
        return None
    told = _closer(keys[:-1], head[:-1], whole=whole)
    if told is None:
        return None
    portfolio, places = told
    portfolio |= {usual(token) for token in rest} & words("portfolio")
    places |= {
        place(token) for token in rest if token[:1].isupper() and usual(token) not in words("portfolio")
    }
    premier = keys[-1] == "prime_minister" or (keys[-1] == "minister" and "prime" in portfolio)
    return Role("premier" if premier else keys[-1], frozenset(portfolio - {"prime"}), frozenset(places))


def _closer(keys: Sequence[str], tokens: Sequence[str], *, whole: bool) -> tuple[set[str], set[str]] | None:
    """What the words before an office tell more closely: portfolio and places.

    A word that does neither ends what stands before a name, and makes a whole phrase none of an office.
    """
    portfolio, places = set[str](), set[str]()
    for key, token in zip(reversed(keys), reversed(tokens), strict=True):
        if key in words("portfolio"):
            portfolio.add(key)
        elif key in words("passing") | words("honorific"):
            continue
        elif token[:1].isupper():
            places.add(place(token))
        elif whole:
            return None
        else:
            break
    return portfolio, places


_JOINS = frozenset({"of", "for", "in", "at", "on"})


def _split(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """A phrase before and after its first "of", up to where a clause begins."""
    ends = [
        at
        for at, token in enumerate(tokens)
        if token.lower() in {"who", "which", "and", "said", "says", "told"}
    ]
    phrase = list(tokens[: ends[0]] if ends else tokens)
    at = next((at for at, token in enumerate(phrase) if token.lower() in _JOINS), len(phrase))
    return phrase[:at], phrase[at + 1 :]


# -- bodies -----------------------------------------------------------------------------------


def _acronyms(written: str, text: str) -> Iterator[str]:
    """The short forms that stand in brackets after the name."""
    for found in re.finditer(re.escape(written), text):
        given = _ACRONYM.match(text, found.end())
        if given and sum(c.isupper() for c in given[1]) > 1:
            yield compact(given[1])


def _state(written: str, text: str) -> str:
    """The state of which a national body is told: beside its name, else the only one the article names."""
    beside: set[str] = set()
    pattern = rf"(?:([A-Z][\w.]{{1,30}})(?:['’]s)? )?(?i:{re.escape(written)})(?: of ([A-Z]\w{{1,30}}))?"
    for found in re.finditer(pattern, text):
        beside.update(word for word in found.groups() if word and usual(word) not in words("passing"))
    if not beside:
        named = (country(word.rstrip(".")) for word in re.findall(r"\b[A-Z][\w.]+", text))
        beside = {state for state in named if state}
    one = len({place(word) for word in beside}) == 1
    return min(beside, key=lambda word: (len(word), word)) if one else ""


# -- the story --------------------------------------------------------------------------------


def _around(name: Name, text: str) -> frozenset[str]:
    """The capitalised words inside sentences that the article has most, but for the name's own."""
    own = {name.first, name.last, *name.given} | {compact(part) for part in name.written.split()}
    passing = words("calendar") | words("honorific") | words("office") | words("strong") | words("portfolio")
    counts = Counter(
        place(word)
        for word in _CAPITALISED.findall(text)
        if compact(word) not in own and usual(word) not in passing
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return frozenset(word for word, _ in ordered[:_AROUND])
