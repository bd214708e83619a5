"""Opening: what is there, what is not, what cannot be; and the way from an older schema."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from factdb.archive import Archive
from factdb.errors import ArchiveError
from factdb.store import database, migrations
from factdb.store.migrations import MIGRATIONS, prepare

NEWEST = 1 + len(MIGRATIONS)


def plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_an_archive_is_made_with_its_folder(tmp_path):
    path = tmp_path / "new" / "deep" / "story.db"
    with Archive.open(path) as archive:
        assert archive.path == path
        assert len(archive.list_claims()) == 0
    assert path.exists()


def test_every_connection_keeps_the_rules(archive):
    found = {}

    def look(name):
        with archive._database.read() as connection:
            found[name] = [
                connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
                for pragma in ("foreign_keys", "journal_mode", "busy_timeout")
            ]

    thread = threading.Thread(target=look, args=["other"])
    look("this")
    thread.start()
    thread.join()
    assert found == {name: [1, "wal", database.BUSY_SECONDS * 1000] for name in ("this", "other")}


def test_a_missing_archive_is_not_made_unasked(tmp_path):
    with pytest.raises(ArchiveError) as caught:
        Archive.open(tmp_path / "none.db", create=False)
    assert "There is no archive at" in caught.value.problem
    assert "factdb add" in caught.value.remedy
    assert not (tmp_path / "none.db").exists()


def text_file(path: Path) -> None:
    path.write_text("Dear reader, this is no database but a long letter.\n" * 50)


def other_database(path: Path) -> None:
    with closing(plain(path)) as connection:
        connection.execute("CREATE TABLE song (title)")


def newer_archive(path: Path) -> None:
    Archive.open(path).close()
    with closing(plain(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (text_file, "is not a factdb archive"),
        (other_database, "is a database of another program"),
        (newer_archive, "was written by a newer factdb"),
        (folder, "is a folder"),
    ],
)
def test_what_is_no_archive_is_left_alone(tmp_path, make, said):
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveError) as caught:
        Archive.open(path)
    assert said in caught.value.problem
    assert caught.value.remedy
    assert path.is_dir() or path.read_bytes() == before


def test_an_empty_file_becomes_an_archive(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with Archive.open(path) as archive:
        assert len(archive.list_claims()) == 0


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="cannot be made"):
        Archive.open(tmp_path / "file" / "sub" / "a.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_no_permission(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ArchiveError, match=r"cannot be opened|may not be written"):
        Archive.open(tmp_path / "a.db")


def test_a_locked_archive_says_so(archive, story, monkeypatch):
    archive.add(story)
    archive.close()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with Archive.open(archive.path) as again, closing(plain(archive.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(again.list_claims()) == 7, "reading goes on while another program writes"
        with pytest.raises(ArchiveError, match="being written by another program"):
            again.verify(1, "verified")
        other.execute("ROLLBACK")
        assert again.verify(1, "verified")


def test_many_open_a_new_archive_at_once(tmp_path):
    errors = []

    def open_it():
        try:
            Archive.open(tmp_path / "a.db").close()
        except Exception as error:  # noqa: BLE001 (reported by the test)
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with closing(plain(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT number, name FROM migration").fetchall() == [(NEWEST, "schema")]


def add_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE article ADD COLUMN mood TEXT")


def break_off(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE article ADD COLUMN half TEXT")
    raise sqlite3.OperationalError("cut short")


def columns(path: Path) -> set[str]:
    with closing(plain(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(article)")}


def test_an_older_archive_is_migrated_and_kept_beside(archive, story):
    archive.add(story)
    archive.close()
    with closing(plain(archive.path)) as connection:
        prepare(connection, archive.path, [*MIGRATIONS, add_mood])
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)
        assert connection.execute("SELECT number, name FROM migration").fetchall() == [
            (NEWEST, "schema"),
            (NEWEST + 1, "add_mood"),
        ]
    copy = archive.path.with_name(f"story.db.before-{NEWEST + 1}")
    assert "mood" in columns(archive.path)
    assert "mood" not in columns(copy)
    with Archive.open(copy) as before:
        assert len(before.list_claims()) == 7


def test_a_migration_that_fails_leaves_the_archive_as_it_was(archive):
    archive.close()
    with closing(plain(archive.path)) as connection, pytest.raises(sqlite3.OperationalError):
        prepare(connection, archive.path, [*MIGRATIONS, add_mood, break_off])
    with closing(plain(archive.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)
    assert "mood" in columns(archive.path)
    assert "half" not in columns(archive.path)


def test_a_new_archive_needs_no_migration(tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", [break_off])
    path = tmp_path / "a.db"
    Archive.open(path).close()
    with closing(plain(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert not list(tmp_path.glob("*.before-*"))


def test_close_may_be_called_twice(archive):
    archive.close()
    archive.close()


def deleted(path):
    path.unlink()


def replaced(path):
    other = path.with_name("other.db")
    other.write_bytes(path.read_bytes())
    other.replace(path)


@pytest.mark.parametrize("done", [deleted, replaced])
def test_nothing_is_told_to_be_kept_in_a_file_that_has_gone(archive, story, done):
    archive.add(story)
    done(archive.path)
    for call in (archive.data_version, lambda: archive.verify(1, "verified")):
        with pytest.raises(ArchiveError, match="moved, deleted or replaced"):
            call()


def test_a_deleted_file_does_not_come_back_empty(archive, story):
    archive.add(story)
    archive.path.unlink()
    found = []

    def look():
        try:
            found.append(len(archive.list_claims()))
        except ArchiveError as error:
            found.append(str(error))

    thread = threading.Thread(target=look)  # it has no connection yet
    thread.start()
    thread.join()
    assert "cannot be opened" in found[0]
    assert not archive.path.exists()


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "a%20b.db", "naïve ☂.db"])
def test_any_name_will_do(tmp_path, name):
    with Archive.open(tmp_path / name) as archive:
        assert len(archive.list_claims()) == 0
    assert (tmp_path / name).exists()
