"""Text of others: drawn as it is, where it cannot harm."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import factdb
from tui import excerpts, plain
from tui.widgets import safe_look


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain words", "plain words"),
        ("[sic] and [/b] [red]x[/]", "[sic] and [/b] [red]x[/]"),
        ("a\x1b[31mb\x07", "a␛[31mb␇"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("👩\u200d👧 ❤\ufe0f 👍🏽", "👩👧 ❤ 👍"),
        ("🇫🇷", "FR"),
        ("café e\u0301 e\u0301\u0302\u0303\u0304", "café e\u0301 e\u0301\u0302"),
        ("مرحبا שלום", "مرحبا שלום"),
        ("\x85\x9b2J", "\ufffd2J"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_line_draws_what_is_harmless(text, drawn):
    assert plain.line(text).strip() == drawn


@given(st.text())
def test_nothing_unprintable_is_left(text):
    assert all(char.isprintable() or char == "\n" for char in plain.passage(text))
    assert "\n" not in plain.line(text)


@given(st.text())
def test_drawing_twice_changes_nothing(text):
    assert plain.passage(plain.passage(text)) == plain.passage(text)


@given(st.text(min_size=1, max_size=400), st.data())
def test_any_span_of_any_text_can_be_shown_in_context(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text) + 5), min_size=4, max_size=4, unique=True)))
    sentence = factdb.Span(cuts[0], cuts[3])
    content = excerpts.in_context(text, sentence, [(factdb.Span(cuts[1], cuts[2]), "bold")], reach=20)
    assert "\x1b" not in content.plain


def test_marks_stand_on_the_words_whatever_is_cleaned_away():
    text = "Pre\u200bamble.\n\nThe \u202ebridge\u202c is \x1bclosed. It reopens\n\n\nlater."
    sentence = factdb.Span(text.index("The"), text.index(" It"))
    closed = factdb.Span(text.index("closed"), text.index("closed") + len("closed"))
    content = excerpts.in_context(text, sentence, [(closed, excerpts.CLASHING)])
    assert content.plain == "Preamble.\nThe bridge is ␛closed. It reopens\nlater."
    assert [content.plain[s.start : s.end] for s in content.spans if s.style == excerpts.CLASHING] == [
        "closed"
    ]


def test_context_ends_at_words():
    text = "alpha beta gamma delta. Here it is said. epsilon zeta eta theta"
    sentence = factdb.Span(text.index("Here"), text.index(" epsilon"))
    assert (
        excerpts.in_context(text, sentence, [], reach=15).plain
        == "…gamma delta. Here it is said. epsilon zeta…"
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_view_survives_a_hostile_article(desk_on, until, hostile_archive, size):
    desk = desk_on(hostile_archive)
    async with desk.run_test(size=size) as pilot:
        for key, view in (("1", "claims"), ("2", "flags"), ("3", "articles"), ("4", "speakers")):
            await pilot.press(key)
            await until(pilot, lambda view=view: view == desk.view.PANE and desk.view.table.row_count > 0)
            await until(
                pilot, lambda: any(str(part.render()).strip() for part in desk.view.pane.query("Static"))
            )
            await pilot.press("enter", "pagedown", "escape")
            drawn = [line.text for line in desk.screen._compositor.render_strips()]
            assert all(cell_len(line) == size[0] for line in drawn)
            assert all(line.isprintable() for line in drawn)
        await pilot.press("1", "y", "v")
        await until(pilot, lambda: hostile_archive.claim(1).verdict == "verified")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    "keys",
    [
        ("F",),
        ("slash", *"speaker:"),
        ("slash", *"source:", "tab"),
        ("s",),
        ("i",),
        ("H",),
        ("b",),
        ("a",),
        ("l", "m"),
        ("2", "F"),
        ("2", "d"),
        ("e",),
    ],
    ids=" ".join,
)
async def test_what_lies_over_the_views_survives_it_too(desk_on, until, hostile_archive, size, keys):
    nasty = "[red]\x1b[2J\u202eview"
    hostile_archive.same = [(2, 4)]
    hostile_archive.kept["desk.views"] = [
        {"name": nasty, "view": "claims", "filter_text": nasty, "sort": "rank"}
    ]
    hostile_archive.edited[1] = [factdb.EditRecord("text", nasty, hostile_archive.claim(1).text, nasty)]
    hostile_archive.verify([1], "verified", note=nasty)
    hostile_archive.done[0] = (nasty, hostile_archive.done[0][1])
    desk = desk_on(hostile_archive)
    async with desk.run_test(size=size) as pilot:
        await until(pilot, lambda: desk.view.table.row_count > 0)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        drawn = [line.text for line in desk.screen._compositor.render_strips()]
        assert all(cell_len(line) == size[0] for line in drawn)
        assert all(line.isprintable() for line in drawn)


@pytest.fixture
def hostile_archive(archive, hostile):
    """The archive with the hostile article in the place of each, and claims over the whole of it."""
    whole = factdb.Span(0, len(hostile.text))
    nasty = {
        "text": hostile.text,
        "speaker": "[/b]\x1b[2JM\u202eallory",
        "title": hostile.title,
        "source": hostile.source,
        "note": "[red]\x1b]0;x\x07",
        "date_text": "on \u200b[sic]",
        "sentence": whole,
        "spans": (whole,),
    }
    archive.articles = {1: hostile, 2: hostile}
    archive.claims_by_id = {number: replace(claim, **nasty) for number, claim in archive.claims_by_id.items()}
    return archive


@given(st.text())
def test_a_field_draws_each_character_as_one_that_is_harmless(text):
    drawn = safe_look.safely(text)
    assert len(drawn) == len(text)
    assert drawn.isprintable()
