"""Stories: which claims hang together, what each outlet does with each statement, and numbers that move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factdb.errors import NotFoundError, QueryError
from factdb.model import Article, Kind, Quantity, Ruling, Span
from factdb.records import FlagRecord
from factdb.store import story as module
from factdb.store.matrix import one_sentence, origins, story_lines
from factdb.store.rungs import ladders


def told(story):
    """Each statement with the stance of each outlet."""
    return {line.claim.text: [str(cell.stance) for cell in line.cells] for line in story.lines}


def number_of(archive, words):
    return next(claim.id for claim in archive.claims() if words in claim.text)


@pytest.fixture
def tolls(archive):
    """A rising toll in three outlets, one of which contradicts, and a copy."""
    texts = [
        ("Wire", 3, "Ruiz said 14 sailors drowned near Vell harbour."),
        ("Post", 3, "Ruiz said 14 sailors drowned near Vell harbour."),
        ("Kurier", 4, "Costa said 17 sailors drowned near Vell harbour."),
        ("Wire", 5, "A cat was found in the lighthouse tower."),
    ]
    archive.add([Article(text, source=source, published=date(2024, 3, day)) for source, day, text in texts])
    return archive


def test_who_says_who_copies_who_says_otherwise(tolls):
    story = tolls.story(number_of(tolls, "17 sailors"))
    assert story.outlets == ("Wire", "Post", "Kurier")
    assert told(story) == {
        "14 sailors drowned near Vell harbour.": ["says", "copies", "otherwise"],
        "17 sailors drowned near Vell harbour.": ["otherwise", "otherwise", "says"],
    }
    assert [line.origins for line in story.lines] == [1, 1]
    assert story.whole
    reasons = {
        reason for line in story.lines for cell in line.cells for f in cell.flags for reason in f.reasons
    }
    assert reasons == {"Both say it."}


def test_the_same_story_from_each_of_its_claims(tolls):
    stories = [told(tolls.story(number)) for number in tolls.list_claims("sailors").ids()]
    assert len(stories) == 3
    assert all(story == stories[0] for story in stories)


def test_dismissed_relations_do_not_hold_a_story_together(tolls):
    number = number_of(tolls, "17 sailors")
    tolls.rule([flag.id for flag in tolls.flags_of(number)], "dismissed")
    assert told(tolls.story(number)) == {"17 sailors drowned near Vell harbour.": ["says"]}
    tolls.undo()
    assert len(tolls.story(number).lines) == 2


def test_a_claim_alone_and_one_that_is_not_there(tolls):
    assert told(tolls.story(number_of(tolls, "cat"))) == {
        "A cat was found in the lighthouse tower.": ["says"]
    }
    with pytest.raises(NotFoundError):
        tolls.story(10_000)


def test_the_list_has_each_story_once_and_takes_queries(tolls):
    listing = tolls.list_stories()
    (record,) = listing.rows(0, 10)
    assert (record.claims, len(record.outlets), record.contradictions, record.overlaps) == (3, 3, 2, 1)
    assert (record.first, record.last) == (date(2024, 3, 3), date(2024, 3, 4))
    assert (len(listing), list(listing.ids()), listing.position(record.id)) == (1, [record.id], 0)
    assert listing.position(-1) is None
    assert len(tolls.list_stories("source:kurier")) == 1
    assert len(tolls.list_stories("cat")) == 0
    with pytest.raises(QueryError, match="outlets, flags, claims, date, text"):
        tolls.list_stories(sort="colour")


def test_a_story_ends_where_the_chain_gets_thin(archive, monkeypatch):
    words = ["alpha", "bravo", "charlie", "delta", "foxtrot", "hotel", "india", "juliett"]
    texts = [f"The {a} {b} {c}." for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    archive.add([Article(text, source=f"S{n}", published=date(2024, 3, 3)) for n, text in enumerate(texts)])
    reached = [len(archive.story(number).outlets) for number in archive.list_claims(sort="id").ids()]
    assert max(reached) < len(texts)  # each link weighs a half: three links are all that hold
    first = archive.list_claims(sort="id").ids()[0]
    monkeypatch.setattr(module, "THIN", 0.0)
    assert len(archive.story(first).outlets) == len(texts)
    monkeypatch.setattr(module, "MOST", 3)
    cut = archive.story(first)
    assert (len(cut.outlets), cut.whole) == (3, False)
    for flag in archive.relations():
        archive.rule(flag.id, "confirmed")
    monkeypatch.undo()


def test_what_a_person_confirmed_holds_wholly(archive):
    words = ["alpha", "bravo", "charlie", "delta", "foxtrot", "hotel", "india", "juliett"]
    texts = [f"The {a} {b} {c}." for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    archive.add([Article(text, source=f"S{n}", published=date(2024, 3, 3)) for n, text in enumerate(texts)])
    archive.rule([flag.id for flag in archive.relations()], "confirmed")
    assert len(archive.story(archive.list_claims(sort="id").ids()[0]).outlets) == len(texts)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Fire broke out.", "Fire broke out.", True),
        ("FIRE broke out", "Fire broke out.", True),
        ("Fire broke out.", "Fire broke out twice.", False),  # too short to tell
        (
            "The mayor of Vell said on Monday that the old bridge would stay shut until the autumn.",
            "The mayor of Vell said Monday that the old bridge would stay shut until the autumn.",
            True,
        ),
        (
            "The mayor of Vell said on Monday that 14 old bridges would stay shut until the autumn.",
            "The mayor of Vell said on Monday that 17 old bridges would stay shut until the autumn.",
            False,
        ),
        (
            "The mayor of Vell said on Monday that the old bridge would stay shut until the autumn.",
            "Until the autumn, the old bridge stays shut, the mayor of Vell told reporters on Monday.",
            False,
        ),
        ("", "", False),
        ("…", "!", False),
    ],
)
def test_copies_are_one_origin(a, b, one):
    assert one_sentence(a, b) is one
    assert one_sentence(b, a) is one


# -- numbers that move ----------------------------------------------------------------------------


def claims_of(archive, numbers):
    return [archive.claim(number) for number in numbers]


def flag(number, a, b, kind=Kind.UPDATE, dimension="number"):
    spans = [(Span(0, 2),), (Span(0, 2),)]
    return FlagRecord(number, kind, dimension, 0.8, ("Why.",), Ruling.OPEN, "", a, b, *spans)


def quantity(words, low, high=None, *, unit=None, start=0):
    return Quantity(start, start + 2, words, low, low if high is None else high, unit, "miner")


@pytest.fixture
def three(archive):
    """Three claims of three outlets on three days."""
    archive.add(
        [Article(f"Word{n} alone here.", source=f"S{n}", published=date(2024, 3, n)) for n in (1, 2, 3)]
    )
    return claims_of(archive, archive.list_claims(sort="id").ids())


def test_a_ladder_of_numbers_that_relations_speak_of(three):
    a, b, c = three
    read = {
        a.id: [quantity("12", 12.0), quantity("98", 98.0, start=40)],
        b.id: [quantity("17", 17.0)],
        c.id: [quantity("21", 21.0, 25.0)],
    }
    (ladder,) = ladders(three, [flag(1, a, b), flag(2, b, c, Kind.CONTRADICTION)], read)
    assert (ladder.counted, ladder.unit) == ("miner", None)
    assert [(r.outlet, r.day.day, r.low, r.high, r.words) for r in ladder.rungs] == [
        ("S1", 1, 12.0, 12.0, "12"),
        ("S2", 2, 17.0, 17.0, "17"),
        ("S3", 3, 21.0, 25.0, "21"),
    ]


def test_the_same_noun_counted_once_joins_where_the_words_do_not_tell(three):
    a, b, c = three
    read = {a.id: [quantity("12", 12.0)], b.id: [quantity("17", 17.0)], c.id: [quantity("17", 17.0)]}
    flags = [flag(1, a, b), flag(2, b, c, Kind.OVERLAP, "wording")]
    assert [len(ladder.rungs) for ladder in ladders(three, flags, read)] == [3]


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(([quantity("12", 12.0)], [quantity("12", 12.0)]), id="the number stands still"),
        pytest.param(([quantity("12", 12.0)], [quantity("17", 17.0, unit="km")]), id="another unit"),
        pytest.param(([quantity("12", 12.0, start=30)], [quantity("17", 17.0)]), id="other words clash"),
        pytest.param(([quantity("12", None)], [quantity("17", 17.0)]), id="no value"),
        pytest.param(([], [quantity("17", 17.0)]), id="no number"),
    ],
)
def test_no_ladder(three, read):
    a, b, _ = three
    assert ladders(three, [flag(1, a, b)], dict(zip((a.id, b.id), read, strict=True))) == ()


def test_updates_tell_later_from_earlier_and_contradictions_come_before_them(three):
    a, b, c = three
    lines = story_lines(three, [flag(1, a, b), flag(2, b, c), flag(3, a, c, Kind.CONTRADICTION)], {})
    assert [[str(cell.stance) for cell in line.cells] for line in lines] == [
        ["says", "later", "otherwise"],
        ["earlier", "says", "later"],
        ["otherwise", "earlier", "says"],
    ]


def test_what_overlaps_is_one_statement_unless_something_speaks_against_it(three):
    a, b, c = three
    joined = [flag(1, a, b, Kind.OVERLAP), flag(2, b, c, Kind.OVERLAP)]
    assert len(story_lines(three, joined, {})) == 1
    apart = story_lines(three, [*joined, flag(3, a, c, Kind.CONTRADICTION)], {})
    assert [[str(cell.stance) for cell in line.cells] for line in apart] == [
        ["says", "says", "otherwise"],
        ["otherwise", "says", "says"],
    ]
    assert [line.origins for line in apart] == [2, 2]


def test_two_claims_of_one_article_are_one_origin(three):
    a, b, _ = three
    same_article = replace(b, article_id=a.article_id)
    assert len(set(origins([a, same_article], {}).values())) == 1
    assert len(set(origins([a, b], {}).values())) == 2
