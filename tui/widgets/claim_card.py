"""A claim in words: who says it, when, where, what the person made of it. Pure: records in, content out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import excerpts, marks, wording
from tui.marks import UNKNOWN
from tui.plain import clip, line
from tui.widgets.hanging import Hanging, Row, beneath, fact, marked_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb import Article, ClaimRecord, EditRecord, FlagRecord, Span

CLAIM_LENGTH = 600


def heading(claim: ClaimRecord) -> Hanging:
    """The claim's own words after the mark of its verdict."""
    verdict = str(claim.verdict)
    words = Content.styled(clip(line(claim.text), CLAIM_LENGTH), "bold")
    return Hanging([marked_row(marks.VERDICTS[verdict], verdict_style(claim), words)])


def facts(claim: ClaimRecord) -> Hanging:
    """Speaker, the three dates, and where it was published."""
    return Hanging([_speaker(claim), *dates(claim), *_place(claim)])


def dates(claim: ClaimRecord) -> list[Row]:
    """The three dates: of the event, when it was said, when it was published."""
    return [
        fact("event", wording.event_date(claim)),
        fact("said", wording.day(claim.said)),
        fact("published", wording.day(claim.published)),
    ]


def side_facts(claim: ClaimRecord) -> Hanging:
    """What tells one side of a flag: speaker, the three dates, title and address."""
    title = [fact("title", line(claim.title or "") or UNKNOWN)]
    return Hanging([_speaker(claim), *dates(claim), *title, *_address(claim)])


def brief_facts(claim: ClaimRecord) -> Hanging:
    """Speaker and the three dates where lines are few."""
    days = f"{wording.event_date(claim)} · said {wording.day(claim.said)}"
    return Hanging([_speaker(claim), fact("event", days)])


def _speaker(claim: ClaimRecord) -> Row:
    modality = "" if str(claim.modality) == "fact" else f" · {claim.modality}"
    return fact("speaker", wording.speaker(claim) + modality)


def _place(claim: ClaimRecord) -> list[Row]:
    return [
        fact("source", line(claim.source or "") or UNKNOWN),
        fact("title", line(claim.title or "") or UNKNOWN),
        *_address(claim),
    ]


def _address(claim: ClaimRecord) -> list[Row]:
    return [fact("url", claim.url, marks.MUTED)] if claim.url else []


def verdict_style(claim: ClaimRecord) -> str:
    """The style of the claim's verdict."""
    return marks.tone_style(marks.VERDICT_TONES[str(claim.verdict)])


def judgement(claim: ClaimRecord, edits: Sequence[EditRecord] = ()) -> Hanging:
    """Verdict, note and evidence, and what was read where the person has edited it."""
    rows = [fact("verdict", str(claim.verdict), verdict_style(claim))]
    rows += [fact("note", claim.note)] if claim.note else []
    rows += [fact("evidence", claim.evidence)] if claim.evidence else []
    if claim.orphaned:
        rows.append(fact("orphaned", "its words are no longer in the article", "$text-warning"))
    rows += [fact("as read", f"{edit.field}: {edit.read or UNKNOWN}", "$text-accent") for edit in edits]
    return Hanging(rows)


def words_in_context(
    claim: ClaimRecord, article: Article, clashing: tuple[Span, ...] = (), *, reach: int = 320
) -> Content:
    """The sentence in its article, the claim's words marked, and those that clash marked over them."""
    if claim.orphaned:
        return Content.styled(line(claim.text), excerpts.AROUND)
    styled = [(span, excerpts.CLAIMED) for span in claim.spans]
    styled += [(span, excerpts.CLASHING) for span in clashing]
    return excerpts.in_context(article.text, claim.sentence, styled, reach=reach)


def relation(flag: FlagRecord, seen_from: int) -> Hanging:
    """One relation seen from the claim numbered `seen_from`: mark, the other outlet, its words, and why."""
    other = flag.b if flag.a.id == seen_from else flag.a
    kind = str(flag.kind)
    ruling = "" if str(flag.ruling) == "open" else f" · {flag.ruling}"
    head = Content.assemble(
        (wording.outlet(other), "bold"), (f" · {wording.day(other.published)}{ruling}", marks.MUTED)
    )
    rows = [
        marked_row(marks.KINDS[kind], marks.tone_style(marks.KIND_TONES[kind]), head),
        beneath(Content(clip(line(other.text), 300))),
    ]
    rows += [beneath(Content.styled(line(reason), marks.MUTED)) for reason in flag.reasons[:2]]
    return Hanging(rows)
