"""What was read, as it was read: articles with their text, claims as the nouns of ``factdb.model``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.errors import NotFoundError
from factdb.store.listing import PAGE
from factdb.store.relations import load_articles, load_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from factdb.model import Article, Claim
    from factdb.records import ClaimRecord, Listing
    from factdb.store.database import Database


def article_of(connection: Connection, number: int) -> Article:
    """The article with this number.

    Raises:
        NotFoundError: there is none.
    """
    found = load_articles(connection, [number]).get(number)
    if found is None:
        raise NotFoundError(f"There is no article {number}.", "factdb articles lists those there are.")
    return found


def claim_of(connection: Connection, number: int) -> Claim:
    """The claim with this number.

    Raises:
        NotFoundError: there is none.
    """
    found = load_claims(connection, [number]).get(number)
    if found is None:
        raise NotFoundError(f"There is no claim {number}.", "factdb list shows those there are.")
    return found


def with_sentences(database: Database, listing: Listing[ClaimRecord]) -> Iterator[tuple[ClaimRecord, str]]:
    """Each claim with the words of its sentence, a page of both in memory at a time."""
    for start in range(0, len(listing), PAGE):
        claims = listing.rows(start, start + PAGE)
        with database.read() as connection:
            articles = load_articles(connection, {claim.article_id for claim in claims})
        for claim in claims:
            yield claim, claim.sentence.of(articles[claim.article_id].text)
