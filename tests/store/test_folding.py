"""The same claim of several articles on one line, and the queue of flags."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from factdb.model import Article


@pytest.fixture
def copies(archive):
    """Two copies of an agency's text, one sentence of it in a third outlet, and one that says it in part."""
    wire = "The ferry Alda sank near Vell. Ruiz said 14 sailors were rescued from water."
    archive.add(
        [
            Article(wire, source="Harbour Wire", published=date(2024, 3, 5)),
            Article(wire, source="Vell Post", published=date(2024, 3, 5)),
            Article("The ferry Alda sank near Vell. The port was shut.", source="Coast Radio"),
            Article("That ferry sank near Vell.", source="Lake Times"),
        ]
    )
    return archive


def texts(listing):
    return [row.text for row in listing.rows(0, len(listing))]


def test_the_same_words_in_several_articles_are_one_line(copies):
    folded = copies.list_folded(sort="id")
    assert folded.whole == 7
    assert texts(folded) == [
        "The ferry Alda sank near Vell.",
        "14 sailors were rescued from water.",
        "The port was shut.",
        "That ferry sank near Vell.",
    ]
    sank, rescued = folded.ids()[:2]
    assert len(folded.members[sank]) == 3
    assert folded.outlets == {sank: 3, rescued: 2}
    assert {folded.head_of(number) for number in folded.members[sank]} == {sank}
    assert all(folded.position(number) == 0 for number in folded.members[sank])
    assert folded.position(999) is None


def test_what_is_opened_stands_below_its_first(copies):
    shut = copies.list_folded(sort="id")
    sank = shut.ids()[0]
    opened = copies.list_folded(sort="id", opened=[sank, 999])
    assert list(opened.ids()[:3]) == list(shut.members[sank])
    assert opened.opened == {sank}
    assert len(opened) == len(shut) + 2


def test_the_first_in_the_order_asked_for_is_the_one_that_stands_there(copies):
    rising, falling = copies.list_folded(sort="id"), copies.list_folded(sort="id", descending=True)
    assert max(rising.members[rising.ids()[0]]) in falling.members
    assert texts(falling)[0] == "That ferry sank near Vell."
    assert set(texts(falling)) == set(texts(rising))


def test_a_filter_folds_what_it_leaves(copies):
    only = copies.list_folded("source:vell", sort="id")
    assert (len(only), only.whole, only.members) == (2, 2, {})


def test_an_overlap_folds_once_it_is_confirmed_and_not_when_dismissed(copies):
    part = next(flag for flag in copies.relations(kind="overlap") if "That" in flag.a.text + flag.b.text)
    before = len(copies.list_folded())
    assert copies.folding_is_known()
    copies.rule(part.id, "confirmed")
    assert not copies.folding_is_known()
    assert len(copies.list_folded()) == before - 1
    copies.rule(part.id, "dismissed", why="other scope")
    assert len(copies.list_folded()) == before
    copies.undo()
    copies.undo()
    assert len(copies.list_folded()) == before


def test_a_new_article_is_folded_in(copies):
    before = len(copies.list_folded())
    copies.add([Article("The port was shut.", source="Vell Post")])
    assert not copies.folding_is_known()
    folded = copies.list_folded()
    assert (len(folded), folded.whole) == (before, 8)


def test_flags_one_is_unsure_of_stay_open_at_the_end_of_the_queue(archive, story):
    archive.add(story)
    queue = list(archive.list_flags(sort="queue").ids())
    assert queue == list(archive.list_flags(sort="kind").ids())
    archive.rule(queue[0], "open", why="unsure")
    assert archive.unsure_flags() == {queue[0]}
    assert list(archive.list_flags("is:open", sort="queue").ids()) == [*queue[1:], queue[0]]
    archive.rule(queue[0], "open")
    assert archive.unsure_flags() == frozenset()
    assert list(archive.list_flags(sort="queue").ids()) == queue


def test_flags_are_exported_with_both_sides(archive, story):
    archive.add(story)
    archive.rule(1, "dismissed", why="=1+1")
    target = io.StringIO(newline="")
    written = archive.export_flags(target, "is:dismissed", sort="queue")
    (row,) = csv.DictReader(io.StringIO(target.getvalue(), newline=""))
    flag = archive.flag(1)
    assert written == 1
    assert (row["claim_a"], row["claim_b"]) == (flag.a.text, flag.b.text)
    assert (row["ruling"], row["why"]) == ("dismissed", "'=1+1")
    assert row["published_a"] == (flag.a.published.isoformat() if flag.a.published else "")
    assert archive.export_flags(io.StringIO(), "speaker:nobody") == 0


def test_flags_are_exported_to_a_file(archive, story, tmp_path):
    archive.add(story)
    target = tmp_path / "flags.csv"
    count = archive.export_flags(target)
    assert len(target.read_text(encoding="utf-8").splitlines()) == count + 1
