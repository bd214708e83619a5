"""Articles, speakers and adding."""

from __future__ import annotations

from textual.widgets import Input

from tui.screens.day import DayDialog
from tui.screens.paths import AddDialog

SIZE = (120, 40)


async def test_articles_and_their_publication_date(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: desk.view.PANE == "articles" and seen.listed(desk) and seen.at(desk, 1))
        await until(pilot, lambda: "voted on Monday" in seen.read_out(desk))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(desk.screen, DayDialog))
        field = desk.screen.query_one(Input)
        field.value = "12 May"
        await pilot.press("enter")
        assert isinstance(desk.screen, DayDialog)
        field.value = "2031-05-09"
        await pilot.press("enter")
        await until(pilot, lambda: archive.articles[1].published.day == 9)
        await until(pilot, lambda: desk.view.table.record.published.day == 9 and seen.at(desk, 1))
        await pilot.press("f")
        await until(pilot, lambda: desk.view.PANE == "claims" and desk.view.table.row_count == 3)


async def test_speakers_lead_to_their_claims(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: desk.view.PANE == "speakers" and seen.listed(desk))
        await until(
            pilot,
            lambda: "The port will reopen on Friday" in seen.read_out(desk) or "380" in seen.read_out(desk),
        )
        name = desk.view.table.record.name
        await pilot.press("s")
        await until(pilot, lambda: desk.view.PANE == "claims" and name in desk.view.filter_text)
        await until(pilot, lambda: 0 < desk.view.table.row_count < 5)
        await pilot.press("1")
        assert desk.view.PANE == "claims"


async def test_adding_a_folder_names_the_file_that_cannot_be_read(desk, archive, until, tmp_path, seen):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "---\ntitle: Crane back in service\n---\nThe harbour crane works again.\n"
    )
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x00" * 50)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        await pilot.press("enter")
        desk.screen.query_one(Input).value = str(tmp_path / "not there")
        await pilot.press("enter")
        assert isinstance(desk.screen, AddDialog)
        desk.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.table.row_count == 6)
        await until(pilot, lambda: any("Added 1 article" in notice for notice in seen.notices(desk)))
        assert any("bad.txt" in notice for notice in seen.notices(desk))
        assert not desk.query_one("AddingLine").has_class("-busy")


async def test_what_trips_over_an_article_does_not_close_the_desk(  # noqa: PLR0917 (fixtures)
    desk, archive, until, tmp_path, monkeypatch, seen
):
    def stumble(articles, *, progress=None):
        raise KeyError("a word nobody thought of")

    (tmp_path / "odd.txt").write_text("The lighthouse was painted blue.")
    monkeypatch.setattr(archive, "add", stumble)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        desk.screen.query_one(Input).value = str(tmp_path / "odd.txt")
        await pilot.press("enter")
        await until(pilot, lambda: any("odd.txt" in notice for notice in seen.notices(desk)))
        assert not desk.query_one("AddingLine").has_class("-busy")
