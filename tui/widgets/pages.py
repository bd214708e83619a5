"""A few pages of a listing around what is on the screen."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from factdb import Listing

PAGE: Final = 100
KEPT: Final = 12


class Numbered(Protocol):
    """What a list holds: a record with the number the archive knows it by."""

    @property
    def id(self) -> int:
        """The record's number."""


Row = TypeVar("Row", bound=Numbered)


class Pages(Generic[Row]):
    """Records of a listing by position, read a page at a time, the pages used last kept."""

    def __init__(self, listing: Listing[Row]) -> None:
        self.listing = listing
        self._ids = listing.ids()
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._ids)

    def id_at(self, position: int) -> int:
        """The number of the record at `position`."""
        return self._ids[position]

    def at(self, position: int) -> Row | None:
        """The record at `position`, or ``None`` when it has left the archive since it was listed."""
        number = position // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self._ids[position])

    def forget(self) -> None:
        """Read every page anew when it is next wanted."""
        self._pages.clear()

    def _read(self, number: int) -> dict[int, Row]:
        # By number, not by place: a record that vanished must not shift the others.
        return {record.id: record for record in self.listing.rows(number * PAGE, (number + 1) * PAGE)}
