"""Rows of a label and what it labels; what needs more lines goes on under itself, not under the label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.visual import RenderOptions, Visual

from tui import marks
from tui.plain import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style

LABEL_WIDTH = 10
LEAST = 12  # cells beside a label


class Row(NamedTuple):
    """A label as wide as the others, and what stands beside it."""

    label: Content
    value: Content

    @property
    def whole(self) -> Content:
        """Both on one line."""
        return self.label.append(self.value)


def fact(label: str, value: str | Content, style: str = "", *, width: int = LABEL_WIDTH) -> Row:
    """A row of facts: ``speaker   Ada Moor``. Text of others may be given as it is."""
    told = Content.styled(line(value), style) if isinstance(value, str) else value
    return Row(Content.styled(f"{label:<{width}}", marks.MUTED), told)


def marked_row(mark: str, style: str, value: Content) -> Row:
    """A row behind a mark of one cell."""
    return Row(Content.styled(f"{mark} ", style), value)


def beneath(value: Content, indent: int = 2) -> Row:
    """A row that begins where the rows above it go on."""
    return Row(Content(" " * indent), value)


class Hanging(Visual):
    """Rows under each other. A static widget takes it as it takes any content."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self._laid: tuple[int, Content] = (0, Content())

    def __str__(self) -> str:
        """The rows as plain text, one a line."""
        return "\n".join(row.whole.plain for row in self.rows)

    def laid(self, width: int) -> Content:
        """All lines at this width."""
        if self._laid[0] != width:
            self._laid = width, Content("\n").join([each for row in self.rows for each in _lines(row, width)])
        return self._laid[1]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines as Textual draws them."""
        return self.laid(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's)
        """As wide as the longest row."""
        return max((row.whole.cell_length for row in self.rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines the rows take."""
        return self.laid(width).get_height(rules, width) if self.rows and width else 0


def _lines(row: Row, width: int) -> list[Content]:
    indent = row.label.cell_length
    room = width - indent
    if room < LEAST:  # too narrow to stand beside it
        return row.whole.wrap(max(width, 1)) or [row.whole]
    first, *rest = row.value.wrap(room) or [Content()]
    return [row.label.append(first), *(Content(" " * indent).append(each) for each in rest)]
