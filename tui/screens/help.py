"""The keys of the pane in use, told from the keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import keymap, marks
from tui.screens.dialog import Dialog
from tui.widgets.hanging import Hanging, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from tui.keymap import Key

KEY_WIDTH = 12


class HelpScreen(Dialog[bool]):
    """Each pane's keys with what they do, and what the marks mean."""

    BINDINGS: ClassVar = keymap.bindings("told")

    def __init__(self, panes: Mapping[str, Sequence[Key]]) -> None:
        super().__init__()
        self._panes = panes

    def question(self) -> str:
        """Whose keys they are."""
        return f"Keys: {keymap.PANES[next(iter(self._panes))]}"

    def fields(self) -> Iterable[Widget]:
        """All keys in one scrolling column."""
        rows = [row for pane, keys in self._panes.items() for row in pane_help(pane, keys)]
        yield VerticalScroll(Static(Hanging([*rows, *legend()])), id="help-keys")

    def answer(self) -> bool:
        """Help has no answer."""
        return True


def pane_help(pane: str, keys: Sequence[Key]) -> list[Row]:
    """One pane's name and keys."""
    rows = [Row(Content(), Content.styled(keymap.PANES[pane], "bold $text-primary"))]
    for key in keys:
        caps = " ".join(key.caps)
        rows.append(Row(Content.styled(f"  {caps:<{KEY_WIDTH}}", "bold"), Content(key.tooltip)))
    return [*rows, Row(Content(), Content())]


def legend() -> list[Row]:
    """What the marks mean."""
    rows = [Row(Content(), Content.styled("Marks", "bold $text-primary"))]
    for names, tones in ((marks.VERDICTS, marks.VERDICT_TONES), (marks.KINDS, marks.KIND_TONES)):
        cells = [(f"{mark} {name}   ", marks.tone_style(tones[name])) for name, mark in names.items()]
        rows.append(Row(Content("  "), Content.assemble(*cells)))
    return rows
