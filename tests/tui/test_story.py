"""A reporter's afternoon, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

import factdb
from tui.keymap import KEYS
from tui.screens.day import DayDialog
from tui.screens.help import HelpScreen
from tui.screens.note import NoteDialog
from tui.screens.paths import AddDialog, ExportDialog
from tui.screens.reason import ReasonDialog
from tui.widgets.claim_pane import RelationLine

SIZE = (120, 40)


def listed(desk):
    """Whether the view on the screen shows its list."""
    return desk.archive is not None and desk.view.table.pages is not None and not desk.view.stale


def read_out(desk):
    """What the pane of the view says."""
    return "\n".join(str(part.render()) for part in desk.view.pane.query("Static").results())


def notices(desk):
    """All notices, newest last."""
    return [notice.message for notice in desk._notifications]


def at(desk, number):
    """Whether the cursor stands on this record and it is read out."""
    return desk.view.table.record_id == number


async def test_browsing_from_first_paint_to_a_claim_in_context(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await until(pilot, lambda: "412 members backed the deal [sic]" in read_out(desk))
        assert "The Ledger · 2031-05-07" in read_out(desk)
        await pilot.press("j")
        await until(pilot, lambda: "on Monday" in read_out(desk) and "2031-05-05" in read_out(desk))
        for keys, number in (("G", 5), ("k", 4), ("g", 1), ("end", 5), ("home", 1), ("down", 2), ("up", 1)):
            await pilot.press(keys)
            assert at(desk, number), keys
        for keys, number in (("pagedown", 5), ("pageup", 1), ("ctrl+f", 5), ("ctrl+b", 1)):
            await pilot.press(keys)
            assert at(desk, number), keys


async def test_verdicts_toggle_and_are_undone_and_redone(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        for key, verdict in (("v", "verified"), ("x", "refuted"), ("z", "unclear"), ("z", "unchecked")):
            await pilot.press(key)
            await until(pilot, lambda verdict=verdict: archive.claim(1).verdict == verdict)
            await until(pilot, lambda verdict=verdict: desk.view.table.record.verdict == verdict)
        assert any("u takes it back" in notice for notice in notices(desk))
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.record.verdict == "unclear")
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.record.verdict == "refuted")
        for key, verdict in (("U", "unclear"), ("ctrl+r", "unchecked")):
            await pilot.press(key)
            await until(pilot, lambda verdict=verdict: desk.view.table.record.verdict == verdict)
        await pilot.press("U")
        await until(pilot, lambda: "There is nothing to redo." in notices(desk))
        assert at(desk, 1)


async def test_keys_pressed_fast_are_done_in_their_order(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("v", "x", "z", "x", "u")
        await until(pilot, lambda: len(archive.undone) == 1)
        assert [sentence.split()[-1] for sentence, _ in archive.done] == ["verified", "refuted", "unclear"]


async def test_selected_claims_are_judged_together(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("space", "space", "space", "k", "space")
        assert set(desk.view.table.selected) == {1, 2}
        await pilot.press("v")
        await until(
            pilot,
            lambda: [archive.claim(n).verdict for n in (1, 2, 3)] == ["verified", "verified", "unchecked"],
        )
        await pilot.press("escape")
        assert not desk.view.table.selected


async def test_a_note_with_its_evidence(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(desk.screen, NoteDialog))
        await pilot.press(*"asked", "enter", *"tape 3", "enter")
        await until(pilot, lambda: (archive.claim(1).note, archive.claim(1).evidence) == ("asked", "tape 3"))
        await until(pilot, lambda: "tape 3" in read_out(desk))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(desk.screen, NoteDialog))
        assert [field.value for field in desk.screen.query(Input)] == ["asked", "tape 3"]
        await pilot.press("x", "escape")
        await until(pilot, lambda: not isinstance(desk.screen, NoteDialog))
        assert archive.claim(1).note == "asked"


async def test_filtering_while_typing_and_clearing(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("slash", *"speaker:quill")
        await until(pilot, lambda: desk.view.table.row_count == 2)
        await pilot.press("enter")
        assert desk.view.table.has_focus
        assert desk.view.filter_text == "speaker:quill"
        await pilot.press("slash", *" nothere", "down")
        await until(pilot, lambda: desk.view.table.row_count == 0)
        assert "esc" in desk.view.table.empty
        await pilot.press("escape")
        await until(pilot, lambda: desk.view.table.row_count == 5)
        await pilot.press("slash", "x", "escape")
        await until(pilot, lambda: desk.view.table.row_count == 5 and desk.filter_bar.field.value == "")


async def test_a_wrong_filter_says_so_in_place_and_keeps_the_list(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("slash", *"colour:red", "enter")
        await until(pilot, lambda: desk.filter_bar.has_class("-wrong"))
        assert desk.view.table.row_count == 5
        await pilot.press("escape")
        await until(pilot, lambda: not desk.filter_bar.has_class("-wrong"))


async def test_only_this_speaker_and_only_this_article(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        for key, rows in (("s", 2), ("s", 5), ("f", 3), ("f", 5)):
            await pilot.press(key)
            await until(pilot, lambda rows=rows: desk.view.table.row_count == rows)
            assert at(desk, 1)
        await pilot.press("j", "s")
        await until(pilot, lambda: any("own voice" in notice for notice in notices(desk)))
        assert desk.view.table.row_count == 5


async def test_sorting_begins_at_the_top_of_the_new_order(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("j", "j", "right_square_bracket")
        await until(pilot, lambda: desk.view.sort == "date" and at(desk, 2) and desk.view.table.cursor == 0)
        await pilot.press("r")
        await until(pilot, lambda: desk.view.descending and not at(desk, 2))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: desk.view.sort == "rank" and at(desk, 1))
        await pilot.click("#claims RecordTable", offset=(6, 0))
        await until(pilot, lambda: desk.view.sort == "text" and at(desk, 1))
        await pilot.click("#claims RecordTable", offset=(6, 0))
        await until(pilot, lambda: desk.view.descending and at(desk, 3))


async def test_mouse_chooses_and_opens(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.click("#claims RecordTable", offset=(9, 3))
        assert at(desk, 3)
        await pilot.click("#claims RecordTable", offset=(9, 4), times=2)
        assert at(desk, 4)
        assert desk.view.pane.has_focus
        await pilot.click("#tab-speakers")
        await until(pilot, lambda: desk.view.PANE == "speakers" and listed(desk))


async def test_copying_gives_the_citation(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("y")
        assert desk.clipboard == (
            "“412 members backed the deal” — Marta Quill, in “Walkout ends in Ostrava Bay”, Bay Courier, "
            "2031-05-06, https://baycourier.example/walkout"
        )
        assert any("citation" in notice for notice in notices(desk))


async def test_export_writes_what_is_shown_and_never_over_a_file(desk, until, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("s")
        await until(pilot, lambda: desk.view.table.row_count == 2)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(desk.screen, ExportDialog))
        await pilot.press("enter")
        target = tmp_path / "walkout-claims.csv"
        await until(pilot, lambda: any("2 claims written" in notice for notice in notices(desk)))
        assert target.read_text().count("\n") == 3
        await pilot.press("e")
        await until(pilot, lambda: isinstance(desk.screen, ExportDialog))
        field = desk.screen.query_one(Input)
        assert field.value.endswith("walkout-claims-2.csv")
        field.value = str(target)
        await pilot.press("enter")
        assert isinstance(desk.screen, ExportDialog)
        field.value = str(tmp_path / "nowhere" / "a.csv")
        await pilot.press("ctrl+s")
        assert isinstance(desk.screen, ExportDialog)
        await pilot.press("escape")
    assert target.read_text().count("\n") == 3


async def test_flags_are_ruled_on_one_after_the_other(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and listed(desk) and at(desk, 1))
        await until(pilot, lambda: "The one says 412, the other 380." in read_out(desk))
        assert "2 of 2 open" in str(desk.query_one("#filter-count").render())
        await pilot.press("n")
        assert at(desk, 2)
        await pilot.press("N")
        assert at(desk, 1)
        await pilot.press("c")
        await until(pilot, lambda: archive.flag(1).ruling == "confirmed" and at(desk, 2))
        await until(pilot, lambda: "1 of 2 open" in str(desk.query_one("#filter-count").render()))
        await pilot.press("n")
        await until(pilot, lambda: "No other flag is open." in notices(desk))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(desk.screen, ReasonDialog))
        await pilot.press("down", "enter")
        await until(pilot, lambda: archive.flag(2).why == "other scope")
        await pilot.press("d")
        await until(pilot, lambda: archive.flag(2).ruling == "open")
        await pilot.press("y")
        assert desk.clipboard.count("\n") == 1
        assert "380" not in desk.clipboard


async def test_a_flag_is_dismissed_in_own_words(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and listed(desk) and at(desk, 1))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(desk.screen, ReasonDialog))
        desk.screen.query_one(OptionList).highlighted = 4
        await pilot.press("enter", "enter")
        assert isinstance(desk.screen, ReasonDialog)
        await pilot.press(*"two votes", "enter")
        await until(pilot, lambda: archive.flag(1).why == "two votes")


async def test_kinds_of_flags_one_after_the_other(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and listed(desk) and at(desk, 1))
        for rows, text in ((1, "is:contradiction"), (1, "is:update"), (0, "is:overlap"), (2, "")):
            await pilot.press("t")
            await until(
                pilot,
                lambda rows=rows, text=text: (
                    desk.view.filter_text == text and desk.view.table.row_count == rows
                ),
            )


async def test_a_relation_opens_among_the_flags_even_when_filtered_out(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and listed(desk) and at(desk, 1))
        await pilot.press("t")
        await until(pilot, lambda: desk.view.table.row_count == 1)
        await pilot.press("1", "j", "j")
        await until(pilot, lambda: at(desk, 3) and "the other Sunday" in read_out(desk))
        await pilot.press("enter", "tab")
        assert isinstance(desk.focused, RelationLine)
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.PANE == "flags" and at(desk, 2))


async def test_reading_pane_scrolls_and_gives_back_the_keys(desk, until):
    async with desk.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: listed(desk) and "412" in read_out(desk))
        await pilot.press("enter")
        pane = desk.view.pane
        assert pane.has_focus
        for keys, down in (
            ("j", True),
            ("k", False),
            ("down", True),
            ("up", False),
            ("pagedown", True),
            ("pageup", False),
        ):
            await pilot.press(keys)
            await until(pilot, lambda down=down: (pane.scroll_offset.y > 0) == down)
        for keys, down in (("G", True), ("g", False), ("end", True), ("home", False), ("space", True)):
            await pilot.press(keys)
            await until(pilot, lambda down=down: (pane.scroll_offset.y > 0) == down)
        await pilot.press("v")
        await until(pilot, lambda: desk.view.table.record.verdict == "verified")
        await pilot.press("escape")
        assert desk.view.table.has_focus


async def test_articles_and_their_publication_date(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: desk.view.PANE == "articles" and listed(desk) and at(desk, 1))
        await until(pilot, lambda: "voted on Monday" in read_out(desk))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(desk.screen, DayDialog))
        field = desk.screen.query_one(Input)
        field.value = "12 May"
        await pilot.press("enter")
        assert isinstance(desk.screen, DayDialog)
        field.value = "2031-05-09"
        await pilot.press("enter")
        await until(pilot, lambda: archive.articles[1].published.day == 9)
        await until(pilot, lambda: desk.view.table.record.published.day == 9 and at(desk, 1))
        await pilot.press("f")
        await until(pilot, lambda: desk.view.PANE == "claims" and desk.view.table.row_count == 3)


async def test_speakers_lead_to_their_claims(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: desk.view.PANE == "speakers" and listed(desk))
        await until(
            pilot, lambda: "The port will reopen on Friday" in read_out(desk) or "380" in read_out(desk)
        )
        name = desk.view.table.record.name
        await pilot.press("s")
        await until(pilot, lambda: desk.view.PANE == "claims" and name in desk.view.filter_text)
        await until(pilot, lambda: 0 < desk.view.table.row_count < 5)
        await pilot.press("1")
        assert desk.view.PANE == "claims"


async def test_adding_a_folder_names_the_file_that_cannot_be_read(desk, archive, until, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "---\ntitle: Crane back in service\n---\nThe harbour crane works again.\n"
    )
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x00" * 50)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        await pilot.press("enter")
        desk.screen.query_one(Input).value = str(tmp_path / "not there")
        await pilot.press("enter")
        assert isinstance(desk.screen, AddDialog)
        desk.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.table.row_count == 6)
        await until(pilot, lambda: any("Added 1 article" in notice for notice in notices(desk)))
        assert any("bad.txt" in notice for notice in notices(desk))
        assert not desk.query_one("AddingLine").has_class("-busy")


async def test_what_trips_over_an_article_does_not_close_the_desk(
    desk, archive, until, tmp_path, monkeypatch
):
    def stumble(articles, *, progress=None):
        raise KeyError("a word nobody thought of")

    (tmp_path / "odd.txt").write_text("The lighthouse was painted blue.")
    monkeypatch.setattr(archive, "add", stumble)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        desk.screen.query_one(Input).value = str(tmp_path / "odd.txt")
        await pilot.press("enter")
        await until(pilot, lambda: any("odd.txt" in notice for notice in notices(desk)))
        assert not desk.query_one("AddingLine").has_class("-busy")


async def test_another_program_changes_the_archive(desk, archive, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("j", "j")
        archive.verify([3], "refuted")
        archive.version += 1
        desk.look_for_changes()
        await until(pilot, lambda: desk.view.table.record.verdict == "refuted")
        assert at(desk, 3)


async def test_help_tells_the_keys_of_the_pane_in_use(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        for keys, wanted in (
            (("question_mark",), "Mark as verified"),
            (("slash", "f1"), "go back to the list"),
        ):
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(desk.screen, HelpScreen))
            assert wanted in str(desk.screen.query_one("#help-keys Static").render())
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(desk.screen, HelpScreen))


async def test_the_palette_has_every_action(desk, until):
    async with desk.run_test(size=SIZE) as pilot:
        for view in desk.VIEWS:
            await desk.action_go(view)
            await until(pilot, lambda: listed(desk))
            titles = {command.title for command in desk.get_system_commands(desk.screen)}
            wanted = {key.label for pane in (view, "list", "desk") for key in KEYS[pane]}
            assert wanted <= titles


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("refute", lambda desk, archive: archive.claim(1).verdict == "refuted"),
        ("flags", lambda desk, archive: desk.view.PANE == "flags"),
        ("help", lambda desk, archive: isinstance(desk.screen, HelpScreen)),
        ("last", lambda desk, archive: at(desk, 5)),
        ("note", lambda desk, archive: isinstance(desk.screen, NoteDialog)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_the_palette_runs_actions(desk, archive, until, typed, done):
    def found():
        options = desk.screen.query_one(OptionList)
        return options.option_count and typed in str(options.get_option_at_index(0).prompt).lower()

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(desk.screen, CommandPalette))
        await pilot.press(*typed)
        await until(pilot, found)
        await pilot.press("down", "enter")
        await until(pilot, lambda: done(desk, archive))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_closes_the_archive(desk, archive, until, key):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk))
        await pilot.press(key)
    assert archive.closed


@pytest.mark.parametrize(
    ("key", "words"), [("1", "factdb add"), ("2", "press o"), ("3", "Press o"), ("4", "Press o")]
)
async def test_an_empty_archive_says_what_to_do(archive, desk_on, until, key, words):
    archive.claims_by_id.clear()
    archive.articles.clear()
    archive.rulings.clear()
    desk = desk_on(archive)
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: listed(desk) and words in desk.view.table.empty)
        await pilot.press("v", "a", "c", "d", "y", "e", "p", "f", "s", "space", "enter", "n")
        assert len(desk.screen_stack) == 1


async def test_an_archive_that_cannot_be_opened_is_said_on_the_screen(until):
    from tui.app import Desk

    def refuse(path: Path):
        raise factdb.ArchiveError("walkout.db is not an archive.", "Name another file.")

    desk = Desk(Path("walkout.db"), opener=refuse)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "not an archive" in desk.view.table.empty)
        await pilot.press("v", "e", "u", "2", "q")
    assert desk.return_code == 1


async def test_a_refresh_leaves_what_is_being_read_where_it_is(desk, archive, until):
    async with desk.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: listed(desk) and "The Ledger · 2031-05-07" in read_out(desk))
        await pilot.press("enter", "G", "tab")
        pane, focused = desk.view.pane, desk.focused
        assert isinstance(focused, RelationLine)
        await until(pilot, lambda: pane.scroll_offset.y > 0)
        height = pane.scroll_offset.y
        archive.verify([1], "refuted")
        archive.version += 1
        desk.look_for_changes()
        await until(pilot, lambda: "refuted" in read_out(desk))
        assert desk.focused is focused
        assert pane.scroll_offset.y == height
        await pilot.press("escape", "j")
        await until(pilot, lambda: pane.scroll_offset.y == 0)
