"""A pane that is read: it scrolls by the keys of the keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from tui import keymap, marks
from tui.plain import line

if TYPE_CHECKING:
    from textual.widget import Widget

LABEL = marks.MUTED


class ReadingPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Text to read, with the scrolling keys."""

    KEYS_OF: ClassVar[str] = "reading"
    BINDINGS: ClassVar = keymap.bindings("reading")

    _shown: int | None = None

    def turn_to(self, number: int | None) -> None:
        """Begin at the top, unless it is the record that is being read already."""
        if number != self._shown:
            self._shown = number
            self.scroll_home(animate=False)

    @property
    def actor(self) -> Widget:
        """Whose the actions of the keys of `KEYS_OF` are."""
        return self

    @property
    def claim_in_hand(self) -> int | None:
        """The claim its cursor stands on, if it has one."""
        return None

    @property
    def reach(self) -> int:
        """How many characters of context on each side the room allows."""
        return max(60, min(320, self.size.width * self.size.height // 9))


def labelled(label: str, value: str, style: str = "", *, width: int = 10) -> Content:
    """``label     value``, on one line."""
    return Content.assemble((f"{label:<{width}}", LABEL), (line(value), style))


def address(url: str) -> Content:
    """An address, on a line of its own because it cannot be broken."""
    return Content.styled(line(url), marks.MUTED)


def paragraphs(parts: list[Content]) -> Content:
    """The parts under each other."""
    return Content("\n").join(parts)
