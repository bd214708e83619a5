"""Speakers: who is on record under which names, and putting them together or apart by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factdb.archive.listings import Listings
from factdb.archive.opened import several
from factdb.store import lists, pages, speakers
from factdb.store.listing import StoredListing

if TYPE_CHECKING:
    from factdb.records import ClaimRecord, Listing, SpeakerRecord, VoiceRecord


class Speakers(Listings):
    """A speaker is named by number or by name; a part of the name will do if only one has it."""

    def speaker(self, who: int | str) -> SpeakerRecord:
        """Who it is, with the names that articles give them. Raises NotFoundError."""
        with self._database.read() as connection:
            number, _ = speakers.find_speaker(connection, who)
            return pages.fetch_speakers(connection, [number])[number]

    def voices(self, who: int | str) -> list[VoiceRecord]:
        """What each article calls the speaker, and by what evidence it means them. Raises NotFoundError."""
        with self._database.read() as connection:
            return speakers.voice_records(connection, speakers.find_speaker(connection, who)[1])

    def claims_of_speaker(
        self, who: int | str, *, sort: str = "date", descending: bool = False
    ) -> Listing[ClaimRecord]:
        """The claims of this speaker alone, by day unless sorted otherwise (see `list_claims`).

        Raises:
            NotFoundError: there is no such speaker.
            QueryError: there is no such sort.
        """
        with self._database.read() as connection:
            name = speakers.find_speaker(connection, who)[1]
            found = lists.numbers_of_speaker(connection, name, sort, descending=descending)
        return StoredListing(self._database, found, pages.fetch_claims)

    def merge_speakers(self, a: int | str, b: int | str, *, name: str | None = None) -> str:
        """Make two speakers one, called `name`, else as the first is; the journal's sentence.

        Remembered by the names in the articles: one that comes later follows, and no evidence overrules it.

        Raises:
            NotFoundError: one of them is not there.
            QueryError: they are one already.
            ArchiveError: a third has that name.
        """
        from factdb.store import naming

        with self._database.write() as connection:
            return naming.merge(connection, a, b, name)

    def split_speaker(
        self,
        who: int | str,
        *,
        article: int | None = None,
        claims: int | Sequence[int] | None = None,
        written: str | None = None,
        name: str | None = None,
    ) -> str:
        """Take out of a speaker what one article, some claims or one name says; the journal's sentence.

        The part is called `name`, or by a name that nobody has. With none of the three, every name that
        articles give them is a speaker of its own.

        Raises:
            NotFoundError: there is no such speaker, article or claim.
            QueryError: the speaker has no such part, or nothing else.
        """
        from factdb.store import naming

        chosen = None if claims is None else several(claims)
        with self._database.write() as connection:
            return naming.split(connection, who, article=article, claims=chosen, written=written, name=name)
