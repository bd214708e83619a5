"""A moving count as a drawing: its numbers over the days, a shape and a line of steps for each outlet.

Pure: a ladder, a width and a height in, content out. Days stand as far apart as they are, but never so near
that their numbers run into each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from textual.content import Content

from tui import marks
from tui.plain import clip, line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from factdb import Ladder, Rung

LEAST_HEIGHT: Final = 6
LEAST_WIDTH: Final = 24
SLOT: Final = 8  # cells between two days at least
TICKS: Final = 4
UNDATED: Final = "no date"
_STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass
class Canvas:
    """Cells of one character and a style each, from the upper left."""

    width: int
    height: int
    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    def put(self, x: int, y: int, text: str, style: str) -> None:
        """Write over what is there."""
        for offset, char in enumerate(text):
            if 0 <= x + offset < self.width and 0 <= y < self.height:
                self.cells[x + offset, y] = (char, style)

    def is_free(self, x: int, y: int, length: int) -> bool:
        """Whether nothing stands in these cells of the canvas."""
        return x + length <= self.width and not any((x + i, y) in self.cells for i in range(length))

    def content(self) -> Content:
        """The cells as lines."""
        rows = []
        for y in range(self.height):
            cells = [self.cells.get((x, y), (" ", "")) for x in range(self.width)]
            rows.append(Content.assemble(*cells).rstrip())
        return Content("\n").join(rows)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to rows; `ticks` are the round values that are marked."""

    low: float
    high: float
    rows: int
    ticks: tuple[float, ...]

    def row(self, value: float) -> int:
        """The row of a value, the highest value in row 0."""
        return round((self.high - value) / (self.high - self.low) * (self.rows - 1))


def draw(ladder: Ladder, width: int, height: int) -> Content:
    """The whole drawing: what is counted, the chart, and which shape is whose."""
    heading = Content.assemble((title(ladder), "bold"), (": the number by day of publication", marks.MUTED))
    outlets = list(dict.fromkeys(rung.outlet for rung in ladder.rungs))
    key = legend(outlets)
    if width < LEAST_WIDTH or height < LEAST_HEIGHT + 2:
        return Content("\n").join([heading, *(_spelled(rung) for rung in ladder.rungs)])
    canvas = Canvas(width, height - 2)
    _chart(canvas, ladder.rungs, outlets)
    return Content("\n").join([heading, canvas.content(), key])


def title(ladder: Ladder) -> str:
    """What is counted, and in what."""
    counted = line(ladder.counted) or "the number"
    return f"{counted} in {line(ladder.unit)}" if ladder.unit else counted


def legend(outlets: Sequence[str]) -> Content:
    """Each outlet after its shape."""
    return Content("   ").join(
        Content.assemble((f"{_shape(n)} ", _style(n)), clip(line(outlet), 24))
        for n, outlet in enumerate(outlets)
    )


def number(rung: Rung) -> str:
    """The number in brief: bounds as signs, an interval with a dash."""
    low, high = rung.low, rung.high
    if low is None or high is None:
        return f"≥{short(low)}" if low is not None else f"≤{short(high or 0)}"
    return short(low) if low == high else f"{short(low)}–{short(high)}"


def short(value: float) -> str:
    """A value in few characters: ``12,500``, ``3.4M``."""
    for size, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if abs(value) >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def height_of(rung: Rung) -> float:
    """The value a rung is drawn at: the middle, or the bound that is known."""
    low = rung.low if rung.low is not None else rung.high
    high = rung.high if rung.high is not None else rung.low
    return ((low or 0.0) + (high or 0.0)) / 2


# -- scales -------------------------------------------------------------------------------


