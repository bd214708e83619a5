"""The archive's list of claims with the same claim folded under one line."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Unpack

from factdb.archive.exports import Order
from factdb.archive.listings import Listings
from factdb.query import Query
from factdb.store import folding, pages
from factdb.store.folding import FoldedListing

if TYPE_CHECKING:
    from collections.abc import Collection

    from factdb.records import Folded


class Folding(Listings):
    """Claims that several articles tell, once."""

    _clusters: tuple[folding.Stamp, folding.Clusters] | None = None

    def list_folded(
        self,
        query: Query | str = "",
        *,
        opened: Collection[int] = (),
        most: int | None = None,
        **order: Unpack[Order],
    ) -> Folded:
        """The claims of `query` as `list_claims` has them, the same claim of several articles only once.

        The others are folded under the first of them in the order asked for, and stand below it if its
        number is among `opened`. Of the first `most` claims only, if there is such a limit.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        listed = self.list_claims(query, most=most, **order)
        numbers = array("q", listed.ids())
        return FoldedListing(self._database, numbers, pages.fetch_claims, self._same(), opened)

    def folding_is_known(self) -> bool:
        """Whether `list_folded` knows already which claims are the same, so that it costs no more."""
        with self._database.read() as connection:
            return self._clusters is not None and self._clusters[0] == folding.stamp(connection)

    def _same(self) -> folding.Clusters:
        with self._database.read() as connection:
            now = folding.stamp(connection)
            if self._clusters is None or self._clusters[0] != now:
                self._clusters = now, folding.find_clusters(connection)
            return self._clusters[1]
