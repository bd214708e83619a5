"""Articles: reading sentence by sentence, what is known, versions, and having them read elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Input, TextArea

import factdb
from tui.app import Desk
from tui.changes import GONE, KEPT, NEW, Stretch, changes, shortened
from tui.describing import effect
from tui.screens.metadata import MetadataDialog
from tui.screens.paste import PasteDialog
from tui.screens.paths import AddDialog
from tui.screens.versions import VersionsScreen
from tui.widgets.article_text import MARGIN, ArticleText
from tui.wrapping import wrapped

SIZE = (120, 40)


def shown(desk):
    return desk.view.PANE == "articles" and desk.view.table.row_count > 0 and bool(text(desk).sentences)


def text(desk):
    return desk.view.pane.text


def drawn(widget):
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def notices(desk):
    return [notice.message for notice in desk._notifications]


async def go_to(desk, pilot, until, number):
    await until(pilot, lambda: desk.archive is not None)
    await pilot.press("3")
    await until(pilot, lambda: shown(desk))
    desk.view.show_record(number)
    await until(pilot, lambda: desk.view.table.record_id == number and desk.view.pane._shown == number)
    await until(pilot, lambda: 0 < len(text(desk)._rows) == text(desk).size.height)


async def test_claims_are_marked_and_flags_stand_in_the_margin(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, 2)
        lines = drawn(text(desk))
        assert lines[0].startswith(" " * 2 + "≈1")
        margins = [line[:MARGIN].strip() for line in lines]
        assert "≠2" in margins
        assert any(margin.startswith("↑") for margin in margins)
        pumps = next(y for y, line in enumerate(lines) if "pumps" in line)
        styles = {
            segment.text.strip(): segment.style.underline
            for segment in text(desk).render_line(pumps)
            if segment.text.strip()
        }
        assert styles["pumps"]
        assert not any(styles.get(word) for word in ("Samuel", "Okoro", "said"))


async def test_keys_go_from_sentence_to_sentence_and_on_to_the_claim(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, 1)
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.pane.has_focus)
        flagged = [place for place, sentence in enumerate(text(desk).sentences) if sentence.flagged]
        assert flagged == [0, 1, 2]
        for key, place in (
            ("n", 0),
            ("n", 1),
            ("n", 2),
            ("n", 2),
            ("l", 3),
            ("l", 3),
            ("h", 2),
            ("N", 1),
            ("right", 2),
            ("left", 1),
        ):
            await pilot.press(key)
            assert text(desk).chosen == place, key
        claim = text(desk).claim
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.PANE == "claims" and desk.view.table.record_id == claim.id)


async def test_the_mouse_chooses_a_sentence_and_opens_its_claim(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, 1)
        y = next(y for y, line in enumerate(drawn(text(desk))) if "colliery" in line)
        await pilot.click(ArticleText, offset=(MARGIN + 8, y))
        assert "colliery" in text(desk).claim.text
        await pilot.click(ArticleText, offset=(MARGIN + 8, y), times=2)
        await until(pilot, lambda: desk.view.PANE == "claims")


async def test_a_far_sentence_is_scrolled_to(pit, desk_on, until):
    words = " ".join(f"Sentence number {n} is about nothing at all." for n in range(200))
    pit.add([factdb.Article(f"{words} Ines Varga said 99 miners were missing underground.", "Long")])
    number = pit.list_articles("Long").ids()[0]
    desk = desk_on(pit)
    async with desk.run_test(size=(80, 24)) as pilot:
        await go_to(desk, pilot, until, number)
        await pilot.press("enter", "n")
        await until(pilot, lambda: desk.view.pane.scroll_offset.y > 50)
        assert "99 miners" in text(desk).claim.text


async def test_what_is_known_is_edited_in_one_form(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, 7)
        assert "unknown" in str(desk.view.query_one("#article-facts").render())
        await pilot.press("E")
        await until(pilot, lambda: isinstance(desk.screen, MetadataDialog))
        desk.screen.query_one("#known-source", Input).value = "Vale Post"
        desk.screen.query_one("#known-published", Input).value = "the day before"
        await pilot.press("ctrl+s")
        assert isinstance(desk.screen, MetadataDialog)
        desk.screen.query_one("#known-published", Input).value = "8 March 2031"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("1 date resolved" in notice for notice in notices(desk)))
        record = pit.article_record(7)
        assert (record.source, record.published.isoformat()) == ("Vale Post", "2031-03-08")
        await until(pilot, lambda: "Vale Post" in str(desk.view.query_one("#article-facts").render()))
        await pilot.press("u")
        await until(pilot, lambda: pit.article_record(7).published is None)


async def test_a_form_that_is_left_as_it_was_changes_nothing(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, 1)
        await pilot.press("E")
        await until(pilot, lambda: isinstance(desk.screen, MetadataDialog))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(desk.screen, MetadataDialog))
        assert pit.history() == []


async def test_versions_and_what_changed(pit, desk_on, until):
    url = "https://wire.example/pit"
    for words in ("The gates opened on Friday at noon.", "The gates opened on Sunday at noon [sic]."):
        pit.add([factdb.Article(words, "Gates", "Hill Wire", url=url)])
    number = next(record.id for record in pit.list_articles().rows(0, 20) if record.version == 2)
    desk = desk_on(pit)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, number)
        await pilot.press("V")
        await until(pilot, lambda: isinstance(desk.screen, VersionsScreen))
        told = str(desk.screen.query_one("#versions-told Static").render())
        assert "[-Friday-]" in told
        assert "{+Sunday+}" in told
        assert "The gates opened on" in told
        await pilot.press("escape")
        await go_to(desk, pilot, until, 1)
        await pilot.press("V")
        await until(pilot, lambda: any("one version" in notice for notice in notices(desk)))


async def test_an_article_is_pasted(pit, desk_on, until):
    desk = desk_on(pit)
    async with desk.run_test(size=(80, 24)) as pilot:
        await go_to(desk, pilot, until, 1)
        await pilot.press("O")
        await until(pilot, lambda: isinstance(desk.screen, PasteDialog))
        await pilot.press("ctrl+s")
        assert isinstance(desk.screen, PasteDialog)
        desk.screen.query_one(
            TextArea
        ).text = "Ines Varga said 40 miners were missing underground.\n[/b] Good."
        desk.screen.query_one("#known-source", Input).value = "Pasted Post"
        desk.screen.query_one("#known-published", Input).value = "2031-03-09"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("Added 1 article" in notice for notice in notices(desk)))
        assert len(pit.list_articles("source:Pasted after:2031-03-09")) == 1


async def test_stopping_between_articles_keeps_what_is_done(pit, desk_on, until, tmp_path, monkeypatch):
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.txt").write_text(f"The gallery {n} was dry and quiet.")
    desk = desk_on(pit)
    inner = type(pit).add

    def add(archive, articles, *, progress):
        def slow(done, in_all, current):
            if done == 2:  # as if the person had pressed it just now
                desk.adding_line.stop()
            progress(done, in_all, current)

        return inner(archive, articles, progress=slow)

    monkeypatch.setattr(type(pit), "add", add)
    async with desk.run_test(size=SIZE) as pilot:
        await go_to(desk, pilot, until, 1)
        await pilot.press("X")
        await until(pilot, lambda: any("No articles are being read" in notice for notice in notices(desk)))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, AddDialog))
        desk.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: any("Stopped: 2 of 5 articles" in notice for notice in notices(desk)))
        assert len(pit.list_articles()) == 9
        assert not desk.adding_line.busy


# -- in a process of its own ---------------------------------------------------------------------


@pytest.fixture
def real_desk(tmp_path, monkeypatch):
    """The desk as a person starts it, on an empty archive."""
    monkeypatch.setitem(os.environ, "FACTDB_JUDGE", "off")
    return Desk(tmp_path / "real.db")


async def wait_for(pilot, holds):
    """As ``until``, for what takes the seconds that loading the parser takes."""
    for _ in range(3000):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("the desk did not come to that")


async def test_articles_are_read_in_another_process(real_desk, until, tmp_path):
    (tmp_path / "a.txt").write_text("The old lighthouse at Skerry closed on Monday, the keeper said.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x00" * 50)
    before = set(sys.modules)
    async with real_desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: real_desk.archive is not None)
        real_desk.adding_line.add(real_desk.archive, tmp_path / "a.txt")
        assert real_desk.adding_line.busy
        await wait_for(pilot, lambda: any("Added 1 article" in notice for notice in notices(real_desk)))
        assert len(real_desk.archive.list_claims()) > 0
        assert "spacy" not in set(sys.modules) - before
        real_desk.adding_line.add(real_desk.archive, tmp_path / "b.txt")
        await wait_for(pilot, lambda: any("b.txt" in notice for notice in notices(real_desk)))


async def test_reading_in_another_process_is_stopped_at_once(real_desk, until, tmp_path):
    async with real_desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: real_desk.archive is not None)
        (tmp_path / "a.txt").write_text("The old lighthouse at Skerry closed on Monday, the keeper said.")
        real_desk.adding_line.add(real_desk.archive, tmp_path / "a.txt")
        await pilot.press("X")
        await until(pilot, lambda: any("Stopped: 0" in notice for notice in notices(real_desk)))
        assert len(real_desk.archive.list_articles()) == 0
        assert not real_desk.adding_line.busy


# -- pure parts ------------------------------------------------------------------------------------


@given(st.text(), st.text())
def test_changes_hold_both_texts_whole(before, after):
    found = changes(before, after)
    assert "".join(s.text for s in found if s.what != NEW) == before
    assert "".join(s.text for s in found if s.what != GONE) == after


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Ten came.", "Ten came.", [(KEPT, "Ten came.")]),
        ("Ten came.", "Two came.", [(GONE, "Ten"), (NEW, "Two"), (KEPT, " came.")]),
        ("Ten came.", "Ten came. All left.", [(KEPT, "Ten came."), (NEW, " All left.")]),
        ("", "New.", [(NEW, "New.")]),
    ],
)
def test_changes_are_words(before, after, found):
    assert changes(before, after) == [Stretch(*each) for each in found]


def test_what_is_far_from_a_change_is_left_out():
    found = shortened(
        changes("word " * 400 + "ten. " + "word " * 400, "word " * 400 + "two. " + "word " * 400)
    )
    assert sum(len(stretch.text) for stretch in found) < 500
    assert {stretch.what for stretch in found} == {KEPT, GONE, NEW}


@given(st.text(max_size=300), st.lists(st.integers(0, 300), max_size=20), st.integers(1, 40))
def test_any_text_is_wrapped_within_its_width(words, cuts, width):
    cuts = sorted({0, *cuts})
    rows = wrapped(words, cuts, width)
    for row in rows:
        assert cell_len("".join(piece.text for piece in row)) <= max(width, 2)
        assert all(0 <= piece.start < len(words) for piece in row)
    starts = [piece.start for row in rows for piece in row]
    assert starts == sorted(starts)


def test_a_line_without_blanks_is_wrapped_quickly():
    rows = wrapped("x" * 50_000, [0], 80)
    assert sum(len(piece.text) for row in rows for piece in row) == 50_000
    assert len(rows) == 625


def test_the_effect_of_a_day_is_told():
    def claim(number, first, flags):
        from types import SimpleNamespace

        return SimpleNamespace(
            id=number, first=first, last=first, contradictions=flags, overlaps=0, updates=0
        )

    before = [claim(1, None, 0), claim(2, "2031-03-01", 1), claim(3, "2031-03-01", 0)]
    after = [claim(1, "2031-03-04", 1), claim(2, "2031-03-02", 2), claim(3, "2031-03-01", 0)]
    assert effect(before, after) == ["1 date resolved", "1 date moved", "2 flags more"]
    assert effect(after, before) == ["1 date moved", "1 date no longer resolved", "2 flags fewer"]
    assert effect(before, before) == []


# -- what it looks like --------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_an_article(pit, desk_on, snap_compare, until, size):
    desk = desk_on(pit)
    desk.path = Path("pit.db")

    async def go(pilot):
        await go_to(desk, pilot, until, 2)
        facts = desk.view.query_one("#article-facts")
        await pilot.press("enter", "n", "n", "n")
        await until(pilot, lambda: text(desk).chosen == 2)
        shown_day = str(facts.render()).replace(str(pit.article_record(2).added)[:16], "2031-03-03 10:00")
        facts.update(shown_day)
        desk.clear_notifications()
        await until(pilot, lambda: not desk.screen.query("Toast"))

    assert snap_compare(desk, terminal_size=size, run_before=go)
