"""Articles and their claims, written: known again by address or text, versioned, read anew in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from factdb.model import Annotation, Article, Claim
from factdb.store.edits import apply_edits
from factdb.store.keys import claim_keys, digest
from factdb.store.mapping import Columns, article_columns, claim_columns, reading_columns, to_article
from factdb.store.tables import (
    ARTICLE,
    BLOCKING,
    CLAIM,
    CURRENT_ARTICLE,
    JUDGEMENT,
    READING,
    RELATION,
)

METADATA = ("title", "source", "author", "published", "url")
_UNSTORABLE = re.compile("[\ud800-\udfff]")  # halves of a character: UTF-8, and so SQLite, cannot hold them


class Standing(Enum):
    """What an article is to an archive that it is about to enter."""

    NEW = "new"
    VERSION = "version"  # another text at a known address
    COMPLETED = "completed"  # here already, with less metadata
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Place:
    """An article's standing, and the row of the version that stands there (``None`` when new)."""

    standing: Standing
    row: Columns | None = None


def storable_text(text: str | None) -> str | None:
    """The text with lone surrogates replaced, one for one."""
    return None if text is None else _UNSTORABLE.sub("\ufffd", text)


def storable(article: Article) -> Article:
    """The article with lone surrogates replaced, one for one, and empty metadata unknown."""

    def clean(text: str | None) -> str | None:
        return _UNSTORABLE.sub("\ufffd", text).strip() or None if text else None

    return Article(
        text=_UNSTORABLE.sub("\ufffd", article.text),
        title=clean(article.title),
        source=clean(article.source),
        author=clean(article.author),
        published=article.published,
        url=clean(article.url),
    )


# -- recognising ------------------------------------------------------------------------------


def identify(connection: Connection, article: Article) -> Place:
    """Whether `article` is here already: by its address, else by its text.

    Two articles with one text are two when their addresses, outlets or publication dates differ:
    copies of an agency text.
    """
    row = _at_address(connection, article.url) if article.url else None
    if row and row["digest"] != digest(article.text):
        known = _same_text(connection, article, lineage=row["lineage"])
        return Place(Standing.KNOWN, known) if known else Place(Standing.VERSION, row)
    row = row or _same_text(connection, article)
    if row is None:
        return Place(Standing.NEW)
    completed = row["current"] and merged(row, article) != to_article(row)
    return Place(Standing.COMPLETED if completed else Standing.KNOWN, row)


def merged(row: Columns, article: Article) -> Article:
    """The stored article, with what was unknown filled in from `article`."""
    stored = to_article(row)
    unknown = {name: getattr(article, name) for name in METADATA if getattr(stored, name) is None}
    return replace(stored, **unknown)


def _at_address(connection: Connection, url: str) -> Columns | None:
    found = select(ARTICLE).where(ARTICLE.c.url == url, CURRENT_ARTICLE)
    return connection.execute(found).mappings().first()


def _same_text(connection: Connection, article: Article, lineage: int | None = None) -> Columns | None:
    same = (
        select(ARTICLE)
        .where(ARTICLE.c.digest == digest(article.text))
        .order_by(ARTICLE.c.current.desc(), ARTICLE.c.id)
    )
    if lineage is not None:
        return connection.execute(same.where(ARTICLE.c.lineage == lineage)).mappings().first()
    for name in ("url", "source", "published"):
        value = article_columns(article)[name]
        if value is not None:
            same = same.where(or_(ARTICLE.c[name] == value, ARTICLE.c[name].is_(None)))
    return connection.execute(same).mappings().first()


# -- storing ------------------------------------------------------------------------------------


def insert_article(connection: Connection, note: Annotation, after: Columns | None = None) -> int:
    """Store an article, as a new version of the row `after` if given; its number."""
    number = connection.execute(select(func.coalesce(func.max(ARTICLE.c.id), 0) + 1)).scalar_one()
    if after:
        _supersede(connection, after["id"])
    row = {
        **article_columns(note.article),
        "id": number,
        "lineage": after["lineage"] if after else number,
        "version": after["version"] + 1 if after else 1,
        "digest": digest(note.article.text),
        "added": now(),
        "sentences": len(note.sentences),
    }
    connection.execute(insert(ARTICLE).values(row))
    return int(number)


def _supersede(connection: Connection, article_id: int) -> None:
    own = select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)
    connection.execute(delete(RELATION).where(or_(RELATION.c.a.in_(own), RELATION.c.b.in_(own))))
    connection.execute(delete(BLOCKING).where(BLOCKING.c.claim_id.in_(own)))
    connection.execute(update(CLAIM).where(CLAIM.c.article_id == article_id).values(current=0))
    connection.execute(update(ARTICLE).where(ARTICLE.c.id == article_id).values(current=0))


def set_metadata(connection: Connection, article_id: int, article: Article) -> None:
    """Write the article's title, source, author, published and url."""
    columns = article_columns(article)
    values = {name: columns[name] for name in METADATA}
    connection.execute(update(ARTICLE).where(ARTICLE.c.id == article_id).values(values))


def write_claims(connection: Connection, article_id: int, note: Annotation) -> list[int]:
    """Make the claims of `note` the article's claims; their numbers, in order.

    A claim that was there before (by key) keeps its number. One that is no longer read is
    deleted, or kept as orphaned if a person judged it.
    """
    from factdb.store.voices import hear

    lineage = connection.execute(select(ARTICLE.c.lineage).where(ARTICLE.c.id == article_id)).scalar_one()
    keys = list(claim_keys(lineage, note.claims))
    before = _numbers(connection, article_id)
    _retire(connection, {number for key, number in before.items() if key not in set(keys)})
    numbers = [
        _write_claim(connection, article_id, before.get(key), key, claim)
        for key, claim in zip(keys, note.claims, strict=True)
    ]
    hear(connection, article_id)
    apply_edits(connection, article_id)
    return numbers


def _numbers(connection: Connection, article_id: int) -> dict[str, int]:
    rows = connection.execute(select(CLAIM.c.key, CLAIM.c.id).where(CLAIM.c.article_id == article_id))
    return {key: number for key, number in rows}  # noqa: C416 (a Result is not a dict's argument)


def _write_claim(connection: Connection, article_id: int, number: int | None, key: str, claim: Claim) -> int:
    row = claim_columns(claim)
    if number is None:
        made = insert(CLAIM).values(article_id=article_id, key=key, **row).returning(CLAIM.c.id)
        number = int(connection.execute(made).scalar_one())
        connection.execute(insert(READING).values(claim_id=number, **reading_columns(claim)))
    else:
        connection.execute(update(CLAIM).where(CLAIM.c.id == number).values(current=1, **row))
        connection.execute(
            update(READING).where(READING.c.claim_id == number).values(**reading_columns(claim))
        )
    return number


def _retire(connection: Connection, numbers: set[int]) -> None:
    gone = CLAIM.c.id.in_(numbers)
    judged = CLAIM.c.key.in_(select(JUDGEMENT.c.key))
    concerned = or_(RELATION.c.a.in_(numbers), RELATION.c.b.in_(numbers))
    connection.execute(delete(RELATION).where(concerned))
    connection.execute(delete(BLOCKING).where(BLOCKING.c.claim_id.in_(numbers)))
    connection.execute(update(CLAIM).where(gone, judged).values(current=0))
    connection.execute(delete(CLAIM).where(gone, ~judged))


def now() -> str:
    """This moment, as a column holds it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
