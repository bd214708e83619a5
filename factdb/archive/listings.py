"""The archive's lists: claims, flags, articles and speakers of a query, by pages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from factdb.archive.opened import Opened, member
from factdb.model import Kind, Ruling, Verdict
from factdb.query import Query
from factdb.store import facets, lists, pages, statistics
from factdb.store.listing import Fetch, StoredListing

if TYPE_CHECKING:
    from datetime import date

    from factdb.records import (
        ArticleRecord,
        ClaimRecord,
        Facets,
        FlagRecord,
        FlagStat,
        Listing,
        SpeakerRecord,
    )

Record = TypeVar("Record")
Numbering = lists.Numbering


class Listings(Opened):
    """Lists of what is stored. A query is words and field:value terms as text, or a `Query`."""

    def list_claims(
        self,
        query: Query | str = "",
        *,
        sort: str = "rank",
        descending: bool = False,
        most: int | None = None,
    ) -> Listing[ClaimRecord]:
        """The claims of `query`, or the first `most` of them, which are found sooner.

        Sort: rank (check-worthiest first), id, text, speaker, date, source, verdict, flags (most first).
        Claims of superseded versions are left out; ``is:orphaned`` lists those among them that a person
        judged.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        number = partial(lists.claim_numbers, most=most)
        return self._list(number, pages.fetch_claims, _query(query), sort, descending=descending)

    def _list(
        self, number: Numbering, fetch: Fetch[Record], query: Query, sort: str, *, descending: bool
    ) -> StoredListing[Record]:
        with self._database.read() as connection:
            found = number(connection, query, sort, descending=descending)
        return StoredListing(self._database, found, fetch)

    def list_flags(
        self,
        query: Query | str = "",
        *,
        sort: str = "score",
        descending: bool = False,
        most: int | None = None,
    ) -> Listing[FlagRecord]:
        """The relations of `query`, or the first `most` of them; dismissed ones only with ``is:dismissed``.

        Sort: score (strongest first), id, kind, date, ruling.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        number = partial(lists.flag_numbers, most=most)
        return self._list(number, pages.fetch_flags, _query(query), sort, descending=descending)

    def list_articles(
        self, query: Query | str = "", *, sort: str = "published", descending: bool = False
    ) -> Listing[ArticleRecord]:
        """The articles of `query`, each in its last version.

        Sort: published (newest first), added, id, title, source, author, version, claims, contradictions.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        return self._list(
            lists.article_numbers, pages.fetch_articles, _query(query), sort, descending=descending
        )

    def list_speakers(
        self, query: Query | str = "", *, sort: str = "claims", descending: bool = False
    ) -> Listing[SpeakerRecord]:
        """The speakers with a claim of `query`, whose words are parts of the name here.

        Sort: claims (most first), name, articles, contradictions, id.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        return self._list(
            lists.speaker_numbers, pages.fetch_speakers, _query(query), sort, descending=descending
        )

    def facets(self, query: Query | str = "", *, most: int = facets.TOP) -> Facets:
        """The claims of `query` counted by source, speaker, month, verdict and kind of flag.

        Of each field at most `most` values: months the latest first, others those with most claims. The month
        is that of the event, or of publication where the claim has no date.

        Raises:
            QueryError: the query cannot be understood.
        """
        with self._database.read() as connection:
            return facets.count_facets(connection, _query(query), most)

    def flag_stats(self, query: Query | str = "") -> list[FlagStat]:
        """What has become of the flags of `query`: each kind, followed by its dimensions.

        Raises:
            QueryError: the query cannot be understood.
        """
        with self._database.read() as connection:
            return statistics.flag_stats(connection, _query(query))

    def versions(self, article_id: int) -> list[ArticleRecord]:
        """All versions of the article, the first first; `article` has their texts. Raises NotFoundError."""
        with self._database.read() as connection:
            return pages.versions(connection, article_id)

    def claims(  # noqa: PLR0913 (one name for each field of a query)
        self,
        query: Query | str = "",
        *,
        speaker: str | None = None,
        source: str | None = None,
        after: date | None = None,
        before: date | None = None,
        verdict: Verdict | str | None = None,
    ) -> list[ClaimRecord]:
        """The claims of `query` to which the named terms apply too, check-worthiest first.

        Raises:
            QueryError: the query or verdict cannot be understood.
        """
        asked = _query(query)
        asked = replace(
            asked,
            speaker=speaker or asked.speaker,
            source=source or asked.source,
            after=after or asked.after,
            before=before or asked.before,
            verdict=member(Verdict, verdict, "verdict") if verdict else asked.verdict,
        )
        return list(self._list(lists.claim_numbers, pages.fetch_claims, asked, "rank", descending=False))

    def relations(
        self, query: Query | str = "", *, kind: Kind | str | None = None, ruling: Ruling | str | None = None
    ) -> list[FlagRecord]:
        """The relations of `query`, of that kind and ruling, strongest first.

        Raises:
            QueryError: the query, kind or ruling cannot be understood.
        """
        asked = _query(query)
        asked = replace(
            asked,
            kind=member(Kind, kind, "kind of flag") if kind else asked.kind,
            ruling=member(Ruling, ruling, "ruling") if ruling else asked.ruling,
        )
        listing = self.list_flags(asked)
        return list(listing.rows(0, len(listing)))


def _query(query: Query | str) -> Query:
    return Query.parse(query) if isinstance(query, str) else query
