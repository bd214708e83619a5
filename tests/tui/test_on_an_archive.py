"""The desk on an archive of the real kind: folding, facets, editing, the queue, and resuming."""

from __future__ import annotations

from textual.widgets import Input

from tui.screens.edit import EditDialog
from tui.widgets.triage_line import TriageLine

SIZE = (160, 45)
TWICE = "The Tarrow pit flooded on Monday before dawn."


async def test_a_copied_claim_is_one_line_with_its_outlets(pit, desk_on, until, seen):
    desk = desk_on(pit)
    number, other = (row.id for row in pit.claims(f'"{TWICE}"'))
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk) and desk.view.folded is not None)
        shown = desk.view.table.row_count
        assert shown < len(pit.list_claims())
        await desk.go_to("claim", number)
        await until(pilot, lambda: seen.at(desk, number) and f"▸2 {TWICE[:20]}" in seen.lines(desk))
        assert "2 outlets" in seen.lines(desk)
        await pilot.press("l")
        await until(pilot, lambda: desk.view.table.row_count == shown + 1)
        await pilot.press("h", "v")
        await until(pilot, lambda: {str(pit.claim(n).verdict) for n in (number, other)} == {"verified"})
        await pilot.press("u")
        await until(pilot, lambda: str(pit.claim(other).verdict) == "unchecked")
        assert any("Undone: Verified 2 claims" in notice for notice in seen.notices(desk))


async def test_facets_of_an_archive(pit, desk_on, until, seen):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("F")
        await until(pilot, lambda: desk.view.facets is not None and desk.view.facets.option_count > 10)
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.filter_text.startswith("source:"))
        source = pit.facets("").source.counts[0]
        await until(pilot, lambda: desk.view.shown == source.claims)
        assert desk.memory.filters == [source.term]


async def test_editing_and_its_history(pit, desk_on, until, seen):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk) and desk.view.folded is not None)
        number = desk.view.table.record_id
        before = pit.claim(number).text
        await pilot.press("i")
        await until(pilot, lambda: isinstance(desk.screen, EditDialog))
        desk.screen.query_one("#text", Input).value = "Other words [sic]."
        desk.screen.query_one("#days", Input).value = "2031-03"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pit.claim(number).text == "Other words [sic].")
        assert str(pit.claim(number).last) == "2031-03-31"
        await until(pilot, lambda: f"text: {before}" in seen.read_out(desk))
        await pilot.press("u")
        await until(pilot, lambda: pit.claim(number).text == before and pit.edits_of(number) == [])


async def test_the_queue_of_an_archive(pit, desk_on, until, seen):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk))
        first = desk.view.table.record_id
        kinds = [str(row.kind) for row in desk.view.table.pages.listing.rows(0, 99)]
        assert kinds == sorted(kinds, key=["contradiction", "update", "overlap"].index)
        await pilot.press("z")
        await until(pilot, lambda: desk.view.table.pages.listing.ids()[-1] == first)
        second = desk.view.table.record_id
        assert second != first
        await pilot.press("d", "e")
        await until(pilot, lambda: str(pit.flag(second).ruling) == "dismissed")
        await until(pilot, lambda: second not in desk.view.table.pages.listing.ids())
        line = desk.query_one(TriageLine)
        await until(pilot, lambda: "1 unsure" in str(line.render()) and "≠ 0% of 1" in str(line.render()))


async def test_the_archive_itself_remembers(pit, desk_on, until, seen):
    desk = desk_on(pit)
    pit.close = lambda: None  # the second desk opens it again
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"miners", "enter", "right_square_bracket", "j")
        await until(pilot, lambda: desk.view.sort == "date" and desk.view.filter_text == "miners")
        await until(pilot, lambda: seen.listed(desk) and desk.view.table.record_id is not None)
        number = desk.view.table.record_id
        await pilot.press("q")
    assert pit.setting("desk.filters") == ["miners"]
    again = desk_on(pit)
    async with again.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(again) and seen.at(again, number))
        assert (again.view.filter_text, again.view.sort) == ("miners", "date")
