"""An archive of the first schema, kept as text, opens and loses nothing."""

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from factdb.archive import Archive
from factdb.model import Act, Article
from factdb.store.migrations import MIGRATIONS
from factdb.store.schema import statements

FIRST = Path(__file__).with_name("archive_of_schema_1.sql")
KEPT = ("article", "speaker", "reading", "blocking", "judgement", "ruling", "journal", "journal_claim")


def rows(connection, table):
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return columns, sorted(connection.execute(f"SELECT * FROM {table}"))


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements(FIRST.read_text(encoding="utf-8")):
            connection.execute(statement)
    return path


def test_it_opens_and_keeps_everything(old):
    with closing(sqlite3.connect(old)) as connection:
        before = {table: rows(connection, table) for table in (*KEPT, "claim", "relation")}
    Archive.open(old).close()
    with closing(sqlite3.connect(old)) as connection:
        after = {table: rows(connection, table) for table in (*KEPT, "claim", "relation")}
        assert connection.execute("PRAGMA user_version").fetchone() == (1 + len(MIGRATIONS),)
    for table in (*KEPT, "relation"):
        assert after[table] == before[table], table
    old_columns, old_claims = before["claim"]
    columns, claims = after["claim"]
    assert columns[: len(old_columns)] == old_columns
    assert [row[: len(old_columns)] for row in claims] == old_claims
    assert len(old_claims) > 5


def test_it_becomes_what_a_new_archive_is(old):
    with Archive.open(old) as archive:
        failed = [check for check in archive.checkup() if not check[1]]
    assert failed == []


def test_the_copy_beside_it_is_the_old_one(old):
    Archive.open(old).close()
    copy = old.with_name("old.db.before-2")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM claim").fetchone()[0] > 5


def test_what_a_person_judged_is_there_and_can_be_taken_back(old):
    with Archive.open(old) as archive:
        (claim,) = archive.claims("is:verified")
        assert (claim.speaker, claim.note, claim.act) == ("Ana Ruiz", "Called O'Hara.", Act.STATEMENT)
        assert [flag.why for flag in archive.relations("is:dismissed")] == ["other scope"]
        assert archive.undo() == "Set source to Vell Evening Post of article 2."
        assert archive.article(2).source == "Vell Post"


def test_its_speakers_are_settled_when_articles_come(old):
    with Archive.open(old) as archive:
        assert {s.name for s in archive.list_speakers().rows(0, 9)} == {"Ana Ruiz", "Officials"}
        archive.add([Article("Ana Ruiz said 8 sailors swam.")])
        assert archive.speaker("Ana Ruiz").articles == 3
        with pytest.raises(Exception, match="Officials"):
            archive.speaker("Officials")
        assert [check for check in archive.checkup() if not check[1]] == []


def test_several_may_open_it_at_once(old):
    errors = []

    def open_it():
        try:
            Archive.open(old).close()
        except Exception as error:  # noqa: BLE001 (reported by the test)
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Archive.open(old) as archive:
        assert len(archive.claims("is:verified")) == 1


def test_what_an_older_program_journaled_can_be_taken_back(old):
    with closing(sqlite3.connect(old)) as connection:
        connection.row_factory = sqlite3.Row
        claim = dict(connection.execute("SELECT * FROM claim WHERE text LIKE '%9 sailors%'").fetchone())
    Archive.open(old).close()
    gone = {name: claim[name] for name in claim if name not in {"source", "verdict", "day_first", "day_last"}}
    row = ("now", "tester", "Took a claim out.", json.dumps([["claim", gone, None]]))
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("DELETE FROM claim WHERE id = ?", [claim["id"]])
        connection.execute("INSERT INTO journal (at, who, sentence, changes) VALUES (?, ?, ?, ?)", row)
    with Archive.open(old) as archive:
        assert archive.undo() == "Took a claim out."
        back = archive.claim(claim["id"])
        assert (back.text, back.speaker, back.written) == (claim["text"], "Ana Ruiz", "Ana Ruiz")
        assert [check for check in archive.checkup() if not check[1] and check[0] != "counts"] == []
