"""Verdicts, notes, rulings, metadata: one journal row each, taken back and done again exactly."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.archive import Archive
from factdb.errors import ArchiveError, NotFoundError, QueryError
from factdb.model import Article, Kind, Verdict

JUDGED = ("article", "claim", "reading", "blocking", "relation", "judgement", "ruling")


def state(archive):
    with archive._database.read() as connection:
        return {
            table: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")))
            for table in JUDGED
        }


@pytest.fixture
def full(archive, story):
    archive.add(story)
    return archive


def test_a_verdict_with_note_and_evidence(full):
    sentence = full.verify(2, "verified", note="Called the harbour.", evidence="https://x.example")
    assert sentence == "Verified claim 2: 14 sailors were rescued from water."
    claim = full.claim(2)
    assert (claim.verdict, claim.note, claim.evidence) == (
        Verdict.VERIFIED,
        "Called the harbour.",
        "https://x.example",
    )


def test_what_is_left_out_stays(full):
    full.verify(2, "verified", note="n", evidence="e")
    full.verify(2, Verdict.UNCLEAR)
    assert (full.claim(2).verdict, full.claim(2).note, full.claim(2).evidence) == ("unclear", "n", "e")
    full.annotate(2, note="")
    assert (full.claim(2).verdict, full.claim(2).note, full.claim(2).evidence) == ("unclear", "", "e")


def test_several_claims_are_one_change(full):
    assert full.verify([1, 2, 3, 2], "refuted") == "Refuted 3 claims."
    assert len(full.history()) == 1
    full.undo()
    assert {full.claim(n).verdict for n in (1, 2, 3)} == {"unchecked"}


def test_a_change_that_changes_nothing_is_no_row(full):
    full.verify(1, "unchecked")
    full.verify(2, "verified")
    full.verify(2, "verified")
    assert len(full.history()) == 1


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda a: a.verify([1, 99], "verified"), NotFoundError),
        (lambda a: a.verify([], "verified"), NotFoundError),
        (lambda a: a.verify(1, "true"), QueryError),
        (lambda a: a.annotate(99, note="x"), NotFoundError),
        (lambda a: a.rule(99, "confirmed"), NotFoundError),
        (lambda a: a.rule(1, "maybe"), QueryError),
        (lambda a: a.describe(99, title="x"), NotFoundError),
        (lambda a: a.claim(99), NotFoundError),
        (lambda a: a.flag(99), NotFoundError),
        (lambda a: a.article(99), NotFoundError),
        (lambda a: a.article_record(99), NotFoundError),
        (lambda a: a.reading(99), NotFoundError),
        (lambda a: a.explain(1, 99), NotFoundError),
        (lambda a: a.relations(kind="quarrel"), QueryError),
        (lambda a: a.list_claims(sort="beauty"), QueryError),
        (lambda a: a.list_flags(sort="beauty"), QueryError),
        (lambda a: a.describe(2, url="https://wire.example/1"), ArchiveError),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(full, act, error):
    before = state(full)
    with pytest.raises(error) as caught:
        act(full)
    assert caught.value.problem.endswith(".")
    assert caught.value.remedy
    assert state(full) == before
    assert full.history() == []


def test_a_dismissed_flag_is_out_of_sight_until_asked_for(full):
    (flag,) = full.relations(kind="contradiction")
    assert (
        full.rule(flag.id, "dismissed", why="other scope")
        == f"Dismissed flag {flag.id}: contradiction (other scope)."
    )
    assert full.relations(kind=Kind.CONTRADICTION) == []
    assert [f.id for f in full.relations("is:dismissed")] == [flag.id]
    assert full.claim(flag.a.id).contradictions == 0
    assert [f.why for f in full.flags_of(flag.a.id)] == ["other scope"]
    full.rule(flag.id, "open")
    assert [f.id for f in full.relations(kind="contradiction")] == [flag.id]
    assert full.claim(flag.a.id).contradictions == 1


def test_history_of_a_claim_follows_its_words(full, story):
    full.verify(2, "verified")
    full.verify(3, "refuted")
    full.rule(full.relations(kind="contradiction")[0].id, "confirmed")
    assert [row.sentence.split()[0] for row in full.history(2)] == ["Confirmed", "Verified"]
    full.add([Article(story[0].text + " More.", url=story[0].url)])
    again = full.list_claims("14").ids()[0]
    assert again != 2
    assert [row.id for row in full.history(again)] == [row.id for row in full.history(2)]
    assert [row.id for row in full.history(limit=2)] == [3, 2]


def test_who_and_when(full, monkeypatch):
    monkeypatch.setenv("LOGNAME", "ana")
    full.verify(1, "verified")
    (row,) = full.history()
    assert row.who == "ana"
    assert row.at.tzinfo is not None
    assert not row.undone


def test_undo_and_redo(full):
    full.verify(1, "verified")
    full.verify(1, "refuted")
    assert full.undo().startswith("Refuted claim 1")
    assert full.claim(1).verdict == "verified"
    assert full.undo().startswith("Verified claim 1")
    assert full.undo() is None
    assert full.redo().startswith("Verified claim 1")
    assert full.redo().startswith("Refuted claim 1")
    assert full.redo() is None
    assert full.claim(1).verdict == "refuted"


def test_a_new_change_drops_what_was_undone(full):
    full.verify(1, "verified")
    full.undo()
    full.verify(2, "refuted")
    assert full.redo() is None
    full.undo()
    assert full.redo().startswith("Refuted claim 2")
    assert full.claim(1).verdict == "unchecked"


def test_the_publication_date_resolves_what_was_relative(archive):
    archive.add(
        [
            Article("The port was closed today. The ferry was late."),
            Article("On 2024-03-06 the port was closed again."),
        ]
    )
    assert [f.kind for f in archive.relations()] == ["update"]
    before = state(archive)
    archive.verify(1, "verified")
    sentence = archive.describe(1, published=date(2024, 3, 6), source="Vell Post")
    assert sentence == "Set source to Vell Post, published to 2024-03-06 of article 1."
    claim = archive.claim(1)
    assert (claim.first, claim.basis, claim.verdict, claim.source) == (
        date(2024, 3, 6),
        "relative",
        "verified",
        "Vell Post",
    )
    assert [f.kind for f in archive.relations()] == ["overlap"], "compared again with the date known"
    archive.undo()
    assert [f.kind for f in archive.relations()] == ["update"]
    archive.undo()
    assert state(archive) == before


DATED = Article("The port was closed today. The ferry was late.", url="https://post.example/p")


def test_undo_after_the_article_was_completed_meanwhile(archive):
    archive.add([DATED, Article("On 2024-03-06 the port was closed again.")])
    archive.describe(1, published=date(2024, 3, 6))
    assert archive.add([Article(DATED.text, url=DATED.url, author="A. Vell")]).completed == 1
    assert archive.undo()
    assert archive.article(1) == Article(DATED.text, url=DATED.url, author="A. Vell")
    assert archive.claim(1).first is None
    assert [f.kind for f in archive.relations()] == ["update"]
    assert all(passed for _, passed, _ in archive.checkup())


def test_undo_after_a_new_version_came_meanwhile(archive):
    archive.add([DATED, Article("On 2024-03-06 the port was closed again.")])
    archive.describe(1, published=date(2024, 3, 6))
    archive.add([Article(DATED.text + " More.", url=DATED.url)])
    flags = [(f.kind, f.a.id, f.b.id) for f in archive.relations()]
    assert archive.undo()
    assert [(f.kind, f.a.id, f.b.id) for f in archive.relations()] == flags, "the older version has none"
    assert archive.article(1).published is None
    assert all(passed for _, passed, _ in archive.checkup())


def test_what_cannot_be_taken_back_is_told_and_passed_over(archive):
    archive.add([DATED])
    archive.verify(1, "verified")
    archive.describe(1, title="Port")
    with archive._database.write() as connection:
        connection.exec_driver_sql("UPDATE article SET title = 'Changed by hand'")
    with pytest.raises(ArchiveError, match="Set title to Port"):
        archive.undo()
    assert archive.undo().startswith("Verified claim 1")


def test_numbers_are_not_used_again(archive):
    archive.add([Article("It rained. It snowed.")])
    with archive._database.write() as connection:
        connection.exec_driver_sql("DELETE FROM claim WHERE id = 2")
    archive.add([Article("It hailed.")])
    assert archive.list_claims(sort="id").ids().tolist() == [1, 3]


def test_describing_frees_and_takes_an_address(full):
    full.describe(2, url="https://post.example/9")
    assert full.article(2).url == "https://post.example/9"
    full.add([Article("Quite another text.", url="https://post.example/9")])
    assert full.article_record(4).version == 2


ACTS = st.one_of(
    st.tuples(
        st.just("verify"),
        st.lists(st.integers(1, 7), min_size=1, max_size=3),
        st.sampled_from(list(Verdict)),
        st.sampled_from([None, "", "note", "other"]),
    ),
    st.tuples(st.just("annotate"), st.integers(1, 7), st.sampled_from(["", "seen"])),
    st.tuples(
        st.just("rule"), st.sampled_from(["open", "confirmed", "dismissed"]), st.sampled_from(["", "scope"])
    ),
    st.tuples(
        st.just("describe"),
        st.integers(1, 3),
        st.sampled_from([None, date(2024, 3, 5), date(2024, 3, 6)]),
        st.sampled_from([None, "Wire", "Post"]),
    ),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def act(archive, step):
    match step:
        case "verify", claims, verdict, note:
            archive.verify(claims, verdict, note=note)
        case "annotate", claim, note:
            archive.annotate(claim, note=note)
        case "rule", ruling, why:
            archive.rule(
                [f.id for f in [*archive.relations(), *archive.relations("is:dismissed")]], ruling, why=why
            )
        case "describe", article, published, source:
            archive.describe(article, published=published, source=source)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=14))
def test_undo_and_redo_restore_exactly(story, steps):
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        archive.add(story)
        past, future = [state(archive)], []
        for step in steps:
            if step == ("undo",):
                assert (archive.undo() is None) == (len(past) == 1)
                if len(past) > 1:
                    future.append(past.pop())
            elif step == ("redo",):
                assert (archive.redo() is None) == (not future)
                if future:
                    past.append(future.pop())
            else:
                act(archive, step)
                now = state(archive)
                if now != past[-1]:
                    past, future = [*past, now], []
            assert state(archive) == past[-1]
        assert all(passed for _, passed, _ in archive.checkup())
