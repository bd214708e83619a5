"""Lists of records: a table that fits the terminal, tab-separated lines in a pipe, or JSON lines."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from factdb.cli.voice import on_terminal, tell, width
from factdb.export.printable import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.text import Text

    from factdb.records import Listing

Row = TypeVar("Row")
PAGE = 500
TERMINAL_LIMIT = 100

_STYLES = {
    "contradiction": "bold red",
    "update": "yellow",
    "overlap": "green",
    "✓": "green",
    "✗": "red",
    "?": "yellow",
    "confirmed": "bold",
    "dismissed": "dim",
}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, what it shows of a record, and how wide it may be on a terminal.

    `share` columns divide what the others leave; `most` caps the others. A terminal of fewer than
    `from_width` columns does without it.
    """

    heading: str
    of: Callable[[Row], str]
    most: int = 12
    share: int = 0
    right: bool = False
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class View(Generic[Row]):
    """How one kind of record is listed: compact for eyes, complete for programs."""

    noun: str
    terminal: Sequence[Column[Row]]
    piped: Sequence[tuple[str, Callable[[Row], object]]]
    empty: str


def records(listing: Listing[Row], limit: int | None) -> Iterator[Row]:
    """The records of a listing, read by pages, no more than `limit`."""
    end = len(listing) if limit is None else min(limit, len(listing))
    for start in range(0, end, PAGE):
        yield from listing.rows(start, min(start + PAGE, end))


def print_listing(
    listing: Listing[Row],
    view: View[Row],
    *,
    limit: int | None,
    as_json: bool,
    for_eyes: Callable[[Row], Row] = lambda row: row,
) -> None:
    """Print a listing as standard output wants it, and say on standard error what it leaves out.

    `for_eyes` changes a record for a table that a person reads, and only there.
    """
    total = len(listing)
    if limit is None and on_terminal() and not as_json:
        limit = TERMINAL_LIMIT
    rows = records(listing, limit or None)
    if as_json:
        _print_json(rows)
    elif on_terminal():
        draw(map(for_eyes, rows), view)
    else:
        _print_lines(rows, view)
    if total == 0:
        tell(view.empty)
    elif limit and limit < total and on_terminal():
        tell(f"{limit:,} of {total:,} {view.noun}; --limit 0 prints all.")


def print_rows(rows: Sequence[Row], view: View[Row], *, as_json: bool) -> None:
    """Print a few rows as standard output wants them."""
    if as_json:
        _print_json(rows)
    elif on_terminal():
        draw(rows, view)
    else:
        _print_lines(rows, view)
    if not rows:
        tell(view.empty)


def draw(rows: Iterable[Row], view: View[Row]) -> None:
    """Print a table that fits the terminal, a page at a time."""
    source = iter(rows)
    heading = True
    while page := list(islice(source, PAGE)):
        _draw_page(page, view, heading=heading)
        heading = False


def _print_json(rows: Iterable[object]) -> None:
    from factdb.export.jsonl import json_line

    for row in rows:
        print(json_line(row))


def _print_lines(rows: Iterable[Row], view: View[Row]) -> None:
    print("\t".join(name for name, _ in view.piped))
    for row in rows:
        print(
            "\t".join(
                one_line("" if value is None else str(value)) for value in (of(row) for _, of in view.piped)
            )
        )


def _draw_page(page: Sequence[Row], view: View[Row], *, heading: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    columns = [column for column in view.terminal if column.from_width <= width()]
    table = Table(box=None, pad_edge=False, show_header=heading, expand=True, header_style="bold")
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.right else "left",
            max_width=None if column.share else column.most,
            ratio=column.share or None,
            overflow="fold",
        )
    for row in page:
        table.add_row(*(_text(column.of(row)) for column in columns))
    Console(file=sys.stdout, width=width(), highlight=False, markup=False, emoji=False).print(table)


def _text(cell: str) -> Text:
    """The cell without markup of its own; a word with a meaning has its colour."""
    from rich.text import Text

    return Text(printable(cell), style=_STYLES.get(cell, ""))
