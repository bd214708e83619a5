"""What the person who rules on flags needs beside the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, Unpack

from factdb.archive.exports import Order
from factdb.archive.listings import Listings
from factdb.query import Query
from factdb.store import triage
from factdb.store.listing import PAGE

if TYPE_CHECKING:
    from factdb.records import FlagRecord, Listing


class Triage(Listings):
    """The queue of flags."""

    def unsure_flags(self) -> frozenset[int]:
        """The numbers of the flags that a person left open, saying why: ``rule(…, "open", why=…)``."""
        with self._database.read() as connection:
            return triage.unsure_flags(connection)

    def export_flags(
        self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the flags of `query` as CSV, both claims of each in a row; how many were written.

        A file is written whole or not at all; a stream should be opened with ``newline=""``.

        Raises:
            ArchiveError: the file cannot be written.
            QueryError: the query cannot be understood, or there is no such sort.
        """
        from factdb.export import replacing
        from factdb.export.flag_table import write_flags_csv

        order.setdefault("sort", "score")
        rows = _by_pages(self.list_flags(query, **order))
        if not isinstance(target, (str, Path)):
            return write_flags_csv(rows, target)
        with replacing(target) as stream:
            return write_flags_csv(rows, stream)


def _by_pages(listing: Listing[FlagRecord]) -> Iterator[FlagRecord]:
    for start in range(0, len(listing), PAGE):
        yield from listing.rows(start, start + PAGE)
