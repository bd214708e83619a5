"""What the desk looks like at the three sizes. Look at the report before accepting a change."""

from __future__ import annotations

import time
from dataclasses import asdict

import pytest
from textual.widgets import Input

from tui.memory import SavedView

SIZES = [(80, 24), (120, 40), (200, 60)]


def shown(pilot) -> bool:
    """Whether list and pane are filled."""
    desk = pilot.app
    filled = any(str(part.render()).strip() for part in desk.view.pane.query("Static"))
    return desk.view.table.row_count > 0 and filled


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40", "200x60"])
@pytest.mark.parametrize("key", ["1", "2"], ids=["claims", "flags"])
def test_view(desk, snap_compare, until, size, key):
    async def go(pilot):
        await pilot.press(key)
        await until(pilot, lambda: shown(pilot))

    assert snap_compare(desk, terminal_size=size, run_before=go)


@pytest.mark.parametrize("key", ["3", "4"], ids=["articles", "speakers"])
def test_other_view(desk, snap_compare, until, key):
    async def go(pilot):
        await pilot.press(key)
        await until(pilot, lambda: shown(pilot))

    assert snap_compare(desk, terminal_size=(120, 40), run_before=go)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40", "200x60"])
@pytest.mark.parametrize("key", ["1", "2"], ids=["claims", "flags"])
def test_facets(desk, archive, snap_compare, until, size, key):  # noqa: PLR0917 (fixtures)
    archive.same = [(1, 4)]

    async def go(pilot):
        await pilot.press(key)
        await until(pilot, lambda: shown(pilot))
        await pilot.press("F")
        await until(pilot, lambda: desk.view.facets is not None and desk.view.facets.option_count > 0)
        await pilot.press("j", "enter")
        await until(pilot, lambda: desk.view.filter_text != "" and shown(pilot))

    assert snap_compare(desk, terminal_size=size, run_before=go)


def test_folded_and_ruled_on(desk, archive, snap_compare, until):
    """Two views in one life: a folded claim that is opened, selected rows, then a queue half done."""
    archive.same = [(1, 4)]

    async def go(pilot):
        await until(pilot, lambda: shown(pilot))
        await pilot.press("l", "space", "space", "v")
        await until(pilot, lambda: archive.claim(4).verdict == "verified")
        await pilot.press("k")
        await until(pilot, lambda: "verified" in said(desk))
        desk.clear_notifications()

    def said(desk):
        return " ".join(str(part.render()) for part in desk.view.pane.query("Static"))

    assert snap_compare(desk, terminal_size=(120, 40), run_before=go)


def test_completion(desk, snap_compare, until):
    async def go(pilot):
        await until(pilot, lambda: shown(pilot))
        await pilot.press("slash", *"source:")
        await until(pilot, lambda: len(desk.filter_bar.menu.candidates) == 2)
        desk.filter_bar.field.cursor_blink = False

    assert snap_compare(desk, terminal_size=(80, 24), run_before=go)


def test_nothing_yet(archive, desk, snap_compare, until):
    archive.claims_by_id.clear()

    async def go(pilot):
        await until(pilot, lambda: "No claims yet" in desk.view.table.empty)

    assert snap_compare(desk, terminal_size=(80, 24), run_before=go)


@pytest.mark.parametrize("theme", ["textual-light", "nord"])
def test_theme(desk, snap_compare, until, theme):
    async def go(pilot):
        await until(pilot, lambda: desk.archive is not None)
        desk.theme = theme
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and shown(pilot))

    assert snap_compare(desk, terminal_size=(120, 40), run_before=go)


@pytest.mark.parametrize(
    "keys",
    [["2", "d"], ["i"], ["H"], ["b"], ["e"]],
    ids=["reason", "edit", "history", "saved", "export"],
)
def test_question(desk, archive, snap_compare, until, keys, monkeypatch, tmp_path):  # noqa: PLR0917 (fixtures)
    monkeypatch.chdir("/")  # the question for a file names the folder
    monkeypatch.setenv("TZ", "UTC")  # and the history the time of day here
    time.tzset()
    archive.verify([1], "verified")
    archive.kept["desk.views"] = [asdict(SavedView("Quill by day", "claims", "speaker:quill", "date", False))]

    async def go(pilot):
        for key in keys:
            await until(pilot, lambda: shown(pilot))
            await pilot.press(key)
        await until(pilot, lambda: len(desk.screen_stack) == 2)
        for field in desk.screen.query(Input):
            field.cursor_blink = False

    assert snap_compare(desk, terminal_size=(80, 24), run_before=go)


@pytest.mark.parametrize(
    "keys",
    [["question_mark"], ["a"], ["slash", *"colour:red", "enter"]],
    ids=["help", "note", "wrong-filter"],
)
def test_over_the_claims(desk, snap_compare, until, keys):
    async def go(pilot):
        await until(pilot, lambda: shown(pilot))
        await pilot.press(*keys)
        bar = pilot.app.filter_bar
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2 or bar.has_class("-wrong"))
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False

    assert snap_compare(desk, terminal_size=(80, 24), run_before=go)
