"""The keys of the pane in use, told from the keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import keymap, marks
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

KEY_WIDTH = 12


class HelpScreen(Dialog[bool]):
    """Each pane's keys with what they do, and what the marks mean."""

    def __init__(self, panes: Sequence[str]) -> None:
        super().__init__()
        self._panes = panes

    def question(self) -> str:
        """Whose keys they are."""
        return f"Keys: {keymap.PANES[self._panes[0]]}"

    def fields(self) -> Iterable[Widget]:
        """All keys in one scrolling column."""
        parts = [pane_help(pane) for pane in self._panes]
        yield VerticalScroll(Static(Content("\n").join([*parts, legend()])), id="help-keys")

    def answer(self) -> bool:
        """Help has no answer."""
        return True


def pane_help(pane: str) -> Content:
    """One pane's name and keys."""
    rows = [Content.styled(keymap.PANES[pane], "bold $text-primary")]
    for key in keymap.KEYS[pane]:
        caps = " ".join(key.caps)
        rows.append(Content.assemble((f"  {caps:<{KEY_WIDTH}}", "bold"), key.tooltip))
    return Content("\n").join([*rows, Content()])


def legend() -> Content:
    """What the marks mean."""
    rows = [Content.styled("Marks", "bold $text-primary")]
    for names, tones in ((marks.VERDICTS, marks.VERDICT_TONES), (marks.KINDS, marks.KIND_TONES)):
        cells = [(f"  {mark} {name}", marks.tone_style(tones[name])) for name, mark in names.items()]
        rows.append(Content.assemble(*cells))
    return Content("\n").join(rows)
