"""The labelled pairs the judge learns from, read from JSON lines and kept apart by story.

A pair is two statements, what they are to one another, and the days they were published. What is held
out is listed by story in ``held.json``, so that it stays held out when data is added.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

OUTCOMES = ("overlap", "none", "contradiction", "update")  # the order of the model's outputs
NONE = OUTCOMES.index("none")
_PUBLIC = {"entailment": "overlap", "neutral": "none", "contradiction": "contradiction"}
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’']?(?=\s+[\"“‘'A-Z0-9—])|$)", re.S)
_LONG_AFTER = 90  # days


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements and the number of their outcome; ``None`` where nobody has said it."""

    a: str
    b: str
    outcome: int | None
    a_published: str | None = None
    b_published: str | None = None

    @property
    def texts(self) -> tuple[str, str]:
        """As the judge reads them: the later statement second, behind the days between them."""
        if not self.a_published or not self.b_published:
            return self.a, self.b
        days = (date.fromisoformat(self.b_published) - date.fromisoformat(self.a_published)).days
        return (self.a, _later(days) + self.b) if days >= 0 else (self.b, _later(-days) + self.a)

    @property
    def turned(self) -> Pair:
        """The same pair the other way round."""
        return Pair(self.b, self.a, self.outcome, self.b_published, self.a_published)

    @property
    def reads_both_ways(self) -> bool:
        """Whether neither statement is known to be the later."""
        return not self.a_published or self.a_published == self.b_published


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of each kind of data to learn from."""

    public: int = 6000  # pairs of other people's data sets
    unrelated: float = 0.5  # of the sentence pairs of a duo that have nothing to do with one another


@dataclass(frozen=True, slots=True)
class Collection:
    """What to learn from, and what to measure by."""

    learned: list[Pair]
    held: dict[str, list[Pair]]


def collect(folder: Path, shares: Shares) -> Collection:
    """The pairs of ``claim_pairs*.jsonl``, ``duos*.jsonl`` and, if it is there, ``public_pairs.jsonl``."""
    rng = random.Random(1)
    held = json.loads((folder / "held.json").read_text(encoding="utf-8"))
    claims = {name: list(_of_claims(_rows(path))) for name, path in _files(folder, "claim_pairs*.jsonl")}
    duos = {name: list(_rows(path)) for name, path in _files(folder, "duos*.jsonl")}
    kept: dict[str, list[Pair]] = {}
    learned: list[Pair] = []
    for name, pairs in claims.items():
        kept[name] = [pair for story, pair in pairs if story in held["stories"]]
        learned += _weighed(pair for story, pair in pairs if story not in held["stories"])
    for name, rows in duos.items():
        kept[name] = [pair for duo in rows if duo["id"] in held["duos"] for pair in of_duo(duo)]
        sentences = [pair for duo in rows if duo["id"] not in held["duos"] for pair in of_duo(duo)]
        learned += _thinned(sentences, shares.unrelated, rng)
    public = folder / "public_pairs.jsonl"
    if public.exists():
        rows = list(_rows(public))
        learned += [_of_public(row) for row in rng.sample(rows, min(shares.public, len(rows)))]
    return Collection(learned, kept)


def of_duo(duo: dict[str, Any]) -> Iterator[Pair]:
    """Every sentence of one article of a duo against every sentence of the other."""
    texts = duo["a"]["text"], duo["b"]["text"]
    places = [[match.span() for match in _SENTENCE.finditer(text)] for text in texts]
    quotes = [
        (_span(texts[0], relation["qa"]), _span(texts[1], relation["qb"]), relation["kind"])
        for relation in duo["relations"]
    ]
    for one in places[0]:
        for other in places[1]:
            kinds = {kind for a, b, kind in quotes if _touch(one, a) and _touch(other, b)}
            strongest = next((k for k in ("contradiction", "update", "overlap") if k in kinds), "none")
            yield Pair(
                texts[0][slice(*one)],
                texts[1][slice(*other)],
                OUTCOMES.index(strongest),
                duo["a"]["published"],
                duo["b"]["published"],
            )


def within_story(folder: Path, most: int) -> list[Pair]:
    """Statements of one story held against each other, whatever they are to one another: to be asked of a model."""
    held = json.loads((folder / "held.json").read_text(encoding="utf-8"))["stories"]
    stories: dict[str, list[tuple[str, str | None]]] = {}
    for _, path in _files(folder, "claim_pairs*.jsonl"):
        for row in _rows(path):
            if row["story"] not in held:
                sides = [(row["a"], row.get("a_published")), (row["b"], row.get("b_published"))]
                stories.setdefault(row["story"], []).extend(sides)
    pairs = [
        Pair(one[0], other[0], None, one[1], other[1])
        for statements in stories.values()
        for place, one in enumerate(statements)
        for other in statements[place + 1 :]
    ]
    return random.Random(2).sample(pairs, min(most, len(pairs)))


def _of_claims(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Pair]]:
    for row in rows:
        dates = row.get("a_published"), row.get("b_published")
        yield row["story"], Pair(row["a"], row["b"], OUTCOMES.index(row["label"]), *dates)


def _of_public(row: dict[str, Any]) -> Pair:
    return Pair(row["a"], row["b"], OUTCOMES.index(_PUBLIC[row["label"]]))


def _weighed(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """What is related counts twice, read both ways where the days allow it."""
    for pair in pairs:
        yield pair
        if pair.outcome != NONE:
            yield pair.turned if pair.reads_both_ways else pair


def _thinned(pairs: list[Pair], share: float, rng: random.Random) -> list[Pair]:
    """Sentence pairs of duos: few are related, and those count twice."""
    related = [pair for pair in pairs if pair.outcome != NONE]
    unrelated = [pair for pair in pairs if pair.outcome == NONE]
    return [*_weighed(related), *rng.sample(unrelated, round(share * len(unrelated)))]


def _later(days: int) -> str:
    if days < 2:
        return "1 day later: " if days else "same day: "
    return f"{days} days later: " if days < _LONG_AFTER else "long after: "


def _span(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    return ((path.stem, path) for path in sorted(folder.glob(pattern)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
