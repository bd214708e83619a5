"""Deciding whom voices mean: those concerned are gathered by their keys, and what is decided is written.

The decision itself is that of ``factdb.comparing.speakers``. It follows from the articles and from what a
person said (table naming), and so can be made again at any time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, exists, insert, select, update

from factdb.comparing.speakers import Placed, Role, Rule, Sort, Told, Voice, concerned, form, meet
from factdb.store.mapping import dump
from factdb.store.tables import ARTICLE, CLAIM, EDIT, NAMING, SPEAKER, VOICE, VOICE_KEY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

Row = RowMapping  # of table voice, with the lineage of its article
Key = tuple[int, str]  # an article's lineage, and the name written there
_ENOUGH = 150  # voices with one key that are looked at, those of the first articles: more tell nothing new
_CHUNK = 500


def rows_of(connection: Connection, *conditions: ColumnElement[bool]) -> Sequence[Row]:
    """The rows of table voice that fulfil conditions on them and their articles."""
    return _rows(connection, _VOICES.where(*conditions))


def rows_with_form(connection: Connection, key: str) -> Sequence[Row]:
    """The rows of all voices whose name has this form."""
    return _rows(connection, _KEYED.where(VOICE_KEY.c.key == f"form:{key}"))


_VOICES = select(VOICE, ARTICLE.c.lineage).join_from(VOICE, ARTICLE, ARTICLE.c.id == VOICE.c.article_id)
_KEYED = _VOICES.join(
    VOICE_KEY, and_(VOICE_KEY.c.article_id == VOICE.c.article_id, VOICE_KEY.c.written == VOICE.c.written)
)


def _rows(connection: Connection, chosen: Select[Any]) -> Sequence[Row]:
    return connection.execute(chosen.order_by(VOICE.c.article_id)).mappings().all()


def voices_in(rows: Iterable[Row]) -> list[Voice]:
    """The voices of these rows; of several versions of an article, as the last of them tells it."""
    told = {(row["lineage"], row["written"]): row["told"] for row in rows}
    return [Voice(lineage, written, _load_told(text)) for (lineage, written), text in told.items()]


def settle(
    connection: Connection,
    rows: Iterable[Row],
    article: int | None = None,
    retracted: Sequence[Voice] = (),
) -> None:
    """Decide anew whom the voices of `rows` mean, and all whom that concerns; their claims follow.

    The claims of `article` follow in any case. `retracted` are voices that are there no more: those that
    they concerned are decided anew.
    """
    gathered = {(row["article_id"], row["written"]): row for row in rows}

    def holders(wanted: Collection[str]) -> list[Voice]:
        found = [row for key in sorted(wanted) for row in _some(connection, key)]
        gathered.update({(row["article_id"], row["written"]): row for row in found})
        return voices_in(found)

    around = concerned([*retracted, *voices_in(gathered.values())], holders)
    there = {(row["lineage"], row["written"]) for row in gathered.values()}
    pinned = _pinned(connection, [voice for voice in around if voice.key in there])
    placed = meet(pinned, _taken(connection, pinned))
    enter_names(connection, {place.speaker for place in placed.values()})
    changed = _place(connection, gathered.values(), placed)
    for number in sorted(changed | ({article} if article is not None else set())):
        name_claims(connection, number)


def _some(connection: Connection, key: str) -> Sequence[Row]:
    return _rows(connection, _KEYED.where(VOICE_KEY.c.key == key).limit(_ENOUGH))


def _pinned(connection: Connection, voices: Sequence[Voice]) -> list[Voice]:
    """The voices with what a person said of them: in their article, else wherever the name is written."""
    by_article = {article_key(voice.article, voice.written): voice for voice in voices}
    here = _said(connection, "article", by_article)
    everywhere = _said(connection, "name", {form(voice.written) for voice in voices})
    pinned = []
    for key, voice in by_article.items():
        reaching = everywhere.get(form(voice.written))
        pin = here.get(key, reaching)
        pinned.append(
            Voice(voice.article, voice.written, voice.told, pin, pin is not None and key not in here)
        )
    return pinned


def article_key(lineage: int, written: str) -> str:
    """The key in table naming of a name in one article, whatever its version."""
    return f"{lineage}:{written}"


def _said(connection: Connection, scope: str, wanted: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    several = sorted(wanted)
    for first in range(0, len(several), _CHUNK):
        rows = connection.execute(
            select(NAMING.c.key, NAMING.c.speaker).where(
                NAMING.c.scope == scope, NAMING.c.key.in_(several[first : first + _CHUNK])
            )
        )
        found.update((key, speaker) for key, speaker in rows)
    return found


def _taken(connection: Connection, voices: Sequence[Voice]) -> set[str]:
    """The names in use by hand that none of the voices has."""
    names = {voice.written for voice in voices}
    own = {voice.pin for voice in voices}
    said = select(NAMING.c.speaker).where(NAMING.c.speaker.in_(sorted(names))).distinct()
    return {name for name in connection.execute(said).scalars() if name not in own}


def _place(connection: Connection, rows: Iterable[Row], placed: Mapping[Key, Placed]) -> set[int]:
    """Write whom each voice is taken for; the articles where that has changed."""
    changed: set[int] = set()
    for row in rows:
        place = placed[row["lineage"], row["written"]]
        if place != Placed(row["speaker"], Rule(row["rule"]), row["why"]):
            _write_place(connection, row["article_id"], row["written"], place)
            changed |= {row["article_id"]} if place.speaker != row["speaker"] else set()
    return changed


def _write_place(connection: Connection, article: int, written: str, place: Placed) -> None:
    same = and_(VOICE.c.article_id == article, VOICE.c.written == written)
    values = {"speaker": place.speaker, "rule": place.rule.value, "why": place.why}
    connection.execute(update(VOICE).where(same).values(values))


def name_claims(connection: Connection, article: int) -> None:
    """Let the claims of an article have the speakers that their voices mean.

    One whose speaker a person edited keeps that one; the other is noted as what was read.
    """
    meant = (
        select(VOICE.c.speaker)
        .where(VOICE.c.article_id == CLAIM.c.article_id, VOICE.c.written == CLAIM.c.written)
        .scalar_subquery()
    )
    own = CLAIM.c.article_id == article
    edited = and_(EDIT.c.key == CLAIM.c.key, EDIT.c.field == "speaker")
    other = CLAIM.c.speaker.is_distinct_from(meant)
    plain = update(CLAIM).where(own, ~exists().where(edited), other)
    connection.execute(plain.values(speaker=meant))
    by_hand = select(CLAIM.c.id, EDIT.c.key, EDIT.c.value, meant.label("read")).join(EDIT, edited).where(own)
    for number, key, value, read in connection.execute(by_hand).all():
        enter_names(connection, [value] if value else [])
        connection.execute(update(CLAIM).where(CLAIM.c.id == number).values(speaker=value))
        same = and_(EDIT.c.key == key, EDIT.c.field == "speaker", EDIT.c.read.is_distinct_from(read))
        connection.execute(update(EDIT).where(same).values(read=read))


def enter_names(connection: Connection, names: Iterable[str]) -> None:
    """Make sure that the names are in table speaker."""
    rows = [{"name": name} for name in sorted(set(names))]
    if rows:
        connection.execute(insert(SPEAKER).prefix_with("OR IGNORE"), rows)


# -- what an article tells, as a column -----------------------------------------------------------


def dump_told(told: Told) -> str:
    """What an article tells of a speaker, as a column holds it."""
    roles = sorted([role.office, sorted(role.portfolio), sorted(role.places)] for role in told.roles)
    several = {name: sorted(getattr(told, name)) for name in ("acronyms", "around")}
    return dump({"sort": told.sort.value, "roles": roles, "state": told.state, **several})


def _load_told(text: str) -> Told:
    told = json.loads(text)
    if told is None:  # not looked at yet
        return Told(Sort.UNNAMED)
    roles = (
        Role(office, frozenset(portfolio), frozenset(places)) for office, portfolio, places in told["roles"]
    )
    several = {name: frozenset(told[name]) for name in ("acronyms", "around")}
    return Told(Sort(told["sort"]), frozenset(roles), told["state"], **several)
