"""Ruling on flags, one after the other."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tui.screens.paths import ExportDialog
from tui.screens.reason import ReasonDialog
from tui.widgets.claim_pane import RelationLine
from tui.widgets.triage_line import TriageLine

SIZE = (120, 40)


async def test_flags_are_ruled_on_one_after_the_other(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await until(pilot, lambda: "The one says 412, the other 380." in seen.read_out(desk))
        await until(pilot, lambda: "2 of 2 open" in str(desk.query_one("#filter-count").render()))
        await pilot.press("n")
        assert seen.at(desk, 2)
        await pilot.press("N")
        assert seen.at(desk, 1)
        await pilot.press("c")
        await until(pilot, lambda: archive.flag(1).ruling == "confirmed" and seen.at(desk, 2))
        await until(pilot, lambda: "1 of 2 open" in str(desk.query_one("#filter-count").render()))
        await pilot.press("n")
        await until(pilot, lambda: "No other flag is open." in seen.notices(desk))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(desk.screen, ReasonDialog))
        await pilot.press("down", "enter")
        await until(pilot, lambda: archive.flag(2).why == "other scope")
        await pilot.press("d")
        await until(pilot, lambda: archive.flag(2).ruling == "open")
        await pilot.press("y")
        assert desk.clipboard.count("\n") == 1
        assert "380" not in desk.clipboard


async def test_a_flag_is_dismissed_in_own_words(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(desk.screen, ReasonDialog))
        await pilot.press("o", "enter")
        assert isinstance(desk.screen, ReasonDialog)
        await pilot.press(*"two votes", "enter")
        await until(pilot, lambda: archive.flag(1).why == "two votes")


async def test_kinds_of_flags_one_after_the_other(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        for rows, text in ((1, "is:contradiction"), (1, "is:update"), (0, "is:overlap"), (2, "")):
            await pilot.press("t")
            await until(
                pilot,
                lambda rows=rows, text=text: (
                    desk.view.filter_text == text and desk.view.table.row_count == rows
                ),
            )


async def test_a_relation_opens_among_the_flags_even_when_filtered_out(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await pilot.press("t")
        await until(pilot, lambda: desk.view.table.row_count == 1)
        await pilot.press("1", "j", "j")
        await until(pilot, lambda: seen.at(desk, 3) and "the other Sunday" in seen.read_out(desk))
        await pilot.press("enter", "tab")
        assert isinstance(desk.focused, RelationLine)
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.at(desk, 2))


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("e", "other event"),
        ("s", "other scope"),
        ("w", "only wording"),
        ("q", "quote of the other"),
        ("t", "same thing"),
    ],
)
async def test_a_flag_is_dismissed_by_two_keys(desk, archive, until, seen, key, why):  # noqa: PLR0917 (fixtures)
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(desk.screen, ReasonDialog))
        await pilot.press(key)
        await until(pilot, lambda: archive.rulings[1] == ("dismissed", why) and seen.at(desk, 2))


async def test_a_flag_one_is_unsure_of_goes_to_the_end_and_stays_open(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await pilot.press("z")
        await until(pilot, lambda: archive.rulings[1] == ("open", "unsure") and seen.at(desk, 2))
        await until(pilot, lambda: list(desk.view.table.pages.listing.ids()) == [2, 1])
        await until(pilot, lambda: "2 of 2 open" in str(desk.query_one("#filter-count").render()))
        await until(pilot, lambda: "1 unsure" in str(desk.query_one(TriageLine).render()))
        await pilot.press("c")
        await until(pilot, lambda: archive.flag(2).ruling == "confirmed" and seen.at(desk, 1))
        await until(pilot, lambda: "? unsure" in seen.read_out(desk))
        await pilot.press("z")
        await until(pilot, lambda: archive.rulings[1] == ("open", ""))


async def test_progress_and_precision_are_in_sight(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        line = desk.query_one(TriageLine)
        await until(pilot, lambda: "0 of 2 flags ruled on, 0 confirmed" in str(line.render()))
        assert "right so far" not in str(line.render())
        await pilot.press("c")
        await until(pilot, lambda: "1 of 2 flags ruled on, 1 confirmed" in str(line.render()))
        await until(pilot, lambda: "≠ 100% of 1" in str(line.render()))


async def test_both_sides_tell_speaker_source_and_three_dates(desk, until, seen):
    async with desk.run_test(size=(120, 50)) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        for side, words in {
            "#side-a": ("Bay Courier", "Marta Quill", "event", "2031-05-06", "412 members"),
            "#side-b": ("The Ledger", "Port Authority", "event", "2031-05-07", "Only 380"),
        }.items():

            def told(side=side):
                return "\n".join(
                    str(part.render()) for part in desk.query_one(side).query("Static").results()
                )

            await until(pilot, lambda words=words, told=told: all(word in told() for word in words))
            assert all(label in told() for label in ("said", "published", "title"))


async def test_what_is_shown_of_the_flags_is_exported(desk, until, seen, tmp_path):
    target = tmp_path / "flags.csv"
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: desk.view.PANE == "flags" and seen.listed(desk) and seen.at(desk, 1))
        await pilot.press("t")
        await until(pilot, lambda: desk.view.table.row_count == 1)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(desk.screen, ExportDialog))
        desk.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, lambda: any("1 flag written to" in notice for notice in seen.notices(desk)))
    assert target.read_text().splitlines() == ["kind", "contradiction"]
