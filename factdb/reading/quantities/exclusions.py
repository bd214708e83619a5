"""Figures that are no quantities: dates and years, names and labels, telephone numbers, addresses."""

from __future__ import annotations

from collections.abc import Callable

import regex

from factdb.reading.quantities.lexicon import bounds, numbers, units, words
from factdb.reading.quantities.pieces import Line

__all__ = ["passed_over"]

_PHONE = regex.compile(
    r"\+\d[\d ().-]{6,20}\d|\(\d{2,5}\) ?\d[\d .-]{4,12}\d|"
    r"\d{3}[-.]\d{4}\b(?![-.\d])|\d{2,5}[-. ]\d{3,4}[-. ]\d{3,4}\b(?![,.]?\d)"
)
_DOTTED = regex.compile(r"\d+(?:\.\d+){2,}|\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[#@]\w+", regex.IGNORECASE)
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_NAME_BREAKERS = frozenset(("DET", "ADP", "VERB", "AUX", "PRON", "CCONJ", "SCONJ", "ADV", "INTJ"))

Exclusion = Callable[[Line, int], int | None]


def passed_over(line: Line, at: int) -> int | None:
    """The piece to go on at, where something that is no quantity begins at this one."""
    for rule in RULES:
        end = rule(line, at)
        if end is not None:
            return end
    return None


def address(line: Line, at: int) -> int | None:
    """Web and mail addresses, hashtags."""
    return _covered(line, at, _ADDRESS)


def telephone(line: Line, at: int) -> int | None:
    """Telephone numbers: groups of figures that no number is written in."""
    piece = line.pieces[at]
    if piece.kind != "figure" and piece.text not in "+(":
        return None
    return _covered(line, at, _PHONE)


def dotted(line: Line, at: int) -> int | None:
    """“3.2.1” and dates in figures. “1.000.000” is a number."""
    piece = line.pieces[at]
    if piece.kind != "figure" or regex.match(
        r"[1-9]\d{0,2}(?:\.\d{3}){2,}\b(?!\.)", line.text, pos=piece.start
    ):
        return None
    return _covered(line, at, _DOTTED)


def slashed(line: Line, at: int) -> int | None:
    """“9/11”, “24/7”, “2019/20”; “1/2 mile” and the like are left."""
    if line.pieces[at].kind != "figure" or line.low(at + 1) != "/" or not line.glued(at + 1):
        return None
    following = line.at(at + 2)
    return at + 3 if following and following.kind == "figure" and following.glued else None


def joined_to_letters(line: Line, at: int) -> int | None:
    """“AX-204”, “B52”, “1990s”, “4x4”: figures within a word."""
    piece = line.pieces[at]
    if piece.kind != "figure":
        return None
    before = line.at(at - 1)
    if (
        piece.glued
        and before
        and before.kind == "word"
        and before.text.upper() not in ("USD", "EUR", "GBP", "RS")
    ):
        return _end_of_word(line, at)
    hyphened = (
        piece.glued and before and before.text == "-" and before.glued and line.pieces[at - 2].kind == "word"
    )
    if hyphened and line.pieces[at - 2].text[0].isupper() and line.low(at - 2) not in numbers("magnitudes"):
        return _end_of_word(line, at)
    if line.glued(at + 1) and line.low(at + 1) in ("s", "'s", "x") and piece.text.isdecimal():
        return _end_of_word(line, at)
    return at + 1 if before and before.text == "'" and len(piece.text) == 2 and piece.glued else None


def calendar_day(line: Line, at: int) -> int | None:
    """“May 3”, “May 3 to 5, 2024”, “3 May”, “the 3rd of May”, “Nov. 9”."""
    if line.low(at) in words("months") and _dated(line, at):
        return _days(line, at + 1 + (line.low(at + 1) == "."))
    end = _days(line, at)
    if end is None:
        return None
    end += line.low(end) == "of"
    if line.low(end) not in words("months") or not line.pieces[end].text[0].isupper():
        return None
    end += 1 + (line.low(end + 1) == "." and line.glued(end + 1))
    return _year_after(line, end)


def year(line: Line, at: int) -> int | None:
    """A bare figure of four digits that is a year."""
    piece = line.pieces[at]
    if piece.kind != "figure" or not regex.fullmatch(r"1[0-9]\d\d|20\d\d", piece.text):
        return None
    follows = line.low(at + 1)
    if (follows,) in units() or follows in numbers("magnitudes") or line.low(at - 1) in ("$", "£", "€"):
        return None
    if _bounded(line, at) and _counts(line, at):
        return None
    before = line.low(at - 1)
    if line.low(at + 1) in ("-", "–") and line.glued(at + 1) and line.glued(at + 2):
        return at + 3
    dated = before in words("before_year") or before in words("months") or before in (",", "(", "-", "–")
    return at + 1 if dated or not _counts(line, at) else None


def turn_of_phrase(line: Line, at: int) -> int | None:
    """“one-time”, “two-way”, “at one point”: nothing is counted."""
    if line.low(at) not in numbers("cardinals"):
        return None
    if line.low(at + 1) == "-" and line.glued(at + 1) and line.low(at + 2) in words("compounds"):
        return at + 3
    return at + 1 if line.low(at) == "one" and line.low(at + 1) in words("idle") else None


