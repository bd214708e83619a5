"""Claims as a Markdown list, each with its sentence and a citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from factdb.export.printable import one_line
from factdb.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factdb.records import ClaimRecord

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&])")
_LIST_MARK = re.compile(r"(\d+)([.)])|([-+=])")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"\\`]+")


def write_markdown(rows: Iterable[tuple[ClaimRecord, str]], stream: TextIO) -> int:
    """Write a list item for each claim: claim, speaker, date, the sentence quoted, citation, verdict."""
    count = 0
    for claim, sentence in rows:
        stream.write(_item(claim, sentence))
        count += 1
    return count


def plain(text: str) -> str:
    """`text` on one line, with what Markdown would obey escaped."""
    line = _MARKS.sub(r"\\\1", one_line(text))
    start = _LIST_MARK.match(line)
    if not start:
        return line
    return f"{start[1]}\\{line[start.start(2) :]}" if start[1] else "\\" + line


def _item(claim: ClaimRecord, sentence: str) -> str:
    lines = [f"- **{plain(claim.text)}**", f"  {_who_and_when(claim)}"]
    if sentence.strip():
        lines += ["", f"  > {plain(sentence)}", ""]
    lines.append(f"  {_citation(claim)}")
    if claim.verdict is not Verdict.UNCHECKED or claim.note or claim.evidence:
        lines += ["", f"  {_judgement(claim)}"]
    return "\n".join([*lines, "", ""])


def _who_and_when(claim: ClaimRecord) -> str:
    unnamed = "said by somebody who is not named" if claim.mode else "in the article's own voice"
    who = f"said by {plain(claim.speaker)}" if claim.speaker else unnamed
    days = " to ".join(dict.fromkeys(day.isoformat() for day in (claim.first, claim.last) if day))
    when = f"event {days}" if days else "no event date"
    said = [f"said {claim.said.isoformat()}"] if claim.said else []
    return "; ".join([who, when, *said])


def _citation(claim: ClaimRecord) -> str:
    title = plain(claim.title or "untitled")
    linked = f"[{title}](<{claim.url}>)" if claim.url and _ADDRESS.fullmatch(claim.url) else f"“{title}”"
    published = claim.published.isoformat() if claim.published else "undated"
    return f"{plain(claim.source or 'unknown source')}, {linked}, {published} (claim {claim.id})"


def _judgement(claim: ClaimRecord) -> str:
    parts = [f"**{claim.verdict}**"]
    if claim.note:
        parts.append(plain(claim.note))
    if claim.evidence:
        found = _ADDRESS.fullmatch(claim.evidence)
        parts.append(f"evidence: <{claim.evidence}>" if found else f"evidence: {plain(claim.evidence)}")
    return "; ".join(parts)
