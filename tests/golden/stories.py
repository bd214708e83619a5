"""The stories of the fixtures: articles, annotations and gold, read once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factdb import Annotation, Article, Relation, Span, annotate_many, read, relate

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = tuple(sorted(p.name for p in FIXTURES.iterdir() if p.is_dir()))


@dataclass(frozen=True)
class Story:
    """One folder of the fixtures, as read by the program."""

    name: str
    articles: dict[int, Article]
    notes: dict[int, Annotation]
    relations: list[Relation]
    gold: list[dict[str, Any]]

    def number(self, article: Article) -> int:
        return next(n for n, a in self.articles.items() if a is article)

    def span(self, place: dict[str, Any]) -> Span:
        start = self.articles[place["article"]].text.index(place["quote"])
        return Span(start, start + len(place["quote"]))

    def linking(self, row: dict[str, Any]) -> list[Relation]:
        """The relations between the two places of a gold row."""
        a, b = row["a"], row["b"]
        return [r for r in self.relations if self._touches(r, a, b) or self._touches(r, b, a)]

    def _touches(self, relation: Relation, a: dict[str, Any], b: dict[str, Any]) -> bool:
        return all(
            self.number(claim.article) == place["article"]
            and any(s.overlaps(self.span(place)) for s in claim.spans)
            for claim, place in ((relation.a, a), (relation.b, b))
        )


@cache
def story(name: str) -> Story:
    """The story in ``fixtures/name``, read and compared once."""
    folder = FIXTURES / name
    articles = {int(p.name.split("-")[0]): read(p) for p in sorted(folder.glob("*.txt"))}
    notes = dict(zip(articles, annotate_many(articles.values()), strict=True))
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return Story(name, articles, notes, list(relate(notes.values())), gold)


def reading_lines(of: Story) -> list[str]:
    """Every claim of a story as one tab-separated line."""
    return [
        "\t".join(
            (
                str(number),
                claim.speaker or "-",
                claim.mode or "-",
                f"{claim.first or ''}..{claim.last or ''}" if claim.first or claim.last else "-",
                f"{claim.polarity}/{claim.modality}",
                claim.text,
            )
        )
        for number, note in of.notes.items()
        for claim in note.claims
    ]


def relation_lines(of: Story) -> list[str]:
    """Every relation of a story as one tab-separated line, strongest first."""
    return [
        "\t".join(
            (
                r.kind,
                r.dimension,
                f"{r.score:.2f}",
                f"{of.number(r.a.article)}/{of.number(r.b.article)}",
                r.a.text,
                r.b.text,
                " ".join(r.reasons),
            )
        )
        for r in of.relations
    ]


GOLDEN = {"reading.golden.tsv": reading_lines, "relations.golden.tsv": relation_lines}
