"""The same claim told by several articles, found in a list and folded under the first that tells it.

Two claims are the same when their words are, or when they overlap and a person confirmed it, or the
comparison is as good as sure (`SURE`). Sameness is carried on: three claims of which the first is like the
second and the second like the third are one. Claims of one article are folded only by way of another's.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select

from factdb.model import Kind, Ruling
from factdb.store.listing import Fetch, StoredListing
from factdb.store.tables import CLAIM, CURRENT_CLAIM, RELATION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factdb.records import ClaimRecord
    from factdb.store.database import Database

SURE: Final = 0.9
SLICE: Final = 20_000  # numbers passed over at a time, between which other threads have their turn

Clusters = dict[int, int]  # a claim's number → the number of the cluster it is in
Stamp = tuple[Any, ...]


# -- which claims are the same -----------------------------------------------------------------------


def stamp(connection: Connection) -> Stamp:
    """What is other than before when claims or sure overlaps have come or gone. Cheap."""
    sure = connection.execute(select(func.count()).select_from(RELATION).where(_SAME)).scalar_one()
    newest = connection.execute(select(func.max(CLAIM.c.id))).scalar()
    return sure, newest


def find_clusters(connection: Connection) -> Clusters:
    """The cluster of every current claim that another article tells too."""
    parents: dict[int, int] = {}
    for a, b in _pairs(connection):
        first, second = _root(parents, a), _root(parents, b)
        parents[max(first, second)] = min(first, second)
    return {number: _root(parents, number) for number in parents}


def _root(parents: dict[int, int], number: int) -> int:
    parent = parents.setdefault(number, number)
    while parent != number:
        parents[number] = parents.setdefault(parent, parent)
        number, parent = parent, parents[parent]
    return number


_SAME: ColumnElement[bool] = and_(
    RELATION.c.kind == Kind.OVERLAP.value,
    or_(
        RELATION.c.ruling == Ruling.CONFIRMED.value,
        and_(RELATION.c.ruling == Ruling.OPEN.value, RELATION.c.score >= SURE),
    ),
)


def _pairs(connection: Connection) -> Iterator[tuple[int, int]]:
    joined = select(func.json_group_array(func.json_array(RELATION.c.a, RELATION.c.b))).where(_SAME)
    yield from json.loads(str(connection.execute(joined).scalar()))
    yield from _same_words(connection)


def _same_words(connection: Connection) -> Iterator[tuple[int, int]]:
    """Pairs of claims of two articles with the same words; each such claim with the first of them."""
    # The index on the first letters says at little cost which claims could have a twin.
    beginning = func.substr(CLAIM.c.text, literal_column("1"), literal_column("24")).collate("NOCASE")
    twins = select(beginning.label("beginning")).where(CURRENT_CLAIM)
    twins = twins.group_by(beginning).having(func.count() > literal_column("1"))
    alike = select(CLAIM.c.text, CLAIM.c.id, CLAIM.c.article_id).where(CURRENT_CLAIM, beginning.in_(twins))
    first: dict[str, tuple[int, int]] = {}
    for text, number, article in connection.execute(alike.order_by(CLAIM.c.id)):
        there, elsewhere = first.setdefault(" ".join(text.casefold().split()), (number, article))
        if elsewhere != article:
            yield there, number


# -- a list of them ---------------------------------------------------------------------------------


class FoldedListing(StoredListing["ClaimRecord"]):
    """A list of claims in which the same claim stands once, with the others under it where it is opened.

    `members` has the numbers of all in the list that are folded under a claim, itself first; `outlets`
    counts their sources (of the rows read so far), `whole` the claims with none folded.
    """

    def __init__(
        self,
        database: Database,
        unfolded: array[int],
        fetch: Fetch[ClaimRecord],
        clusters: Clusters,
        opened: Collection[int] = (),
    ) -> None:
        self.whole = len(unfolded)
        self.members = _members(unfolded, clusters)
        self.opened = frozenset(opened).intersection(self.members)
        self.outlets: dict[int, int] = {}
        self._head_of = {number: head for head, same in self.members.items() for number in same}
        super().__init__(database, self._folded(unfolded), fetch)

    def _folded(self, unfolded: array[int]) -> array[int]:
        hidden = self._head_of.keys() - self.members.keys()
        if not hidden:
            return unfolded
        folded = array("q")
        for numbers in _slices(unfolded):
            folded.extend([number for number in numbers if number not in hidden])
        for head in self.opened:
            place = folded.index(head) + 1
            folded[place:place] = array("q", self.members[head][1:])
        return folded

    def rows(self, start: int, stop: int) -> list[ClaimRecord]:
        """The records at positions `start` up to `stop`; the outlets of those that are folded are counted."""
        rows = super().rows(start, stop)
        heads = [row.id for row in rows if row.id in self.members and row.id not in self.outlets]
        if heads:
            with self._database.read() as connection:
                self.outlets.update(_outlets(connection, {head: self.members[head] for head in heads}))
        return rows

    def head_of(self, number: int) -> int:
        """The claim under which this one stands: itself, unless it is folded."""
        return self._head_of.get(number, number)

    def position(self, record_id: int) -> int | None:
        """Where the record stands in the list, or where that stands under which it is folded."""
        found = super().position(record_id)
        return super().position(self.head_of(record_id)) if found is None else found


def _slices(numbers: array[int]) -> Iterator[array[int]]:
    for start in range(0, len(numbers), SLICE):
        yield numbers[start : start + SLICE]


def _members(unfolded: array[int], clusters: Clusters) -> dict[int, tuple[int, ...]]:
    """The claims of each cluster with more than one in the list, in the order of the list, by the first."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    if clusters:
        for numbers in _slices(unfolded):
            for number in [number for number in numbers if number in clusters]:
                found[clusters[number]].append(number)
    return {same[0]: tuple(same) for same in found.values() if len(same) > 1}


def _outlets(connection: Connection, members: Mapping[int, Sequence[int]]) -> dict[int, int]:
    wanted = [number for same in members.values() for number in same]
    outlet = func.coalesce(CLAIM.c.source, CLAIM.c.article_id)
    names: dict[int, Any] = {}
    for some in _batches(wanted):
        rows = connection.execute(select(CLAIM.c.id, outlet).where(CLAIM.c.id.in_(some)))
        names.update((number, name) for number, name in rows)
    return {head: len({names.get(number) for number in same}) for head, same in members.items()}


def _batches(numbers: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    rest = iter(numbers)
    while some := list(islice(rest, size)):
        yield some
