"""The archive's stories: a claim across outlets and time, and the list of those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.archive.opened import Opened
from factdb.query import Query
from factdb.store import story

if TYPE_CHECKING:
    from factdb.records import Listing, Story, StoryRecord


class Stories(Opened):
    """Claims of several articles that hang together by relations a person has not dismissed."""

    def story(self, claim_id: int) -> Story:
        """The claims that hang together with this one, as statements held against outlets.

        A claim that meets no other is a story of one line. Raises NotFoundError.
        """
        with self._database.read() as connection:
            return story.story_of(connection, claim_id)

    def list_stories(
        self, query: Query | str = "", *, sort: str = "outlets", descending: bool = False
    ) -> Listing[StoryRecord]:
        """The stories of the claims of `query` that have most flags.

        Sort: outlets (most first), flags (contradictions first), claims, date (newest first), text.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        asked = Query.parse(query) if isinstance(query, str) else query
        with self._database.read() as connection:
            return story.HeldListing(story.stories(connection, asked, sort, descending=descending))
