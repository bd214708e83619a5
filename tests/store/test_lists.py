"""Lists: order, filters, search, pages."""

import threading
from array import array
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.archive import Archive
from factdb.errors import QueryError
from factdb.model import Article
from factdb.query import Query


@pytest.fixture
def full(archive, story):
    archive.add(story)
    archive.verify(2, "verified")
    return archive


def numbers(listing):
    return listing.ids().tolist()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("id", [1, 2, 3, 4, 5, 6, 7]),
        ("rank", [6, 2, 4, 1, 5, 7, 3]),
        ("text", [2, 4, 3, 7, 6, 1, 5]),
        ("speaker", [4, 2, 1, 3, 5, 6, 7]),
        ("date", [1, 2, 3, 6, 4, 5, 7]),
        ("source", [1, 2, 3, 4, 5, 6, 7]),
        ("verdict", [6, 4, 1, 5, 7, 3, 2]),
        ("flags", [2, 4, 1, 6, 3, 5, 7]),
    ],
)
def test_sorted(full, sort, expected):
    assert numbers(full.list_claims(sort=sort)) == expected


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["id", "rank", "text", "speaker", "date", "source", "verdict", "flags"])
@pytest.mark.parametrize("most", [0, 1, 4, 6, 99])
def test_the_first_of_them_are_those_the_whole_list_begins_with(full, sort, descending, most):
    whole = numbers(full.list_claims(sort=sort, descending=descending))
    assert numbers(full.list_claims(sort=sort, descending=descending, most=most)) == whole[:most]
    flags = numbers(full.list_flags(sort="queue", descending=descending))
    assert numbers(full.list_flags(sort="queue", descending=descending, most=most)) == flags[:most]
    folded = full.list_folded(sort=sort, descending=descending, most=most)
    assert folded.whole == len(whole[:most])


@pytest.mark.parametrize("sort", ["id", "rank", "text", "verdict", "flags"])
def test_descending_is_the_other_way_round(full, sort):
    assert numbers(full.list_claims(sort=sort, descending=True)) == numbers(full.list_claims(sort=sort))[::-1]


@pytest.mark.parametrize(("sort", "unknown"), [("speaker", {1, 3, 5, 6, 7}), ("date", {7})])
def test_the_unknown_stand_last_either_way(full, sort, unknown):
    for descending in (False, True):
        assert set(numbers(full.list_claims(sort=sort, descending=descending))[-len(unknown) :]) == unknown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {1, 2, 3, 4, 5, 6, 7}),
        ("sailors", {2, 4}),
        ("SAILORS rescued", {2, 4}),
        ("sailors 14", {2}),
        ("sail", set()),
        ("sail*", {2, 4}),
        ('"rescued from"', {2, 4}),
        ('"from rescued"', set()),
        ('"resc"*', {2, 4}),
        ("speaker:ruiz", {2}),
        ("speaker:UI", {2}),
        ("speaker:%", set()),
        ("speaker:r_iz", set()),
        ("source:wire", {1, 2, 3}),
        ("source:uberSEE", {6, 7}),
        ("source:übersee", {6, 7}),
        ("about:alda", {1, 6}),
        ("about:ald", {1, 6}),
        ("about:lda", set()),
        ("is:verified", {2}),
        ("is:unchecked", {1, 3, 4, 5, 6, 7}),
        ("is:contradiction", {2, 4}),
        ("is:update", {1, 6}),
        ("is:overlap", set()),
        ("is:flagged", {1, 2, 4, 6}),
        ("is:open", {1, 2, 4, 6}),
        ("is:confirmed", set()),
        ("article:2", {4, 5}),
        ("after:2024-03-06", {4, 5}),
        ("before:2024-03-05", {1, 2, 3, 6}),
        ("after:2024-03-05 before:2024-03-05", {1, 2, 3, 6}),
        ("after:2025", set()),
        ("sailors source:post is:contradiction", {4}),
        ("speaker:costa speaker:costa", {4}),
        ("...", set()),
        ("is:orphaned", set()),
    ],
)
def test_filtered(full, query, expected):
    assert set(numbers(full.list_claims(query))) == expected
    assert {claim.id for claim in full.claims(query)} == expected


