"""What the desk looks like at the three sizes. Look at the report before accepting a change."""

from __future__ import annotations

import pytest
from textual.widgets import Input

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
