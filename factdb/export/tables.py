"""Claims as CSV (RFC 4180): UTF-8, a header, ISO dates, one row a claim."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, TextIO

from factdb.export.cells import escape_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factdb.records import ClaimRecord

COLUMNS = (
    "id",
    "claim",
    "speaker",
    "mode",
    "event_first",
    "event_last",
    "date_basis",
    "said",
    "source",
    "title",
    "url",
    "published",
    "sentence",
    "start",
    "end",
    "verdict",
    "note",
    "evidence",
    "contradictions",
    "overlaps",
    "updates",
    "act",
    "speaker_written",
    "speaker_chain",
)
Cell = str | int | date | tuple[str, ...] | None


def write_csv(rows: Iterable[tuple[ClaimRecord, str]], stream: TextIO) -> int:
    """Write `COLUMNS` and a row for each claim; returns the number of claims.

    ``start`` and ``end`` are the sentence's offsets into the article's text; ``speaker_written`` is the
    article's own name for the speaker, ``speaker_chain`` whom it cites for whom, outermost first. What is
    not known is an empty cell; cells a spreadsheet would run are escaped (`unescape_cell` gives the
    original).
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for claim, sentence in rows:
        writer.writerow(map(_cell, cells_of(claim, sentence)))
        count += 1
    return count


def cells_of(claim: ClaimRecord, sentence: str) -> tuple[Cell, ...]:
    """The values of `COLUMNS` for one claim."""
    return (
        claim.id,
        claim.text,
        claim.speaker,
        claim.mode,
        claim.first,
        claim.last,
        claim.basis,
        claim.said,
        claim.source,
        claim.title,
        claim.url,
        claim.published,
        sentence,
        claim.sentence.start,
        claim.sentence.end,
        claim.verdict,
        claim.note,
        claim.evidence,
        claim.contradictions,
        claim.overlaps,
        claim.updates,
        claim.act,
        claim.written,
        claim.chain,
    )


def _cell(value: Cell) -> str | int:
    if isinstance(value, str):
        return escape_cell(str(value))
    if isinstance(value, tuple):
        return escape_cell(" > ".join(value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value
