"""Stories: the matrix, its reasons and its chart, from every place a claim is in hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

import factdb
from tui import ladder
from tui.widgets.story_matrix import StoryMatrix
from tui.widgets.story_pane import LadderChart

SIZE = (120, 40)


def listed(desk, name):
    """Whether this view is on the screen and filled."""
    return name == desk.view.PANE and desk.view.table.row_count > 0 and not desk.view.stale


def matrix(desk):
    return desk.view.query_one(StoryMatrix)


def told(desk):
    """The story that is shown, as text: a line for each statement, a word for each outlet."""
    story = matrix(desk).story
    if story is None:
        return []
    return [(line.claim.text, *(str(cell.stance) for cell in line.cells)) for line in story.lines]


def reasons(desk):
    return str(desk.view.query_one("#story-told").render())


def claim_of(archive, words):
    return next(claim for claim in archive.claims() if words in claim.text)


async def go_to_claim(desk, pilot, until, claim):
    await until(pilot, lambda: listed(desk, "claims"))
    desk.view.show_record(claim.id)
    await until(pilot, lambda: desk.view.table.record_id == claim.id)


@pytest.mark.parametrize("key", ["5", "w"])
async def test_the_story_of_the_claim_under_the_cursor(pit, desk_on, until, key):
    claim = claim_of(pit, "19 miners")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.press(key)
        await until(pilot, lambda: listed(desk, "story") and len(told(desk)) == 5)
        assert desk.view.table.record_id == claim.id
        assert matrix(desk).story.outlets == ("Hill Wire", "Evening Lamp", "Radio Orsk", "The Gauge")
        assert told(desk)[3] == (claim.text, "otherwise", "says", "earlier", "later")
        assert matrix(desk).spot == (3, 1)
        await until(pilot, lambda: "19 / 21 miners" in reasons(desk))
        chart = str(desk.view.query_one(LadderChart).render())
        assert all(word in chart for word in ("miners", "3 Mar", "6 Mar", "Radio Orsk", "23"))


async def test_without_a_claim_the_stories_are_listed(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk, "claims"))
        await pilot.press("3")
        await until(pilot, lambda: listed(desk, "articles"))
        await pilot.press("5")
        await until(pilot, lambda: listed(desk, "story"))
        rows = desk.view.table.pages.listing.rows(0, 10)
        assert [len(row.outlets) for row in rows] == [4, 3, 2]
        assert [row.contradictions for row in rows] == [1, 2, 0]
        await pilot.press("j", "j")
        await until(pilot, lambda: told(desk) and told(desk)[0][1:] == ("says", "copies"))
        await until(pilot, lambda: "2 outlets, 1 origin" in reasons(desk))


async def test_a_claim_that_nobody_else_tells_is_a_story_of_one(pit, desk_on, until):
    claim = claim_of(pit, "crowd waited")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.press("5")
        await until(pilot, lambda: listed(desk, "story") and len(told(desk)) == 1)
        await until(pilot, lambda: "No other article tells of this claim" in reasons(desk))
        assert "[sic]" in reasons(desk)
        assert desk.view.table.row_count == 4
        await pilot.press("escape")
        await until(pilot, lambda: desk.view.table.row_count == 3)


async def test_from_a_flag_and_from_a_sentence(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(desk, "claims"))
        await pilot.press("2")
        await until(pilot, lambda: listed(desk, "flags"))
        flag = desk.view.table.record
        await pilot.press("5")
        await until(pilot, lambda: listed(desk, "story") and desk.view.table.record_id == flag.a.id)
        await pilot.press("3")
        await until(pilot, lambda: listed(desk, "articles") and bool(desk.view.pane.text.sentences))
        await pilot.press("enter", "n", "w")
        sentence = desk.switcher.get_child_by_id("articles").pane.text.claim
        await until(pilot, lambda: listed(desk, "story") and desk.view.table.record_id == sentence.id)


async def test_moving_in_the_matrix_and_opening_the_article(pit, desk_on, until):
    claim = claim_of(pit, "19 miners")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.press("5")
        await until(pilot, lambda: listed(desk, "story") and len(told(desk)) == 5)
        await pilot.press("enter")
        await until(pilot, lambda: matrix(desk).has_focus)
        for keys, spot in (
            ("j", (4, 1)), ("k", (3, 1)), ("right", (3, 2)), ("l", (3, 3)), ("l", (3, 3)), ("left", (3, 2)),
            ("h", (3, 1)), ("g", (0, 1)), ("up", (0, 1)), ("G", (4, 1)), ("down", (4, 1)), ("home", (0, 1)),
            ("n", (2, 1)), ("n", (3, 0)), ("n", (2, 1)), ("N", (3, 0)), ("end", (4, 0)),
        ):  # fmt: skip
            await pilot.press(keys)
            assert matrix(desk).spot == spot, keys
        await pilot.press("n")
        await until(pilot, lambda: "Evening Lamp says otherwise" in reasons(desk))
        await pilot.press("n")
        await until(pilot, lambda: "Hill Wire says otherwise" in reasons(desk))
        await pilot.press("enter")
        other = claim_of(pit, "21 miners")
        await until(pilot, lambda: desk.view.PANE == "articles")
        await until(pilot, lambda: desk.view.table.record_id == other.article_id)
        await until(pilot, lambda: desk.view.pane.text.claim is not None)
        assert desk.view.pane.text.claim.id == other.id
        await until(pilot, lambda: desk.view.pane.has_focus)


async def test_the_mouse_does_what_keys_do(pit, desk_on, until):
    claim = claim_of(pit, "19 miners")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.click("#tab-story")
        await until(pilot, lambda: listed(desk, "story") and len(told(desk)) == 5)
        await pilot.click(StoryMatrix, offset=(64, 3))
        assert matrix(desk).spot == (2, 0)
        await pilot.click(StoryMatrix, offset=(64, 3), times=2)
        await until(pilot, lambda: desk.view.PANE == "articles")


async def test_a_dismissed_relation_leaves_the_story(pit, desk_on, until):
    claim = claim_of(pit, "never failed")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.press("5")
        await until(
            pilot, lambda: len(told(desk)) == 2 and told(desk)[0][1:] == ("says", "otherwise", "says")
        )
        pit.rule([flag.id for flag in pit.flags_of(claim.id)], "dismissed")
        desk.look_for_changes()
        await until(pilot, lambda: len(told(desk)) == 1)


async def test_hostile_text_stays_inside_its_cell(pit, desk_on, until):
    words = (
        "Ines Varga said \x1b[31m31 miners\x1b[0m were [/b] missing \u202eunderground\u202c \u4e16"
        + "\u200b\u0301" * 40
    )
    pit.add(
        [factdb.Article(f"{words}{'x' * 9_000}.", "[b]", "\x1b[2JE\u200bvil [link]", None, date(2031, 3, 7))]
    )
    claim = claim_of(pit, "31 miners")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        for key, name in (("5", "story"), ("3", "articles"), ("4", "speakers"), ("5", "story")):
            await pilot.press(key)
            await until(pilot, lambda name=name: listed(desk, name))
            await pilot.press("enter")
            await pilot.pause()
            lines = [line.text for line in desk.screen._compositor.render_strips()]
            assert not any(char in line for line in lines for char in "\x1b\u202e\u200b")
            assert {cell_len(line) for line in lines} == {SIZE[0]}


async def test_copying_a_statement_with_all_stances(pit, desk_on, until):
    claim = claim_of(pit, "19 miners")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.press("5")
        await until(pilot, lambda: len(told(desk)) == 5)
        await pilot.press("y")
        assert "Hill Wire says otherwise" in desk.clipboard
        assert claim.text in desk.clipboard


async def test_where_one_has_room_t_turns_from_reasons_to_chart(pit, desk_on, until):
    claim = claim_of(pit, "19 miners")
    desk = desk_on(pit)
    async with desk.run_test(size=(80, 24)) as pilot:
        await go_to_claim(desk, pilot, until, claim)
        await pilot.press("5")
        await until(pilot, lambda: len(told(desk)) == 5)
        cell, chart = desk.view.query_one("#story-cell"), desk.view.query_one("#story-chart")
        assert cell.display
        assert not chart.display
        await pilot.press("enter", "pagedown")
        await until(pilot, lambda: cell.scroll_offset.y > 0)
        await pilot.press("pageup")
        await until(pilot, lambda: cell.scroll_offset.y == 0)
        await pilot.press("t")
        await until(pilot, lambda: chart.display and not cell.display)
        await pilot.press("t")
        await until(pilot, lambda: cell.display and not chart.display)


# -- the drawing ---------------------------------------------------------------------------------


def rung(outlet, day, low, high=None):
    claim = object()
    return factdb.Rung(
        claim, outlet, day and date(2031, 3, day), low, low if high is None else high, str(low)
    )


def test_a_ladder_says_who_gave_which_number_when():
    rungs = (rung("A", 3, 12.0), rung("B", 4, 17.0), rung("A", 9, 21.0, 25.0), rung("C", None, 14.0))
    drawn = ladder.draw(factdb.Ladder("miners", None, rungs), 70, 14).plain
    lines = drawn.splitlines()
    assert lines[0].startswith("miners")
    assert [lines[-2].index(day) for day in ("3 Mar", "4 Mar", "9 Mar", "no date")] == sorted(
        lines[-2].index(day) for day in ("3 Mar", "4 Mar", "9 Mar", "no date")
    )
    assert lines[-1] == "● A   ■ B   ▲ C"
    heights = [
        next(n for n, line in enumerate(lines) if number in line) for number in ("21–25", "■ 17", "▲ 14")
    ]
    assert heights == sorted(heights)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (14.0, 14.0, "14"),
        (14.0, None, "≥14"),
        (None, 30.0, "≤30"),
        (2.5, 3.0, "2.5–3"),
        (3.4e6, 3.4e6, "3.4M"),
    ],
)
def test_numbers_in_brief(low, high, shown):
    assert ladder.number(factdb.Rung(object(), "A", None, low, high, "")) == shown


days = st.one_of(st.none(), st.integers(1, 31))
values = st.one_of(st.floats(-1e15, 1e15), st.integers(0, 50).map(float))


@given(
    st.lists(st.tuples(st.sampled_from("ABCDEFGHIJ"), days, values), min_size=1, max_size=30),
    st.integers(1, 160),
    st.integers(1, 40),
)
def test_any_ladder_is_drawn_within_its_room(rungs, width, height):
    drawn = ladder.draw(factdb.Ladder("x", None, tuple(rung(*each) for each in rungs)), width, height)
    assert isinstance(drawn, Content)
    if width >= ladder.LEAST_WIDTH and height >= ladder.LEAST_HEIGHT + 2:
        chart = drawn.plain.splitlines()[1:-1]
        assert len(chart) <= height - 2
        assert all(len(line) <= width for line in chart)


# -- what it looks like --------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_story(pit, desk_on, snap_compare, until, size):
    desk = desk_on(pit)
    desk.path = pit.path.relative_to(pit.path.parent)

    async def go(pilot):
        await go_to_claim(desk, pilot, until, claim_of(pit, "19 miners"))
        await pilot.press("5", "enter")
        await until(pilot, lambda: matrix(desk).has_focus and len(told(desk)) == 5)
        await until(pilot, lambda: "19 / 21 miners" in reasons(desk))
        desk.clear_notifications()
        await until(pilot, lambda: not desk.screen.query("Toast"))

    assert snap_compare(desk, terminal_size=size, run_before=go)
