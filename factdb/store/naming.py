"""Speakers put together and taken apart by hand: kept by content in table naming, never overruled.

Each is one transaction and one row of the journal. A claim taken out on its own is an edit of its speaker.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from factdb.comparing.speakers import Sort, Voice, form
from factdb.errors import ArchiveError, NotFoundError, QueryError
from factdb.store.articles import now, storable_text
from factdb.store.journal import Scope, recorded, user
from factdb.store.settling import article_key, name_claims, rows_of, settle, voices_in
from factdb.store.speakers import find_speaker
from factdb.store.tables import ARTICLE, CLAIM, EDIT, NAMING, VOICE, VOICE_KEY
from factdb.store.voices import catch_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Meant = tuple[Voice, str]  # a voice, and the speaker a person says it is
_EVERYWHERE = {Sort.PERSON, Sort.BODY, Sort.ACRONYM}  # sorts of names that are the same in every article


def merge(connection: Connection, a: int | str, b: int | str, name: str | None) -> str:
    """Make two speakers one, called `name`, else as the first is; the journal's sentence.

    Raises:
        NotFoundError: one of them is not there.
        QueryError: they are one already.
        ArchiveError: a third has that name.
    """
    catch_up(connection)
    first, second = find_speaker(connection, a)[1], find_speaker(connection, b)[1]
    if first == second:
        raise QueryError(f"{first} is one speaker already.", "Name two.")
    target = _given(name) or first
    if target not in {first, second} and _in_use(connection, target):
        raise ArchiveError(
            f"There is another speaker {target}.", "Merge with that one, or choose another name."
        )
    sentence = f"Merged {first} and {second} as {target}."
    voices = voices_in(rows_of(connection, VOICE.c.speaker.in_([first, second])))
    about = _claims(connection, CLAIM.c.speaker.in_([first, second]), CLAIM.c.speaker != target)
    said = [(voice, target) for voice in voices]
    _say(connection, sentence, said, about, [first, second], renamed={first: target, second: target})
    return sentence


def split(  # noqa: PLR0913 (what is taken out is named in one of three ways)
    connection: Connection,
    who: int | str,
    *,
    article: int | None,
    claims: Sequence[int] | None,
    written: str | None,
    name: str | None,
) -> str:
    """Take a part out of a speaker: what one article, one name or some claims say; the journal's sentence.

    The part is called `name`. With none of the three, every name that articles use is a speaker of its own.

    Raises:
        NotFoundError: there is no such speaker, article or claim.
        QueryError: the speaker has no such part, or nothing else.
    """
    catch_up(connection)
    whole = find_speaker(connection, who)[1]
    if claims is not None:
        return _split_claims(connection, whole, claims, _given(name))
    voices = voices_in(rows_of(connection, VOICE.c.speaker == whole))
    if article is not None:
        lineage = _lineage(connection, article)
        part = [voice for voice in voices if voice.article == lineage]
        target = _given(name) or _free(connection, f"{whole} (A{lineage})")
        what, kept = f"article {article}", []
    elif written is not None:
        part = [voice for voice in voices if form(voice.written) == form(written)]
        target = _given(name) or _free(connection, part[0].written if part else written)
        what, kept = f"“{written}”", [voice for voice in voices if voice not in part]
    else:
        return _split_names(connection, whole, voices)
    _require_part(whole, what, part, voices)
    sentence = f"Split {whole}: {what} is now {target}."
    meant = [*((voice, target) for voice in part), *((voice, whole) for voice in kept)]
    _say(connection, sentence, meant, _claims_of(connection, part), [whole], within=article is not None)
    return sentence


def _split_names(connection: Connection, whole: str, voices: Sequence[Voice]) -> str:
    forms: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        forms[form(voice.written)].append(voice)
    if len(forms) < 2:
        raise QueryError(
            f"All articles give {whole} the same name.", "Say which --article or --claims are another's."
        )
    own = form(whole) if form(whole) in forms else max(forms, key=lambda key: (len(forms[key]), key))
    meant: list[Meant] = [(voice, whole) for voice in forms.pop(own)]
    names: list[str] = []
    for members in forms.values():
        names.append(_free(connection, members[0].written, names))
        meant += [(voice, names[-1]) for voice in members]
    sentence = f"Split {whole}: {', '.join(names)} {'is' if len(names) == 1 else 'are each'} another."
    about = _claims_of(connection, [voice for voice, target in meant if target != whole])
    _say(connection, sentence, meant, about, [whole])
    return sentence


def _split_claims(connection: Connection, whole: str, claims: Sequence[int], name: str | None) -> str:
    rows = {row.id: row for row in connection.execute(select(CLAIM).where(CLAIM.c.id.in_(claims)))}
    for number in claims:
        if number not in rows:
            raise NotFoundError(f"There is no claim {number}.", "factdb list shows those there are.")
        if rows[number].speaker != whole:
            raise QueryError(f"Claim {number} is not of {whole}.", "factdb show tells whose it is.")
    if not claims:
        raise NotFoundError("No claim is named.", "factdb list shows those there are.")
    target = name or _free(connection, whole)
    noun = "claim" if len(claims) == 1 else "claims"
    verb = "is" if len(claims) == 1 else "are"
    sentence = f"Split {whole}: {noun} {', '.join(map(str, claims))} {verb} now of {target}."
    keys = [rows[number].key for number in claims]
    with recorded(connection, sentence, [_edits(EDIT.c.key.in_(keys))], keys):
        for number in claims:
            row = {"value": target, "read": whole, "who": user(), "at": now()}
            put = upsert(EDIT).values(key=rows[number].key, field="speaker", **row)
            del row["read"]
            connection.execute(put.on_conflict_do_update(index_elements=["key", "field"], set_=row))
        for article in {row.article_id for row in rows.values()}:
            name_claims(connection, article)
    return sentence


def _edits(which: ColumnElement[bool]) -> Scope:
    return Scope(EDIT, and_(EDIT.c.field == "speaker", which))


# -- saying who is meant ----------------------------------------------------------------------------


def _say(  # noqa: PLR0913
    connection: Connection,
    sentence: str,
    meant: Sequence[Meant],
    about: Iterable[str],
    whose: Sequence[str],
    *,
    renamed: Mapping[str, str] = MappingProxyType({}),
    within: bool = False,
) -> None:
    """Write whom voices mean, in the narrowest words that hold, and let all that follows from it follow.

    `whose` are the speakers the voices had so far; `renamed` those whose edited claims go with them;
    `within` one article is to be said for that article alone.
    """
    rows = _namings(connection, meant, within=within)
    named = or_(*(and_(NAMING.c.scope == scope, NAMING.c.key == key) for scope, key, _ in rows))
    edited = EDIT.c.value.in_([*renamed, *renamed.values()])
    scopes = [Scope(NAMING, named)] if rows else []
    with recorded(connection, sentence, [*scopes, _edits(edited)], about):
        for scope, key, speaker in rows:
            _write_naming(connection, scope, key, speaker)
        for old, new in renamed.items():
            same = and_(EDIT.c.field == "speaker", EDIT.c.value == old)
            connection.execute(update(EDIT).where(same).values(value=new))
        settle(connection, rows_of(connection, VOICE.c.speaker.in_(whose)))
        _let_edits_follow(connection, set(renamed.values()))


def _let_edits_follow(connection: Connection, names: set[str]) -> None:
    edited = select(CLAIM.c.article_id).join_from(EDIT, CLAIM, CLAIM.c.key == EDIT.c.key)
    of = edited.where(EDIT.c.field == "speaker", EDIT.c.value.in_(names)).distinct()
    for article in connection.execute(of).scalars().all() if names else ():
        name_claims(connection, article)


def _namings(connection: Connection, meant: Sequence[Meant], *, within: bool) -> list[tuple[str, str, str]]:
    """The rows of table naming that say it: (scope, key, speaker)."""
    said: dict[tuple[str, str], str] = {}
    targets: defaultdict[str, set[str]] = defaultdict(set)
    for voice, target in meant:
        targets[form(voice.written)].add(target)
    everywhere = {key for key, names in targets.items() if len(names) == 1} if not within else set()
    everywhere -= _used_otherwise(connection, everywhere, {voice.key for voice, _ in meant})
    pinned = _pinned_here(connection, [voice for voice, _ in meant])
    for voice, target in meant:
        key, here = form(voice.written), article_key(voice.article, voice.written)
        if key in everywhere and voice.told.sort in _EVERYWHERE and here not in pinned:
            said["name", key] = target
        else:
            said["article", here] = target
    return [(scope, key, speaker) for (scope, key), speaker in said.items()]


def _pinned_here(connection: Connection, voices: Sequence[Voice]) -> set[str]:
    """The keys of those voices of which something is said for their article alone."""
    keys = sorted(article_key(voice.article, voice.written) for voice in voices)
    chosen = select(NAMING.c.key).where(NAMING.c.scope == "article", NAMING.c.key.in_(keys))
    return set(connection.execute(chosen).scalars())


def _used_otherwise(connection: Connection, forms: Iterable[str], own: set[tuple[int, str]]) -> set[str]:
    """Those forms that other articles use for somebody of whom nothing is said for that article alone."""
    joined = select(ARTICLE.c.lineage, VOICE_KEY.c.written).join_from(
        VOICE_KEY, ARTICLE, ARTICLE.c.id == VOICE_KEY.c.article_id
    )
    found: set[str] = set()
    for key in forms:
        rows = connection.execute(joined.where(VOICE_KEY.c.key == f"form:{key}"))
        others = {article_key(lineage, written) for lineage, written in rows if (lineage, written) not in own}
        here = select(NAMING.c.key).where(NAMING.c.scope == "article", NAMING.c.key.in_(sorted(others)))
        if others and others - set(connection.execute(here).scalars()):
            found.add(key)
    return found


def _write_naming(connection: Connection, scope: str, key: str, speaker: str) -> None:
    same = and_(NAMING.c.scope == scope, NAMING.c.key == key)
    if connection.execute(select(NAMING.c.speaker).where(same)).scalar() == speaker:
        return
    row = {"speaker": speaker, "who": user(), "at": now()}
    put = upsert(NAMING).values(scope=scope, key=key, **row)
    connection.execute(put.on_conflict_do_update(index_elements=["scope", "key"], set_=row))


# -- names and claims -------------------------------------------------------------------------------


def _given(name: str | None) -> str | None:
    return " ".join((storable_text(name) or "").split()) or None


def _in_use(connection: Connection, name: str) -> bool:
    tables = ((VOICE, VOICE.c.speaker), (CLAIM, CLAIM.c.speaker), (NAMING, NAMING.c.speaker))
    return any(connection.execute(select(exists().where(column == name))).scalar() for _, column in tables)


def _free(connection: Connection, name: str, also: Sequence[str] = ()) -> str:
    """`name`, or the first of "name (2)", "name (3)", … that nobody has."""
    numbered = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(free for free in numbered if free not in also and not _in_use(connection, free))


def _lineage(connection: Connection, article: int) -> int:
    found = connection.execute(select(ARTICLE.c.lineage).where(ARTICLE.c.id == article)).scalar()
    if found is None:
        raise NotFoundError(f"There is no article {article}.", "factdb articles lists those there are.")
    return int(found)


def _require_part(whole: str, what: str, part: Sequence[Voice], voices: Sequence[Voice]) -> None:
    if not part:
        raise QueryError(f"{whole} says nothing in {what}.", "factdb speakers show tells where they do.")
    if len(part) == len(voices):
        raise QueryError(f"{whole} says nothing but in {what}.", "There is nothing to take it out of.")


def _claims(connection: Connection, *conditions: ColumnElement[bool]) -> list[str]:
    return list(connection.execute(select(CLAIM.c.key).where(*conditions)).scalars())


def _claims_of(connection: Connection, voices: Sequence[Voice]) -> list[str]:
    keys: list[str] = []
    for voice in voices:
        versions = select(ARTICLE.c.id).where(ARTICLE.c.lineage == voice.article)
        keys += _claims(connection, CLAIM.c.article_id.in_(versions), CLAIM.c.written == voice.written)
    return keys