def label(line: Line, at: int) -> int | None:
    """“Route 9”, “Local 418”, “No. 10”, “phase 3”, “Group of 20”: a number that names."""
    piece = line.pieces[at]
    if piece.kind != "figure" and piece.low not in numbers("cardinals"):
        return None
    back = at - 1 - (line.low(at - 1) in (".", "-", "#") and line.low(at - 2) in words("labels"))
    if line.low(at - 1) == "of" and line.low(at - 2) == "group" and line.pieces[at - 2].text[0].isupper():
        return at + 1
    capital = back >= 0 and line.pieces[back].text[0].isupper()
    named = line.low(back) in words("labels") and (capital or not _counts(line, at))
    if line.low(at - 1) == "#" and piece.glued:
        return at + 1
    spelled = named and (capital or line.low(back) in ("number", "no"))
    return at + 1 if spelled or (named and piece.kind == "figure") else None


def name(line: Line, at: int) -> int | None:
    """A figure after a capitalised name ("Apollo 11") that counts nothing, or a word in one ("Big Ten")."""
    piece, before = line.pieces[at], line.token(at - 1)
    if piece.kind == "word":
        return at + 1 if piece.low in numbers("cardinals") and _in_a_name(line, at) else None
    if piece.kind != "figure" or before is None or line.pieces[at - 1].kind != "word" or line.glued(at):
        return None
    capital = line.pieces[at - 1].text[0].isupper() and before.pos_ == "PROPN"
    calendar = line.low(at - 1) in words("weekdays") or line.low(at - 1) in words("months")
    if not capital or calendar or _counts(line, at) or _measured(line, at + 1):
        return None
    return at + 1 if "." not in piece.text and "," not in piece.text else None


RULES: tuple[Exclusion, ...] = (
    address,
    telephone,
    dotted,
    slashed,
    joined_to_letters,
    calendar_day,
    year,
    turn_of_phrase,
    label,
    name,
)


def _in_a_name(line: Line, at: int) -> bool:
    """“Big Ten”, “the Three Gorges”: a capitalised number word beside another, not first in the sentence."""
    if at == 0 or not line.pieces[at].text[0].isupper() or line.pieces[at].text.isupper():
        return False
    before, after = line.at(at - 1), line.at(at + 1)
    if before is not None and before.kind == "mark":
        return False
    return any(p is not None and p.kind == "word" and p.text[0].isupper() for p in (before, after))


def _covered(line: Line, at: int, pattern: regex.Pattern[str]) -> int | None:
    """The piece after a match of the pattern that begins at this piece."""
    if line.glued(at) and line.pieces[at - 1].kind in ("figure", "word"):
        return None
    match = pattern.match(line.text, line.pieces[at].start, line.pieces[-1].end)
    if match is None:
        return None
    end = at
    while end < len(line) and line.pieces[end].start < match.end():
        end += 1
    return end


def _end_of_word(line: Line, at: int) -> int:
    end = at + 1
    while line.glued(end) and line.pieces[end].text not in ",.;:!?)\"'":
        end += 1
    return end


def _dated(line: Line, at: int) -> bool:
    """“May” and “March” are months when capitalised and a figure follows."""
    following = line.at(at + 1 + (line.low(at + 1) == "."))
    return line.pieces[at].text[0].isupper() and following is not None and following.kind == "figure"


def _days(line: Line, at: int) -> int | None:
    """The piece after one day or several ("3", "3rd to 5th", "3-5 and 7") and the year, if they are that."""
    end = _day(line, at)
    if end is None:
        return _year_after(line, at) if _year_after(line, at) > at else None
    while True:
        joint = line.low(end) in ("to", "-", "–", "and", "or", "through", "until", "&")
        further = _day(line, end + 1) if joint else None
        if further is None or (line.low(end) in ("and", "or", "to") and _counts(line, further - 1)):
            return _year_after(line, end)
        end = further


_DAY = regex.compile(r"[0-3]?\d")
_YEAR_NUMBER = regex.compile(r"1\d{3}|20\d\d")


def _day(line: Line, at: int) -> int | None:
    piece = line.at(at)
    if piece is None or not _DAY.fullmatch(piece.text) or not 1 <= int(piece.text) <= 31:
        return None
    if line.low(at + 1) in _ORDINAL_ENDS and line.glued(at + 1):
        return at + 2
    return None if line.glued(at + 1) and line.low(at + 1) in (":", "%", "/") else at + 1


def _year_after(line: Line, at: int) -> int:
    skip = 1 if line.low(at) == "," else 0
    piece = line.at(at + skip)
    is_year = piece is not None and _YEAR_NUMBER.fullmatch(piece.text) is not None
    return at + skip + 1 if is_year and not line.glued(at + skip) else at


def _bounded(line: Line, at: int) -> bool:
    return any((line.low(at - 1),) == phrase[-1:] for phrase in bounds("before")) and line.low(
        at - 1
    ) not in ("about", "around", "before")


def _measured(line: Line, at: int) -> bool:
    following = line.at(at)
    return following is not None and (
        (following.low,) in units() or following.low in numbers("magnitudes") or following.kind == "sign"
    )


def _counts(line: Line, at: int) -> bool:
    """Whether the parse has the figure count a plural noun after it."""
    token = line.token(at)
    if token is None or token.dep_ not in ("nummod", "quantmod", "compound", "amod"):
        return False
    head = token.head
    return (
        head.i > token.i
        and (head.tag_ in ("NNS", "NNPS") or head.lemma_ == "people")
        and head.i - token.i <= 4
    )
