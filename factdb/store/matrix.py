"""A story's claims as statements held against outlets: who says it, who says otherwise, who is silent.

Pure: records in, records out. Claims that overlap are one statement, unless one of them contradicts or
supersedes another of it. What holds between two claims holds between their statements.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from factdb.model import Kind
from factdb.records import Stance, StoryCell, StoryLine

if TYPE_CHECKING:
    from factdb.records import ClaimRecord, FlagRecord

Sentences = Mapping[int, str]
_Met = dict[int, list["FlagRecord"]]

SHINGLE: Final = 3  # words of a run by which sentences are likened
ALIKE: Final = 0.7  # share of the runs of both by which two sentences are one
LONG_ENOUGH: Final = 8  # words; below, likeness says nothing of where a sentence comes from
_WORD: Final = re.compile(r"\w+")
_FORCE: Final = (Stance.OTHERWISE, Stance.LATER, Stance.EARLIER, Stance.SAYS)  # the first that holds


def outlet_of(claim: ClaimRecord) -> str:
    """The source, or what else tells the article apart."""
    return claim.source or claim.title or f"article A{claim.article_id}"


def day_of(claim: ClaimRecord) -> date | None:
    """The day it was told: published, else said, else that of the event."""
    return claim.published or claim.said or claim.first


def by_day(claim: ClaimRecord) -> tuple[date, int, int, int]:
    """In the order of time, undated claims last; those of one article as they stand in it."""
    return (day_of(claim) or date.max, claim.article_id, claim.sentence.start, claim.id)


def story_lines(
    claims: Sequence[ClaimRecord], flags: Sequence[FlagRecord], sentences: Sentences
) -> tuple[StoryLine, ...]:
    """The statements of a story in the order of time.

    `claims` are in the order of time, `flags` the relations among them, the strongest first;
    `sentences` gives the sentence each claim stands in.
    """
    groups = _statements(claims, flags)
    place = {claim.id: number for number, group in enumerate(groups) for claim in group}
    met: list[_Met] = [defaultdict(list) for _ in groups]
    for flag in flags:
        a, b = place[flag.a.id], place[flag.b.id]
        met[a][b].append(flag)
        if a != b:
            met[b][a].append(flag)
    outlets = tuple(dict.fromkeys(map(outlet_of, claims)))
    return tuple(
        _Statement(groups, number, met[number], sentences).line(outlets) for number in range(len(groups))
    )


def _statements(claims: Sequence[ClaimRecord], flags: Sequence[FlagRecord]) -> list[list[ClaimRecord]]:
    """The claims joined by overlaps, surest first, where nothing speaks against it; in the order of time."""
    group = {claim.id: {claim.id} for claim in claims}
    apart = {frozenset((f.a.id, f.b.id)) for f in flags if f.kind is not Kind.OVERLAP}
    for flag in flags:
        one, other = group[flag.a.id], group[flag.b.id]
        if flag.kind is not Kind.OVERLAP or one is other:
            continue
        if not any(frozenset((x, y)) in apart for x in one for y in other):
            one |= other
            group.update(dict.fromkeys(other, one))
    ordered = {id(group[claim.id]): group[claim.id] for claim in claims}
    return [[claim for claim in claims if claim.id in numbers] for numbers in ordered.values()]


class _Statement:
    """The claims that make one statement, and the relations by which it meets others (by their place)."""

    def __init__(
        self, groups: Sequence[Sequence[ClaimRecord]], number: int, met: _Met, sentences: Sentences
    ) -> None:
        self._groups, self._number, self._met = groups, number, met
        self._own = groups[number]
        self._numbers = {claim.id for claim in self._own}
        self._origin = origins(self._own, sentences)

    def line(self, outlets: Iterable[str]) -> StoryLine:
        """The statement held against these outlets."""
        first = self._own[0]
        cells = tuple(self._cell(outlet) for outlet in outlets)
        others = sum(
            self._numbers.isdisjoint(c.id for c in cell.claims)
            for cell in cells
            if cell.stance is Stance.SAYS
        )
        return StoryLine(first, day_of(first), cells, len(set(self._origin.values())) + others)

    def _cell(self, outlet: str) -> StoryCell:
        said = tuple(claim for claim in self._own if outlet_of(claim) == outlet)
        elsewhere = self._elsewhere(outlet)
        if not said:
            return elsewhere
        numbers = {claim.id for claim in said}
        mine = [f for flags in self._met.values() for f in flags if {f.a.id, f.b.id} & numbers]
        stance = Stance.COPIES if self._is_copied(said) else Stance.SAYS
        return StoryCell(outlet, stance, said, tuple(dict.fromkeys([*mine, *elsewhere.flags])))

    def _is_copied(self, said: Sequence[ClaimRecord]) -> bool:
        """Whether all that an outlet says here stands in another's sentence that came before."""
        earlier = self._own[: self._own.index(said[0])]
        before = {self._origin[claim.id] for claim in earlier}
        return all(self._origin[claim.id] in before for claim in said)

    def _elsewhere(self, outlet: str) -> StoryCell:
        """What the outlet says in other statements that touch this one; the most pressing of it."""
        found: dict[Stance, tuple[list[ClaimRecord], list[FlagRecord]]] = {}
        for other, flags in self._met.items():
            said = [claim for claim in self._groups[other] if outlet_of(claim) == outlet]
            if other == self._number or not said:
                continue
            numbers = {claim.id for claim in said}
            for flag in [f for f in flags if {f.a.id, f.b.id} & numbers] or flags:
                claims, told = found.setdefault(self._stance(flag), ([], []))
                claims.extend(said)
                told.append(flag)
        for stance in _FORCE:
            if stance in found:
                claims, told = found[stance]
                return StoryCell(outlet, stance, tuple(dict.fromkeys(claims)), tuple(dict.fromkeys(told)))
        return StoryCell(outlet, Stance.SILENT)

    def _stance(self, flag: FlagRecord) -> Stance:
        """What the other end of the relation does with this statement."""
        if flag.kind is Kind.CONTRADICTION:
            return Stance.OTHERWISE
        if flag.kind is Kind.UPDATE:
            return Stance.LATER if flag.a.id in self._numbers else Stance.EARLIER
        return Stance.SAYS  # in a statement of its own, because something else speaks against joining them


# -- copies -------------------------------------------------------------------------------------


def origins(claims: Sequence[ClaimRecord], sentences: Sentences) -> dict[int, int]:
    """For each claim the first of `claims` whose sentence is the same or nearly so: its origin."""
    found: dict[int, int] = {}
    for position, claim in enumerate(claims):
        earlier = (
            other
            for other in claims[:position]
            if other.article_id == claim.article_id
            or one_sentence(sentences.get(other.id, ""), sentences.get(claim.id, ""))
        )
        first = next(earlier, None)
        found[claim.id] = claim.id if first is None else found[first.id]
    return found


def one_sentence(a: str, b: str) -> bool:
    """Whether two sentences are copies of one: the same words, or most runs of them and the same numbers."""
    words_a, words_b = _WORD.findall(a.casefold()), _WORD.findall(b.casefold())
    if not words_a or not words_b:
        return False
    if words_a == words_b:
        return True
    if min(len(words_a), len(words_b)) < LONG_ENOUGH:
        return False
    if {w for w in words_a if w[0].isdigit()} != {w for w in words_b if w[0].isdigit()}:
        return False
    runs_a, runs_b = _runs(words_a), _runs(words_b)
    return len(runs_a & runs_b) >= ALIKE * len(runs_a | runs_b)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
