"""Columns of a list, and how they share the width there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GAP: Final = 1
GENEROUS: Final = 64

Cell = tuple[str, str]  # what is drawn, and its tone ("" for none)


@dataclass(frozen=True, slots=True)
class Column:
    """One column, `least` to `most` cells wide (0: all that is left). The lowest `keep` gives way first.

    Where a row has two lines, the text of a column that `wraps` goes on in the second, and `under` names the
    column that stands below this one there if it has given way.
    """

    head: str
    draw: Callable[[Any], Cell]
    least: int
    most: int
    keep: int = 9
    sort: str = ""
    right: bool = False
    falling: bool = False  # the first of its order are the largest
    wraps: bool = False
    under: str = ""


def allot(columns: Sequence[Column], width: int) -> list[tuple[Column, int]]:
    """The columns that fit into `width` cells, in their order, each with its width; together they fill it."""
    kept = list(columns)
    while len(kept) > 1 and _needed(kept) > width:
        kept.remove(min(kept, key=lambda column: column.keep))
    widths = {id(column): column.least for column in kept}
    flexible = [column for column in kept if not column.most]
    spare = width - _needed(kept)
    if flexible:
        spare -= _grow(kept, widths, spare - max(0, GENEROUS - flexible[0].least))
        widths[id(flexible[0])] += spare
    return [(column, max(widths[id(column)], 0)) for column in kept]


def _needed(columns: Sequence[Column]) -> int:
    return sum(column.least for column in columns) + GAP * (len(columns) - 1)


def _grow(columns: Sequence[Column], widths: dict[int, int], spare: int) -> int:
    """Let the bounded columns grow by what the flexible one does not need; how much they took."""
    taken = 0
    growing = [column for column in columns if column.most]
    while spare > taken and (hungry := [column for column in growing if widths[id(column)] < column.most]):
        for column in hungry[: spare - taken]:
            widths[id(column)] += 1
            taken += 1
    return taken