def test_an_interval_is_found_by_any_of_its_days(full):
    with full._database.write() as connection:
        connection.exec_driver_sql("UPDATE claim SET first = '2023-01-01', last = '2023-12-31' WHERE id = 3")
    assert numbers(full.list_claims("after:2023-06-05 before:2023-06-06")) == [3]
    assert numbers(full.list_claims("before:2022")) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["contradiction", "update"]),
        ("is:contradiction", ["contradiction"]),
        ("is:open is:update", ["update"]),
        ("is:confirmed", []),
        ("sailors", ["contradiction"]),
        ("speaker:costa", ["contradiction"]),
        ("speaker:costa source:wire", []),  # one side must be all of it
        ("source:kurier", ["update"]),
        ("is:verified", ["contradiction"]),
        ("article:3", ["update"]),
    ],
)
def test_flags_filtered(full, query, expected):
    assert [flag.kind for flag in full.relations(query)] == expected


@pytest.mark.parametrize("sort", ["score", "id", "kind", "date", "ruling"])
def test_flags_sorted(full, sort):
    there, back = (numbers(full.list_flags(sort=sort, descending=d)) for d in (False, True))
    assert sorted(there) == [1, 2]
    assert there == back[::-1]


def test_flags_strongest_first(full):
    scores = [flag.score for flag in full.relations()]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {1, 2, 3}),
        ("ferry", {1, 3}),
        ("rescue", {2}),
        ("source:post", {2}),
        ("after:2024-03-06", {2}),
        ("speaker:ruiz", {1}),
        ("is:contradiction", {1, 2}),
        ("is:verified", {1}),
        ("article:3", {3}),
    ],
)
def test_articles_filtered(full, query, expected):
    assert set(numbers(full.list_articles(query))) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("published", [2, 1, 3]),
        ("id", [1, 2, 3]),
        ("title", [1, 2, 3]),
        ("source", [1, 2, 3]),
        ("claims", [1, 2, 3]),
    ],
)
def test_articles_sorted(full, sort, expected):
    assert numbers(full.list_articles(sort=sort)) == expected


@pytest.mark.parametrize("sort", ["added", "author", "version", "contradictions"])
def test_articles_sort_by_whatever_they_show(full, sort):
    assert sorted(numbers(full.list_articles(sort=sort, descending=True))) == [1, 2, 3]


def test_article_records(full):
    record = full.article_record(1)
    assert (record.title, record.sentences, record.claims, record.contradictions) == ("Ferry sinks", 3, 3, 1)
    assert full.list_articles("article:1").rows(0, 5) == [record]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Costa", "Ruiz"]),
        ("rui", ["Ruiz"]),
        ("source:wire", ["Ruiz"]),
        ("after:2024-03-06", ["Costa"]),
        ("x", []),
    ],
)
def test_speakers(full, query, expected):
    found = full.list_speakers(query, sort="name")
    assert [speaker.name for speaker in found.rows(0, 9)] == expected


@pytest.mark.parametrize("sort", ["claims", "articles", "contradictions", "id"])
def test_speakers_by_how_much_is_on_record(full, sort):
    more = [
        "Ines Roca said it rained. Ines Roca said 8 sailors were rescued from water.",
        "Ines Roca said it snowed.",
    ]
    full.add([Article(more[0], source="Night Post"), Article(more[1], source="Harbour Wire")])
    found = full.list_speakers(sort=sort)
    assert len(found) == 3
    roca = next(speaker for speaker in found.rows(0, 3) if speaker.name == "Ines Roca")
    assert (roca.claims, roca.articles, roca.contradictions) == (3, 2, 1)
    assert roca.sources == ("Harbour Wire", "Night Post")
    if sort in {"claims", "articles"}:
        assert found.position(roca.id) == 0


