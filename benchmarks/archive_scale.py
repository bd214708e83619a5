"""How an archive of many claims answers: ``python benchmarks/archive_scale.py 1000000 [--keep FILE]``.

Makes an archive of invented claims (30 an article, one in ten of them related to another) and prints the
time of each thing a list does: its numbers in order with the first page, a page from the middle, filters and
searches; three times each, the median.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from factdb.archive import Archive
from factdb.comparing.speakers import Sort, Told, Voice, keys
from factdb.store.database import Database
from factdb.store.keys import digest, pair_key
from factdb.store.mapping import dump
from factdb.store.tables import (
    ARTICLE,
    BLOCKING,
    CLAIM,
    JUDGEMENT,
    READING,
    RELATION,
    SPEAKER,
    VOICE,
    VOICE_KEY,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLAIMS_PER_ARTICLE = 30
ARTICLES_PER_TRANSACTION = 200
OUTLETS = [
    f"{place} {kind}"
    for place in ("Vell", "Harbour", "Mauve", "North")
    for kind in ("Post", "Wire", "Kurier")
]
SEED = 20240301
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "za",
]


_LIST_INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name LIKE 'claim_by_%'"


def words(chance: random.Random, count: int = 20000) -> list[str]:
    """Invented words; the first of them are to be drawn more often, as in a language."""
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]


def fill(path: Path, count: int) -> None:
    """Make an archive with `count` claims at `path`."""
    chance = random.Random(SEED)
    vocabulary = words(chance)
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    names = [
        f"{first.title()} {last.title()}"
        for first, last in zip(vocabulary[:5000], vocabulary[5000:10000], strict=True)
    ]
    names = sorted(set(names))
    database = Database(path)
    with database.write() as connection:
        connection.execute(insert(SPEAKER), [{"name": name} for name in names])
        indexes = connection.exec_driver_sql(_LIST_INDEXES).all()
        for name, _ in indexes:  # made again at the end, which is quicker
            connection.exec_driver_sql(f"DROP INDEX {name}")
    articles = range(1, count // CLAIMS_PER_ARTICLE + 2)
    for first in range(0, len(articles), ARTICLES_PER_TRANSACTION):
        batch = articles[first : first + ARTICLES_PER_TRANSACTION]
        drawn = iter(chance.choices(vocabulary, weights, k=len(batch) * CLAIMS_PER_ARTICLE * 16))
        rows = [row for number in batch for row in article_rows(number, chance, drawn, names)]
        with database.write() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = -200000")
            for table in (ARTICLE, VOICE, VOICE_KEY, CLAIM, READING, BLOCKING, JUDGEMENT, RELATION):
                given = [row for kind, row in rows if kind is table]
                if given:
                    connection.execute(insert(table), given)
    with database.write() as connection:
        for _, made in indexes:
            connection.exec_driver_sql(made)
    database.close()


Row = tuple[Any, dict[str, Any]]


def article_rows(number: int, chance: random.Random, drawn: Iterator[str], names: list[str]) -> Iterator[Row]:
    """The rows of one invented article and its claims."""
    published = date(2020, 1, 1) + timedelta(days=chance.randrange(1800))
    texts = [" ".join(next(drawn) for _ in range(12)).capitalize() + "." for _ in range(CLAIMS_PER_ARTICLE)]
    text = " ".join(texts)
    yield (
        ARTICLE,
        {
            "id": number,
            "lineage": number,
            "version": 1,
            "title": texts[0][:60],
            "source": chance.choice(OUTLETS),
            "published": published.isoformat(),
            "url": f"https://news.example/{number}",
            "text": text,
            "digest": digest(text),
            "added": "2024-03-01T00:00:00+00:00",
            "sentences": CLAIMS_PER_ARTICLE,
        },
    )
    start = 0
    heard: set[str] = set()
    for place, claim in enumerate(texts):
        rows = claim_rows(
            (number - 1) * CLAIMS_PER_ARTICLE + place + 1, number, claim, start, published, chance, names
        )
        for table, row in rows:
            yield table, row
            if table is CLAIM and row["speaker"]:
                heard.add(row["speaker"])
        start += len(claim) + 1
    for name in sorted(heard):
        yield from voice_rows(number, name)


def voice_rows(article: int, name: str) -> Iterator[Row]:
    """The rows of a speaker that an invented article names in full."""
    voice = Voice(article, name, Told(Sort.PERSON))
    told = {"sort": "person", "roles": [], "state": "", "acronyms": [], "around": []}
    same = {"article_id": article, "written": name}
    yield VOICE, {**same, "told": dump(told), "speaker": name, "rule": "name", "why": "the same name"}
    yield from ((VOICE_KEY, {**same, "key": key}) for key in keys(voice))


def claim_rows(  # noqa: PLR0913, PLR0917 (all of them are drawn outside)
    number: int, article: int, text: str, start: int, published: date, chance: random.Random, names: list[str]
) -> Iterator[Row]:
    """The rows of one invented claim."""
    key = digest("claim", str(number))
    draw = chance.random() < 0.5
    speaker = names[min(int(chance.expovariate(0.002)), len(names) - 1)] if draw else None
    day = (published - timedelta(days=chance.randrange(9))).isoformat() if chance.random() < 0.6 else None
    lemmas = text[:-1].lower().split()
    span = [[start, start + len(text)]]
    yield (
        CLAIM,
        {
            "id": number,
            "article_id": article,
            "key": key,
            "text": text,
            "spans": dump(span),
            "sentence_start": start,
            "sentence_end": start + len(text),
            "speaker": speaker,
            "written": speaker,
            "act": "denial" if chance.random() < 0.02 else "statement",
            "mode": "indirect",
            "polarity": "positive",
            "modality": "fact",
            "first": day,
            "last": day,
            "basis": "relative" if day else "none",
            "rank": round(chance.random(), 3),
            "rank_reason": "names a number",
            "about": " ".join(lemmas),
        },
    )
    frame = {
        "predicate": lemmas[0],
        "subject": lemmas[1:3],
        "object": lemmas[3:5],
        "modifiers": [],
        "lemmas": lemmas,
    }
    quantities = [[start, start + 2, "14", 14.0, 14.0, None, "people", False]]
    yield (
        READING,
        {
            "claim_id": number,
            "speaker_chain": "[]",
            "quantities": dump(quantities),
            "entities": "[]",
            "frame": dump(frame),
        },
    )
    yield from (
        (BLOCKING, {"key": f"lemma:{lemma}", "claim_id": number}) for lemma in sorted(set(lemmas))[:6]
    )
    if chance.random() < 0.05:
        judged = {"note": "", "evidence": "", "who": "ana", "at": "2024-03-01T00:00:00+00:00"}
        yield JUDGEMENT, {"key": key, "verdict": chance.choice(["verified", "refuted", "unclear"]), **judged}
    other = chance.randrange(1, number) if number > CLAIMS_PER_ARTICLE else 0
    if other and chance.random() < 0.05:
        yield RELATION, relation_row(other, number, key, span, chance)


def relation_row(a: int, b: int, key: str, span: list[list[int]], chance: random.Random) -> dict[str, Any]:
    """The row of an invented relation."""
    return {
        "pair": pair_key(digest("claim", str(a)), key),
        "kind": chance.choice(["overlap", "contradiction", "update"]),
        "a": a,
        "b": b,
        "dimension": "number",
        "score": round(chance.random(), 4),
        "reasons": dump(["14 here, 9 there."]),
        "blocking": "lemma",
        "clash_a": dump(span),
        "clash_b": dump(span),
        "evidence": "[]",
    }


def measures(archive: Archive, chance: random.Random) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    vocabulary = words(random.Random(SEED))
    rare, common = vocabulary[3000], vocabulary[2]
    whole = archive.list_claims()
    middle = len(whole) // 2
    sorts = ("rank", "id", "text", "speaker", "date", "source", "verdict", "flags")
    filters = (
        "is:verified",
        "is:unchecked",
        "is:contradiction",
        "is:open",
        "is:flagged",
        "source:wire",
        "speaker:ba",
        "after:2024-06",
        "after:2021-01 before:2021-01",
        "source:vell is:refuted after:2022",
        rare,
        common,
        f'"{common} {vocabulary[0]}"',
        f"{rare[:3]}*",
        f"about:{rare}",
        f"{common} speaker:ba",
    )

    def listed(query: str, sort: str, *, descending: bool = False) -> Callable[[], object]:
        def first_page() -> object:
            listing = archive.list_claims(query, sort=sort, descending=descending)
            return len(listing), listing.rows(0, 50)

        return first_page

    def faceted(query: str) -> Callable[[], object]:
        return lambda: archive.facets(query)

    speaker, other = (record.name for record in archive.list_speakers().rows(0, 2))
    return {
        **{f"all by {sort}, first page": listed("", sort) for sort in sorts},
        **{
            f"all by {sort}, falling": listed("", sort, descending=True)
            for sort in ("rank", "speaker", "date")
        },
        "page from the middle": lambda: whole.rows(middle, middle + 50),
        "50 rows anywhere": lambda: [
            whole.rows(n, n + 1) for n in (chance.randrange(len(whole)) for _ in range(50))
        ],
        "position of the last": lambda: whole.position(whole.ids()[-1]),
        **{f"{query} by rank": listed(query, "rank") for query in filters},
        "is:verified by date": listed("is:verified", "date"),
        "flags, first page": lambda: archive.list_flags().rows(0, 50),
        "flags is:contradiction source:wire": lambda: archive.list_flags("is:contradiction source:wire").rows(
            0, 50
        ),
        "articles, first page": lambda: archive.list_articles().rows(0, 50),
        "articles by claims": lambda: archive.list_articles(sort="claims").rows(0, 50),
        **{f"facets of {query or 'all'}": faceted(query) for query in ("", *filters)},
        "act:denial by rank": listed("act:denial", "rank"),
        "stats of the flags": archive.flag_stats,
        "one speaker by name": lambda: archive.speaker(speaker),
        "claims and voices of one speaker": lambda: (
            archive.voices(speaker),
            archive.claims_of_speaker(speaker).rows(0, 50),
        ),
        "merge two speakers, undo": lambda: (archive.merge_speakers(speaker, other), archive.undo()),
        "split an article off, undo": lambda: (
            archive.split_speaker(speaker, article=archive.voices(speaker)[0].article_id),
            archive.undo(),
        ),
        "speakers, first page": lambda: archive.list_speakers().rows(0, 50),
        "verify one, undo": lambda: (archive.verify(middle, "verified"), archive.undo()),
        "verify 500, undo": lambda: (archive.verify(list(range(1, 501)), "unclear"), archive.undo()),
    }


def timed(call: Callable[[], object], times: int = 3) -> float:
    """The median of several runs, in milliseconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spent.append(1000 * (time.perf_counter() - start))
    return median(spent)


def main() -> None:
    """Make (or reuse) an archive and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("claims", type=int, nargs="?", default=100_000)
    options.add_argument("--keep", type=Path, help="make the archive here, or use the one that is here")
    options.add_argument("--only", default="", help="time only what has this in its name")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "scale.db"
        if not path.exists():
            start = time.perf_counter()
            fill(path, given.claims)
            print(f"{given.claims:,} claims written in {time.perf_counter() - start:.0f} s")
        with Archive.open(path, create=False) as archive:
            print(f"{path.stat().st_size / 1e6:,.0f} MB, {len(archive.list_claims()):,} claims")
            for name, call in measures(archive, random.Random(SEED)).items():
                if given.only in name:
                    print(f"{timed(call):9.1f} ms  {name}", flush=True)


if __name__ == "__main__":
    main()
