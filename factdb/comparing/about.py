"""About: do two claims speak of one thing? Levels, in order; what is missing weighs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.comparing.pairing import RELATED, SAME, Link, Pair
from factdb.comparing.profile import Term, setting
from factdb.comparing.story import same_story
from factdb.comparing.words import rarity

_COVER = (0.12, 0.22, 0.32, 0.45, 0.6, 0.8)
_SHARED = (0.4, 0.8, 1.2, 1.7, 2.4, 3.4)
_SETTING = (0.05, 0.12, 0.2, 0.3, 0.45)
_STORY = (0.08, 0.16, 0.28, 0.5)


def compare_subjects(pair: Pair) -> Iterator[tuple[str, str]]:
    """The levels of every "about" comparison, as (comparison, level)."""
    low, high = sorted(pair.sides)
    yield "covered", str(_bin(low, _COVER))
    yield "covered at most", str(_bin(high, _COVER))
    yield "shared", str(_bin(pair.shared, _SHARED))
    yield "story", str(_bin(same_story(pair.a.claim.article, pair.b.claim.article), _STORY))
    yield "sentences", str(_bin(_settings(pair), _SETTING))
    yield from _names(pair)
    yield from _predicates(pair)
    for role in ("subject", "object"):
        yield from _phrase(pair, role)
    yield from _rest(pair)
    yield from _speakers(pair)
    yield "length", str(_bin(min(len(pair.a.terms), len(pair.b.terms)), (3, 5, 8, 12)))


def _settings(pair: Pair) -> float:
    """How much of the rarer words of the shorter sentence the other one has too."""
    a, b = (setting(p.claim.article, p.claim.sentence) for p in (pair.a, pair.b))
    small = min(sum(map(rarity, a)), sum(map(rarity, b)))
    return sum(rarity(w) for w in a & b if rarity(w) > 0.45) / small if small else 0.0


def _bin(value: float, bounds: Sequence[float]) -> int:
    return sum(value >= b for b in bounds)


def _names(pair: Pair) -> Iterator[tuple[str, str]]:
    a, b = pair.a.names, pair.b.names
    if a and b:
        both = len(a & b)
        nested = a <= b or b <= a
        yield "names", "apart" if not both else f"{min(both, 3)}{'+' if nested else '-'}"


def _predicates(pair: Pair) -> Iterator[tuple[str, str]]:
    a, b = pair.a.role("predicate"), pair.b.role("predicate")
    if not a or not b:
        return
    best = max((_predicate_level(k) for k in pair.links), default=0)
    yield "predicate", ("apart", "elsewhere", "related", "same")[best]


def _predicate_level(link: Link) -> int:
    main = (link.a.role == "predicate") + (link.b.role == "predicate")
    if main == 2:
        return 3 if link.like == SAME else 2
    return 1 if main == 1 and link.like >= RELATED else 0


def _phrase(pair: Pair, role: str) -> Iterator[tuple[str, str]]:
    a, b = pair.a.role(role), pair.b.role(role)
    if a and b:
        met = pair.between(a, b)
        small = min(_weigh(a), _weigh(b))
        yield role, "apart" if not met else "part" if met < 0.6 * small else "same"


def _weigh(terms: Sequence[Term]) -> float:
    return sum(t.weight for t in terms)


def _rest(pair: Pair) -> Iterator[tuple[str, str]]:
    """How many nouns and verbs each side has that the other does not answer."""
    linked_a, linked_b = {k.a.at for k in pair.links}, {k.b.at for k in pair.links}
    alone = min(
        sum(t.weight for t in pair.a.terms if t.at not in linked_a),
        sum(t.weight for t in pair.b.terms if t.at not in linked_b),
    )
    yield "left over", str(_bin(alone, (0.4, 1.0, 1.8, 3.0, 4.5)))
    verbs = sum(k.a.pos == k.b.pos == "VERB" for k in pair.links)
    nouns = sum(k.a.pos == k.b.pos == "NOUN" for k in pair.links)
    yield "kinds", f"{min(verbs, 2)}v{min(nouns, 3)}n{min(len(pair.names), 2)}p"


def _speakers(pair: Pair) -> Iterator[tuple[str, str]]:
    a, b = pair.a.claim.speaker, pair.b.claim.speaker
    if a and b:
        yield "speakers", "same" if set(a.lower().split()) & set(b.lower().split()) else "two"
