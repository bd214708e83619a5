"""The archive with the real reader and comparer: what is stored is what the pure functions say."""

import subprocess
import sys
from dataclasses import fields, replace
from datetime import date

import pytest

from factdb.archive import Archive
from factdb.model import Article, Claim

STORY = [
    Article(
        "The dam at Orley burst on Monday. At least 14 workers were killed, governor Ana Ruiz said. "
        "Repairs will cost $3 million, the water board said.",
        title="Dam bursts",
        source="Valley Wire",
        published=date(2024, 3, 5),
        url="https://wire.example/dam",
    ),
    Article(
        "The dam at Orley burst on Monday. Nine workers were killed when the dam burst, "
        "governor Ana Ruiz said. "
        "Repairs will cost $3 million, the water board said.",
        title="Orley flooded",
        source="Evening Post",
        published=date(2024, 3, 6),
    ),
]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    with Archive.open(tmp_path_factory.mktemp("real") / "story.db") as archive:
        archive.add(STORY)
        yield archive


@pytest.fixture(scope="module")
def notes():
    from factdb.reading import annotate_many

    return list(annotate_many(STORY))


def told(claim: Claim):
    return {field.name: getattr(claim, field.name) for field in fields(Claim)}


def test_claims_are_stored_as_they_were_read(full, notes):
    stored = [told(full.reading(number)) for number in full.list_claims(sort="id").ids()]
    assert stored == [told(claim) for note in notes for claim in note.claims]


def test_relations_are_those_that_comparing_finds(full, notes):
    from factdb.comparing import relate

    found = sorted((r.kind, r.a.text, r.b.text, r.reasons, r.clash_a, r.clash_b) for r in relate(notes))
    assert found, "the two articles speak of one dam"
    assert (
        sorted((f.kind, f.a.text, f.b.text, f.reasons, f.clash_a, f.clash_b) for f in full.relations())
        == found
    )


def test_explaining_stored_claims_is_explaining_read_ones(full, notes):
    from factdb.comparing import explain

    a, b = notes[0].claims[0], notes[1].claims[0]
    stored = full.explain(1, 1 + len(notes[0].claims))
    fresh = explain(a, b)
    assert stored is not None
    assert fresh is not None
    assert (stored.kind, stored.score, stored.evidence) == (fresh.kind, fresh.score, fresh.evidence)


def test_a_publication_date_given_later_is_as_if_it_had_been_there(tmp_path):
    with Archive.open(tmp_path / "a.db") as early, Archive.open(tmp_path / "b.db") as late:
        early.add([STORY[0]])
        late.add([replace(STORY[0], published=None)])
        late.describe(1, published=STORY[0].published)
        assert [told(late.reading(n)) for n in late.list_claims(sort="id").ids()] == [
            told(early.reading(n)) for n in early.list_claims(sort="id").ids()
        ]


BROWSE = """
import sys
from factdb.archive import Archive
with Archive.open(sys.argv[1]) as archive:
    rows = archive.list_claims("dam", sort="date").rows(0, 9)
    archive.list_flags().rows(0, 9), archive.list_speakers().rows(0, 9), archive.list_articles().rows(0, 9)
    archive.verify(rows[0].id, "verified"), archive.undo(), archive.history(), archive.checkup()
heavy = {"spacy", "sqlmodel", "textual", "factdb.reading", "factdb.comparing", "pydantic"} & set(sys.modules)
sys.exit(f"loaded: {heavy}" if heavy or not rows else 0)
"""


def test_browsing_loads_neither_parser_nor_comparer(full):
    run = subprocess.run(
        [sys.executable, "-c", BROWSE, full.path], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
