"""The person's judgement: verdicts, notes, rulings: each one transaction and one journal row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from factdb.errors import NotFoundError
from factdb.model import Ruling, Verdict
from factdb.store.articles import now
from factdb.store.journal import Scope, recorded, user
from factdb.store.mapping import Columns
from factdb.store.tables import CLAIM, JUDGEMENT, RELATION, RULING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUOTED = 60  # characters of a claim that a sentence of the journal shows


def judge(
    connection: Connection,
    claims: Sequence[int],
    verdict: Verdict | None,
    note: str | None,
    evidence: str | None,
) -> str:
    """Set what is not ``None`` on each claim; the journal's sentence."""
    keys = _claim_keys(connection, claims)
    sentence = _judged(verdict, note, evidence, _quoted(connection, claims, "claim"))
    with recorded(connection, sentence, [Scope(JUDGEMENT, JUDGEMENT.c.key.in_(keys))], keys):
        given = {"verdict": verdict and verdict.value, "note": note, "evidence": evidence}
        before = _judgements(connection, keys)
        for key in keys:
            _set_judgement(connection, key, before.get(key, _UNJUDGED), given)
    return sentence


_UNJUDGED: Mapping[str, Any] = {"verdict": Verdict.UNCHECKED.value, "note": "", "evidence": ""}


def _judgements(connection: Connection, keys: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    rows = connection.execute(select(JUDGEMENT).where(JUDGEMENT.c.key.in_(keys))).mappings()
    return {row["key"]: {name: row[name] for name in _UNJUDGED} for row in rows}


def _set_judgement(
    connection: Connection, key: str, before: Mapping[str, Any], given: Mapping[str, str | None]
) -> None:
    wanted = {**before, **{name: value for name, value in given.items() if value is not None}}
    if wanted == before:
        return
    if wanted == _UNJUDGED:
        connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.key == key))
        return
    row = {**wanted, "who": user(), "at": now()}
    connection.execute(
        upsert(JUDGEMENT).values(key=key, **row).on_conflict_do_update(index_elements=["key"], set_=row)
    )


def rule(connection: Connection, flags: Sequence[int], ruling: Ruling, why: str) -> str:
    """Rule on each relation; the journal's sentence."""
    rows = _relations(connection, flags)
    pairs = [row["pair"] for row in rows]
    keys = [key for pair in pairs for key in pair.split("-")]
    subject = f"flag {flags[0]}: {rows[0]['kind']}" if len(flags) == 1 else f"{len(flags)} flags"
    verb = "Left open" if ruling is Ruling.OPEN and why else _RULED[ruling]
    sentence = f"{verb} {subject}{f' ({why})' if why else ''}."
    with recorded(connection, sentence, [Scope(RULING, RULING.c.pair.in_(pairs))], keys):
        for pair in pairs:
            _set_ruling(connection, pair, ruling, why)
    return sentence


def _set_ruling(connection: Connection, pair: str, ruling: Ruling, why: str) -> None:
    before = connection.execute(select(RULING).where(RULING.c.pair == pair)).mappings().first()
    if ruling is Ruling.OPEN and not why:
        connection.execute(delete(RULING).where(RULING.c.pair == pair))
    elif before is None or (before["ruling"], before["why"]) != (ruling.value, why):
        row = {"ruling": ruling.value, "why": why, "who": user(), "at": now()}
        connection.execute(
            upsert(RULING).values(pair=pair, **row).on_conflict_do_update(index_elements=["pair"], set_=row)
        )


_RULED = {Ruling.OPEN: "Reopened", Ruling.CONFIRMED: "Confirmed", Ruling.DISMISSED: "Dismissed"}
_VERDICTS = {
    Verdict.UNCHECKED: "Marked unchecked",
    Verdict.VERIFIED: "Verified",
    Verdict.REFUTED: "Refuted",
    Verdict.UNCLEAR: "Marked unclear",
}


def _judged(verdict: Verdict | None, note: str | None, evidence: str | None, subject: str) -> str:
    if verdict:
        return f"{_VERDICTS[verdict]} {subject}"
    what = " and ".join(name for name, value in (("note", note), ("evidence", evidence)) if value is not None)
    return f"Set the {what or 'note'} of {subject}"


def _quoted(connection: Connection, claims: Sequence[int], noun: str) -> str:
    if len(claims) != 1:
        return f"{len(claims)} {noun}s."
    text = connection.execute(select(CLAIM.c.text).where(CLAIM.c.id == claims[0])).scalar_one()
    words = " ".join(text.split())
    short = words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
    return f"{noun} {claims[0]}: {short}"


def _claim_keys(connection: Connection, claims: Sequence[int]) -> list[str]:
    rows = connection.execute(select(CLAIM.c.id, CLAIM.c.key).where(CLAIM.c.id.in_(claims)))
    found = {row.id: row.key for row in rows}
    _require(found, claims, "claim")
    return [found[number] for number in claims]


def _relations(connection: Connection, flags: Sequence[int]) -> list[Columns]:
    rows = connection.execute(select(RELATION).where(RELATION.c.id.in_(flags))).mappings()
    found = {row["id"]: row for row in rows}
    _require(found, flags, "flag")
    return [found[number] for number in flags]


def _require(found: Mapping[int, object], wanted: Sequence[int], noun: str) -> None:
    missing = [str(number) for number in wanted if number not in found]
    if missing or not wanted:
        which = f"There is no {noun} {', '.join(missing)}." if missing else f"No {noun} is named."
        raise NotFoundError(which, f"factdb {'list' if noun == 'claim' else 'flags'} shows those there are.")
