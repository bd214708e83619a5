"""A claim in words: who says it, when, where, what the person made of it. Pure: records in, content out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import excerpts, marks, wording
from tui.marks import UNKNOWN
from tui.plain import clip, line
from tui.widgets.reading import address, labelled, paragraphs

if TYPE_CHECKING:
    from factdb import Article, ClaimRecord, FlagRecord, Span

CLAIM_LENGTH = 600


def heading(claim: ClaimRecord) -> Content:
    """The claim's own words after the mark of its verdict."""
    verdict = str(claim.verdict)
    mark = (f"{marks.VERDICTS[verdict]} ", marks.tone_style(marks.VERDICT_TONES[verdict]))
    return Content.assemble(mark, (clip(line(claim.text), CLAIM_LENGTH), "bold"))


def facts(claim: ClaimRecord) -> Content:
    """Speaker, the three dates, and where it was published."""
    modality = "" if str(claim.modality) == "fact" else f" · {claim.modality}"
    rows = [
        labelled("speaker", wording.speaker(claim) + modality),
        labelled("event", wording.event_date(claim)),
        labelled("said", wording.day(claim.said)),
        labelled("published", wording.day(claim.published)),
        labelled("source", line(claim.source or "") or UNKNOWN),
        labelled("title", line(claim.title or "") or UNKNOWN),
    ]
    return paragraphs([*rows, address(claim.url)] if claim.url else rows)


def brief_facts(claim: ClaimRecord) -> Content:
    """Speaker, said date and event date on two lines; the outlet and its day stand above them."""
    said = f" · said {wording.day(claim.said)}" if claim.said else ""
    return paragraphs(
        [labelled("speaker", wording.speaker(claim) + said), labelled("event", wording.event_date(claim))]
    )


def whereabouts(claim: ClaimRecord) -> Content:
    """Title and address of the article."""
    rows = [labelled("title", line(claim.title or "") or UNKNOWN)]
    return paragraphs([*rows, address(claim.url)] if claim.url else rows)


def judgement(claim: ClaimRecord) -> Content:
    """Verdict, note and evidence."""
    verdict = str(claim.verdict)
    rows = [labelled("verdict", verdict, marks.tone_style(marks.VERDICT_TONES[verdict]))]
    rows += [labelled("note", claim.note)] if claim.note else []
    rows += [labelled("evidence", claim.evidence)] if claim.evidence else []
    if claim.orphaned:
        rows.append(labelled("orphaned", "its words are no longer in the article", "$text-warning"))
    return paragraphs(rows)


def words_in_context(
    claim: ClaimRecord, article: Article, clashing: tuple[Span, ...] = (), *, reach: int = 320
) -> Content:
    """The sentence in its article, the claim's words marked, and those that clash marked over them."""
    if claim.orphaned:
        return Content.styled(line(claim.text), excerpts.AROUND)
    styled = [(span, excerpts.CLAIMED) for span in claim.spans]
    styled += [(span, excerpts.CLASHING) for span in clashing]
    return excerpts.in_context(article.text, claim.sentence, styled, reach=reach)


def relation(flag: FlagRecord, seen_from: int) -> Content:
    """One relation seen from the claim numbered `seen_from`: mark, the other outlet, its words, and why."""
    other = flag.b if flag.a.id == seen_from else flag.a
    kind = str(flag.kind)
    ruling = "" if str(flag.ruling) == "open" else f" · {flag.ruling}"
    first = Content.assemble(
        (f"{marks.KINDS[kind]} ", marks.tone_style(marks.KIND_TONES[kind])),
        (wording.outlet(other), "bold"),
        (f" · {wording.day(other.published)}{ruling}", marks.MUTED),
    )
    rows = [first, Content(f"  {clip(line(other.text), 300)}")]
    rows += [Content.styled(f"  {line(reason)}", marks.MUTED) for reason in flag.reasons[:2]]
    return paragraphs(rows)
