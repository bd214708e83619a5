"""Flags as CSV (RFC 4180): UTF-8, a header, ISO dates, one row a flag with both its claims."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from factdb.export.cells import escape_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factdb.records import ClaimRecord, FlagRecord

OWN_COLUMNS = ("id", "kind", "dimension", "score", "reasons", "ruling", "why")
SIDE_COLUMNS = (
    "claim_id",
    "claim",
    "speaker",
    "event_first",
    "event_last",
    "said",
    "published",
    "source",
    "title",
    "url",
    "verdict",
)
FLAG_COLUMNS = (*OWN_COLUMNS, *(f"{name}_{side}" for side in ("a", "b") for name in SIDE_COLUMNS))


def write_flags_csv(flags: Iterable[FlagRecord], stream: TextIO) -> int:
    """Write `FLAG_COLUMNS` and a row for each flag; returns the number of flags.

    The reasons are one text. What is not known is an empty cell; cells a spreadsheet would run are escaped.
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(FLAG_COLUMNS)
    count = 0
    for count, flag in enumerate(flags, 1):  # noqa: B007 (the last number is the answer)
        writer.writerow([*_own(flag), *_side(flag.a), *_side(flag.b)])
    return count


def _own(flag: FlagRecord) -> Iterator[str | int | float]:
    yield flag.id
    yield flag.kind.value
    yield flag.dimension
    yield round(flag.score, 3)
    yield escape_cell(" ".join(flag.reasons))
    yield flag.ruling.value
    yield escape_cell(flag.why)


def _side(claim: ClaimRecord) -> Iterator[str | int]:
    yield claim.id
    yield escape_cell(claim.text)
    yield escape_cell(claim.speaker or "")
    yield from map(_day, (claim.first, claim.last, claim.said, claim.published))
    for text in (claim.source, claim.title, claim.url):
        yield escape_cell(text or "")
    yield claim.verdict.value


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
