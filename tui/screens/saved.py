"""Filters saved under a name: open one, save what is shown, delete one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from tui import keymap, marks
from tui.plain import clip, line
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from tui.memory import Memory, SavedView


class Chosen(NamedTuple):
    """The view that was opened, or saved just now."""

    view: SavedView
    is_new: bool


class SavedViewsDialog(Dialog[Chosen]):
    """A name to save what is shown, over the list of what was saved."""

    BINDINGS: ClassVar = keymap.bindings("saved")
    QUESTION: ClassVar[str] = "Saved views"

    def __init__(self, memory: Memory, shown: SavedView) -> None:
        super().__init__()
        self._memory, self._shown = memory, shown
        self._views = memory.views

    def fields(self) -> Iterable[Widget]:
        """The name, and the views."""
        yield Label(Content.assemble("Save  ", (described(self._shown), marks.MUTED), "  as"))
        yield Input(placeholder="a name, for example: open contradictions", id="name")
        if self._views:
            yield Label("Open")
            yield OptionList(*map(_option, self._views), markup=False)

    def on_mount(self) -> None:
        """To the list, if there is one."""
        if self._views:
            views = self.query_one(OptionList)
            views.highlighted = 0
            views.focus()

    def answer(self) -> Chosen | None:
        """What was written, or what is under the cursor of the list."""
        views = next(iter(self.query(OptionList)), None)
        if views is not None and views.has_focus and views.highlighted is not None:
            return Chosen(self._views[views.highlighted], is_new=False)
        name = line(self.query_one("#name", Input).value)
        if not name:
            self.refuse("Write a name, or leave with esc.")
            return None
        view = replace(self._shown, name=name)
        self._memory.save_view(view)
        return Chosen(view, is_new=True)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Chosen(self._views[event.option_index], is_new=False))

    def action_drop(self) -> None:
        """Delete the view under the cursor of the list."""
        views = next(iter(self.query(OptionList)), None)
        if views is not None and views.has_focus and (place := views.highlighted) is not None:
            self._memory.drop_view(self._views[place].name)
            self._views = self._memory.views
            views.remove_option_at_index(place)
            self.refuse("It is deleted.")


def described(view: SavedView) -> str:
    """``claims: is:open speaker:moor, by date``."""
    order = f"by {view.sort}{', turned round' if view.descending else ''}"
    return clip(f"{view.view}: {line(view.filter_text) or 'everything'}, {order}", 60)


def _option(view: SavedView) -> Option:
    return Option(Content.assemble((clip(line(view.name), 40), "bold"), f"  {described(view)}"))
