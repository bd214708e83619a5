"""Sentence ends that no stop marks: headings, mail headers and addresses run into what follows.

A pattern finds the places, a named rule decides them. Each rule looks at a `Seam` and answers
``True`` (a sentence ends here), ``False`` or ``None`` (not my case), as those of `rules` do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from factdb.model import Span
from factdb.reading.sentences.lexicon import abbreviations, openers, words

__all__ = ["SEAM_RULES", "cut_unstopped"]

LOOK_AROUND = 160
LONGEST_FIELD = 64  # searching on would make long texts slow: the engine looks for the colon first
_URL = r"(?:https?://|www\.)\S"
_MAIL = r"[\w.+-]+@[\w-]+\.\w"
_ADDRESS = regex.compile(rf"[<\[(]*\s?(?:{_URL}|\S*{_MAIL})\S*")
_URL_AHEAD = regex.compile(rf"<?\s?{_URL}")
_URL_ANYWHERE = regex.compile(_URL)
_FRESH = regex.compile(r"[\p{Lu}(*<\"“]")
_CLAUSE = regex.compile(r"[.!?;:]\s")
_LETTERS = regex.compile(r"[\p{L}'’]++")
_ENCLOSED = regex.compile(r"[>\]]$")
_WORD = regex.compile(r"[\p{L}\p{N}'’-]++")
_FIELD = regex.compile(r"(\p{L}[\p{L}-]*+(?: \p{L}[\p{L}-]*+)?)\s?:\s")
_DRAWN = regex.compile(r"(?:\*{2,6}|[-=*~#+_<>{}|]{5,80})(?!\S)")
_DRAWN_END = regex.compile(r"(?:(?<!\S)\*{2,6}|[-=*~#+_<>{}|]{5,80})(?!\S)")
_DRAWN_LONG = regex.compile(r"[-=*~#+_<>{}|]{5,80}(?!\S)")


@dataclass(frozen=True, slots=True)
class Seam:
    """White space in ``text[begin:end]``: a sentence may end at `cut`, and the next begin at `after`.

    `behind` and `ahead` are the text on both sides as far as rules look, `last` and `word` the words there,
    the latter in small letters.
    """

    text: str
    begin: int
    cut: int
    after: int
    end: int
    behind: str
    ahead: str
    last: str
    word: str

    @classmethod
    def at(cls, found: regex.Match[str], begin: int, end: int) -> Seam:
        """The seam that a match of white space is, in a sentence that goes from `begin` to `end`."""
        text, cut, after = found.string, found.start(), found.end()
        behind = text[max(begin, cut - LOOK_AROUND) : cut]
        ahead = text[after : min(end, after + LOOK_AROUND)]
        last = (behind.rsplit(maxsplit=1) or [""])[-1]
        return cls(text, begin, cut, after, end, behind, ahead, last, _first_word(ahead))


def address_list(seam: Seam) -> bool | None:
    """Web addresses in a row are a list."""
    if not _URL_AHEAD.match(seam.ahead) or not _URL_ANYWHERE.search(seam.last):
        return None
    return not seam.last.endswith((",", ";", ":", "|"))


def address_field(seam: Seam) -> bool | None:
    """“Email: jan@post.example Hello all”: the address is all that the field holds."""
    field = _FIELD.match(seam.text, seam.begin, min(seam.cut, seam.begin + LONGEST_FIELD))
    if not field or field[1].lower() not in words("addressed"):
        return None
    return _is_address(seam.last) or None


def address_alone(seam: Seam) -> bool | None:
    """An address that is a line of its own, in angle brackets, or before a word that opens sentences."""
    if not _is_address(seam.last) or not _FRESH.match(seam.ahead) or _calendar(seam.word):
        return None
    alone = seam.begin + len(seam.last) == seam.cut
    return alone or _ENCLOSED.search(seam.last) is not None or seam.word in openers() or None


def field_follows(seam: Seam) -> bool | None:
    """“From: Jan Date: 3 May Subject: Buses”: fields of a mail's head stand on lines of their own."""
    here = _known_field(seam.ahead)
    if here is None or not seam.ahead[:1].isupper():
        return None
    behind = _FIELD.match(seam.text, seam.begin, min(seam.end, seam.begin + LONGEST_FIELD))
    if here.lower() == "re" or (behind and behind.end() >= seam.cut):
        return False
    headed = behind is not None and behind[1].lower().replace(" ", "_") in words("fields")
    return headed or sum(1 for field in _FIELD.finditer(seam.ahead) if _known_field(field[0])) > 1 or None


def decorated(seam: Seam) -> bool | None:
    """“** Buses stop ** Drivers are ill”: what is drawn around a heading, or stands alone."""
    opened = _DRAWN.match(seam.text, seam.begin, min(seam.end, seam.begin + LOOK_AROUND))
    drawn = _DRAWN_END.search(seam.last)
    if drawn:
        alone = seam.cut - len(drawn[0]) == seam.begin
        return _DRAWN_END.search(seam.ahead) is None if alone else (opened is not None or None)
    return opened is None if _DRAWN_LONG.match(seam.ahead) else None


def announced(seam: Seam) -> bool | None:
    """“She wrote this in May: The buses stop”: the colon ends a sentence that points at the next one."""
    if not seam.last.endswith(":") or not seam.ahead[:1].isupper():
        return None
    said = _LETTERS.findall(_CLAUSE.split(seam.behind)[-1].lower())
    pointing = said[:1] and said[0].replace("’", "'") in words("presenting")
    pointing = pointing or any(word in words("announcing") for word in said[-8:])
    return (pointing and len(said) > 3 and not _inside(seam)) or None


