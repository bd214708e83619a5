"""schema.sql is the truth; the SQLModel rows mirror it."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from factdb.archive import Archive
from factdb.store import rows
from factdb.store.schema import schema, statements

TABLES = {
    row.__tablename__: row.__table__
    for row in vars(rows).values()
    if isinstance(row, type) and issubclass(row, SQLModel) and row is not SQLModel
}


@pytest.fixture
def fresh():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(schema())
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def listed_tables(connection):
    found = connection.execute("PRAGMA table_list").fetchall()
    return {
        name: bool(strict)
        for schema_, name, kind, _, _, strict in found
        if schema_ == "main" and kind == "table"
    }


def own_tables(connection):
    return {name for name in listed_tables(connection) if not name.startswith("sqlite_")}


def test_every_table_has_its_row_class(fresh):
    assert set(TABLES) == own_tables(fresh)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_row_class_mirrors_columns_types_nullability_and_keys(fresh, name):
    told = [
        (column, kind, bool(needed) or bool(key), bool(key))
        for _, column, kind, needed, _, key in fresh.execute(f"PRAGMA table_info({name})")
    ]
    kinds = {"INTEGER": "INTEGER", "TEXT": "TEXT", "FLOAT": "REAL"}
    mirrored = [(c.name, kinds[str(c.type)], not c.nullable, c.primary_key) for c in TABLES[name].columns]
    assert mirrored == told


@pytest.mark.parametrize("name", sorted(TABLES))
def test_row_class_mirrors_foreign_keys(fresh, name):
    told = {(row[3], f"{row[2]}.{row[4]}") for row in fresh.execute(f"PRAGMA foreign_key_list({name})")}
    mirrored = {(key.parent.name, key.target_fullname) for key in TABLES[name].foreign_keys}
    assert mirrored == told


def test_every_table_is_strict(fresh):
    assert all(strict for name, strict in listed_tables(fresh).items() if not name.startswith("sqlite_"))


def test_statements_are_the_script_cut_where_it_may_be(fresh):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        for statement in statements(schema()):
            other.execute(statement)
        assert list(other.iterdump()) == list(fresh.iterdump())


ARTICLE = (
    "INSERT INTO article (id, lineage, version, text, digest, added, sentences, published)"
    " VALUES (1, 1, 1, 'x', 'd', 'now', 0, {})"
)
CLAIM = (
    "INSERT INTO claim (article_id, key, text, spans, sentence_start, sentence_end, polarity, modality,"
    " basis, rank, rank_reason, about)"
    " VALUES ({article}, 'k', 't', {spans}, 0, {end}, {polarity}, 'fact', 'none', 0.5, '', '')"
)
GOOD = {"article": 1, "spans": "'[[0,1]]'", "end": 1, "polarity": "'positive'"}


def test_a_sound_row_is_taken(fresh):
    fresh.execute(ARTICLE.format("'2024-02-29'"))
    fresh.execute(CLAIM.format(**GOOD))


@pytest.mark.parametrize("published", ["'2023-02-29'", "'5 March'", "'2024-3-5'", "20240305"])
def test_a_day_that_is_none_is_refused(fresh, published):
    with pytest.raises(sqlite3.IntegrityError):
        fresh.execute(ARTICLE.format(published))


@pytest.mark.parametrize(
    "wrong", [{"article": 7}, {"spans": "'[[0,'"}, {"end": 0}, {"polarity": "'maybe'"}, {"polarity": "NULL"}]
)
def test_an_unsound_claim_is_refused(fresh, wrong):
    fresh.execute(ARTICLE.format("NULL"))
    with pytest.raises(sqlite3.IntegrityError):
        fresh.execute(CLAIM.format(**{**GOOD, **wrong}))


def test_the_views_tell_a_person_what_is_there(archive, story):
    archive.add(story)
    archive.verify(archive.list_claims("14").ids()[0], "verified", note="seen")
    with closing(sqlite3.connect(archive.path)) as plain:
        plain.row_factory = sqlite3.Row
        claim = plain.execute("SELECT * FROM claims WHERE speaker = 'Ruiz'").fetchone()
        flag = plain.execute("SELECT * FROM flags WHERE kind = 'contradiction'").fetchone()
    assert (claim["claim"], claim["sentence"]) == (
        "14 sailors were rescued from water.",
        "Ruiz said 14 sailors were rescued from water.",
    )
    assert (claim["source"], claim["verdict"], claim["note"], claim["published"]) == (
        "Harbour Wire",
        "verified",
        "seen",
        "2024-03-05",
    )
    assert {flag["speaker_a"], flag["speaker_b"]} == {"Ruiz", "Costa"}
    assert {flag["source_a"], flag["source_b"]} == {"Harbour Wire", "Vell Post"}
    assert flag["reason"] == "Both say it."


def test_scripts_may_query_with_sqlmodel(tmp_path: Path, story):
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(story)
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with Session(engine) as session:
        found = session.exec(select(rows.ClaimRow).where(rows.ClaimRow.speaker == "Costa")).all()
        assert [row.text for row in found] == ["9 sailors were rescued from water."]
        article = session.get(rows.ArticleRow, found[0].article_id)
        assert article is not None
        assert article.published == date(2024, 3, 6).isoformat()
    engine.dispose()
