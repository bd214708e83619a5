"""Publication dates as people write them, read only where they can mean one day.

dateutil knows the forms; it also fills what is missing from today's date and guesses which of two
numbers is the month. So a date is parsed under different fillings and orders, and counts only where
all agree.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from factdb.errors import ArticleError
from factdb.ingest.notices import shown

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\s*\d{1,2}:\d{2}\S*(?: ?\S{1,6})?)?$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_COMPACT = re.compile(r"\d{8}$")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)
_FILLINGS = (datetime(2000, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001 (never seen: what differs is refused)
_LONGEST = 80  # characters; "Wednesday, 18 September 2019 at 10:00:00 a.m. GMT" has 49
_REMEDY = "Write it as year-month-day, like 2024-03-12."


def parse_day(text: str) -> date:
    """The day that `text` means: "2024-03-12", "12 March 2024", "March 12, 2024", ISO and mail dates.

    The day is the one written; time and zone are dropped.

    Raises:
        ArticleError: it is no date, lacks day, month or four-digit year, could mean two days, or names
            a weekday that the day is not.
    """
    cleaned = " ".join(text.split())
    if len(cleaned) > _LONGEST:
        raise _no_date(cleaned)
    found = _year_first(cleaned) or _agreed(cleaned)
    named = _WEEKDAY.search(cleaned)
    if named and not named.group().lower().startswith(_WEEKDAYS[found.weekday()]):
        raise ArticleError(f"“{shown(cleaned)}” is not a day: {found.isoformat()} is a {found:%A}.", _REMEDY)
    return found


def _year_first(text: str) -> date | None:
    if _COMPACT.fullmatch(text):
        parts: tuple[str, ...] = (text[:4], text[4:6], text[6:])
    elif match := _YEAR_FIRST.fullmatch(text):
        parts = match.group(1, 3, 4)
    else:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        raise _no_date(text) from None


def _agreed(text: str) -> date:
    found, otherwise = (_parsed(text, filling) for filling in _FILLINGS)
    if found != otherwise or not _YEAR.search(text):
        lacking = "is not a whole date: it needs a day, a month and a year of four digits"
        raise ArticleError(f"“{shown(text)}” {lacking}.", _REMEDY)
    days = {found, _parsed(text, _FILLINGS[0], dayfirst=True)}
    if len(days) == 1:
        return found
    either = " or ".join(sorted(day.isoformat() for day in days))
    raise ArticleError(f"“{shown(text)}” can mean two days, {either}.", _REMEDY)


def _parsed(text: str, filling: datetime, *, dayfirst: bool = False) -> date:
    from dateutil import parser

    try:
        return parser.parse(text, default=filling, dayfirst=dayfirst, ignoretz=True).date()
    except (ValueError, OverflowError, TypeError, IndexError, AttributeError, ArithmeticError):
        # dateutil raises all of these on text that is no date
        raise _no_date(text) from None


def _no_date(text: str) -> ArticleError:
    return ArticleError(f"“{shown(text)}” is not a date.", _REMEDY)
