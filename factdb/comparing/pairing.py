"""Two claims laid side by side: which word of the one answers which of the other, and how much is covered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from factdb.comparing.profile import Profile, Term
from factdb.model import Span

SAME, RELATED = 1.0, 0.75


def likeness(a: Term, b: Term) -> float:
    """`SAME` for one word or stem, `RELATED` for two that stand for one idea, else 0."""
    if a.lemma == b.lemma:
        return SAME
    if a.stem == b.stem and (a.name == b.name or len(a.stem) > 4):
        return SAME
    if a.ideas & b.ideas:
        return RELATED
    return 0.0


@dataclass(frozen=True)
class Link:
    """A term of the one claim and the term of the other that answers it."""

    a: Term
    b: Term
    like: float

    @property
    def weight(self) -> float:
        """What sharing it tells: its rarity, less for a word that is only related."""
        return self.like * (self.a.weight + self.b.weight) / 2


@dataclass(frozen=True)
class Pair:
    """Two profiles and their alignment; every word is linked at most once, the surest links first."""

    a: Profile
    b: Profile

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The alignment, in the order of `a`."""
        options = [Link(x, y, like) for x in self.a.terms for y in self.b.terms if (like := likeness(x, y))]
        options.sort(key=lambda k: (-k.weight, abs(k.a.at - k.b.at), k.a.at, k.b.at))
        used_a: set[int] = set()
        used_b: set[int] = set()
        kept = []
        for link in options:
            if link.a.at not in used_a and link.b.at not in used_b:
                used_a.add(link.a.at)
                used_b.add(link.b.at)
                kept.append(link)
        return tuple(sorted(kept, key=lambda k: k.a.at))

    @cached_property
    def shared(self) -> float:
        """The weight of all links together."""
        return sum(link.weight for link in self.links)

    @cached_property
    def sides(self) -> tuple[float, float]:
        """How much of each claim's weight the links cover, 0 to 1."""
        return (
            self.shared / self.a.weight if self.a.weight else 0.0,
            self.shared / self.b.weight if self.b.weight else 0.0,
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The proper names both have."""
        return self.a.names & self.b.names

    def besides(self, spans_a: Collection[Span], spans_b: Collection[Span]) -> float:
        """How much of the smaller claim the links cover, the words inside the spans left out."""
        rest_a = sum(t.weight for t in self.a.terms if not _inside(t, spans_a))
        rest_b = sum(t.weight for t in self.b.terms if not _inside(t, spans_b))
        links = sum(k.weight for k in self.links if not (_inside(k.a, spans_a) or _inside(k.b, spans_b)))
        small = min(rest_a, rest_b)
        return links / (small + 1.0) if small else 0.0

    def between(self, terms_a: Iterable[Term], terms_b: Iterable[Term]) -> float:
        """The weight of the links between two sets of terms."""
        places_a = {t.at for t in terms_a}
        places_b = {t.at for t in terms_b}
        return sum(k.weight for k in self.links if k.a.at in places_a and k.b.at in places_b)

    def twins(self) -> Iterator[tuple[Term, Term]]:
        """All pairs of terms that are alike, linked or not."""
        return ((x, y) for x in self.a.terms for y in self.b.terms if likeness(x, y))


def _inside(term: Term, spans: Collection[Span]) -> bool:
    return any(s.overlaps(term.span) for s in spans)
