"""The fixtures read and compared: what the program finds today, and how much of the gold that is."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from stories import FIXTURES, GOLDEN, NAMES, Story, story


@pytest.fixture(params=NAMES)
def each(request) -> Story:
    return story(request.param)


@pytest.mark.parametrize("file", GOLDEN)
def test_reads_as_it_did(each: Story, file: str) -> None:
    """A change here is to be read, and taken over with ``make golden`` when it is better."""
    assert GOLDEN[file](each) == (FIXTURES / each.name / file).read_text(encoding="utf-8").splitlines()


def test_every_quote_of_the_gold_stands_once(each: Story) -> None:
    places = [row[side] for row in each.gold for side in ("a", "b") if side in row]
    places += [row for row in each.gold if "quote" in row]
    counts = Counter(each.articles[p["article"]].text.count(p["quote"]) for p in places)
    assert counts == {1: len(places)}


def test_claims_are_verbatim_and_in_their_sentence(each: Story) -> None:
    for note in each.notes.values():
        for claim in note.claims:
            assert claim.article is note.article
            assert all(s.of(note.article.text).strip() for s in claim.spans)
            assert list(claim.spans) == sorted(claim.spans)


def test_relations_cross_articles_and_give_a_reason(each: Story) -> None:
    for relation in each.relations:
        assert relation.a.article is not relation.b.article
        assert relation.reasons
        assert 0 <= relation.score <= 1


def test_few_of_the_tempting_pairs_are_flagged() -> None:
    rows = [(s, row) for s in map(story, NAMES) for row in s.gold if row["type"] == "none"]
    flagged = [row["why"] for s, row in rows if any(r.kind == "contradiction" for r in s.linking(row))]
    assert len(rows) > 12
    assert len(flagged) <= len(rows) // 10, flagged


def test_a_share_of_the_listed_relations_is_found() -> None:
    found: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for s in map(story, NAMES):
        for row in (row for row in s.gold if row["type"] == "relation"):
            listed[row["kind"]] += 1
            found[row["kind"]] += any(r.kind == row["kind"] for r in s.linking(row))
    assert found["contradiction"] >= 0.3 * listed["contradiction"], found
    assert found["overlap"] >= 0.3 * listed["overlap"], found
