"""The table over a million rows, guarded by what it reads and not by the clock."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rich.cells import cell_len
from textual.app import App

from tui.widgets.columns import GAP, Column, allot
from tui.widgets.pages import KEPT, PAGE, Pages
from tui.widgets.record_table import HEAD, Place, RecordTable

MILLION = 1_000_000


@dataclass(frozen=True)
class Line:
    """A record of the tests."""

    id: int
    text: str = ""


class Million:
    """A million records that exist only when they are read; every read is counted."""

    def __init__(self, length=MILLION, first_id=0, text=""):
        self._ids = range(first_id, first_id + length)
        self._text = text
        self.read = []

    def __len__(self):
        return len(self._ids)

    def rows(self, start, stop):
        self.read.append((start, stop))
        return [Line(number, self._text or f"row {number}") for number in self._ids[start:stop]]

    def ids(self):
        return self._ids

    def position(self, record_id):
        return self._ids.index(record_id) if record_id in self._ids else None


ONE_COLUMN = (Column("Row", lambda line: (line.text, ""), 10, 0),)


class Bench(App):
    """Nothing but the table."""

    def __init__(self, columns=ONE_COLUMN):
        super().__init__()
        self.animation_level = "none"
        self._columns = columns

    def compose(self):
        yield RecordTable(self._columns)

    @property
    def table(self):
        return self.query_one(RecordTable)

    def lines(self):
        return [self.table.render_line(y).text for y in range(self.table.size.height)]


async def test_a_million_rows_cost_the_pages_on_the_screen():
    bench, rows = Bench(), Million()
    async with bench.run_test(size=(80, 30)) as pilot:
        bench.table.show(rows)
        bench.table.focus()
        await pilot.pause()
        assert rows.read == [(0, PAGE)]
        await pilot.press(*["j"] * 40)
        assert rows.read == [(0, PAGE)]
        await pilot.press("G")
        await pilot.pause()
        assert bench.table.record.id == MILLION - 1
        assert "row 999999" in "".join(bench.lines())
        assert rows.read == [(0, PAGE), (MILLION - PAGE, MILLION)]
        await pilot.press("g", "pagedown", "pagedown")
        await pilot.pause()
        assert len(rows.read) == 2
        await pilot.press(*["pagedown"] * 5)
        assert len(rows.read) == 3
        assert all(stop - start == PAGE for start, stop in rows.read)


async def test_scrolling_with_the_mouse_leaves_the_cursor():
    bench, rows = Bench(), Million()
    async with bench.run_test(size=(80, 30)) as pilot:
        bench.table.show(rows)
        bench.table.focus()
        await pilot.pause()
        bench.table.scroll_to(y=5, animate=False, immediate=True)
        await pilot.pause()
        assert bench.table.cursor == 0
        assert "row 0 " not in "".join(bench.lines())
        await pilot.press("j")
        await pilot.pause()
        assert bench.table.cursor == 1
        assert "▌ row 1 " in "\n".join(bench.lines())


async def test_a_new_listing_keeps_record_and_height_on_the_screen():
    bench = Bench()
    async with bench.run_test(size=(80, 30)) as pilot:
        bench.table.show(Million())
        bench.table.focus()
        await pilot.press(*["pagedown"] * 4, *["k"] * 5)
        here, top = bench.table.record_id, bench.table.cursor - bench.table.scroll_offset.y
        bench.table.show(Million(first_id=50, length=MILLION - 50))
        await pilot.pause()
        assert bench.table.record_id == here
        assert bench.table.cursor - bench.table.scroll_offset.y == top
        bench.table.show(Million(first_id=here + 1))
        assert bench.table.record_id == here + 1 + bench.table.cursor
        bench.table.show(Million(length=3))
        await pilot.pause()
        assert bench.table.cursor == 2
        bench.table.show(Million(length=0))
        assert bench.table.record is None
        await pilot.press("j", "G", "space", "enter", "pageup")


async def test_selection_forgets_what_is_gone():
    bench = Bench()
    async with bench.run_test(size=(80, 30)) as pilot:
        bench.table.show(Million())
        bench.table.focus()
        await pilot.press("space", "space", "space")
        assert bench.table.targets == (0, 1, 2)
        bench.table.show(Million(first_id=2))
        assert bench.table.targets == (2,)
        bench.table.deselect()
        assert bench.table.targets == (bench.table.record_id,)


def test_pages_keep_a_few_and_read_again_when_told():
    rows = Million()
    pages = Pages(rows)
    for number in range(KEPT + 5):
        pages.at(number * PAGE)
    assert len(rows.read) == KEPT + 5
    pages.at((KEPT + 4) * PAGE + 7)
    assert len(rows.read) == KEPT + 5
    pages.at(0)
    assert len(rows.read) == KEPT + 6
    pages.forget()
    assert pages.at(3) == Line(3, "row 3")
    assert len(rows.read) == KEPT + 7


class Leaky(Million):
    """Some records have left since the list was made."""

    def rows(self, start, stop):
        return [row for row in super().rows(start, stop) if row.id % 3]


def test_a_record_that_left_does_not_shift_the_others():
    pages = Pages(Leaky())
    assert [pages.at(place) and pages.at(place).id for place in range(5)] == [None, 1, 2, None, 4]


HOSTILE = [
    "[sic] and [/b] and [bold red]x[/]",
    "\x1b[2J\x1b]0;title\x07 escape",
    "\u202eright to left\u202c mark",
    "مرحبا بالعالم שלום",
    "👩\u200d👩\u200d👧 family 🇫🇷 flag ❤\ufe0f heart 👍🏽",
    "zero\u200bwidth\ufeff and soft\u00adhyphen",
    "tab\tline\nbreak\r\nvertical\x0b",
    "e" + "\u0301" * 400,
    "漢字かな交じり文" * 40,
    "x" * 50_000,
    "\ud800 lone surrogate",
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [12, 80, 200])
async def test_no_text_breaks_a_row(text, width):
    columns = (
        Column("A", lambda line: (line.text, "error"), 5, 0),
        Column("B", lambda line: (line.text, ""), 9, 30, keep=1, right=True),
    )
    bench = Bench(columns)
    async with bench.run_test(size=(width, 12)) as pilot:
        bench.table.show(Million(length=3, text=text or " "))
        await pilot.pause()
        for y in range(bench.table.size.height):
            strip = bench.table.render_line(y)
            assert cell_len(strip.text) == bench.table.size.width
            assert strip.text.isprintable()


COLUMNS = (
    Column("mark", lambda line: ("", ""), 1, 1),
    Column("text", lambda line: ("", ""), 20, 0),
    Column("who", lambda line: ("", ""), 10, 20, keep=3),
    Column("where", lambda line: ("", ""), 10, 16, keep=1),
)


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (44, "mark text who where"),
        (43, "mark text who"),
        (33, "mark text who"),
        (32, "mark text"),
        (1, "text"),
    ],
)
def test_columns_give_way_one_by_one(width, heads):
    assert " ".join(column.head for column, _ in allot(COLUMNS, width)) == heads


@pytest.mark.parametrize("width", [44, 60, 79, 100, 117, 197, 400])
def test_columns_fill_the_width(width):
    shares = allot(COLUMNS, width)
    assert sum(room for _, room in shares) + GAP * (len(shares) - 1) == width
    assert all(column.least <= room and (not column.most or room <= column.most) for column, room in shares)


def test_text_column_gets_room_before_the_others_grow():
    rooms = {column.head: room for column, room in allot(COLUMNS, 70)}
    assert rooms["text"] > 40
    assert (rooms["who"], rooms["where"]) == (10, 10)


async def test_another_order_begins_at_the_top_and_going_somewhere_scrolls_little():
    bench = Bench()
    async with bench.run_test(size=(80, 30)) as pilot:
        bench.table.show(Million())
        bench.table.focus()
        await pilot.press("G")
        await pilot.pause()
        bench.table.show(Million(), Place.NEAR, go_to=MILLION - 4)
        assert (bench.table.record_id, bench.table.scroll_offset.y) == (MILLION - 4, MILLION + HEAD - 30)
        bench.table.show(Million(), Place.TOP)
        assert (bench.table.cursor, bench.table.scroll_offset.y) == (0, 0)
