"""How records are put into words: dates, counts, sources, the citation of a claim."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.marks import UNKNOWN
from tui.plain import line

if TYPE_CHECKING:
    from factdb import ClaimRecord

OWN_VOICE = "own voice"


def count(number: int, one: str, many: str = "") -> str:
    """``1 claim``, ``2,304 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(when: date | None) -> str:
    """A day in ISO, or the mark of what is not known."""
    return when.isoformat() if when else UNKNOWN


def interval(first: date | None, last: date | None) -> str:
    """The days from `first` to `last` in few words: a year, a month, a day, a range, an open end."""
    if first is None or last is None:
        return f"since {first}" if first else f"by {last}" if last else UNKNOWN
    if first == last:
        return first.isoformat()
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
        return f"{first:%Y-%m}"
    return f"{first} to {last}"


def short_interval(claim: ClaimRecord) -> str:
    """The event date for a narrow column: of a range the first day and ``+``; the words if unresolved."""
    first, last = claim.first, claim.last
    if first is None and last is None:
        return line(claim.date_text) if claim.date_text else ""
    if first is None or last is None:
        return f"≥{first}" if first else f"≤{last}"
    words = interval(first, last)
    return words if len(words) <= 10 else f"{first}+"


def event_date(claim: ClaimRecord) -> str:
    """The event date with what it rests on."""
    said = f"“{line(claim.date_text)}”" if claim.date_text else ""
    if claim.first is None and claim.last is None:
        if not said:
            return "not stated"
        return (
            f"{said}, unresolved"
            if claim.published
            else f"{said}, unresolved: the article has no publication date"
        )
    words = interval(claim.first, claim.last)
    basis = {"stated": "stated", "relative": "counted"}.get(claim.basis, "")
    return " · ".join(part for part in (words, f"{basis} {said}".strip()) if part)


def speaker(claim: ClaimRecord) -> str:
    """Who says it, with the mode; the outlet's own voice where nobody is quoted."""
    if claim.speaker is None:
        return OWN_VOICE
    return f"{line(claim.speaker)} · {claim.mode}" if claim.mode else line(claim.speaker)


def outlet(claim: ClaimRecord) -> str:
    """The source, or what else tells the article apart."""
    return line(claim.source or claim.title or "") or f"article {claim.article_id}"


def citation(claim: ClaimRecord) -> str:
    """The claim as a reporter pastes it: words, speaker, title, source, day, address."""
    place = [f"“{line(claim.title)}”" if claim.title else "", line(claim.source or "")]
    place += [claim.published.isoformat() if claim.published else "no date", claim.url or ""]
    said_by = f"{line(claim.speaker)}, in " if claim.speaker else ""
    return f"“{line(claim.text)}” — {said_by}{', '.join(part for part in place if part)}"


def short_path(path: Path) -> str:
    """A path as a person writes it, the home folder as ``~``."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
