"""The filter bar: typing, completing, history, what is wrong; saved views and facets."""

from __future__ import annotations

import threading

import pytest

from tui import completing
from tui.screens.saved import SavedViewsDialog
from tui.views import browse

SIZE = (120, 40)


async def test_filtering_while_typing_and_clearing(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"speaker:quill")
        await until(pilot, lambda: desk.view.table.row_count == 2)
        await pilot.press("enter")
        assert desk.view.table.has_focus
        assert desk.view.filter_text == "speaker:quill"
        await pilot.press("slash", *" nothere", "down")
        await until(pilot, lambda: desk.view.table.row_count == 0)
        assert "esc" in desk.view.table.empty
        await pilot.press("escape")
        await until(pilot, lambda: desk.view.table.row_count == 5)
        await pilot.press("slash", "x", "escape")
        await until(pilot, lambda: desk.view.table.row_count == 5 and desk.filter_bar.field.value == "")


async def test_half_a_field_leaves_the_list_alone(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        listed = []
        narrow = desk.view.narrow
        desk.view.narrow = lambda text: (listed.append(text), narrow(text))
        await pilot.press("slash", *"sour")
        await until(pilot, lambda: listed == [""])
        await pilot.press(*"ce:")
        await until(pilot, lambda: listed == ["", ""])
        await pilot.press(*"ledger")
        await until(pilot, lambda: desk.view.filter_text == "source:ledger" and seen.listed(desk))
        await pilot.press(*" ab")
        await until(pilot, lambda: listed[-1] == "source:ledger" and len(listed) > 3)
        desk.view.table.focus()  # with the mouse: what is written counts
        await until(pilot, lambda: desk.view.filter_text == "source:ledger ab")
        await until(pilot, lambda: desk.view.table.row_count == 0)


async def test_a_long_list_begins_with_its_first_page(desk, archive, until, seen, monkeypatch):
    monkeypatch.setattr(browse, "MANY", 3)
    told, whole = [], threading.Event()
    listed = archive.list_folded

    def first_at_once(query="", **order):
        if not order.get("most"):
            assert whole.wait(20)
        return listed(query, **{key: value for key, value in order.items() if key != "most"})

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        monkeypatch.setattr(archive, "list_folded", first_at_once)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: str(desk.query_one("#filter-count").render()) == browse.COUNTING)
        dates = [row.first for row in desk.view.table.pages.listing.rows(0, 9)]
        assert dates[0] is not None
        assert dates[1:] == [None] * 4
        await pilot.press("j", "j")
        told.append(desk.view.table.record_id)
        whole.set()
        await until(pilot, lambda: "5 claims" in str(desk.query_one("#filter-count").render()))
        assert told == [desk.view.table.record_id]


async def test_a_wrong_filter_says_so_in_place_and_keeps_the_list(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"colour:red", "enter")
        await until(pilot, lambda: desk.filter_bar.has_class("-wrong"))
        assert desk.view.table.row_count == 5
        await pilot.press("escape")
        await until(pilot, lambda: not desk.filter_bar.has_class("-wrong"))


def offered(desk):
    """The terms in the menu, when it is open."""
    menu = desk.filter_bar.menu
    return [each.term for each in menu.candidates] if menu.has_class("-open") else []


async def test_fields_and_values_are_completed(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", "s")
        await until(pilot, lambda: offered(desk) == ["speaker:", "source:"])
        await pilot.press("tab")
        assert desk.filter_bar.field.value == "speaker:"
        await pilot.press("tab")
        assert desk.filter_bar.field.value == "source:"
        await pilot.press("shift+tab")
        assert desk.filter_bar.field.value == "speaker:"
        await pilot.press("q")
        await until(pilot, lambda: offered(desk) == ['speaker:"Marta Quill"'])
        await pilot.press("tab")
        assert desk.filter_bar.field.value == 'speaker:"Marta Quill" '
        await until(pilot, lambda: desk.view.table.row_count == 2 and not offered(desk))
        await pilot.press(*"is:ve")
        await until(pilot, lambda: offered(desk) == ["is:verified"])
        await pilot.press("tab", "enter")
        await until(pilot, lambda: desk.view.table.has_focus and desk.view.table.row_count == 0)
        assert not offered(desk)


async def test_a_field_alone_is_completed_and_then_its_values(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"sou", "tab")
        await until(pilot, lambda: offered(desk) == ['source:"Bay Courier"', 'source:"The Ledger"'])
        assert not desk.filter_bar.has_class("-wrong")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: desk.view.table.row_count == 2)
        assert desk.filter_bar.field.value == 'source:"The Ledger" '


async def test_a_candidate_is_taken_with_the_mouse(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"source:")
        await until(pilot, lambda: len(offered(desk)) == 2)
        await pilot.click(desk.filter_bar.menu, offset=(5, 1))
        await until(pilot, lambda: desk.filter_bar.field.value == 'source:"The Ledger" ')
        assert desk.filter_bar.field.has_focus


async def test_tab_with_nothing_to_complete_goes_to_the_list(desk, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"port", "tab")
        await until(pilot, lambda: desk.view.table.has_focus and desk.view.filter_text == "port")


async def test_a_slip_is_explained_while_it_is_typed(desk, until, seen):
    def said():
        return str(desk.query_one("#filter-error").render())

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"spaeker:quill")
        await until(pilot, lambda: "Did you mean speaker:?" in said())
        await pilot.press(*["backspace"] * 13, *"is:")
        await until(pilot, lambda: not said() and len(offered(desk)) > 5)
        await pilot.press(*"blue")
        await until(pilot, lambda: "is:blue is not known" in said())


