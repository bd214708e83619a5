"""What leaves the archive: claims in the forms that people publish from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypedDict, Unpack

from factdb.archive.listings import Listings
from factdb.errors import QueryError
from factdb.query import Query
from factdb.store.reading import with_sentences

if TYPE_CHECKING:
    from factdb.records import ClaimRecord


class Order(TypedDict, total=False):
    """How to sort what is written: by what, and which way."""

    sort: str
    descending: bool


class Exports(Listings):
    """The claims of a query, written to a file or a stream."""

    def sentences(self, query: Query | str = "", **order: Unpack[Order]) -> Iterator[tuple[ClaimRecord, str]]:
        """Each claim of `query` with the verbatim sentence it stands in, a page in memory at a time."""
        return with_sentences(self._database, self.list_claims(query, **order))

    def export_csv(self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]) -> int:
        """Write the claims of `query` as CSV (RFC 4180, UTF-8); how many rows were written."""
        return self.export("csv", target, query, **order)

    def export_jsonl(
        self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the claims of `query`, one JSON object a line; how many were written."""
        return self.export("jsonl", target, query, **order)

    def export_markdown(
        self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the claims of `query` as a Markdown list; how many were written."""
        return self.export("markdown", target, query, **order)

    def export(
        self, form: str, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the claims of `query` in one of ``factdb.export.FORMATS``; how many were written.

        A file is written whole or not at all; a stream should be opened with ``newline=""``.

        Raises:
            ArchiveError: the file cannot be written.
            QueryError: no such format, or the query cannot be understood.
        """
        from factdb.export import FORMATS, replacing

        if form not in FORMATS:
            raise QueryError(f"There is no export format {form!r}.", f"There are: {', '.join(FORMATS)}.")
        rows = self.sentences(query, **order)
        if not isinstance(target, (str, Path)):
            return FORMATS[form](rows, target)
        with replacing(target) as stream:
            return FORMATS[form](rows, stream)
