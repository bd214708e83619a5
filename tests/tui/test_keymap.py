"""Every key of the keymap is pressed where it belongs, and does what it is said to do."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from textual.actions import parse

from tui import keymap
from tui.memory import SavedView
from tui.screens.help import HelpScreen
from tui.screens.note import NoteDialog
from tui.screens.paths import AddDialog, PathField
from tui.screens.reason import ReasonDialog
from tui.screens.saved import SavedViewsDialog
from tui.screens.versions import VersionsScreen
from tui.widgets.claim_pane import RelationLine
from tui.widgets.speaker_pane import SpokenLine

EVERY = [
    (pane, key, press) for pane, keys in keymap.KEYS.items() for key in keys for press in key.keys.split(",")
]
VIEW_OF = {
    "matrix": "story",
    "article": "articles",
    "speaker": "speakers",
    "spoken": "speakers",
}  # where a pane of another name than its view is
ASKED = {
    "reason": ReasonDialog,
    "dialog": lambda: NoteDialog(1, "", ""),
    "told": lambda: HelpScreen({"list": keymap.KEYS["list"]}),
    "path": AddDialog,
}
TAKEN_BY_TERMINALS = {"ctrl+i", "ctrl+m", "ctrl+e", "ctrl+j", "ctrl+h", "ctrl+z", "ctrl+c", "f5"}


@dataclass
class Called:
    """What an action was called with."""

    with_what: tuple[object, ...] | None = None

    def by(self, *given: object) -> None:
        """Stands in for the action."""
        self.with_what = given


async def focus_pane(pilot, desk, until, pane):  # noqa: PLR0911 (one for each pane)
    """Bring the focus where the keys of `pane` belong; the widget whose actions they are."""
    view = pane if pane in desk.VIEWS else VIEW_OF.get(pane, "claims")
    await desk.action_go(view)
    await until(pilot, lambda: desk.view.table.row_count > 0 and bool(desk.view.pane.query("Static")))
    if pane == "spoken":
        await until(pilot, lambda: desk.view.pane.query(SpokenLine).first().display)
        desk.view.pane.query(SpokenLine).first().focus()
        return desk.view.pane.query(SpokenLine).first()
    if pane in {"reading", "matrix", "article", "speaker"}:
        desk.view.pane.focus()
        return desk.view.pane.actor
    if pane == "versions":
        await desk.push_screen(VersionsScreen([(desk.archive.article_record(1), desk.archive.article(1))]))
        return desk.screen
    if pane == "facets":
        await desk.view.action_facets()
        await until(pilot, lambda: bool(desk.view.facets.option_count))
        return desk.view.facets
    if pane in ASKED:
        await desk.push_screen(ASKED[pane]())
        return desk.screen.query_one(PathField) if pane == "path" else desk.screen
    if pane == "saved":
        desk.memory.save_view(SavedView("walkout", "claims", "walkout", "rank", False))
        await desk.push_screen(SavedViewsDialog(desk.memory, desk.memory.views[0]))
        return desk.screen
    if pane == "filter":
        desk.filter_bar.field.focus()
        return desk.filter_bar.field
    if pane == "relation":
        await until(pilot, lambda: bool(desk.view.pane.query(RelationLine)))
        desk.view.pane.query_one(RelationLine).focus()
        return desk.view.pane.query_one(RelationLine)
    return desk.view.table if pane == "list" else desk.view


@pytest.mark.parametrize("pane", keymap.KEYS)
async def test_each_key_of_a_pane_runs_its_action(desk, until, monkeypatch, pane):
    async with desk.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: desk.archive is not None)
        place = await focus_pane(pilot, desk, until, pane)
        await pilot.pause()
        for key in keymap.KEYS[pane]:
            namespace, name, parameters = parse(key.action)
            owner = desk if namespace == "app" or pane == "app" else place
            assert hasattr(owner, f"action_{name}"), f"{owner} has no action {name}"
            for press in key.keys.split(","):
                called = Called()
                monkeypatch.setattr(owner, f"action_{name}", called.by)
                await pilot.press(press)
                assert called.with_what == tuple(parameters), f"{press} in {pane}"


def test_no_key_means_two_things_in_one_place():
    for panes in (
        *(
            (view, inner, "desk", "app")
            for view in ("claims", "flags", "articles", "speakers")
            for inner in ("list", "reading")
        ),
        ("story", "list", "desk", "app"),
        ("story", "matrix", "desk", "app"),
        ("articles", "article", "desk", "app"),
        ("speakers", "speaker", "spoken", "desk", "app"),
        ("versions", "dialog", "app"),
        *((view, "facets", "desk", "app") for view in ("flags", "speakers")),
        ("filter", "app"),
        ("dialog", "app"),
        ("reason", "dialog", "app"),
        ("saved", "dialog", "app"),
        ("versions", "told", "dialog", "app"),
        ("path", "dialog", "app"),
    ):
        pressed = [press for pane in panes for key in keymap.KEYS[pane] for press in key.keys.split(",")]
        assert len(pressed) == len(set(pressed)), panes


def test_names_are_unique_and_told():
    names = [(pane, key.name) for pane, keys in keymap.KEYS.items() for key in keys]
    assert len(names) == len(set(names))
    assert all(key.tooltip and key.label for keys in keymap.KEYS.values() for key in keys)
    assert set(keymap.KEYS) == set(keymap.PANES)


def test_no_key_that_terminals_take():
    assert not TAKEN_BY_TERMINALS & {press for _, _, press in EVERY}


def test_letters_are_not_the_apps():
    assert all(len(press) > 1 for pane, _, press in EVERY if pane in {"app", "filter", "dialog"})
