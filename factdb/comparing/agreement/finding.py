"""What a comparison finds: its level, a sentence for the reporter, and the words it rests on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from factdb.comparing import lexicons
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Term
from factdb.model import Span

_HOLDING = frozenset({"NOUN", "PROPN", "VERB"})
_WEAK = frozenset(lexicons.groups("general")[""])
_BOUNDS = ((0.5, "tight"), (0.33, "close"), (0.18, "fair"), (0.04, "loose"))


class Verdict(StrEnum):
    """Which way a finding points."""

    AGREES = "agrees"
    CLASHES = "clashes"
    MOVED = "moved"  # the later one supersedes
    APART = "apart"  # not the same thing: other time, other measure, part of the whole


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison's outcome. `dimension` names what agrees or differs; spans are of each article."""

    comparison: str
    verdict: Verdict
    level: str
    dimension: str
    note: str
    spans_a: tuple[Span, ...] = ()
    spans_b: tuple[Span, ...] = ()
    firm: bool = True  # whether it may carry a relation by itself, or only weighs

    @property
    def name(self) -> str:
        """The level with its verdict, as the weights know it."""
        return f"{self.verdict}/{self.level}"


def closeness(covered: float) -> str:
    """How well the rest of two claims meets, as a level: alone, loose, fair, close or tight."""
    return next((name for bound, name in _BOUNDS if covered >= bound), "alone")


def around(pair: Pair, spans_a: tuple[Span, ...], spans_b: tuple[Span, ...]) -> str:
    """How well the two claims meet outside the words that clash."""
    return closeness(pair.besides(spans_a, spans_b))


def anchored(pair: Pair, spans_a: Collection[Span], spans_b: Collection[Span]) -> float:
    """The weight of what the two claims share besides the words that clash: names, nouns and verbs."""
    return sum(
        link.weight
        for link in pair.links
        if link.a.pos in _HOLDING
        and link.a.lemma not in _WEAK
        and not any(s.overlaps(link.a.span) for s in spans_a)
        and not any(s.overlaps(link.b.span) for s in spans_b)
    )


def core_met(pair: Pair) -> bool:
    """Whether doer or thing done to of the one side answers one of the other's (or a side has neither)."""
    a = (*pair.a.role("subject"), *pair.a.role("object"))
    b = (*pair.b.role("subject"), *pair.b.role("object"))
    return not a or not b or pair.between(a, b) > 0


def other_doers(pair: Pair) -> bool:
    """Whether both sides have a proper name for the doer and these have nothing in common."""
    a = {t.lemma for t in pair.a.role("subject") if t.name}
    b = {t.lemma for t in pair.b.role("subject") if t.name}
    return bool(a and b) and not a & b


def same_day(pair: Pair) -> bool:
    """Whether both events are of one and the same day."""
    a, b = pair.a.claim, pair.b.claim
    return bool(a.first) and a.first == a.last == b.first == b.last


def weak(lemma: str) -> bool:
    """Whether the word is too general to tell what happens by itself ("want", "move")."""
    return lemma in _WEAK


def quoted(terms: tuple[Term, ...], text: str) -> str:
    """The words of the terms as the article has them, from the first to the last."""
    spans = [t.span for t in terms]
    return text[min(s.start for s in spans) : max(s.end for s in spans)]


def wording(span: Span, text: str) -> str:
    """The characters of `span` on one line."""
    return " ".join(text[span.start : span.end].split())
