"""What holds everywhere on the desk: help, palette, leaving, empty and broken archives, other programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

import factdb
from tui.keymap import KEYS
from tui.screens.help import HelpScreen
from tui.screens.note import NoteDialog
from tui.screens.paths import AddDialog, PathField

SIZE = (120, 40)


async def test_another_program_changes_the_archive(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("j", "j")
        archive.verify([3], "refuted")
        archive.version += 1
        desk.look_for_changes()
        await until(pilot, lambda: desk.view.table.record.verdict == "refuted")
        assert seen.at(desk, 3)


async def test_help_tells_the_keys_of_the_pane_in_use(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        for keys, wanted in (
            (("question_mark",), "Mark as verified"),
            (("slash", "f1"), "go back to the list"),
        ):
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(desk.screen, HelpScreen))
            assert wanted in str(desk.screen.query_one("#help-keys Static").render())
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(desk.screen, HelpScreen))


async def test_the_palette_has_every_action(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        for view in desk.VIEWS:
            await desk.action_go(view)
            await until(pilot, lambda: seen.listed(desk))
            titles = {command.title for command in desk.get_system_commands(desk.screen)}
            wanted = {key.label for pane in (view, "list", "desk") for key in KEYS[pane]}
            assert wanted <= titles


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("refute", lambda desk, archive: archive.claim(1).verdict == "refuted"),
        ("flags", lambda desk, archive: desk.view.PANE == "flags"),
        ("help", lambda desk, archive: isinstance(desk.screen, HelpScreen)),
        ("last", lambda desk, archive: desk.view.table.record_id == 5),
        ("note", lambda desk, archive: isinstance(desk.screen, NoteDialog)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_the_palette_runs_actions(desk, archive, until, typed, done, seen):  # noqa: PLR0917 (fixtures)
    def found():
        options = desk.screen.query_one(OptionList)
        return options.option_count and typed in str(options.get_option_at_index(0).prompt).lower()

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(desk.screen, CommandPalette))
        await pilot.press(*typed)
        await until(pilot, found)
        await pilot.press("down", "enter")
        await until(pilot, lambda: done(desk, archive))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_leaving_closes_the_archive(desk, archive, until, key, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press(key)
    assert archive.closed


@pytest.mark.parametrize(
    ("key", "words"), [("1", "factdb add"), ("2", "press o"), ("3", "Press o"), ("4", "Press o")]
)
async def test_an_empty_archive_says_what_to_do(archive, desk_on, until, key, words, seen):  # noqa: PLR0917 (fixtures)
    archive.claims_by_id.clear()
    archive.articles.clear()
    archive.rulings.clear()
    desk = desk_on(archive)
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: seen.listed(desk) and words in desk.view.table.empty)
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


async def test_the_mouse_reaches_every_action(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.click("#archive-name")
        await until(pilot, lambda: isinstance(desk.screen, CommandPalette))


@pytest.mark.parametrize("key", ["i", "H", "y"])
async def test_what_has_gone_meanwhile_is_said(desk, archive, until, seen, key, monkeypatch):  # noqa: PLR0917 (fixtures)
    def gone(*_):
        raise factdb.NotFoundError("There is no claim 1.")

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("space", "space", "g")
        for name in ("claim", "edits_of", "history"):
            monkeypatch.setattr(archive, name, gone)
        await pilot.press(key)
        await until(pilot, lambda: "There is no claim 1." in seen.notices(desk))
        assert len(desk.screen_stack) == 1


async def test_a_file_that_has_gone_is_said_once_and_nothing_is_told_to_be_kept(pit, desk_on, until, seen):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        pit.path.unlink()
        desk.look_for_changes()
        await until(pilot, lambda: any("moved, deleted or replaced" in told for told in seen.notices(desk)))
        desk.clear_notifications()
        desk.look_for_changes()
        assert not seen.notices(desk)
        await pilot.press("v")
        await until(pilot, lambda: any("moved, deleted or replaced" in told for told in seen.notices(desk)))
        assert not any("Verified" in told for told in seen.notices(desk))


@pytest.mark.parametrize("key", ["q", "question_mark", "escape"])
async def test_help_is_closed_by_the_keys_one_tries(desk, until, seen, key):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(desk.screen, HelpScreen))
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(desk.screen, HelpScreen))
        assert desk.is_running


async def test_a_notice_does_not_lie_over_a_question(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        desk.tell("Something was done.")
        await until(pilot, lambda: bool(seen.notices(desk)))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        await until(pilot, lambda: not seen.notices(desk))


async def test_tab_writes_a_path_on(desk, until, seen, tmp_path):
    for name in ("ferry-1.txt", "ferry-2.txt", "[b]other"):
        (tmp_path / name).write_text("")
    (tmp_path / "deep").mkdir()
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        field = desk.screen.query_one(PathField)
        for written, key, wanted in (
            ("fe", "tab", "ferry-"),
            ("ferry-1", "tab", "ferry-1.txt"),
            ("d", "tab", "deep/"),
            ("[", "tab", "[b]other"),
            ("nothing", "tab", "nothing"),
        ):
            field.value = f"{tmp_path}/{written}"
            field.cursor_position = len(field.value)
            await pilot.press(key)
            assert field.value == f"{tmp_path}/{wanted}"
        field.value = f"{tmp_path}/fe"
        await pilot.press("tab")
        assert "ferry-1.txt  ferry-2.txt" in str(desk.screen.query_one(".dialog-error").render())
        await pilot.press("escape")
