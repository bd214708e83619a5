"""Claims on the desk: moving, judging, noting, narrowing, copying; each by its key."""

from __future__ import annotations

from textual.widgets import Input

from tui.screens.edit import EditDialog
from tui.screens.history import HistoryScreen
from tui.screens.note import NoteDialog
from tui.screens.paths import ExportDialog
from tui.widgets.claim_pane import RelationLine

SIZE = (120, 40)


async def test_browsing_from_first_paint_to_a_claim_in_context(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await until(pilot, lambda: "412 members backed the deal [sic]" in seen.read_out(desk))
        assert "The Ledger · 2031-05-07" in seen.read_out(desk)
        await pilot.press("j")
        await until(pilot, lambda: "on Monday" in seen.read_out(desk) and "2031-05-05" in seen.read_out(desk))
        for keys, number in (("G", 5), ("k", 4), ("g", 1), ("end", 5), ("home", 1), ("down", 2), ("up", 1)):
            await pilot.press(keys)
            assert seen.at(desk, number), keys
        for keys, number in (("pagedown", 5), ("pageup", 1), ("ctrl+f", 5), ("ctrl+b", 1)):
            await pilot.press(keys)
            assert seen.at(desk, number), keys


async def test_verdicts_toggle_and_are_undone_and_redone(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        for key, verdict in (("v", "verified"), ("x", "refuted"), ("z", "unclear"), ("z", "unchecked")):
            await pilot.press(key)
            await until(pilot, lambda verdict=verdict: archive.claim(1).verdict == verdict)
            await until(pilot, lambda verdict=verdict: desk.view.table.record.verdict == verdict)
        assert any("u takes it back" in notice for notice in seen.notices(desk))
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.record.verdict == "unclear")
        await pilot.press("u")
        await until(pilot, lambda: desk.view.table.record.verdict == "refuted")
        for key, verdict in (("U", "unclear"), ("ctrl+r", "unchecked")):
            await pilot.press(key)
            await until(pilot, lambda verdict=verdict: desk.view.table.record.verdict == verdict)
        await pilot.press("U")
        await until(pilot, lambda: "There is nothing to redo." in seen.notices(desk))
        assert seen.at(desk, 1)


async def test_keys_pressed_fast_are_done_in_their_order(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("v", "x", "z", "x", "u")
        await until(pilot, lambda: len(archive.undone) == 1)
        assert [sentence.split()[-1] for sentence, _ in archive.done] == ["verified", "refuted", "unclear"]


async def test_selected_claims_are_judged_together(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("space", "space", "space", "k", "space")
        assert set(desk.view.table.selected) == {1, 2}
        await pilot.press("v")
        await until(
            pilot,
            lambda: [archive.claim(n).verdict for n in (1, 2, 3)] == ["verified", "verified", "unchecked"],
        )
        await pilot.press("escape")
        assert not desk.view.table.selected


async def test_a_note_with_its_evidence(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(desk.screen, NoteDialog))
        await pilot.press(*"asked", "enter", *"tape 3", "enter")
        await until(pilot, lambda: (archive.claim(1).note, archive.claim(1).evidence) == ("asked", "tape 3"))
        await until(pilot, lambda: "tape 3" in seen.read_out(desk))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(desk.screen, NoteDialog))
        assert [field.value for field in desk.screen.query(Input)] == ["asked", "tape 3"]
        await pilot.press("x", "escape")
        await until(pilot, lambda: not isinstance(desk.screen, NoteDialog))
        assert archive.claim(1).note == "asked"


async def test_only_this_speaker_and_only_this_article(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        for key, rows in (("s", 2), ("s", 5), ("f", 3), ("f", 5)):
            await pilot.press(key)
            await until(pilot, lambda rows=rows: desk.view.table.row_count == rows)
            assert seen.at(desk, 1)
        await pilot.press("j", "s")
        await until(pilot, lambda: any("own voice" in notice for notice in seen.notices(desk)))
        assert desk.view.table.row_count == 5


async def test_sorting_begins_at_the_top_of_the_new_order(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("j", "j", "right_square_bracket")
        await until(
            pilot, lambda: desk.view.sort == "date" and seen.at(desk, 2) and desk.view.table.cursor == 0
        )
        await pilot.press("r")
        await until(pilot, lambda: desk.view.descending and not seen.at(desk, 2))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: desk.view.sort == "rank" and seen.at(desk, 1))
        await pilot.click("#claims RecordTable", offset=(6, 0))
        await until(pilot, lambda: desk.view.sort == "text" and seen.at(desk, 1))
        await pilot.click("#claims RecordTable", offset=(6, 0))
        await until(pilot, lambda: desk.view.descending and seen.at(desk, 3))


async def test_mouse_chooses_and_opens(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.click("#claims RecordTable", offset=(9, 6))  # rows have two lines here
        assert seen.at(desk, 3)
        await pilot.click("#claims RecordTable", offset=(9, 7), times=2)
        assert seen.at(desk, 4)
        assert desk.view.pane.has_focus
        await pilot.click("#tab-speakers")
        await until(pilot, lambda: desk.view.PANE == "speakers" and seen.listed(desk))


async def test_copying_gives_the_citation(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("y")
        assert desk.clipboard == (
            "“412 members backed the deal” — Marta Quill, in “Walkout ends in Ostrava Bay”, Bay Courier, "
            "2031-05-06, https://baycourier.example/walkout"
        )
        assert any("citation" in notice for notice in seen.notices(desk))


async def test_export_writes_what_is_shown_and_never_over_a_file(desk, until, tmp_path, monkeypatch, seen):
    monkeypatch.chdir(tmp_path)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("s")
        await until(pilot, lambda: desk.view.table.row_count == 2)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(desk.screen, ExportDialog))
        await pilot.press("enter")
        target = tmp_path / "walkout-claims.csv"
        await until(pilot, lambda: any("2 claims written" in notice for notice in seen.notices(desk)))
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


async def test_reading_pane_scrolls_and_gives_back_the_keys(desk, until, seen):
    async with desk.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: seen.listed(desk) and "412" in seen.read_out(desk))
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


async def test_a_refresh_leaves_what_is_being_read_where_it_is(desk, archive, until, seen):
    async with desk.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: seen.listed(desk) and "The Ledger · 2031-05-07" in seen.read_out(desk))
        await pilot.press("enter", "G", "tab")
        pane, focused = desk.view.pane, desk.focused
        assert isinstance(focused, RelationLine)
        await until(pilot, lambda: pane.scroll_offset.y > 0)
        height = pane.scroll_offset.y
        archive.verify([1], "refuted")
        archive.version += 1
        desk.look_for_changes()
        await until(pilot, lambda: "refuted" in seen.read_out(desk))
        assert desk.focused is focused
        assert pane.scroll_offset.y == height
        await pilot.press("escape", "j")
        await until(pilot, lambda: pane.scroll_offset.y == 0)


async def test_the_same_claim_of_two_outlets_is_one_line_that_unfolds(desk, archive, until, seen):
    archive.same = [(1, 4)]
    async with desk.run_test(size=(160, 40)) as pilot:
        await until(pilot, lambda: seen.listed(desk) and desk.view.table.row_count == 4)
        assert "▸2 412 members backed the deal" in seen.lines(desk)
        assert "2 outlets" in seen.lines(desk)
        await until(pilot, lambda: "1 folded" in str(desk.query_one("#filter-count").render()))
        await pilot.press("l")
        await until(pilot, lambda: desk.view.table.row_count == 5)
        assert "▾2 412 members" in seen.lines(desk)
        assert "└ Only 380 members" in seen.lines(desk)
        await pilot.press("j", "v")
        await until(pilot, lambda: archive.claim(4).verdict == "verified")
        assert archive.claim(1).verdict == "unchecked"
        await pilot.press("left")
        await until(pilot, lambda: desk.view.table.row_count == 4 and seen.at(desk, 1))
        await pilot.press("right")
        await until(pilot, lambda: desk.view.table.row_count == 5)
        await pilot.press("h")
        await until(pilot, lambda: desk.view.table.row_count == 4)
        await pilot.press("j", "l")
        await until(pilot, lambda: "No other article has the same claim." in seen.notices(desk))


async def test_a_verdict_on_a_folded_line_is_on_all_of_it(desk, archive, until, seen):
    archive.same = [(1, 4)]
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk) and desk.view.table.row_count == 4)
        await pilot.press("x")
        await until(pilot, lambda: {archive.claim(n).verdict for n in (1, 4)} == {"refuted"})
        assert archive.claim(2).verdict == "unchecked"
        await pilot.press("D")
        await until(pilot, lambda: desk.view.table.row_count == 5)
        await until(pilot, lambda: "folded" not in str(desk.query_one("#filter-count").render()))
        await pilot.press("v")
        await until(pilot, lambda: archive.claim(1).verdict == "verified")
        assert archive.claim(4).verdict == "refuted"


