"""Ordered lists that may be a million long: the numbers at once, the records by pages.

The numbers are eight bytes each and are read in order through an index; a page is then
read by its numbers, so that its cost does not depend on where in the list it stands.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import Connection, Select, func, select

if TYPE_CHECKING:
    from factdb.store.database import Database

Row = TypeVar("Row")
Fetch = Callable[[Connection, Sequence[int]], Mapping[int, Row]]
PAGE = 500


class StoredListing(Generic[Row]):
    """The records with the numbers `ids`, read by `fetch` when they are looked at.

    The list keeps its order and length while the archive changes; its records are as they are
    when read, and one that is gone by then is left out.
    """

    def __init__(self, database: Database, ids: array[int], fetch: Fetch[Row]) -> None:
        self._database = database
        self._ids = ids
        self._fetch = fetch

    def __len__(self) -> int:
        """How many records the list holds."""
        return len(self._ids)

    def __iter__(self) -> Iterator[Row]:
        """All records in order, a page in memory at a time."""
        for start in range(0, len(self._ids), PAGE):
            yield from self.rows(start, start + PAGE)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The records at positions `start` up to `stop`, clipped to the list."""
        wanted = self._ids[max(start, 0) : max(stop, 0)]
        found: dict[int, Row] = {}
        with self._database.read() as connection:
            for first in range(0, len(wanted), PAGE):
                found.update(self._fetch(connection, wanted[first : first + PAGE]))
        return [found[number] for number in wanted if number in found]

    def ids(self) -> array[int]:
        """The number of every record, in order."""
        return self._ids

    def position(self, record_id: int) -> int | None:
        """Where the record stands in the list, or ``None``."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None


def numbers(connection: Connection, *ordered: Select[tuple[int]]) -> array[int]:
    """The numbers that the selects give, one after the other.

    SQLite joins them to one text in a single step, during which other threads run: a million
    rows fetched one by one would hold up the screen.
    """
    found = array("q")
    for each in ordered:
        inner = each.subquery()
        joined = connection.execute(select(func.json_group_array(inner.c.id))).scalar()
        found.extend(json.loads(str(joined)))
    return found
