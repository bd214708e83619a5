"""What the lists show of claims, flags, articles and speakers."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from factdb.cli.tables import Column, View
from factdb.cli.voice import days
from factdb.export.printable import one_line
from factdb.model import Verdict

if TYPE_CHECKING:
    from factdb.records import ArticleRecord, ClaimRecord, FlagRecord, SpeakerRecord

VERDICT_MARKS = {Verdict.UNCHECKED: "", Verdict.VERIFIED: "✓", Verdict.REFUTED: "✗", Verdict.UNCLEAR: "?"}
_MARKS = (("contradictions", "≠"), ("overlaps", "="), ("updates", "↑"))


def flag_marks(claim: ClaimRecord) -> str:
    """The flags of a claim in brief: ``≠2 =1`` is two contradictions and an overlap, ``↑`` an update."""
    return " ".join(f"{mark}{number}" for name, mark in _MARKS if (number := getattr(claim, name)))


def speaker_of(claim: ClaimRecord) -> str:
    """Who says it: a name, nobody named ("is accused of"), or the article itself."""
    return claim.speaker or ("somebody who is not named" if claim.mode else "the article's own voice")


def event_of(claim: ClaimRecord) -> str:
    """The event date; else the words that have none yet, in quotation marks."""
    return days(claim.first, claim.last) or (f"“{claim.date_text}”" if claim.date_text else "")


def brief_event_of(claim: ClaimRecord) -> str:
    """`event_of` for a narrow column: years and months by their number, the end without what it shares."""
    first, last = claim.first, claim.last
    if not first or not last or first == last:
        return event_of(claim)
    end = last.isoformat()
    if first.year != last.year:
        return f"{first.isoformat()} – {end}"
    if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        whole_year = (first.month, last.month) == (1, 12)
        if whole_year or first.month == last.month:
            return str(first.year) if whole_year else end[:7]
    return f"{first.isoformat()} – {end[8:] if first.month == last.month else end[5:]}"


def side(claim: ClaimRecord) -> str:
    """Who claims it where and when, and the claim: one side of a flag."""
    published = claim.published.isoformat() if claim.published else None
    outlet = claim.source or claim.title or f"article A{claim.article_id}"
    where = ", ".join(part for part in (outlet, claim.speaker, published) if part)
    return f"{claim.id} {one_line(where)}: {one_line(claim.text)}"


def _both_sides(flag: FlagRecord) -> str:
    return "\n".join([side(flag.a), side(flag.b), *(f"→ {one_line(reason)}" for reason in flag.reasons), ""])


CLAIMS: View[ClaimRecord] = View(
    noun="claims",
    terminal=(
        Column("id", lambda c: str(c.id), right=True),
        Column("claim", lambda c: one_line(c.text), share=1),
        Column(
            "speaker",
            lambda c: one_line(c.speaker or ("not named" if c.mode else "—")),
            most=18,
            from_width=60,
        ),
        Column("event", brief_event_of, most=12, from_width=70),
        Column("source", lambda c: one_line(c.source or ""), most=20, from_width=100),
        Column("", lambda c: VERDICT_MARKS[c.verdict], most=1),
        Column("flags", flag_marks, most=8, from_width=40),
    ),
    piped=(
        ("id", lambda c: c.id),
        ("claim", lambda c: c.text),
        ("speaker", lambda c: c.speaker),
        ("event_first", lambda c: c.first),
        ("event_last", lambda c: c.last),
        ("source", lambda c: c.source),
        ("published", lambda c: c.published),
        ("verdict", lambda c: c.verdict),
        ("contradictions", lambda c: c.contradictions),
        ("overlaps", lambda c: c.overlaps),
        ("updates", lambda c: c.updates),
    ),
    empty="No claims match. factdb list alone shows all, factdb add FILE brings in more.",
)

FLAGS: View[FlagRecord] = View(
    noun="flags",
    terminal=(
        Column("flag", lambda f: f"F{f.id}"),
        Column("kind", lambda f: f.kind, most=13),
        Column("score", lambda f: f"{f.score:.2f}", right=True, from_width=60),
        Column("ruling", lambda f: f.ruling, most=9, from_width=70),
        Column("claims, and why", _both_sides, share=1),
    ),
    piped=(
        ("flag", lambda f: f"F{f.id}"),
        ("kind", lambda f: f.kind),
        ("dimension", lambda f: f.dimension),
        ("score", lambda f: f"{f.score:.3f}"),
        ("ruling", lambda f: f.ruling),
        ("a", lambda f: f.a.id),
        ("a_source", lambda f: f.a.source),
        ("a_speaker", lambda f: f.a.speaker),
        ("a_published", lambda f: f.a.published),
        ("a_claim", lambda f: f.a.text),
        ("b", lambda f: f.b.id),
        ("b_source", lambda f: f.b.source),
        ("b_speaker", lambda f: f.b.speaker),
        ("b_published", lambda f: f.b.published),
        ("b_claim", lambda f: f.b.text),
        ("reasons", lambda f: " ".join(f.reasons)),
    ),
    empty="No flags match: nothing in the archive overlaps or contradicts that way.",
)

ARTICLES: View[ArticleRecord] = View(
    noun="articles",
    terminal=(
        Column("article", lambda a: f"A{a.id}"),
        Column("published", lambda a: a.published.isoformat() if a.published else "unknown", most=10),
        Column("source", lambda a: one_line(a.source or "unknown"), most=24, from_width=70),
        Column("title", lambda a: one_line(a.title or "untitled"), share=1),
        Column("claims", lambda a: f"{a.claims:,}", right=True, from_width=50),
        Column("≠", lambda a: f"{a.contradictions:,}" if a.contradictions else "", right=True),
    ),
    piped=(
        ("article", lambda a: f"A{a.id}"),
        ("published", lambda a: a.published),
        ("source", lambda a: a.source),
        ("title", lambda a: a.title),
        ("author", lambda a: a.author),
        ("url", lambda a: a.url),
        ("version", lambda a: a.version),
        ("sentences", lambda a: a.sentences),
        ("claims", lambda a: a.claims),
        ("contradictions", lambda a: a.contradictions),
    ),
    empty="No articles match. factdb add FILE brings in more.",
)

SPEAKERS: View[SpeakerRecord] = View(
    noun="speakers",
    terminal=(
        Column("speaker", lambda s: one_line(s.name), share=2),
        Column("claims", lambda s: f"{s.claims:,}", right=True),
        Column("articles", lambda s: f"{s.articles:,}", right=True, from_width=60),
        Column("≠", lambda s: f"{s.contradictions:,}" if s.contradictions else "", right=True),
        Column("sources", lambda s: one_line(", ".join(s.sources)), share=1, from_width=60),
    ),
    piped=(
        ("speaker", lambda s: s.name),
        ("claims", lambda s: s.claims),
        ("articles", lambda s: s.articles),
        ("contradictions", lambda s: s.contradictions),
        ("sources", lambda s: ", ".join(s.sources)),
    ),
    empty="No speakers match. Their names are found when articles are added.",
)
