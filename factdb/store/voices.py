"""The names that articles give their speakers: kept in table voice, and whom they mean in the claims.

A claim's speaker is the one its voice means; what is compared keeps the article's own name (`claim.written`),
so that comparing rests on the two texts alone and not on what else is in the archive.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from factdb.comparing.speakers import Voice, describe, keys
from factdb.store.settling import Row, dump_told, enter_names, rows_of, rows_with_form, settle, voices_in
from factdb.store.tables import ARTICLE, CLAIM, READING, VOICE, VOICE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def hear(connection: Connection, article: int) -> None:
    """Bring the voices of an article in line with its claims, and settle whom they mean.

    To be called whenever the claims of an article have been written.
    """
    retracted = _listen(connection, article)
    settle(connection, rows_of(connection, VOICE.c.article_id == article), article, retracted)


def catch_up(connection: Connection) -> None:
    """Settle the voices that have not been looked at yet: those of an archive of an older schema."""
    waiting = select(VOICE.c.article_id).where(VOICE.c.told == "null").distinct()
    articles = connection.execute(waiting).scalars().all()
    for article in articles:
        _listen(connection, article)
    if articles:
        settle(connection, rows_of(connection))


def _listen(connection: Connection, article: int) -> list[Voice]:
    """Write the article's voices as its claims name them; those that it has no more."""
    written = _written(connection, article)
    here = VOICE.c.article_id == article
    old = voices_in(rows_of(connection, here))
    connection.execute(delete(VOICE).where(here, VOICE.c.written.not_in(list(written))))
    text, lineage = connection.execute(
        select(ARTICLE.c.text, ARTICLE.c.lineage).where(ARTICLE.c.id == article)
    ).one()
    new = [Voice(lineage, name, describe(name, text, labels)) for name, labels in written.items()]
    _write_voices(connection, article, new)
    return [voice for voice in old if voice.written not in written]


def _written(connection: Connection, article: int) -> dict[str, list[str]]:
    """The names that the article's claims give their speakers, with the labels the parser gave them."""
    rows = connection.execute(
        select(CLAIM.c.written, READING.c.entities)
        .outerjoin_from(CLAIM, READING, READING.c.claim_id == CLAIM.c.id)
        .where(CLAIM.c.article_id == article)
    ).all()
    labels: dict[str, list[str]] = {written: [] for written, _ in rows if written}
    for _, entities in rows:
        for _start, _end, name, label in json.loads(entities or "[]"):
            if name in labels:
                labels[name].append(label)
    return labels


def _write_voices(connection: Connection, article: int, voices: Sequence[Voice]) -> None:
    enter_names(connection, [voice.written for voice in voices])
    connection.execute(delete(VOICE_KEY).where(VOICE_KEY.c.article_id == article))
    known = set(connection.execute(select(VOICE.c.written).where(VOICE.c.article_id == article)).scalars())
    for voice in voices:
        told = dump_told(voice.told)
        if voice.written in known:
            same = and_(VOICE.c.article_id == article, VOICE.c.written == voice.written)
            connection.execute(update(VOICE).where(same).values(told=told))
        else:
            row = {"article_id": article, "written": voice.written, "told": told, "speaker": voice.written}
            connection.execute(insert(VOICE).values(row))
    found = [
        {"key": key, "article_id": article, "written": voice.written}
        for voice in voices
        for key in keys(voice)
    ]
    if found:
        connection.execute(insert(VOICE_KEY), found)


def follow(connection: Connection, changes: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Settle anew what rows that undo or redo has changed decide: (table, the row before or after)."""
    rows: list[Row] = []
    articles: set[int] = set()
    for table, row in changes:
        if table == "naming":
            rows += _named_by(connection, row)
        elif table == "claim":
            articles.add(row["article_id"])
        elif table == "edit":
            of = select(CLAIM.c.article_id).where(CLAIM.c.key == row["key"])
            articles.update(connection.execute(of).scalars())
    for article in sorted(articles):
        hear(connection, article)
    if rows:
        settle(connection, rows)


def _named_by(connection: Connection, naming: dict[str, Any]) -> Sequence[Row]:
    """The voices that a row of table naming speaks of."""
    if naming["scope"] == "name":
        return rows_with_form(connection, naming["key"])
    lineage, _, written = naming["key"].partition(":")
    return rows_of(connection, VOICE.c.written == written, ARTICLE.c.lineage == int(lineage))
