"""What lasts longer than one look at the desk: filters typed, views saved, the place, the theme, own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import App

import factdb
from tui import completing
from tui.memory import Memory, SavedView
from tui.messages import MemoryWritten
from tui.preferences import Preferences
from tui.widgets.record_table import Place

if TYPE_CHECKING:
    from factdb import Archive
    from tui.screens.saved import Chosen
    from tui.views.browse import BrowseView
    from tui.widgets.filter_bar import FilterBar

WELCOME = "j k move · enter reads · / filters · F facets · v x z judge · 2 flags · ? all keys of the pane"
WELCOME_SECONDS = 20


class Session(App[None]):
    """The part of the desk that remembers. The desk has the views and the archive."""

    archive: Archive | None

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.memory = Memory()
        self.preferences = preferences or Preferences()
        self.moved = False  # whether the person has gone somewhere already

    # -- for the desk to say -----------------------------------------------------------------

    @property
    def view(self) -> BrowseView[Any]:
        """The view on the screen."""
        raise NotImplementedError

    @property
    def filter_bar(self) -> FilterBar:
        """The filter of the view on the screen."""
        raise NotImplementedError

    def tell(self, text: str, *, severity: str = "information") -> None:
        """A notice."""
        raise NotImplementedError

    async def action_go(self, name: str) -> None:
        """Show the view `name`."""
        raise NotImplementedError

    def mounted_views(self) -> list[BrowseView[Any]]:
        """The views that have been on the screen."""
        raise NotImplementedError

    def is_view(self, name: str) -> bool:
        """Whether there is a view of that name."""
        raise NotImplementedError

    # -- beginning and end -------------------------------------------------------------------

    def take_preferences(self) -> None:
        """Put the person's own keys and theme to use."""
        self.set_keymap(self.preferences.keys)
        self._take_theme(self.preferences.theme)
        for problem in self.preferences.problems:
            self.tell(problem, severity="error")

    def _take_theme(self, name: str) -> None:
        if name in self.available_themes:
            self.theme = name

    async def resume(self, archive: Archive, memory: Memory) -> None:
        """Take up where the person was on this archive; the first time, say how to begin."""
        self.memory = memory
        self.filter_bar.values = completing.Values(archive)
        self.filter_bar.history = memory.filters
        self._take_theme(memory.theme)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if memory.is_first_time:
            self.notify(WELCOME, timeout=WELCOME_SECONDS, markup=False)
        elif not self.moved and self.is_view(on := str(memory.place.get("on", ""))):
            await self.action_go(on)

    def _keep_theme(self, theme: Any) -> None:  # noqa: ANN401 (Textual's Theme)
        self.memory.keep_theme(theme.name)
        self.save()

    def keep_place(self) -> None:
        """Keep what is on the screen."""
        if self.archive is not None:
            place = self.memory.place
            views = {view.PANE: view.place() for view in self.mounted_views()}
            self.memory.keep_place({**place, **views, "on": self.view.PANE})

    def filter_changed(self) -> None:
        """The person has narrowed the list: put the filter into the history."""
        self.memory.add_filter(self.view.filter_text)
        self.filter_bar.history = self.memory.filters
        self.save()

    def save(self) -> None:
        """Write what is to be kept."""
        self.keep_place()
        if self.archive is not None:
            self._write(self.archive)

    @work(thread=True, group="memory")
    def _write(self, archive: Archive) -> None:
        self.memory.write(archive)
        self.post_message(MemoryWritten())

    @on(MemoryWritten)
    def _written(self) -> None:
        self.note_version()

    def note_version(self) -> None:
        """The archive has been changed by the desk itself, in a way that no list shows."""
        raise NotImplementedError

    # -- going to places ------------------------------------------------------------------------

    @work
    async def action_saved_views(self) -> None:
        """Open a view that was saved, or save the one on the screen."""
        from tui.screens.saved import SavedViewsDialog

        view = self.view
        shown = SavedView("", view.PANE, view.filter_text, view.sort, view.descending)
        chosen: Chosen | None = await self.push_screen_wait(SavedViewsDialog(self.memory, shown))
        self.save()
        if chosen is not None and chosen.is_new:
            self.tell(f"Saved as {chosen.view.name}: b opens it, and so does ctrl+p.")
        elif chosen is not None:
            await self.open_saved(chosen.view)

    async def open_saved(self, saved: SavedView) -> None:
        """Show the view, filter and order that were saved."""
        if not self.is_view(saved.view):
            return
        await self.action_go(saved.view)
        view = self.view
        view.filter_text = saved.filter_text
        view.sort = saved.sort if saved.sort in view.SORTS else view.sort
        view.descending = saved.descending
        view.relist(Place.TOP)

    async def go_to(self, noun: str, number: int) -> None:
        """Go to the claim, flag or article with this number."""
        if (archive := self.archive) is None:
            return
        find: Any = {"claim": archive.claim, "flag": archive.flag, "article": archive.article_record}[noun]
        try:
            find(number)
        except factdb.FactdbError as error:
            self.tell(str(error), severity="error")
            return
        await self.action_go(f"{noun}s")
        self.view.show_record(number)
