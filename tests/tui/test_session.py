"""What the desk finds again: the place, the theme, the person's own keys; and going to records by number."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from tui import keymap, palette
from tui.memory import FILTERS, Memory, SavedView
from tui.preferences import Preferences
from tui.screens.help import HelpScreen

SIZE = (120, 40)


async def test_the_first_time_says_how_to_begin_and_the_second_does_not(archive, desk_on, until, seen):
    archive.kept.clear()
    for hinted in (True, False):
        desk = desk_on(archive)
        async with desk.run_test(size=SIZE) as pilot:
            await until(pilot, lambda desk=desk: seen.listed(desk))
            assert any("enter reads" in notice for notice in seen.notices(desk)) == hinted
            await pilot.press("q")


async def test_the_desk_opens_where_it_was_left(archive, desk_on, until, seen):
    desk = desk_on(archive)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"source:courier", "enter", "r")
        await until(pilot, lambda: desk.view.table.row_count == 3 and desk.view.descending)
        await pilot.press("j", "m", "2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await pilot.press("n", "q")
    again = desk_on(archive)
    async with again.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: again.view.PANE == "flags" and seen.listed(again) and seen.at(again, 2))
        await pilot.press("1")
        await until(pilot, lambda: again.view.PANE == "claims" and again.view.table.row_count == 3)
        await until(pilot, lambda: seen.at(again, 2))
        assert (again.view.filter_text, again.view.descending) == ("source:courier", True)
        assert again.filter_bar.field.value == "source:courier"
        assert again.view.table.lines == 1


async def test_whoever_goes_somewhere_at_once_is_not_taken_elsewhere(archive, desk_on, until, seen):
    archive.kept["desk.place"] = {"on": "flags"}
    desk = desk_on(archive)
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: seen.listed(desk))
        assert desk.view.PANE == "articles"


@pytest.mark.parametrize(
    "kept",
    [
        {"desk.place": {"on": "nowhere", "claims": {"sort": "colour", "record": "x", "wrapped": 3}}},
        {"desk.place": [1], "desk.filters": "port", "desk.views": {"a": 1}, "desk.theme": 7},
        {"desk.place": {"claims": "x"}, "desk.filters": [1, None], "desk.views": [1, {}], "desk.theme": "no"},
        {"desk.place": {"on": "claims", "claims": {"filter": "colour:red", "record": 99}}},
    ],
)
async def test_what_was_kept_by_another_version_does_no_harm(archive, desk_on, until, seen, kept):
    archive.kept.update(kept)
    desk = desk_on(archive)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: desk.archive is not None and not desk.view.stale)
        await pilot.press("escape")
        await until(pilot, lambda: desk.view.table.row_count == 5)
        await pilot.press("b", "escape", "q")


async def test_the_theme_is_kept(archive, desk_on, until, seen):
    desk = desk_on(archive)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        desk.theme = "textual-light"
        await until(pilot, lambda: archive.kept.get("desk.theme") == "textual-light")
    again = desk_on(archive)
    async with again.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: again.theme == "textual-light")


@pytest.mark.parametrize(
    ("typed", "view", "number"),
    [("claim 4", "claims", 4), ("flag 2", "flags", 2), ("article 2", "articles", 2)],
)
async def test_the_palette_goes_to_a_record(desk, until, seen, typed, view, number):  # noqa: PLR0917 (fixtures)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"nothing", "enter")
        await until(pilot, lambda: desk.view.table.row_count == 0)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(desk.screen, CommandPalette))
        desk.screen.query_one(Input).value = typed
        await until(pilot, lambda: f"Go to {typed}" in first_hit(desk))
        await pilot.press("down", "enter")
        await until(pilot, lambda: view == desk.view.PANE and seen.at(desk, number))


def first_hit(desk):
    """What the palette shows first."""
    hits = desk.screen.query_one("CommandList")
    return str(hits.get_option_at_index(0).prompt) if hits.option_count else ""


async def test_a_number_that_is_not_there_is_said(desk, until, seen, monkeypatch):
    import factdb

    def missing(number):
        raise factdb.NotFoundError(f"There is no claim {number}.")

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        monkeypatch.setattr(desk.archive, "claim", missing)
        await desk.go_to("claim", 77)
        await until(pilot, lambda: "There is no claim 77." in seen.notices(desk))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("claim 12", [("claim", 12)]),
        ("go to flag 3", [("flag", 3)]),
        ("claims 7", [("claim", 7)]),
        ("a 5", [("article", 5)]),
        ("12", [("claim", 12), ("flag", 12), ("article", 12)]),
        ("claim", []),
        ("verdict 3", []),
        ("claim 12 x", []),
    ],
)
def test_what_a_number_means(typed, found):
    assert list(palette.numbered(typed)) == found


async def test_own_keys_work_and_help_tells_them(archive, desk_on, until, seen, tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text('theme = "textual-light"\n[keys.claims]\nverified = "V"\n')
    desk = desk_on(archive, Preferences.read(file))
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        assert desk.theme == "textual-light"
        await pilot.press("v")
        await pilot.press("V")
        await until(pilot, lambda: archive.claim(1).verdict == "verified")
        assert len(archive.done) == 1
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(desk.screen, HelpScreen))
        help_text = str(desk.screen.query_one("#help-keys Static").render())
        assert "  V           Mark as verified" in help_text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ""),
        ('[keys.claims]\nverified = "V"', ""),
        ('[keys.claims]\nverify = "V"', "there is no key claims.verify"),
        ("[keys]\nclaims = 3", "there is no key claims."),
        ("[keys.claims]\nverified = 3", "there is no key claims.verified"),
        ("keys = [", "cannot be read"),
        ("theme = 3", ""),
    ],
)
def test_a_file_of_keys_is_read_as_far_as_it_makes_sense(tmp_path, text, problem):
    file = tmp_path / "desk.toml"
    file.write_text(text)
    read = Preferences.read(file)
    assert bool(read.problems) == bool(problem)
    assert all(problem in told and str(file) in told for told in read.problems)
    assert [key.name for key in read.keys_of("claims")] == [key.name for key in keymap.KEYS["claims"]]


def test_no_file_of_keys_is_no_problem(tmp_path):
    assert Preferences.read(tmp_path / "desk.toml") == Preferences()


async def test_a_wrong_file_of_keys_is_said(archive, desk_on, until, seen, tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text("keys = [")
    desk = desk_on(archive, Preferences.read(file))
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: any("desk.toml" in notice for notice in seen.notices(desk)))


def test_history_holds_each_filter_once_and_not_too_many():
    memory = Memory()
    for number in range(FILTERS + 10):
        memory.add_filter(f"word{number}")
    memory.add_filter(" word20 ")
    memory.add_filter("  ")
    assert len(memory.filters) == FILTERS
    assert memory.filters[-1] == "word20"
    assert memory.filters.count("word20") == 1


def test_a_saved_view_takes_the_place_of_one_of_its_name():
    memory = Memory()
    memory.save_view(SavedView("b", "claims", "x", "rank", descending=False))
    memory.save_view(SavedView("A", "flags", "", "queue", descending=False))
    memory.save_view(SavedView("b", "claims", "y", "date", descending=True))
    assert [(view.name, view.filter_text) for view in memory.views] == [("A", ""), ("b", "y")]
    memory.drop_view("b")
    assert [view.name for view in memory.views] == ["A"]
