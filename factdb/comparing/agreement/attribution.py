"""Who said it, who asked for it: one utterance given to two people, one request to two sides."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, quoted
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term
from factdb.model import Mode

_ASKING = frozenset({"demand", "invite", "cause"})
_SAME_WORDS = 0.8
_ANCHOR = 0.4


def compare_voices(pair: Pair) -> Iterator[Finding]:
    """Two speakers of one quotation; two sides named as the one that asked or began."""
    a, b = pair.a.claim, pair.b.claim
    quotes = Mode.DIRECT in (a.mode, b.mode) or Mode.MIXED in (a.mode, b.mode)
    if quotes and a.speaker and b.speaker and min(pair.sides) >= _SAME_WORDS:
        other = not set(a.speaker.lower().split()) & set(b.speaker.lower().split())
        verdict = Verdict.CLASHES if other else Verdict.AGREES
        yield Finding(
            "voice",
            verdict,
            "quotation",
            "attribution",
            f"said by {a.speaker} / {b.speaker}",
            a.spans,
            b.spans,
        )
    yield from _askers(pair)


def _askers(pair: Pair) -> Iterator[Finding]:
    a, b = _asker(pair.a), _asker(pair.b)
    if not a or not b:
        return
    spans = tuple(t.span for t in a), tuple(t.span for t in b)
    if {t.stem for t in a} & {t.stem for t in b}:
        return
    said = f"{quoted(a, pair.a.claim.article.text)} / {quoted(b, pair.b.claim.article.text)}"
    yield Finding(
        "asker",
        Verdict.CLASHES,
        around(pair, *spans),
        "attribution",
        f"another is said to have asked: {said}",
        *spans,
        anchored(pair, *spans) >= _ANCHOR,
    )


def _asker(profile: Profile) -> tuple[Term, ...]:
    """The names right before a word of asking ("at Torland's request")."""
    for term in profile.terms:
        if term.ideas & _ASKING and term.pos == "NOUN":
            before = [t for t in profile.terms if t.name and 0 <= term.span.start - t.span.end <= 12]
            if before:
                return tuple(before)
    return ()
