"""Claims counted by their fields, flags by what became of them, and what the desk remembers."""

from datetime import date

import pytest

from factdb.errors import NotFoundError, QueryError
from factdb.model import Article, Kind
from factdb.store.statistics import wilson


@pytest.fixture
def full(archive, story):
    archive.add(story)
    return archive


def counted(facet):
    return [(count.value, count.claims) for count in facet.counts]


def test_all_claims_are_counted_by_each_field(full):
    full.verify(2, "verified")
    facets = full.facets()
    assert facets.claims == 7
    assert counted(facets.source) == [("Harbour Wire", 3), ("Vell Post", 2), ("Übersee Kurier", 2)]
    assert counted(facets.speaker) == [(None, 5), ("Costa", 1), ("Ruiz", 1)]
    assert counted(facets.month) == [("2024-03", 6), (None, 1)]
    assert counted(facets.verdict) == [("unchecked", 6), ("verified", 1)]
    assert counted(facets.kind) == [("contradiction", 2), ("update", 2)]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "speaker:ruiz",
        "source:vell",
        "is:unchecked",
        "is:contradiction",
        "after:2024-03-06",
        "sailors",
        "about:alda",
        "article:1",
        "sailors is:unchecked source:wire",
        "nothing-of-the-kind",
    ],
)
def test_facets_count_the_claims_that_the_query_lists(full, query):
    full.verify([1, 5], "refuted")
    claims = full.claims(query)
    facets = full.facets(query)
    assert facets.claims == len(claims)
    for facet, value_of in (
        (facets.source, "source"),
        (facets.speaker, "speaker"),
        (facets.verdict, "verdict"),
    ):
        listed = [getattr(claim, value_of) for claim in claims]
        assert dict(counted(facet)) == {value: listed.count(value) for value in listed}
        assert facet.values == len(set(listed))
    assert dict(counted(facets.kind)) == {
        kind: n
        for kind, n in (
            ("contradiction", sum(c.contradictions > 0 for c in claims)),
            ("update", sum(c.updates > 0 for c in claims)),
            ("overlap", sum(c.overlaps > 0 for c in claims)),
        )
        if n
    }


def test_each_count_has_the_term_that_asks_for_it(full):
    facets = full.facets()
    for facet in (facets.source, facets.speaker, facets.month, facets.verdict, facets.kind):
        for count in facet.counts:
            assert (count.value is None) == (count.term == "")
            if count.term:
                assert len(full.list_claims(count.term)) == count.claims, count


def test_only_the_commonest_are_given_but_all_are_counted(full):
    facets = full.facets(most=1)
    assert counted(facets.source) == [("Harbour Wire", 3)]
    assert facets.source.values == 3


def test_months_stand_the_latest_first(archive):
    days = [date(2023, 12, 31), date(2024, 2, 29), date(2024, 2, 1), date(2021, 7, 1)]
    archive.add([Article(f"Bell {day:%j} was rung.", published=day) for day in days])
    assert counted(archive.facets().month) == [("2024-02", 2), ("2023-12", 1), ("2021-07", 1)]


# -- what became of the flags -------------------------------------------------------------------


def test_flags_are_counted_by_kind_and_what_became_of_them(full):
    (contradiction,) = full.relations(kind=Kind.CONTRADICTION)
    (update,) = full.relations(kind=Kind.UPDATE)
    full.rule(contradiction.id, "dismissed", why="other scope")
    full.rule(update.id, "confirmed")
    stats = {(stat.kind, stat.dimension): stat for stat in full.flag_stats()}
    whole = stats[contradiction.kind, None]
    assert (whole.flags, whole.open, whole.confirmed, whole.dismissed) == (1, 0, 0, 1)
    assert whole.reasons == (("other scope", 1),)
    assert (whole.precision, whole.low) == (0.0, 0.0)
    assert stats[update.kind, None].precision == 1.0
    assert stats[update.kind, "number"].confirmed == 1
    assert [(s.kind, s.dimension) for s in full.flag_stats("is:update")] == [
        (update.kind, None),
        (update.kind, "number"),
    ]


def test_without_a_ruling_there_is_no_precision(full):
    assert {(s.open == s.flags, s.precision, s.low, s.high) for s in full.flag_stats()} == {
        (True, None, None, None)
    }


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 1, 0.0, 0.7935), (1, 1, 0.2065, 1.0), (8, 10, 0.4902, 0.9433), (50, 100, 0.4038, 0.5962)],
)
def test_wilsons_interval(right, of, low, high):
    share, found_low, found_high = wilson(right, of)
    assert share == right / of
    assert (found_low, found_high) == pytest.approx((low, high), abs=5e-5)
    assert 0 <= found_low <= share <= found_high <= 1


def test_nothing_has_no_interval():
    assert wilson(0, 0) == (None, None, None)


# -- versions and settings ----------------------------------------------------------------------


def test_versions_of_an_article_from_any_of_them(full, story):
    full.add([Article(story[0].text + " More.", url=story[0].url)])
    versions = full.versions(1)
    assert [record.version for record in versions] == [1, 2]
    assert full.versions(versions[1].id) == versions
    assert full.article(versions[1].id).text == story[0].text + " More."
    assert [record.id for record in full.versions(2)] == [2]
    with pytest.raises(NotFoundError):
        full.versions(99)


def test_what_is_remembered_is_found_again(archive):
    assert archive.setting("desk") is None
    archive.remember("desk", {"view": "flags", "claim": 3, "query": "is:open “x” \x1b"})
    archive.remember("view:mine", ["speaker:li", True, None, 0.5])
    archive.remember("view:other", "")
    assert archive.setting("desk") == {"view": "flags", "claim": 3, "query": "is:open “x” \x1b"}
    assert archive.settings("view:") == {"view:mine": ["speaker:li", True, None, 0.5], "view:other": ""}
    archive.remember("view:other", None)
    assert archive.settings() == {
        "desk": archive.setting("desk"),
        "view:mine": archive.setting("view:mine"),
    }


def test_a_prefix_is_taken_as_it_is_written(archive):
    archive.remember("view", 1)
    assert archive.settings("%") == archive.settings("v_") == {}


def test_settings_are_no_change_of_a_person(full):
    full.verify(1, "verified")
    full.remember("desk", 1)
    assert full.undo() == "Verified claim 1: The ferry Alda sank near Vell."
    assert full.setting("desk") == 1
    assert len(full.history()) == 1


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object(), date(2024, 1, 1)])
def test_what_json_cannot_hold_is_refused(archive, value):
    with pytest.raises(QueryError, match="cannot be remembered"):
        archive.remember("x", value)
    assert archive.settings() == {}
