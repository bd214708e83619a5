"""Times of day, in minutes since midnight: "7:05 p.m.", "19.05", "noon", "six minutes past three"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from factdb.reading.quantities.intervals import Interval, bound_before
from factdb.reading.quantities.lexicon import numbers, units
from factdb.reading.quantities.numerals import read_numeral

if TYPE_CHECKING:
    from factdb.reading.quantities.pieces import Line

__all__ = ["TIME_OF_DAY", "ClockTime", "read_clock"]

TIME_OF_DAY = "time of day"
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_HALF = regex.compile(r"([ap])\.? ?m\b\.?", regex.IGNORECASE)
_LEADING = frozenset(
    [
        "at",
        "by",
        "from",
        "until",
        "till",
        "before",
        "after",
        "since",
        "around",
        "about",
        "past",
        "to",
        "between",
    ]
)
_PARTS = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}
_SLACK = {"shortly": 30, "about": 15}
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day that runs from piece `begin` up to piece `end`."""

    minutes: int
    begin: int
    end: int


def read_clock(line: Line, at: int) -> ClockTime | None:
    """The time of day that begins at a piece, without the words that bound it."""
    return _named(line, at) or _figures(line, at) or _spelled(line, at)


def clock_interval(line: Line, time: ClockTime) -> tuple[Interval, int]:
    """The interval a time stands for with the words before it, and the piece these begin at."""
    bound = bound_before(line, time.begin, "clock")
    kind, begin = bound or (None, time.begin)
    value = float(time.minutes)
    shapes = {
        "at_most": Interval(None, value),
        "at_least": Interval(value, None),
        "near_below": Interval(max(0.0, value - _SLACK["shortly"]), value, approximate=True),
        "near_above": Interval(value, min(DAY - 1.0, value + _SLACK["shortly"]), approximate=True),
        "about": Interval(
            max(0.0, value - _SLACK["about"]), min(DAY - 1.0, value + _SLACK["about"]), approximate=True
        ),
    }
    return shapes.get(kind or "", Interval(value, value)), begin


def _named(line: Line, at: int) -> ClockTime | None:
    word = line.low(at)
    if word not in _NAMED or line.low(at - 1) in ("high", "-") or line.low(at + 1) == "-":
        return None
    piece = line.pieces[at]
    return ClockTime(_NAMED[word], at, at + 1) if not piece.text[0].isupper() or at == 0 else None


def _figures(line: Line, at: int) -> ClockTime | None:
    piece = line.at(at)
    if piece is None or piece.kind != "figure" or len(piece.text) > 5:
        return None
    hour, minute, end = _hour_minute(line, at)
    if hour is None or not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    half = line.at(end)
    marked = _HALF.fullmatch(half.text) if half else None
    if marked:
        return ClockTime(_twelve(hour, marked[1].lower()) * 60 + minute, at, end + 1) if hour <= 12 else None
    if line.matches(end, ("o'clock",)):
        return ClockTime(_part_of_day(line, hour, end + 1) * 60 + minute, at, end + 1)
    return _bare(line, at, hour, minute, end)


def _bare(line: Line, at: int, hour: int, minute: int, end: int) -> ClockTime | None:
    """“19:00”, “at 19.05”, “at 1905 GMT”: no a.m. or p.m."""
    text = line.pieces[at].text
    colon = end == at + 3
    point = "." in text and len(text.partition(".")[2]) == 2 and line.low(at - 1) in _LEADING and hour > 0
    zone = (
        text.isdecimal()
        and len(text) == 4
        and line.low(end) in ("gmt", "utc", "hrs", "hours", "bst", "cet", "est")
    )
    if not (colon or point or zone) or (point and _counted_on(line, end)):
        return None
    return ClockTime((_part_of_day(line, hour, end) * 60 + minute) % DAY, at, end)


