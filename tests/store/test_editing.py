"""Wording, speaker and date set by hand: kept beside what was read, through re-reading, undo and redo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factdb.archive import Archive
from factdb.errors import NotFoundError, QueryError
from factdb.query import parse_days

DAY = date(2024, 3, 9)


@pytest.fixture
def full(archive, story):
    archive.add(story)
    return archive


def number_of(archive, words):
    (number,) = archive.list_claims(words).ids()
    return number


def fields(archive, number):
    claim = archive.claim(number)
    return claim.text, claim.speaker, claim.first, claim.last


def sound(archive):
    return [check for check in archive.checkup() if not check[1]] == []


def test_what_was_read_is_kept_beside_the_edit(full):
    number = number_of(full, "14")
    told = full.edit(number, text=" 14  seamen were rescued. ", speaker="Ana Ruiz", date=(DAY, DAY))
    assert told == (
        "Set the wording to “14 seamen were rescued.”, the speaker to “Ana Ruiz” and the date to 2024-03-09 "
        f"of claim {number}."
    )
    assert fields(full, number) == ("14 seamen were rescued.", "Ana Ruiz", DAY, DAY)
    read = {edit.field: (edit.value, edit.read) for edit in full.edits_of(number)}
    assert read["text"] == ("14 seamen were rescued.", "14 sailors were rescued from water.")
    assert read["speaker"][1] == "Ruiz"
    assert read["first"] == ("2024-03-09", None)
    assert [record.sentence for record in full.history(number)] == [told]
    assert list(full.list_claims("seamen").ids()) == [number]
    assert list(full.list_claims('speaker:"ana ruiz"').ids()) == [number]
    assert list(full.list_claims("before:2024-03-09 after:2024-03-09").ids()) == [number]
    assert sound(full)


def test_an_edit_is_taken_back_and_made_again(full):
    number = number_of(full, "14")
    before = fields(full, number)
    full.edit(number, text="Other words.", speaker="", date=(DAY, None))
    after = fields(full, number)
    assert after == ("Other words.", None, DAY, None)
    assert full.undo().startswith("Set the wording")
    assert fields(full, number) == before
    assert full.edits_of(number) == []
    full.redo()
    assert fields(full, number) == after
    assert sound(full)


def test_what_is_set_to_what_was_read_is_edited_no_more(full):
    number = number_of(full, "14")
    full.edit(number, text="Other words.", speaker="Somebody")
    full.edit(number, text="14 sailors were rescued from water.")
    assert [edit.field for edit in full.edits_of(number)] == ["speaker"]
    full.edit(number, date=(DAY, DAY))
    full.edit(number, as_read=["speaker", "date"])
    assert full.edits_of(number) == []
    assert fields(full, number) == ("14 sailors were rescued from water.", "Ruiz", None, None)


def test_an_edit_that_changes_nothing_is_no_change(full):
    number = number_of(full, "14")
    assert full.edit(number, text="14 sailors were rescued from water.") == f"Claim {number} is as it was."
    assert full.history(number) == []


def test_an_edit_survives_reading_the_article_again_and_a_new_version(full, story):
    number = number_of(full, "closed")
    full.edit(number, text="The port was shut.", speaker="Harbour office", date=(DAY, DAY))
    full.describe(full.claim(number).article_id, published=date(2024, 3, 8))
    assert fields(full, number) == ("The port was shut.", "Harbour office", DAY, DAY)
    read = {edit.field: edit.read for edit in full.edits_of(number)}
    assert read["first"] == "2024-03-08"  # what reading makes of the new day of publication
    full.undo()
    assert {edit.field: edit.read for edit in full.edits_of(number)}["first"] == "2024-03-06"
    first = number_of(full, "14")
    full.edit(first, text="14 seamen were rescued.")
    full.add([replace(story[0], text=story[0].text + " The coast was clear.")])
    (again,) = full.list_claims("seamen").ids()
    assert again != first
    assert full.claim(again).text == "14 seamen were rescued."
    assert sound(full)


def test_an_edit_is_there_when_the_archive_is_opened_again(full):
    number = number_of(full, "14")
    full.edit(number, text="Other words.")
    with Archive.open(full.path) as again:
        assert again.claim(number).text == "Other words."


@pytest.mark.parametrize(
    "wrong",
    [{"text": "  "}, {"date": (DAY, date(2024, 3, 1))}, {"as_read": ["colour"]}],
    ids=["no words", "days turned round", "no such field"],
)
def test_a_wrong_edit_changes_nothing(full, wrong):
    number = number_of(full, "14")
    before = fields(full, number)
    with pytest.raises(QueryError):
        full.edit(number, **wrong)
    assert fields(full, number) == before
    assert full.history() == []


def test_a_claim_that_is_not_there(full):
    with pytest.raises(NotFoundError):
        full.edit(99, text="x")
    assert full.edits_of(99) == []


def test_text_that_cannot_be_stored_is_made_so(full):
    number = number_of(full, "14")
    full.edit(number, text="half \ud800 a character [sic]")
    assert full.claim(number).text == "half \ufffd a character [sic]"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (" 2024-02-03 ", "2024-02-03", "2024-02-03"),
        ("2024-02-03 to 2024-02-05", "2024-02-03", "2024-02-05"),
        ("2023 to 2024-02", "2023-01-01", "2024-02-29"),
    ],
)
def test_days_as_they_are_written(text, first, last):
    assert [day.isoformat() for day in parse_days(text)] == [first, last]


@pytest.mark.parametrize("text", ["", "to", "May", "2024-13", "2024-02-05 to 2024-02-03", "2024 - 2025"])
def test_what_are_no_days(text):
    with pytest.raises(QueryError):
        parse_days(text)
