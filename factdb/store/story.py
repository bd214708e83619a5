"""Stories: the claims of several articles that hang together by their relations, found from any of them.

Each relation passes on a part of the strength with which a story holds a claim: its score, or all of it
where a person confirmed it. A story ends where that gets thin, so that one weak link does not join two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, or_, select

from factdb.errors import QueryError
from factdb.records import Story, StoryRecord
from factdb.store.filters import claim_conditions
from factdb.store.lists import CLAIM_ORDERS
from factdb.store.matrix import by_day, outlet_of, story_lines
from factdb.store.pages import claim_record, fetch_claims, fetch_flags
from factdb.store.relations import load_claims
from factdb.store.rungs import ladders
from factdb.store.tables import CLAIM, RELATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.query import Query
    from factdb.records import ClaimRecord, FlagRecord

THIN = 0.15  # strength by which a claim no longer belongs to the story
MOST = 120  # claims of one story
AT_ONCE = 5_000  # numbers in one statement
SEEDS = 400  # the claims with most flags, from which the list of stories is grown


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that is not dismissed, without its words."""

    number: int
    kind: str
    a: int
    b: int
    strength: float

    def other(self, end: int) -> int:
        """The claim at the other end."""
        return self.b if end == self.a else self.a


class Web:
    """The relations of claims, read when they are first asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._links: dict[int, list[Link]] = {}

    def links(self, claims: Iterable[int]) -> dict[int, list[Link]]:
        """The links of each of these claims."""
        wanted = list(claims)
        unread = [number for number in wanted if number not in self._links]
        for start in range(0, len(unread), AT_ONCE):
            self._read(unread[start : start + AT_ONCE])
        return {number: self._links[number] for number in wanted}

    def _read(self, claims: Sequence[int]) -> None:
        self._links.update({number: [] for number in claims})
        columns = (RELATION.c[name] for name in ("id", "kind", "a", "b", "score", "ruling"))
        ends = or_(RELATION.c.a.in_(claims), RELATION.c.b.in_(claims))
        of = select(*columns).where(ends, RELATION.c.ruling != "dismissed").order_by(RELATION.c.id)
        for number, kind, a, b, score, ruling in self._connection.execute(of):
            link = Link(number, kind, a, b, 1.0 if ruling == "confirmed" else score)
            for end in {a, b}.intersection(claims):
                self._links[end].append(link)


def grow(web: Web, seed: int) -> dict[int, float]:
    """The claims that hang together with `seed`, itself included, each with its strength; the strongest."""
    held = {seed: 1.0}
    frontier = {seed}
    while frontier:
        reached: set[int] = set()
        for end, links in web.links(frontier).items():
            for link in links:
                strength = held[end] * link.strength
                if strength >= THIN and strength > held.get(link.other(end), 0.0):
                    held[link.other(end)] = strength
                    reached.add(link.other(end))
        strongest = sorted(held, key=lambda number: (-held[number], number))[: MOST + 1]
        held = {number: held[number] for number in strongest}
        frontier = reached.intersection(held)
    return held


def story_of(connection: Connection, claim: int) -> Story:
    """The story of a claim.

    Raises:
        NotFoundError: there is no such claim.
    """
    claim_record(connection, claim)
    web = Web(connection)
    held = list(grow(web, claim))
    kept = held[:MOST]
    flags = _flags(connection, web, kept)
    records = fetch_claims(connection, kept)
    readings = load_claims(connection, kept)
    said = sorted(records.values(), key=by_day)
    sentences = {number: read.sentence.of(read.article.text) for number, read in readings.items()}
    return Story(
        claim_id=claim,
        outlets=_outlets(said),
        lines=story_lines(said, flags, sentences),
        ladders=ladders(said, flags, {number: read.quantities for number, read in readings.items()}),
        whole=len(held) == len(kept),
    )


def _flags(connection: Connection, web: Web, claims: Sequence[int]) -> list[FlagRecord]:
    """The relations among `claims`, the strongest first."""
    among = set(claims)
    links = {link.number: link for links in web.links(claims).values() for link in links}
    inside = [link.number for link in links.values() if {link.a, link.b} <= among]
    found = fetch_flags(connection, inside)
    return sorted(found.values(), key=lambda flag: (-flag.score, flag.id))


def _outlets(claims: Iterable[ClaimRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(outlet_of, claims)))


# -- the list -----------------------------------------------------------------------------------


STORY_ORDERS: dict[str, Callable[[StoryRecord], Any]] = {
    "outlets": lambda s: (-len(s.outlets), -s.contradictions, -s.updates, -s.overlaps, s.id),
    "flags": lambda s: (-s.contradictions, -s.updates, -s.overlaps, -len(s.outlets), s.id),
    "claims": lambda s: (-s.claims, s.id),
    "date": lambda s: (-(s.last or date.min).toordinal(), s.id),
    "text": lambda s: (s.text.casefold(), s.id),
}


def stories(connection: Connection, query: Query, sort: str, *, descending: bool) -> list[StoryRecord]:
    """The stories grown from the most flagged claims of `query`, in order.

    Raises:
        QueryError: there is no such sort.
    """
    if sort not in STORY_ORDERS:
        raise QueryError(f"Cannot sort by {sort!r}.", f"Sort by one of: {', '.join(STORY_ORDERS)}.")
    web = Web(connection)
    seeds = _seeds(connection, query)
    neighbours = {link.other(end) for end, links in web.links(seeds).items() for link in links}
    web.links(neighbours)
    grown: dict[int, list[int]] = {}
    covered: set[int] = set()
    for seed in seeds:
        if seed not in covered:
            grown[seed] = list(grow(web, seed))[:MOST]
            covered.update(grown[seed])
    records = fetch_claims(connection, sorted(covered))
    found = [_record(seed, [records[n] for n in held], web) for seed, held in grown.items()]
    return sorted(found, key=STORY_ORDERS[sort], reverse=descending)


def _seeds(connection: Connection, query: Query) -> list[int]:
    flagged = claim_conditions(replace(query, flagged=True))
    by_flags = [term.desc() for term in CLAIM_ORDERS["flags"].by]
    of = select(CLAIM.c.id).where(*flagged).order_by(*by_flags, CLAIM.c.id).limit(SEEDS)
    return list(connection.execute(of).scalars())


def _record(seed: int, claims: Sequence[ClaimRecord], web: Web) -> StoryRecord:
    among = {claim.id for claim in claims}
    links = {
        link.number: link.kind
        for each in web.links(among).values()
        for link in each
        if link.a in among and link.b in among
    }
    kinds = Counter(links.values())
    days = sorted(claim.published for claim in claims if claim.published)
    return StoryRecord(
        id=seed,
        text=next(claim.text for claim in claims if claim.id == seed),
        outlets=_outlets(sorted(claims, key=by_day)),
        claims=len(claims),
        contradictions=kinds["contradiction"],
        updates=kinds["update"],
        overlaps=kinds["overlap"],
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


class HeldListing:
    """A list of stories: short enough to be held."""

    def __init__(self, rows: Sequence[StoryRecord]) -> None:
        self._rows = list(rows)

    def __len__(self) -> int:
        """How many records the list holds."""
        return len(self._rows)

    def rows(self, start: int, stop: int) -> list[StoryRecord]:
        """The records at positions `start` up to `stop`, clipped to the list."""
        return self._rows[max(start, 0) : max(stop, 0)]

    def ids(self) -> list[int]:
        """The number of every record, in order."""
        return [row.id for row in self._rows]

    def position(self, record_id: int) -> int | None:
        """Where the record stands in the list, or ``None``."""
        return next((place for place, row in enumerate(self._rows) if row.id == record_id), None)