def _hour_minute(line: Line, at: int) -> tuple[int | None, int, int]:
    text = line.pieces[at].text
    if line.low(at + 1) == ":" and line.glued(at + 1) and line.glued(at + 2) and text.isdecimal():
        minute = line.low(at + 2)
        further = line.low(at + 3) == ":" and line.glued(at + 3)
        if len(minute) == 2 and minute.isdecimal() and not further and not line.glued(at):
            return int(text), int(minute), at + 3
        return None, 0, at
    if regex.fullmatch(r"\d{1,2}\.\d\d", text):
        return int(text.partition(".")[0]), int(text.partition(".")[2]), at + 1
    if text.isdecimal() and len(text) == 4:
        return int(text[:2]), int(text[2:]), at + 1
    return (int(text), 0, at + 1) if text.isdecimal() and len(text) <= 2 else (None, 0, at)


def _counted_on(line: Line, at: int) -> bool:
    """Whether the figure goes on as a number: "at 19.05 percent"."""
    following = line.at(at)
    if following is None or following.kind == "mark":
        return following is not None and following.text in "-/–"
    if any(tuple(line.low(at + i) for i in range(n)) in units() for n in (1, 2)):
        return True
    token = line.token(at)
    return following.kind in ("sign", "figure", "vulgar") or (
        token is not None and token.pos_ in ("NOUN", "ADJ", "NUM")
    )


def _twelve(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0)


def _part_of_day(line: Line, hour: int, at: int) -> int:
    """The hour on a clock of 24, if the words after it say which half of the day."""
    near = [line.low(i) for i in range(at, at + 5)]
    for word in near:
        if word in _PARTS and hour < 12:
            return hour + _PARTS[word] if hour >= 4 or word != "night" else hour
    return hour


def _spelled(line: Line, at: int) -> ClockTime | None:
    """“six minutes past three”, “half past six”, “quarter to nine”, “seven o'clock”, “three p.m.”."""
    past = _past(line, at)
    if past:
        return past
    hour = numbers("cardinals").get(line.low(at))
    half = line.at(at + 1)
    if hour is None or half is None or not 1 <= hour <= 12:
        return None
    marked = _HALF.fullmatch(half.text)
    if marked:
        return ClockTime(_twelve(int(hour), marked[1].lower()) * 60, at, at + 2)
    if half.low == "o'clock":
        return ClockTime(_part_of_day(line, int(hour), at + 2) * 60, at, at + 2)
    return None


def _past(line: Line, at: int) -> ClockTime | None:
    minutes, joint = _minutes(line, at)
    if minutes is None or line.low(joint) not in ("past", "to", "before", "after"):
        return None
    hour = read_numeral(line, joint + 1)
    if hour is None or hour.low != int(hour.low) or not 1 <= hour.low <= 12 or hour.scaled:
        return _past_named(line, minutes, at, joint)
    if line.low(joint) in ("before", "after", "to") and not _clock_like(line, at, joint, hour.end):
        return None
    marked = line.at(hour.end)
    half = _HALF.fullmatch(marked.text) if marked else None
    whole = _twelve(int(hour.low), half[1].lower()) if half else _part_of_day(line, int(hour.low), hour.end)
    sign = 1 if line.low(joint) in ("past", "after") else -1
    return ClockTime((whole * 60 + sign * minutes) % DAY, at, hour.end + (1 if half else 0))


def _past_named(line: Line, minutes: int, at: int, joint: int) -> ClockTime | None:
    """“five minutes past midnight”, “ten to noon”."""
    base = _NAMED.get(line.low(joint + 1))
    if base is None:
        return None
    sign = 1 if line.low(joint) in ("past", "after") else -1
    return ClockTime((base + sign * minutes) % DAY, at, joint + 2)


def _clock_like(line: Line, at: int, joint: int, end: int) -> bool:
    """“ten to six” is a range of numbers as often as a time: only after “at”, or with a quarter."""
    following = line.at(end)
    marked = following is not None and _HALF.fullmatch(following.text) is not None
    return line.low(at) == "quarter" or (line.low(joint) == "to" and line.low(at - 1) == "at") or marked


def _minutes(line: Line, at: int) -> tuple[int | None, int]:
    if line.low(at) in ("half", "quarter"):
        return (30 if line.low(at) == "half" else 15), at + 1
    if line.matches(at, ("a", "quarter")):
        return 15, at + 2
    found = read_numeral(line, at)
    if found is None or found.low != found.high or not 1 <= found.low < 60:
        return None, at
    return int(found.low), found.end + (line.low(found.end) in ("minute", "minutes"))
