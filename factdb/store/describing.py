"""Setting an article's metadata by hand; with its publication date it is read anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict, cast

from sqlalchemy import Connection, or_, select

from factdb.errors import ArchiveError, NotFoundError
from factdb.store.articles import METADATA, Place, Standing, set_metadata, storable, write_claims
from factdb.store.intake import Meeting
from factdb.store.journal import Scope, recorded
from factdb.store.mapping import Columns, to_article
from factdb.store.tables import ARTICLE, BLOCKING, CLAIM, CURRENT_ARTICLE, EDIT, READING, RELATION

if TYPE_CHECKING:
    from datetime import date

    from factdb.model import Article
    from factdb.store.database import Database


class Metadata(TypedDict, total=False):
    """What may be set of an article."""

    title: str | None
    source: str | None
    author: str | None
    published: date | None
    url: str | None


def describe(database: Database, article_id: int, given: Metadata) -> str:
    """Set what is not ``None``; the journal's sentence.

    Raises:
        NotFoundError: there is no such article.
        ArchiveError: another article has that address.
    """
    with database.read() as connection:
        row = _row(connection, article_id)
    stored = to_article(row)
    # Empty text is "unknown" again; None is "as it is".
    wanted = storable(
        replace(stored, **cast("Any", {n: value for n, value in given.items() if value is not None}))
    )
    met = (
        _read_anew(database, wanted, row) if wanted.published != stored.published and row["current"] else None
    )
    with database.write() as connection:
        return _write(connection, _row(connection, article_id), wanted, met)


def _read_anew(database: Database, article: Article, row: Columns) -> Meeting:
    from factdb.reading import annotate

    note = annotate(article)
    with database.read() as connection:
        met = Meeting(connection, note, Place(Standing.COMPLETED, row))
    met.compare()
    return met


def _row(connection: Connection, article_id: int) -> Columns:
    row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == article_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"There is no article {article_id}.", "factdb articles lists those there are.")
    return row


def _write(connection: Connection, row: Columns, wanted: Article, met: Meeting | None) -> str:
    _require_free(connection, row, wanted.url)
    sentence = _told(row, wanted)
    keys = connection.execute(select(CLAIM.c.key).where(CLAIM.c.article_id == row["id"])).scalars().all()
    with recorded(connection, sentence, _scopes(row["id"], reread=met is not None), keys if met else ()):
        set_metadata(connection, row["id"], wanted)
        if met:
            met.write(connection, row["id"], write_claims(connection, row["id"], met.note))
    return sentence


def _require_free(connection: Connection, row: Columns, url: str | None) -> None:
    taken = select(ARTICLE.c.id).where(
        ARTICLE.c.url == url, CURRENT_ARTICLE, ARTICLE.c.lineage != row["lineage"]
    )
    other = connection.execute(taken).scalar() if url else None
    if other is not None:
        raise ArchiveError(
            f"Article {other} has the address {url} already.", "Two articles cannot share one."
        )


def _told(row: Columns, wanted: Article) -> str:
    stored = to_article(row)
    changed = [
        f"{name} to {getattr(wanted, name)}"
        for name in METADATA
        if getattr(wanted, name) != getattr(stored, name)
    ]
    return f"Set {', '.join(changed) or 'nothing new'} of article {row['id']}."


def _scopes(article_id: int, *, reread: bool) -> list[Scope]:
    scopes = [Scope(ARTICLE, ARTICLE.c.id == article_id)]
    if reread:
        own = select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)
        scopes += [
            Scope(CLAIM, CLAIM.c.article_id == article_id),
            Scope(READING, READING.c.claim_id.in_(own)),
            Scope(EDIT, EDIT.c.key.in_(select(CLAIM.c.key).where(CLAIM.c.article_id == article_id))),
            Scope(BLOCKING, BLOCKING.c.claim_id.in_(own)),
            Scope(RELATION, or_(RELATION.c.a.in_(own), RELATION.c.b.in_(own))),
        ]
    return scopes
