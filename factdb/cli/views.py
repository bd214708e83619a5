"""What the lists show of claims, flags, articles and speakers."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from factdb.cli.tables import Column, View
from factdb.cli.voice import counted, days
from factdb.export.printable import one_line
from factdb.model import Verdict

if TYPE_CHECKING:
    from factdb.records import ArticleRecord, ClaimRecord, FlagRecord, FlagStat, SpeakerRecord, VoiceRecord

VERDICT_MARKS = {Verdict.UNCHECKED: "", Verdict.VERIFIED: "✓", Verdict.REFUTED: "✗", Verdict.UNCLEAR: "?"}
_MARKS = (("contradictions", "≠"), ("overlaps", "="), ("updates", "↑"))


def flag_marks(claim: ClaimRecord) -> str:
    """The flags of a claim in brief: ``≠2 =1`` is two contradictions and an overlap, ``↑`` an update."""
    return " ".join(f"{mark}{number}" for name, mark in _MARKS if (number := getattr(claim, name)))


def speaker_of(claim: ClaimRecord) -> str:
    """Who says it: a name, nobody named ("is accused of"), or the article itself."""
    return claim.speaker or ("somebody who is not named" if claim.mode else "the article's own voice")


def chain_of(claim: ClaimRecord) -> str:
    """Who says it, and on whose word the article has it: ``two officials, according to Reuters``."""
    own = {claim.speaker, claim.written}
    cited = [name for name in dict.fromkeys(claim.chain) if name not in own]
    return ", according to ".join([speaker_of(claim), *reversed(cited)])


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


def precision_of(stat: FlagStat) -> str:
    """The share of confirmed flags among those ruled on, and between what it lies: ``80 % (49–94 %)``."""
    if stat.precision is None or stat.low is None or stat.high is None:
        return "no ruling yet"
    return f"{stat.precision:.0%} ({100 * stat.low:.0f}–{stat.high:.0%})".replace("%", " %")


def reasons_of(stat: FlagStat) -> str:
    """Why flags were dismissed, the commonest reason first."""
    return ", ".join(f"{one_line(why)} {count}" for why, count in stat.reasons)


def voice_of(voice: VoiceRecord) -> str:
    """An article and what it calls a speaker: ``A3 The Tarn, 2019-06-07: “Moor”, 2 claims``."""
    published = voice.published.isoformat() if voice.published else None
    where = ", ".join(part for part in (voice.source or voice.title, published) if part)
    called = f"“{one_line(voice.written)}”, {counted(voice.claims, 'claim')}"
    return f"A{voice.article_id} {one_line(where)}: {called}" if where else f"A{voice.article_id}: {called}"


def claim_line(claim: ClaimRecord) -> str:
    """A claim on one line: its number, the day of the event, its words, verdict and flags in brief."""
    marks = " ".join(part for part in (VERDICT_MARKS[claim.verdict], flag_marks(claim)) if part)
    event = f"{brief_event_of(claim)}  " if event_of(claim) else ""
    return f"{claim.id}  {event}{one_line(claim.text)}{f'  [{marks}]' if marks else ''}"


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

STATS: View[FlagStat] = View(
    noun="kinds of flag",
    terminal=(
        Column("kind", lambda s: s.kind if s.dimension is None else "", most=13),
        Column("in", lambda s: s.dimension or "all", most=12),
        Column("flags", lambda s: f"{s.flags:,}", right=True),
        Column("open", lambda s: f"{s.open:,}", right=True),
        Column("confirmed", lambda s: f"{s.confirmed:,}", right=True),
        Column("dismissed", lambda s: f"{s.dismissed:,}", right=True),
        Column("right so far", precision_of, most=18),
        Column("dismissed because", reasons_of, share=1, from_width=90),
    ),
    piped=(
        ("kind", lambda s: s.kind),
        ("dimension", lambda s: s.dimension),
        ("flags", lambda s: s.flags),
        ("open", lambda s: s.open),
        ("confirmed", lambda s: s.confirmed),
        ("dismissed", lambda s: s.dismissed),
        ("precision", lambda s: None if s.precision is None else f"{s.precision:.3f}"),
        ("low", lambda s: None if s.low is None else f"{s.low:.3f}"),
        ("high", lambda s: None if s.high is None else f"{s.high:.3f}"),
        ("reasons", reasons_of),
    ),
    empty="There are no flags yet. factdb add FILE brings in articles.",
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
        ("also_called", lambda s: "; ".join(name for name in s.written if name != s.name)),
    ),
    empty="No speakers match. Their names are found when articles are added.",
)
