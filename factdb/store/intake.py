"""Bringing articles in: recognise, read, compare, store; one transaction an article.

Reading and comparing are imported when the first article needs them, so that browsing an
archive never loads the language model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from factdb.query import Query
from factdb.records import Added
from factdb.store.articles import (
    Place,
    Standing,
    identify,
    insert_article,
    merged,
    set_metadata,
    storable,
    write_claims,
)
from factdb.store.filters import claim_conditions
from factdb.store.relations import find_candidates, index_claims, load_claims, write_relations
from factdb.store.tables import ARTICLE, CLAIM, CURRENT_CLAIM

if TYPE_CHECKING:
    from factdb.model import Annotation, Article, Claim, Relation
    from factdb.store.database import Database

Progress = Callable[[int, int, str], None]


class Intake:
    """One call of ``Archive.add``: counts what it brings in and tells how far it is."""

    def __init__(self, database: Database, total: int, progress: Progress | None, workers: int = 1) -> None:
        self._database = database
        self._total = total
        self._progress = progress
        self._workers = workers
        self._done = 0
        self._counts: Counter[str] = Counter()

    def run(self, articles: Iterable[Article]) -> Added:
        """Bring the articles in; each is kept as soon as it is counted."""
        unread = self._unread(articles)
        first = next(unread, None)
        if first is not None:
            for note in _read(first, unread, self._workers):
                self._store(note)
        return Added(**self._counts)

    def _unread(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in map(storable, articles):
            with self._database.read() as connection:
                place = identify(connection, article)
            if place.standing is Standing.KNOWN:
                self._count(article, {"known": 1})
            elif place.standing is Standing.COMPLETED and place.row:
                yield merged(place.row, article)
            else:
                yield article

    def _store(self, note: Annotation) -> None:
        with self._database.read() as connection:
            met = Meeting(connection, note, identify(connection, note.article))
        met.compare()
        with self._database.write() as connection:
            # Another program, or an earlier article of this call, may have brought it in meanwhile.
            counts = _enter(connection, identify(connection, note.article), note, met)
        self._count(note.article, counts)

    def _count(self, article: Article, counts: dict[str, int]) -> None:
        self._counts.update(counts)
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total, article.title or article.source or article.url or "")


def _read(first: Article, rest: Iterable[Article], workers: int) -> Iterator[Annotation]:
    from factdb.reading import annotate_many

    def articles() -> Iterator[Article]:
        yield first
        yield from rest

    return annotate_many(articles(), workers=workers)


def _enter(connection: Connection, place: Place, note: Annotation, met: Meeting) -> Counter[str]:
    from factdb.store.voices import catch_up

    counts: Counter[str] = Counter()
    catch_up(connection)
    if place.standing is Standing.KNOWN:
        return Counter(known=1)
    if place.standing is Standing.COMPLETED and place.row:
        article_id = int(place.row["id"])
        set_metadata(connection, article_id, note.article)
        counts["completed"] = 1
    else:
        article_id = insert_article(connection, note, after=place.row)
        counts.update(articles=1, versions=int(place.row is not None))
        counts.update(sentences=len(note.sentences), claims=len(note.claims))
    new = met.write(connection, article_id, write_claims(connection, article_id, note))
    counts.update(f"{relation.kind.value}s" for relation in new)
    counts["orphaned"] = _orphaned(connection, place)
    return counts


def _orphaned(connection: Connection, place: Place) -> int:
    """How many judged claims of the version that stood at `place` have lost their place."""
    if place.row is None:
        return 0
    lost = claim_conditions(Query(article=place.row["id"], orphaned=True))
    return int(connection.execute(select(func.count()).select_from(CLAIM).where(*lost)).scalar_one())


class Meeting:
    """An article's claims and the archive's that they may be about.

    Comparing is done before the transaction that stores the article, so that no other writer
    waits for it; claims that came in meanwhile are compared inside it.
    """

    def __init__(self, connection: Connection, note: Annotation, place: Place) -> None:
        from factdb.comparing import blocking_keys

        self.note = note
        self._claims = note.claims
        self._keys = [blocking_keys(claim) for claim in note.claims]
        self._lineage = place.row["lineage"] if place.row else -1
        self._seen = int(connection.execute(select(func.coalesce(func.max(CLAIM.c.id), 0))).scalar_one())
        self._known = self._candidates(connection, after=0)
        self._waiting = dict(self._known)
        self._relations: list[Relation] = []

    def _candidates(self, connection: Connection, after: int) -> dict[int, Claim]:
        from factdb.comparing import NEEDED, key_weight

        found = find_candidates(connection, self._keys, key_weight, NEEDED, after)
        return load_claims(connection, _elsewhere(connection, found, self._lineage))

    def compare(self) -> None:
        """Relate the article's claims to those found so far. Touches no database."""
        from factdb.comparing import relate_new

        if self._waiting:
            self._relations.extend(relate_new(self._claims, list(self._waiting.values())))
            self._waiting = {}

    def write(self, connection: Connection, article_id: int, numbers: Sequence[int]) -> list[Relation]:
        """Store keys and relations of the claims, whose `numbers` are in order; the new relations."""
        self._lineage = connection.execute(
            select(ARTICLE.c.lineage).where(ARTICLE.c.id == article_id)
        ).scalar_one()
        late = self._candidates(connection, after=self._seen)
        self._known.update(late)
        self._waiting.update(late)
        self.compare()
        still = _elsewhere(connection, list(self._known), self._lineage)
        number_of = {id(self._known[number]): number for number in still}
        number_of.update({id(claim): number for claim, number in zip(self._claims, numbers, strict=True)})
        index_claims(connection, dict(zip(numbers, self._keys, strict=True)))
        kept = [r for r in self._relations if id(r.a) in number_of and id(r.b) in number_of]
        return write_relations(connection, kept, number_of, numbers)


def _elsewhere(connection: Connection, numbers: Sequence[int], lineage: int) -> list[int]:
    """Those claims that are current and of another article."""
    joined = select(CLAIM.c.id).join_from(CLAIM, ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
    rows = connection.execute(
        joined.where(CLAIM.c.id.in_(numbers), CURRENT_CLAIM, ARTICLE.c.lineage != lineage)
    )
    present = set(rows.scalars())
    return [number for number in numbers if number in present]