async def test_filters_are_found_again_with_up_and_down(desk, archive, until, seen):
    field = lambda: desk.filter_bar.field.value  # noqa: E731 (one look at one place)
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        for words in ("port", "members", "port"):
            await pilot.press("slash", *["backspace"] * 10, *words, "enter")
            await until(pilot, lambda words=words: desk.view.filter_text == words)
        await until(pilot, lambda: archive.kept["desk.filters"] == ["members", "port"])
        await pilot.press("slash", "!", "up")
        assert field() == "port"
        await pilot.press("up")
        assert field() == "members"
        await pilot.press("up", "down", "down")
        assert field() == "port!"
        await pilot.press("up", "up", "enter")
        await until(pilot, lambda: desk.view.filter_text == "members" and desk.view.table.row_count == 2)


async def test_a_view_is_saved_opened_and_deleted(desk, archive, until, seen):
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("slash", *"speaker:quill", "enter", "right_square_bracket")
        await until(pilot, lambda: desk.view.sort == "date" and desk.view.table.row_count == 2)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(desk.screen, SavedViewsDialog))
        await pilot.press("enter")
        assert isinstance(desk.screen, SavedViewsDialog)
        await pilot.press(*"Quill by day", "enter")
        await until(pilot, lambda: len(archive.kept["desk.views"]) == 1)
        assert any("Saved as Quill by day" in notice for notice in seen.notices(desk))
        await pilot.press("escape", "2")
        await until(pilot, lambda: desk.view.PANE == "flags")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(desk.screen, SavedViewsDialog))
        await pilot.press("enter")
        await until(pilot, lambda: desk.view.PANE == "claims" and desk.view.table.row_count == 2)
        assert (desk.view.sort, desk.view.filter_text) == ("date", "speaker:quill")
        titles = {command.title for command in desk.get_system_commands(desk.screen)}
        assert "View: Quill by day" in titles
        await pilot.press("b")
        await until(pilot, lambda: isinstance(desk.screen, SavedViewsDialog))
        await pilot.press("delete", "escape")
        await until(pilot, lambda: archive.kept["desk.views"] == [])


async def test_facets_narrow_the_list_and_follow_it(desk, until, seen):
    def shown():
        pane = desk.view.facets
        return "\n".join(str(pane.get_option_at_index(n).prompt) for n in range(pane.option_count))

    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: seen.listed(desk))
        await pilot.press("F")
        await until(pilot, lambda: desk.view.facets is not None and "Bay Courier" in shown())
        assert desk.view.facets.has_focus
        await pilot.press("j", "enter")
        await until(pilot, lambda: desk.view.filter_text == 'source:"The Ledger"')
        await until(pilot, lambda: desk.view.table.row_count == 2 and "✓ The Ledger" in shown())
        assert "Bay Courier" not in shown()
        await pilot.press("G", "k", "k", "space")
        await until(pilot, lambda: "is:" in desk.view.filter_text or "after:" in desk.view.filter_text)
        await pilot.press("g", "enter")
        await until(pilot, lambda: "The Ledger" not in desk.view.filter_text)
        await pilot.press("escape")
        assert desk.view.table.has_focus
        await pilot.press("F", "F")
        await until(pilot, lambda: desk.view.facets is None and desk.view.table.has_focus)


@pytest.mark.parametrize(
    ("text", "field", "value", "start"),
    [
        ("", "", "", 0),
        ("spe", "", "spe", 0),
        ("port spe", "", "spe", 5),
        ("speaker:", "speaker", "", 0),
        ('port speaker:"marta qu', "speaker", "marta qu", 5),
        ('"speaker:x', "", "speaker:x", 0),
        ("12:30", "", "12:30", 0),
        ("Speaker:Q", "speaker", "Q", 0),
    ],
)
def test_the_term_at_the_cursor(text, field, value, start):
    term = completing.term_at(text, len(text))
    assert (term.field, term.value, term.start) == (field, value, start)


@pytest.mark.parametrize(
    ("text", "cursor", "put", "after"),
    [
        ("spe", 3, "speaker:", 8),
        ("port spe", 8, "port speaker:", 13),
        ("spe port", 3, "speaker: port", 8),
        ("is:ve", 5, "is:verified ", 12),
        ("is:ve port", 5, "is:verified port", 11),
    ],
)
def test_a_candidate_takes_the_place_of_the_term(text, cursor, put, after):
    candidate = completing.Candidate("speaker:" if "spe" in text else "is:verified")
    assert completing.complete(text, cursor, candidate) == (put, after)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("sour", ""),
        ("port source:", "port"),
        ("port is:cont", "port"),
        ("is:contradiction sp", "is:contradiction"),
        ("so", ""),
        ("s", "s"),  # one letter may be a word of its own
        ("sorrow", "sorrow"),
        ("source:ledger", "source:ledger"),
        ("is:blue", "is:blue"),
        ('"about', '"about'),  # within quotation marks it is no field
        ("", ""),
    ],
)
def test_what_is_half_written_is_left_out(text, left):
    assert completing.settled(text, len(text)) == left


def test_what_stands_after_the_cursor_is_kept():
    assert completing.settled("so port", 2) == "so port"