def scale_of(values: Sequence[float], rows: int) -> Scale:
    """A scale over `values` with round ticks; not from zero, because it is the movement that is shown."""
    low, high = min(values), max(values)
    step = _round_step((high - low or abs(high) or 1.0) / TICKS)
    first, last = step * (low // step), step * -(-high // step)
    if first == last:
        last += step
    ticks = tuple(first + step * n for n in range(round((last - first) / step) + 1))
    return Scale(first, last, rows, ticks)


def _round_step(rough: float) -> float:
    size = 1.0
    while size * 10 <= rough:
        size *= 10
    while size > rough:
        size /= 10
    return next(size * step for step in _STEPS if size * step >= rough)


def places(days: Sequence[date], width: int) -> dict[date, int]:
    """Where each day stands: in proportion, moved neighbours `SLOT` cells apart where that fits."""
    ordered = sorted(set(days))
    if not ordered:
        return {}
    span = max((ordered[-1] - ordered[0]).days, 1)
    room = width - SLOT
    slot = min(SLOT, room // max(len(ordered) - 1, 1))
    found: list[int] = []
    for n, day in enumerate(ordered):
        fair = round((day - ordered[0]).days / span * room)
        least = found[-1] + slot if found else 0
        most = room - slot * (len(ordered) - 1 - n)
        found.append(max(least, min(fair, most)))
    return dict(zip(ordered, found, strict=True))


# -- drawing ------------------------------------------------------------------------------


def _chart(canvas: Canvas, rungs: Sequence[Rung], outlets: Sequence[str]) -> None:
    rows = canvas.height - 2
    scale = scale_of([height_of(rung) for rung in rungs], rows)
    margin = _axis(canvas, scale)
    undated = any(rung.day is None for rung in rungs)
    days = [rung.day for rung in rungs if rung.day]
    at = places(days, canvas.width - margin - (SLOT if undated and days else 0))
    end = canvas.width - SLOT if at else margin
    points = [(margin + at[r.day] if r.day else end, scale.row(height_of(r)), r) for r in rungs]
    points = _beside(points)
    for n, outlet in enumerate(outlets):
        own = [(x, y) for x, y, rung in points if rung.outlet == outlet and rung.day]
        for (x0, y0), (x1, y1) in pairwise(own):
            _step(canvas, x0, y0, x1, y1, _style(n))
    for x, y, rung in points:
        n = outlets.index(rung.outlet)
        canvas.put(x, y, _shape(n), f"bold {_style(n)}")
    for x, y, rung in points:
        _label(canvas, x, y, number(rung), _style(outlets.index(rung.outlet)))
    for day, x in at.items():
        label = f"{day.day} {day:%b}"
        if canvas.is_free(max(margin + x - 1, 0), canvas.height - 1, len(label) + 1):
            canvas.put(margin + x, canvas.height - 1, label, marks.MUTED)
    if undated:
        canvas.put(end, canvas.height - 1, UNDATED, marks.MUTED)


def _axis(canvas: Canvas, scale: Scale) -> int:
    """The line at the left with its ticks and that below; where the chart begins."""
    labels = {scale.row(tick): short(tick) for tick in scale.ticks}
    wide = max(map(len, labels.values()))
    for y in range(scale.rows):
        canvas.put(0, y, f"{labels.get(y, ''):>{wide}} {'┤' if y in labels else '│'}", marks.MUTED)
    canvas.put(wide + 1, scale.rows, "└" + "─" * (canvas.width - wide - 2), marks.MUTED)
    return wide + 3


def _beside(points: Sequence[tuple[int, int, Rung]]) -> list[tuple[int, int, Rung]]:
    """The points, those that would cover another one cell further to the right."""
    taken: set[tuple[int, int]] = set()
    found = []
    for x, y, rung in points:
        free = next(x + step for step in range(len(points)) if (x + step, y) not in taken)
        taken.add((free, y))
        found.append((free, y, rung))
    return found


def _step(canvas: Canvas, x0: int, y0: int, x1: int, y1: int, style: str) -> None:  # noqa: PLR0913, PLR0917 (two points)
    """A line that keeps its height until the day it moves."""
    if y0 == y1:
        canvas.put(x0, y0, "─" * (x1 - x0), style)
        return
    canvas.put(x0, y0, "─" * (x1 - x0) + ("╯" if y1 < y0 else "╮"), style)
    for y in range(min(y0, y1) + 1, max(y0, y1)):
        canvas.put(x1, y, "│", style)


def _label(canvas: Canvas, x: int, y: int, text: str, style: str) -> None:
    """The number beside its mark, right of it, else over or under it, else not at all."""
    wide = len(text)
    for left, row, before in ((x + 2, y, 1), (x, y - 1, 0), (x, y + 1, 0), (x - wide - 1, y, 0)):
        inside = 0 <= row < canvas.height - 2 and left >= 0
        if inside and canvas.is_free(left - before, row, wide + before):
            canvas.put(left, row, text, style)
            return


def _spelled(rung: Rung) -> Content:
    day = rung.day.isoformat() if rung.day else UNDATED
    return Content.assemble((f"{day}  ", marks.MUTED), f"{number(rung)}  {line(rung.outlet)}")


def _shape(place: int) -> str:
    return marks.SERIES[place % len(marks.SERIES)]


def _style(place: int) -> str:
    return marks.tone_style(marks.SERIES_TONES[place % len(marks.SERIES_TONES)])