async def test_rows_have_one_line_or_two(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        assert desk.view.table.lines == 2
        assert "Bay Courier" in seen.lines(desk)
        await pilot.press("j", "m")
        assert desk.view.table.lines == 1
        assert "Bay Courier" not in seen.lines(desk)
        await pilot.press("m")
        assert desk.view.table.lines == 2
        assert seen.at(desk, 2)


async def test_a_claim_is_edited_and_what_was_read_stays_in_sight(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("i")
        await until(pilot, lambda: isinstance(desk.screen, EditDialog))
        text, speaker, days = desk.screen.query(Input)
        assert (text.value, speaker.value, days.value) == ("412 members backed the deal", "Marta Quill", "")
        text.value, days.value = "412 union members backed the deal", "May"
        await pilot.press("ctrl+s")
        assert isinstance(desk.screen, EditDialog)
        assert "not a date" in str(desk.screen.query_one(".dialog-error").render())
        days.value = "2031-05-05 to 2031-05-06"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: archive.claim(1).text == "412 union members backed the deal")
        assert str(archive.claim(1).last) == "2031-05-06"
        assert archive.claim(1).speaker == "Marta Quill"
        await until(pilot, lambda: "text: 412 members backed the deal" in seen.read_out(desk))
        await pilot.press("i")
        await until(pilot, lambda: isinstance(desk.screen, EditDialog))
        await pilot.press("escape", "u")
        await until(pilot, lambda: archive.claim(1).text == "412 members backed the deal")


async def test_the_history_of_a_claim(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("H")
        await until(pilot, lambda: isinstance(desk.screen, HistoryScreen))
        assert "Nothing was done to it yet" in str(desk.screen.query_one("#history Static").render())
        await pilot.press("escape", "v")
        await until(pilot, lambda: len(archive.done) == 1)
        await pilot.press("H")
        await until(pilot, lambda: isinstance(desk.screen, HistoryScreen))
        assert "1 claim marked verified" in str(desk.screen.query_one("#history Static").render())


async def test_several_claims_are_copied_with_a_citation_each(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("space", "space", "y")
        assert [line[:4] for line in desk.clipboard.splitlines()] == ["“412", "“Doc"]
