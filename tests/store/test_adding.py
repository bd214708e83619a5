"""Adding: new, known, completed, new versions; what a person judged stays; nothing is half there."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factdb.archive import Archive
from factdb.model import Article, Verdict
from factdb.records import Added

BOOK = Article(
    "The bridge was opened. The mayor wept.", title="Bridge", source="Vell Post", url="https://post.example/b"
)


def texts(listing):
    return [claim.text for claim in listing.rows(0, len(listing))]


def test_what_came_in_is_told(archive, story):
    told = []
    added = archive.add(story, progress=lambda *step: told.append(step))
    assert added == Added(articles=3, sentences=7, claims=7, contradictions=1, overlaps=0, updates=1)
    assert told == [(1, 3, "Ferry sinks"), (2, 3, "Rescue at sea"), (3, 3, "Übersee Kurier")]


def test_an_iterator_without_length_is_taken(archive, story):
    told = []
    assert archive.add(iter(story), progress=lambda *step: told.append(step[:2])).articles == 3
    assert told == [(1, 0), (2, 0), (3, 0)]


def test_nothing_to_add(archive):
    assert archive.add([]) == Added()


def test_the_same_again_changes_nothing(archive, story):
    archive.add(story)
    before = archive.path.read_bytes(), dump(archive)
    assert archive.add(story) == Added(known=3)
    assert dump(archive) == before[1]


def test_the_same_twice_in_one_call(archive):
    assert archive.add([BOOK, BOOK, BOOK]) == Added(articles=1, known=2, sentences=2, claims=2)


@pytest.mark.parametrize("field", ["title", "source", "author", "url"])
def test_less_metadata_than_is_known_is_known(archive, field):
    whole = replace(BOOK, author="A. Vell")
    archive.add([whole])
    assert archive.add([replace(whole, **{field: None})]) == Added(known=1)


@pytest.mark.parametrize(
    ("first", "second", "articles"),
    [
        ({"url": None}, {"url": "https://other.example"}, 1),  # its address was unknown
        ({"url": None, "source": None}, {"url": None}, 1),
        ({}, {"url": "https://other.example", "source": "Wire"}, 2),  # one agency text in two outlets
        ({"url": None}, {"url": None, "source": "Wire"}, 2),
        ({"url": None, "published": date(2024, 1, 1)}, {"url": None, "published": date(2024, 1, 2)}, 2),
        ({"url": None}, {"url": None, "title": "Another headline"}, 1),
        ({}, {"title": "Another headline"}, 1),
    ],
)
def test_whether_one_text_is_one_article(archive, first, second, articles):
    archive.add([replace(BOOK, **first)])
    archive.add([replace(BOOK, **second)])
    assert len(archive.list_articles()) == articles


def test_metadata_that_was_unknown_completes_the_article(archive):
    plain = Article("The port was closed today. Costa said 9 sailors were rescued.")
    archive.add([plain])
    claim = archive.list_claims("port").rows(0, 1)[0]
    assert (claim.first, claim.source) == (None, None)
    archive.verify(claim.id, "refuted", note="It was open.")
    assert archive.add([replace(plain, published=date(2024, 3, 6), source="Vell Post")]) == Added(completed=1)
    after = archive.claim(claim.id)
    assert (after.first, after.source, after.published) == (date(2024, 3, 6), "Vell Post", date(2024, 3, 6))
    assert (after.verdict, after.note, after.orphaned) == (Verdict.REFUTED, "It was open.", False)
    assert len(archive.list_claims()) == 2


def test_completing_does_not_change_what_is_known(archive):
    archive.add([replace(BOOK, author=None)])
    archive.add([replace(BOOK, title="Other", author="A. Vell")])
    assert (archive.article(1).title, archive.article(1).author) == ("Bridge", "A. Vell")


def test_a_completed_article_keeps_its_rulings(archive, story):
    archive.add(story)
    flag = archive.relations(kind="contradiction")[0]
    archive.rule(flag.id, "dismissed", why="other scope")
    assert archive.add([replace(story[1], author="B. Costa")]).completed == 1
    again = archive.flag(flag.id)
    assert (again.ruling, again.why) == ("dismissed", "other scope")
    assert archive.relations(kind="contradiction") == []


NEW_TEXT = "The bridge was opened. The mayor smiled."


def test_another_text_at_the_address_is_a_new_version(archive):
    archive.add([BOOK])
    assert archive.add([replace(BOOK, text=NEW_TEXT)]) == Added(articles=1, versions=1, sentences=2, claims=2)
    assert sorted(texts(archive.list_claims())) == ["The bridge was opened.", "The mayor smiled."]
    (record,) = archive.list_articles().rows(0, 9)
    assert (record.version, record.claims) == (2, 2)
    assert archive.article(1).text == BOOK.text, "the older version stays as it was"
    assert [len(archive.list_claims(word)) for word in ("wept", "smiled")] == [0, 1]
    assert [len(archive.list_articles(word)) for word in ("wept", "smiled")] == [0, 1]


def test_the_older_text_again_is_known(archive):
    archive.add([BOOK, replace(BOOK, text=NEW_TEXT)])
    assert archive.add([BOOK]) == Added(known=1)
    assert archive.list_articles().rows(0, 1)[0].version == 2


def test_verdicts_follow_their_words_into_the_new_version(archive):
    archive.add([BOOK])
    opened, wept = sorted(archive.claims(), key=lambda claim: claim.id)
    archive.verify([opened.id, wept.id], "verified", note="I was there.")
    assert archive.add([replace(BOOK, text=NEW_TEXT)]).orphaned == 1
    kept = archive.list_claims("bridge").rows(0, 1)[0]
    assert (kept.verdict, kept.note, kept.id != opened.id) == (Verdict.VERIFIED, "I was there.", True)
    assert archive.list_claims("mayor").rows(0, 1)[0].verdict is Verdict.UNCHECKED
    (orphan,) = archive.claims("is:orphaned")
    assert (orphan.id, orphan.orphaned, orphan.verdict) == (wept.id, True, Verdict.VERIFIED)
    assert not archive.claim(opened.id).orphaned, "its words are still there"


def test_an_orphan_comes_home(archive):
    archive.add([BOOK])
    archive.verify(archive.list_claims("wept").ids()[0], "unclear")
    archive.add([replace(BOOK, text=NEW_TEXT)])
    assert len(archive.claims("is:orphaned")) == 1
    archive.add([replace(BOOK, text="The mayor wept. The bridge fell.")])
    assert archive.claims("is:orphaned") == []
    assert archive.list_claims("wept").rows(0, 1)[0].verdict is Verdict.UNCLEAR


def test_the_same_words_twice_are_two_claims(archive):
    archive.add([Article("It rained. It rained. It rained.")])
    first, second, third = archive.list_claims(sort="id").ids()
    archive.verify(second, "verified")
    assert [archive.claim(n).verdict for n in (first, second, third)] == [
        "unchecked",
        "verified",
        "unchecked",
    ]


def test_rulings_follow_the_pair_into_the_new_version(archive, story):
    archive.add(story)
    archive.rule(archive.relations(kind="contradiction")[0].id, "confirmed")
    archive.add([replace(story[0], text=story[0].text + " A late addition.")])
    (flag,) = archive.relations(kind="contradiction")
    assert (flag.ruling, flag.a.article_id) == ("confirmed", 4)


def test_relations_of_the_older_version_are_gone(archive, story):
    archive.add(story)
    archive.add([replace(story[0], text="Mauve is a colour.")])
    assert archive.relations() == []
    assert all(claim.contradictions == claim.updates == 0 for claim in archive.claims())


def test_the_order_of_adding_does_not_matter(tmp_path, story):
    found = []
    for number, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 0, 2])):
        with Archive.open(tmp_path / f"{number}.db") as archive:
            archive.add([story[i] for i in order])
            found.append({(r.kind, r.a.text, r.b.text, r.score) for r in archive.relations()})
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 2


@pytest.mark.parametrize(
    "text", ["[/b] \x1b[31m \x00 \u202e 𝔘 é", "half \ud83d a pair.", "\x00.", "\"'); DROP TABLE claim; --."]
)
def test_hostile_text_is_kept_as_it_is(archive, text):
    archive.add([Article(text, title=text, source=text)])
    stored = archive.article(1).text
    assert stored == text.replace("\ud83d", "\ufffd")
    for claim in archive.claims():
        assert claim.sentence.of(stored)
        assert archive.reading(claim.id).text == claim.text
    archive.list_claims(text.replace(":", "")).rows(0, 9)
    assert all(passed for _, passed, _ in archive.checkup())


def test_a_claim_is_read_back_as_it_was_read(archive, story):
    from factdb.reading import annotate

    archive.add(story)
    for number, article in enumerate(story, start=1):
        for was, stored in zip(
            annotate(article).claims, archive.list_claims(f"article:{number}", sort="id").ids(), strict=True
        ):
            now = archive.reading(stored)
            assert now.article == article
            names = [name for name in type(was).__dataclass_fields__ if name != "article"]
            assert [getattr(now, name) for name in names] == [getattr(was, name) for name in names]


def test_two_threads_add_at_once(archive):
    articles = [Article(f"The number is {n}. Nothing in common here{n}.", url=f"u{n}") for n in range(20)]
    errors = []

    def add(part):
        try:
            archive.add(part)
        except Exception as error:  # noqa: BLE001 (reported by the test)
            errors.append(error)

    threads = [threading.Thread(target=add, args=[articles[start:]]) for start in (0, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(archive.list_articles()) == 20
    assert all(passed for _, passed, _ in archive.checkup())


KILLED = """
import os, signal, sys
sys.path.insert(0, {folder!r})
import conftest
sys.modules.update(conftest._fakes())
from factdb.archive import Archive
from factdb.model import Article

def report(done, total, name):
    print(done, flush=True)
    if done == 3:
        os.kill(os.getpid(), signal.SIGKILL)

articles = [Article(f"Text number {{n}} is here. It has two.", url=f"u{{n}}") for n in range(9)]
Archive.open({path!r}).add(articles, progress=report)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
def test_a_killed_process_loses_nothing_it_reported(tmp_path):
    script = KILLED.format(folder=str(Path(__file__).parent), path=str(tmp_path / "a.db"))
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert run.stdout.split() == ["1", "2", "3"]
    with Archive.open(tmp_path / "a.db", create=False) as archive:
        assert [record.claims for record in archive.list_articles().rows(0, 9)] == [2, 2, 2]
        assert all(passed for _, passed, _ in archive.checkup())


def test_an_article_that_fails_half_way_is_not_there(archive, story, monkeypatch):
    from factdb.store import intake

    def fail(*_args):
        raise RuntimeError("power cut")

    monkeypatch.setattr(intake.Meeting, "write", fail)
    with pytest.raises(RuntimeError):
        archive.add(story)
    assert len(archive.list_articles()) == len(archive.list_claims()) == 0


def dump(archive):
    with archive._database.read() as connection:
        return list(connection.connection.iterdump())
