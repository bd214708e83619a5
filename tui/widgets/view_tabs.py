"""The head of the desk: the views with their keys, and which archive is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui import keymap
from tui.messages import ViewChosen

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ViewTab(Static):
    """One view's name."""

    def __init__(self, name: str, key: str, label: str) -> None:
        super().__init__(Content.assemble((key, "bold"), f" {label}"), id=f"tab-{name}")
        self.view_name = name

    def on_click(self) -> None:
        """Go to the view."""
        self.post_message(ViewChosen(self.view_name))


class ArchiveName(Static):
    """Which archive it is; a click finds any action."""

    def on_mount(self) -> None:
        """Say so to the mouse."""
        self.tooltip = "All actions (ctrl+p)"

    def on_click(self) -> None:
        """Open the palette, so that every action can be reached with the mouse."""
        self.app.action_command_palette()


class ViewTabs(Horizontal):
    """All views; the one on the screen stands out. The archive's name is at the right."""

    chosen: reactive[str] = reactive("claims")

    def __init__(self, archive: str) -> None:
        super().__init__()
        self._archive = archive

    def compose(self) -> ComposeResult:
        """A tab for each key that goes to a view."""
        for key in keymap.KEYS["desk"]:
            if key.action.startswith("app.go("):
                yield ViewTab(key.name, key.caps[0], key.label)
        yield ArchiveName(Content(self._archive), id="archive-name")

    def watch_chosen(self, chosen: str) -> None:
        """Mark the tab of the view on the screen."""
        for tab in self.query(ViewTab):
            tab.set_class(tab.view_name == chosen, "-chosen")
