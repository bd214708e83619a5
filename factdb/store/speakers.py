"""Speakers: found by name, and what is on record from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from factdb.errors import NotFoundError
from factdb.records import VoiceRecord
from factdb.store.database import folded
from factdb.store.mapping import day
from factdb.store.tables import ARTICLE, CLAIM, CURRENT_ARTICLE, CURRENT_CLAIM, SPEAKER, VOICE

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 5  # names that an error lists


def find_speaker(connection: Connection, who: int | str) -> tuple[int, str]:
    """The number and name of the speaker with that number or name.

    A name need not be whole: a part of it, or a name that an article uses, will do if only one has it.

    Raises:
        NotFoundError: there is none, or several; it names those.
    """
    if isinstance(who, int):
        name = connection.execute(select(SPEAKER.c.name).where(SPEAKER.c.id == who)).scalar()
        return (who, name) if name is not None else _none(who, [])
    on_record = [SPEAKER.c.name == who, _on_record()]
    exact = connection.execute(select(SPEAKER.c.id, SPEAKER.c.name).where(*on_record)).first()
    if exact:
        return exact[0], exact[1]
    found = _alike(connection, who)
    whole = [name for name in found if folded(name) == folded(who)]
    if len(whole or found) != 1:
        return _none(who, sorted(whole or found))
    name = (whole or list(found))[0]
    return found[name], name


def _none(who: int | str, several: Sequence[str]) -> tuple[int, str]:
    if several:
        named = ", ".join(several[:SHOWN]) + (", …" if len(several) > SHOWN else "")
        raise NotFoundError(f"{who!r} may be {named}.", "Give the whole name.")
    raise NotFoundError(f"There is no speaker {who!r}.", "factdb speakers lists those there are.")


def _on_record() -> ColumnElement[bool]:
    voices = exists().where(VOICE.c.speaker == SPEAKER.c.name)
    return or_(voices, exists().where(CLAIM.c.speaker == SPEAKER.c.name))


def _alike(connection: Connection, who: str) -> dict[str, int]:
    """The speakers whose name, or a name that an article gives them, holds `who`; by name, their number."""
    called = select(VOICE.c.speaker).where(func.contains_part(VOICE.c.written, who) == 1)
    alike = or_(func.contains_part(SPEAKER.c.name, who) == 1, SPEAKER.c.name.in_(called))
    rows = connection.execute(select(SPEAKER.c.name, SPEAKER.c.id).where(alike, _on_record()))
    return {name: number for name, number in rows}  # noqa: C416 (a Result is not a dict's argument)


def voice_records(connection: Connection, name: str) -> list[VoiceRecord]:
    """What each current article calls the speaker, and why it means them; the earliest first."""
    claims = func.count(CLAIM.c.id)
    rows = connection.execute(
        select(
            *(ARTICLE.c[column] for column in ("id", "title", "source", "published")),
            CLAIM.c.written,
            claims.label("claims"),
            VOICE.c.rule,
            VOICE.c.why,
        )
        .join_from(CLAIM, ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
        .outerjoin(VOICE, and_(VOICE.c.article_id == ARTICLE.c.id, VOICE.c.written == CLAIM.c.written))
        .where(CLAIM.c.speaker == name, CURRENT_CLAIM, CURRENT_ARTICLE)
        .group_by(ARTICLE.c.id, CLAIM.c.written)
        .order_by(ARTICLE.c.published.is_(None), ARTICLE.c.published, ARTICLE.c.id, claims.desc())
    ).mappings()
    return [
        VoiceRecord(
            article_id=row["id"],
            title=row["title"],
            source=row["source"],
            published=day(row["published"]),
            written=row["written"] or name,
            claims=row["claims"],
            rule=row["rule"] or "",
            why=row["why"] or "",
        )
        for row in rows
    ]