def salutation(seam: Seam) -> bool | None:
    """“Dear Jan, The buses stop”, “Kind regards Eva”: a letter's first and last line."""
    if seam.cut - seam.begin > LONGEST_SALUTATION:
        return None
    line = seam.text[seam.begin : seam.cut].lower().split() or [""]
    comma = line[-1].endswith(",")
    if line[0].strip(",") in words("greetings"):
        return (comma and 1 < len(line) < 5) or None
    closing = line[-1].strip(",") in words("closings") and len(line) < 4
    return (closing and (comma or len(line) > 1) and seam.end - seam.after < LONGEST_SIGNATURE) or None


LONGEST_SIGNATURE = 60
LONGEST_SALUTATION = 40


def signature(seam: Seam) -> bool | None:
    """“-- Posted by Jan”: a lone double hyphen stands on its own; where there are more, they are bullets."""
    if seam.last != "--" or seam.cut - 2 != seam.begin:
        return None
    before = seam.text[max(0, seam.begin - LIST_AROUND) : seam.begin]
    after = seam.text[seam.after : seam.after + LIST_AROUND]
    return not (_DOUBLE_HYPHEN.search(before) or _DOUBLE_HYPHEN.search(after))


def opener_follows(seam: Seam) -> bool | None:
    """“Why buses stop The drivers are ill”: a capitalised function word before a small letter."""
    found = _OPENING.match(seam.ahead)
    if not found or not _CLOSABLE.search(seam.behind[-4:]) or _inside(seam):
        return None
    if seam.last.isdecimal() and seam.begin + len(seam.last) == seam.cut:
        return False
    first, second = found[1].lower(), found[2]
    fronting = first in words("fronting") and not _capitalised(seam.last)
    asking = first in words("asking") and second in words("pronouns")
    return fronting or asking or first in words("openers")


LIST_AROUND = 800
_DOUBLE_HYPHEN = regex.compile(r"(?:[.!?:;]\s|[\n\r]|^)--\s")
_OPENING = regex.compile(r"(\p{Lu}\p{Ll}*+)\s++(\p{Ll}++)")
_CLOSABLE = regex.compile(r"[\p{L}\p{N}%>]$|[\p{L}\p{N}][)\]\"”'’]{1,2}$")
SEAM_RULES: tuple[Callable[[Seam], bool | None], ...] = (
    address_list,
    address_field,
    address_alone,
    field_follows,
    decorated,
    salutation,
    announced,
    signature,
    opener_follows,
)


def cut_unstopped(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, cut at the seams in it; spans without white space at their ends."""
    begin = sentence.start
    for found in _seams().finditer(text, sentence.start, sentence.end):
        if found.start() <= begin:
            continue
        seam = Seam.at(found, begin, sentence.end)
        if _ends(seam):
            yield Span(begin, seam.cut)
            begin = seam.after
    yield Span(begin, sentence.end)


def _ends(seam: Seam) -> bool:
    for rule in SEAM_RULES:
        answer = rule(seam)
        if answer is not None:
            return answer
    return False


@cache
def _seams() -> regex.Pattern[str]:
    """The white space that some rule may have a view on: few in prose, so that the rules are seldom asked."""
    opening = "|".join(word.capitalize() for word in sorted(_openings()))
    greetings, closings = "|".join(sorted(words("greetings"))), "|".join(sorted(words("closings")))
    fields = "|".join(word.replace("_", " ") for word in sorted(words("fields")))
    return regex.compile(
        rf"\s++(?=(?:{opening})\s+\p{{Ll}}|(?i:{fields})\s?:\s|<?\s?{_URL})"
        r"|(?<=[*=_~#+<>{}|-]{2})\s++|\s++(?=[-=*~#+_<>{}|]{5})"
        rf"|(?<=,)(?<=\b(?i:{greetings})\b[^.!?\n]{{1,30}})\s++(?=\p{{Lu}})"
        rf"|(?<=\b(?i:{closings}),?)\s++(?=[-~]{{0,2}}\p{{Lu}})"
        r"|(?<=[\p{L}\p{N})]\s?:)\s++(?=\p{Lu})"
        rf"|(?<=(?:{_MAIL}|{_URL})[^\s]{{0,120}})(?<![.,;:!?])\s++(?=\S)"
    )


def _openings() -> frozenset[str]:
    return words("openers") | words("fronting") | words("asking")


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found[0].lower() if found else ""


def _is_address(word: str) -> bool:
    return _ADDRESS.fullmatch(word) is not None and word[-1] not in ".,;:!?"


def _known_field(text: str) -> str | None:
    field = _FIELD.match(text)
    return field[1] if field and field[1].lower().replace(" ", "_") in words("fields") else None


def _calendar(word: str) -> bool:
    return word[:3] in abbreviations("calendar")


def _capitalised(word: str) -> bool:
    """Whether a word is written as names and titles are, not in capitals throughout."""
    if word[-1:] in tuple("\"”'’)]"):
        return False
    bare = word.lstrip("\"“'‘([*")
    return bare[:1].isupper() and not (bare.isupper() and len(bare) > 1)


def _inside(seam: Seam) -> bool:
    """Whether a quotation or a bracket is open at the seam, as far as rules look."""
    behind = seam.behind
    return (
        behind.count('"') % 2 == 1
        or behind.count("“") > behind.count("”")
        or behind.count("(") > behind.count(")")
        or behind.count("[") > behind.count("]")
    )
