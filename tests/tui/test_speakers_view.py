"""Speakers: how much, where, under which names, against themselves; and putting them together and apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

import factdb
from tui.screens.speakers import MergeDialog, SplitDialog, parts
from tui.widgets.claim_pane import RelationLine
from tui.widgets.speaker_pane import Reversal, SpokenLine, by_outlet, names

SIZE = (120, 40)


def listed(desk):
    return desk.view.PANE == "speakers" and desk.view.table.row_count > 0 and not desk.view.stale


def read_out(desk):
    return "\n".join(str(part.render()) for part in desk.view.pane.query("Static").results() if part.display)


def notices(desk):
    return [notice.message for notice in desk._notifications]


def speaker_of(archive, name):
    listing = archive.list_speakers()
    return next(row for row in listing.rows(0, len(listing)) if row.name == name)


async def go_to(desk, pilot, until, name):
    await until(pilot, lambda: desk.archive is not None)
    await pilot.press("4")
    await until(pilot, lambda: listed(desk))
    number = speaker_of(desk.archive, name).id
    desk.view.show_record(number)
    await until(pilot, lambda: desk.view.table.record_id == number and desk.view.pane._shown == number)


async def test_who_said_how_much_where_and_otherwise(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, "Ines Varga")
        told = read_out(desk)
        assert "3 claims in 3 articles" in told
        assert "Hill Wire 2 · The Gauge 1" in told
        await until(pilot, lambda: len(desk.view.pane.query(Reversal)) == 3)
        assert "12 / 23 miners" in read_out(desk)
        shown = [spoken for spoken in desk.view.pane.query(SpokenLine) if spoken.display]
        assert [pit.claim(spoken.claim_id).published.day for spoken in shown] == [3, 5, 6]
        await go_to(desk, pilot, until, "Liv Brandvold")
        await until(pilot, lambda: not desk.view.pane.query(RelationLine))


async def test_a_dismissed_clash_is_not_held_against_them(pit, desk_on, until):
    own = [f for f in pit.relations() if f.a.speaker == f.b.speaker == "Ines Varga"]
    pit.rule([flag.id for flag in own], "dismissed")
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, "Ines Varga")
        assert "12 miners" in read_out(desk)
        assert not desk.view.pane.query(Reversal)


async def test_keys_and_mouse_go_to_claims_flags_and_stories(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, "Ines Varga")
        await until(pilot, lambda: len(desk.view.pane.query(Reversal)) == 3)
        await pilot.press("enter", "l", "l", "right", "l")
        assert isinstance(desk.focused, SpokenLine)
        claim = desk.focused.claim_id
        await pilot.press("h")
        assert isinstance(desk.focused, Reversal)
        await pilot.press("left", "left", "left", "l", "l", "l")
        assert desk.focused.claim_id == claim
        await pilot.press("w")
        await until(pilot, lambda: desk.view.PANE == "story" and desk.view.table.record_id == claim)
        await go_to(desk, pilot, until, "Ines Varga")
        await pilot.press("enter", "l", "l", "l", "l", "enter")
        await until(pilot, lambda: desk.view.PANE == "claims" and desk.view.table.record_id == claim)
        await pilot.press("4")
        await pilot.click(Reversal)
        await until(pilot, lambda: desk.view.PANE == "flags")
        await pilot.press("4")
        await pilot.click(SpokenLine)
        await until(pilot, lambda: desk.view.PANE == "claims")


async def test_merging_and_taking_it_back(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, "Ines Varga")
        await pilot.press("M")
        await until(pilot, lambda: any("Select the speakers" in notice for notice in notices(desk)))
        await pilot.press("g", "space", "space", "M")
        await until(pilot, lambda: isinstance(desk.screen, MergeDialog))
        assert desk.screen.query_one(OptionList).option_count == 2
        desk.screen.query_one(Input).value = "The [Board]"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The [Board]" in [r.name for r in pit.list_speakers().rows(0, 9)])
        await until(pilot, lambda: desk.view.table.row_count == 2)
        assert speaker_of(pit, "The [Board]").claims == 5
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.row_count == 3)
        assert speaker_of(pit, "Ines Varga").claims == 3


async def test_three_become_one_under_the_name_of_the_second(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, "Ines Varga")
        await pilot.press("g", "space", "space", "space", "M")
        await until(pilot, lambda: isinstance(desk.screen, MergeDialog))
        await pilot.press("down", "enter")
        await until(pilot, lambda: desk.view.table.row_count == 1)
        assert [(row.name, row.claims) for row in pit.list_speakers().rows(0, 9)] == [("Samuel Okoro", 6)]
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.row_count == 2)
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.row_count == 3)


async def test_splitting_what_one_article_says(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, "Liv Brandvold")
        await pilot.press("S")
        await until(pilot, lambda: any("nothing to split" in notice for notice in notices(desk)))
        await go_to(desk, pilot, until, "Ines Varga")
        await pilot.press("S")
        await until(pilot, lambda: isinstance(desk.screen, SplitDialog))
        desk.screen.query_one(Input).value = "Ines Varga junior"
        assert "The Gauge of 2031-03-06" in str(
            desk.screen.query_one(OptionList).get_option_at_index(2).prompt
        )
        desk.screen.query_one(OptionList).highlighted = 2
        await pilot.press("ctrl+s")
        await until(pilot, lambda: desk.view.table.row_count == 4)
        assert speaker_of(pit, "Ines Varga junior").claims == 1
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.row_count == 3)


def voice(article, written, claims=1, why=""):
    return factdb.VoiceRecord(
        article, None, f"Outlet {article}", date(2031, 3, 1), written, claims, "name" if why else "", why
    )


def test_names_and_outlets_in_words():
    voices = [voice(1, "Ada Moor", 2), voice(2, "Moor", 3, "one [Moor]"), voice(3, "Moor")]
    assert by_outlet(voices) == "Outlet 2 3 · Outlet 1 2 · Outlet 3 1"
    assert names(voices, "Ada Moor") == ["“Moor” in 2 articles: one [Moor]"]


@pytest.mark.parametrize(
    ("voices", "found"),
    [
        ([voice(1, "Moor")], []),
        ([voice(1, "Moor"), voice(2, "Moor")], [{"article": 1}, {"article": 2}]),
        ([voice(1, "Moor"), voice(1, "Ada Moor")], [{"written": "Moor"}, {"written": "Ada Moor"}, {}]),
    ],
)
def test_the_parts_of_a_speaker(voices, found):
    assert [part for _, part in parts(voices)] == found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_speaker(pit, desk_on, snap_compare, until, size):
    desk = desk_on(pit)
    desk.path = Path("pit.db")

    async def go(pilot):
        await go_to(desk, pilot, until, "Ines Varga")
        await until(pilot, lambda: len(desk.view.pane.query(Reversal)) == 3)
        desk.clear_notifications()
        await until(pilot, lambda: not desk.screen.query("Toast"))

    assert snap_compare(desk, terminal_size=size, run_before=go)