# -- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "stop"), [(0, 3), (2, 5), (5, 99), (7, 9), (0, 0), (4, 2), (-3, 2)])
def test_a_page_is_a_slice_of_the_list(full, start, stop):
    listing = full.list_claims()
    ids = listing.ids()
    assert isinstance(ids, array)
    assert ids.itemsize == 8
    assert [claim.id for claim in listing.rows(start, stop)] == ids.tolist()[max(start, 0) : stop]


def test_a_page_longer_than_a_statement_may_hold(archive, monkeypatch):
    text = " ".join(f"Bell number{n} rings." for n in range(1200))
    archive.add([Article(text)])
    listing = archive.list_claims(sort="id")
    assert [claim.id for claim in listing.rows(0, 1200)] == list(range(1, 1201))
    assert len(list(archive.sentences())) == 1200


def test_where_a_record_stands(full):
    listing = full.list_claims()
    assert [listing.position(number) for number in listing.ids()] == list(range(7))
    assert listing.position(99) is None


def test_a_list_keeps_its_order_while_the_archive_changes(full):
    listing = full.list_claims("is:unchecked", sort="id")
    full.verify(3, "refuted")
    assert [(c.id, c.verdict) for c in listing.rows(0, 2)] == [(1, "unchecked"), (3, "refuted")]
    assert len(full.list_claims("is:unchecked")) == len(listing) - 1


def test_another_program_is_noticed(full):
    before = full.data_version()
    assert full.data_version() == before
    with Archive.open(full.path) as other:
        other.verify(1, "verified")
    assert full.data_version() != before
    assert full.claim(1).verdict == "verified"


def test_reading_goes_on_while_another_writes(full):
    failures, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                listing = full.list_claims("bell*")
                assert len(listing.rows(0, 50)) == min(len(listing), 50)
            except Exception as error:  # noqa: BLE001 (reported by the test)
                failures.append(error)
                return

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(15):
        full.add([Article(f"Bells ring{n} at night. Nobody hears{n} them.", url=f"u{n}")])
    stop.set()
    reader.join()
    assert failures == []
    assert len(full.list_claims("bell*")) == 15


# -- anything may be typed ---------------------------------------------------------------------------


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1), max_size=3), st.text(), st.text(), st.text())
def test_no_text_breaks_the_search(full, words, speaker, source, about):
    query = Query(words=tuple(words), speaker=speaker or None, source=source or None, about=about or None)
    for listing in (
        full.list_claims(query),
        full.list_flags(query),
        full.list_articles(query),
        full.list_speakers(query),
    ):
        listing.rows(0, 3)


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "*",
        "NEAR(a b)",
        "a AND",
        "text:x",
        "-x",
        "^x",
        "{text}",
        "x'y",
        "\x00",
        "a\x00b",
        "\ud800",
        "(",
        "+",
        "''",
    ],
)
def test_what_fts_would_stumble_over(full, text):
    for query in (Query(words=(text,)), Query(about=text), Query(words=(text, "sailors"))):
        full.list_claims(query).rows(0, 5)
        full.list_articles(query).rows(0, 5)


def test_a_word_is_found_whatever_stands_around_it(full):
    assert set(numbers(full.list_claims(Query(words=('"sailors",',))))) == {2, 4}


def test_an_unknown_sort_is_told(full):
    for listed in (full.list_claims, full.list_flags, full.list_articles, full.list_speakers):
        with pytest.raises(QueryError, match="Sort by one of"):
            listed(sort="beauty")


def test_named_terms_narrow_the_query(full):
    assert [c.id for c in full.claims(speaker="ruiz")] == [2]
    assert [c.id for c in full.claims("sailors", source="post")] == [4]
    assert [c.id for c in full.claims(after=date(2024, 3, 6), verdict="unchecked")] == [4, 5]
    assert {f.kind for f in full.relations(ruling="open")} == {"contradiction", "update"}


def test_why_two_claims_meet(full):
    assert full.explain(2, 4).evidence[0].comparison == "words"
    assert full.flags_of(2)[0].id == full.relations(kind="contradiction")[0].id
    assert full.flags_of(3) == []
