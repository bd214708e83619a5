"""The desk itself: the views, the archive they show, and what is the same in all of them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import App
from textual.widgets import ContentSwitcher, Footer

import factdb
from tui import keymap, palette, wording
from tui.bringing import Bringing
from tui.elsewhere import Elsewhere
from tui.memory import Memory
from tui.messages import (
    ArchiveChanged,
    ArchiveOpened,
    ArchiveRefused,
    ClaimAsked,
    ClaimsAsked,
    FilterApplied,
    FilterTyped,
    RelationChosen,
    RowsExported,
    SentenceAsked,
    ViewChosen,
    ViewTold,
    WorkRefused,
)
from tui.plain import clip, line
from tui.preferences import Preferences, preferences_path
from tui.session import Session
from tui.views.articles import ArticlesView
from tui.views.browse import BrowseView
from tui.views.claims import ClaimsView
from tui.views.flags import FlagsView
from tui.views.speakers import SpeakersView
from tui.views.story import StoryView, claim_in_hand
from tui.widgets.adding_line import AddingLine
from tui.widgets.filter_bar import FilterBar
from tui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult, SystemCommand
    from textual.dom import DOMNode
    from textual.screen import Screen

    from factdb import Archive
    from tui.keymap import Key

POLL = 1.0  # seconds between looks at whether another program changed the archive
UNDO_HINT = "u takes it back"


def run(path: str | Path) -> int | None:
    """Open the desk on the archive at `path`; the exit code, ``None`` when it was left as usual."""
    app = Desk(Path(path), preferences=Preferences.read(preferences_path()))
    app.run()
    return app.return_code or None


class Desk(Bringing, Session):
    """The terminal UI of one archive."""

    TITLE = "factdb"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS: ClassVar = keymap.bindings("app")
    COMMANDS = App.COMMANDS | {palette.GoTo}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 (declared so by Textual)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 (declared so by Textual)
    NOTIFICATION_TIMEOUT = 4
    VIEWS: ClassVar[dict[str, type[BrowseView[Any]]]] = {
        view.PANE: view for view in (ClaimsView, FlagsView, ArticlesView, SpeakersView, StoryView)
    }

    def __init__(
        self,
        path: Path,
        *,
        opener: Callable[[Path], Archive] | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(preferences)
        self.path = path
        self.archive: Archive | None = None
        self.changes = asyncio.Lock()
        self.waiting = "Opening the archive …"
        self.refused = False
        self._opener = opener
        self._version: int | None = None

    # -- what is on the screen ---------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Head, filter, the view, progress, foot."""
        yield ViewTabs(wording.short_path(self.path))
        yield FilterBar()
        with ContentSwitcher(initial="claims"):
            yield ClaimsView()
        yield AddingLine(self.elsewhere())
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Draw first, then open the archive."""
        self.take_preferences()
        self.filter_bar.put("", self.view.FILTER_HINT)
        self.view.table.focus()
        self.call_after_refresh(self._open)

    @property
    def view(self) -> BrowseView[Any]:
        """The view on the screen."""
        return self._mounted(self.switcher.current or "claims")

    @property
    def switcher(self) -> ContentSwitcher:
        """What holds the views."""
        return self.screen_stack[0].query_one(ContentSwitcher)

    @property
    def filter_bar(self) -> FilterBar:
        """The filter of the view on the screen."""
        return self.screen_stack[0].query_one(FilterBar)

    def _mounted(self, name: str) -> BrowseView[Any]:
        return self.switcher.get_child_by_id(name, self.VIEWS[name])

    # -- the archive ---------------------------------------------------------------------

    def elsewhere(self) -> Elsewhere:
        """Where work that needs the parser is done; for a stand-in of an archive in this process."""
        return Elsewhere(here=self._opener is not None)

    @work(thread=True, group="open")
    def _open(self) -> None:
        try:
            archive = self._opener(self.path) if self._opener else factdb.Archive.open(self.path)
            memory = Memory.of(archive)
        except factdb.FactdbError as error:
            self.post_message(ArchiveRefused(str(error)))
        else:
            self.post_message(ArchiveOpened(archive, memory))

    @on(ArchiveOpened)
    async def _opened(self, opened: ArchiveOpened) -> None:
        self.archive = opened.archive
        self._version = opened.archive.data_version()
        self.set_interval(POLL, self.look_for_changes)
        await self.resume(opened.archive, opened.memory)
        self.view.relist()

    @on(ArchiveRefused)
    def _archive_refused(self, refused: ArchiveRefused) -> None:
        self.waiting = f"{line(refused.problem)}\n\nq leaves"
        self.refused = True
        for view in self.switcher.query(BrowseView).results():
            view.table.empty = self.waiting
        self.tell(refused.problem, severity="error")

    def look_for_changes(self) -> None:
        """List anew if another program has changed the archive."""
        # Always from this thread: the number means something for one connection only.
        if self.archive is None:
            return
        try:
            version = self.archive.data_version()
        except factdb.FactdbError as error:
            if self._version is not None:  # it is said once
                self._version = None
                self.tell(str(error), severity="error")
            return
        if version != self._version:
            self._version = version
            self.refresh_views()

    def note_version(self) -> None:
        """The archive has been changed by the desk itself, in a way that no list shows."""
        if self.archive is not None:
            with suppress(factdb.FactdbError):  # the next look at it says so
                self._version = self.archive.data_version()

    def mounted_views(self) -> list[BrowseView[Any]]:
        """The views that have been on the screen."""
        return list(self.switcher.query(BrowseView).results())

    def is_view(self, name: str) -> bool:
        """Whether there is a view of that name."""
        return name in self.VIEWS

    def refresh_views(self) -> None:
        """Show what the archive holds now; views that are not on the screen follow when they are."""
        if self.filter_bar.values is not None:
            self.filter_bar.values.forget()
        for view in self.mounted_views():
            view.outdate()
        self.view.relist()

    def on_unmount(self) -> None:
        """Close the archive."""
        if self.archive is not None:
            self.archive.close()

    # -- what has happened ---------------------------------------------------------------

    @on(ArchiveChanged)
    def _changed(self, changed: ArchiveChanged) -> None:
        self.note_version()
        self.refresh_views()
        self.tell(f"{changed.sentence}\n{UNDO_HINT}" if changed.undoable else changed.sentence)

    @on(WorkRefused)
    def _refused(self, refused: WorkRefused) -> None:
        self.tell(refused.problem, severity="error")

    @on(RowsExported)
    def _exported(self, exported: RowsExported) -> None:
        self.tell(f"{exported.rows} written to {exported.path}")

    @on(ViewTold)
    def _view_told(self, told: ViewTold) -> None:
        if not self.screen_stack:  # the desk is closing, and its screens are gone before its last messages
            return
        if told.name == self.view.PANE:
            bar = self.filter_bar
            if not bar.field.has_focus:
                bar.put(told.filter_text)
            bar.tell_count(told.count)
            bar.tell_error(told.problem)

    @on(FilterTyped)
    def _typed(self, typed: FilterTyped) -> None:
        self.view.narrow(typed.text)

    @on(FilterApplied)
    def _applied(self, applied: FilterApplied) -> None:
        self.view.table.focus()
        self.view.narrow(applied.text)
        self.filter_changed()

    @on(ViewChosen)
    async def _chosen(self, chosen: ViewChosen) -> None:
        await self.action_go(chosen.name)

    @on(ClaimsAsked)
    async def _claims_asked(self, asked: ClaimsAsked) -> None:
        await self.action_go("claims")
        self.view.change_query(lambda _: factdb.Query(article=asked.article, speaker=asked.speaker))

    @on(RelationChosen)
    async def _relation_chosen(self, chosen: RelationChosen) -> None:
        await self.action_go("flags")
        self.view.show_record(chosen.flag_id)

    @on(SentenceAsked)
    async def _sentence_asked(self, asked: SentenceAsked) -> None:
        await self.action_go("articles")
        if isinstance(self.view, ArticlesView):
            self.view.open_at(asked.article_id, asked.claim_id)

    @on(ClaimAsked)
    async def _claim_asked(self, asked: ClaimAsked) -> None:
        await self.action_go("claims")
        self.view.show_record(asked.claim_id)

    def tell(self, text: str, *, severity: str = "information") -> None:
        """A notice. It holds text of others, so it is never markup."""
        if severity == "information":
            self.clear_notifications()  # a pile of them would cover what is being read
        safe = "\n".join(clip(line(part), 400) for part in text.splitlines())
        self.notify(safe, severity="error" if severity == "error" else "information", markup=False)

    def copy(self, text: str, what: str) -> None:
        """Copy to the clipboard by way of the terminal, and say so."""
        self.copy_to_clipboard(text)
        self.tell(f"Copied {what} (by the terminal, OSC 52)")

    # -- keys ----------------------------------------------------------------------------

    async def action_go(self, name: str) -> None:
        """Show the view `name`; the story is that of the claim in hand, if there is one."""
        claim = claim_in_hand(self.view) if name == "story" else None
        self.moved = True
        if not self.switcher.query(f"#{name}"):
            await self.switcher.mount(self.VIEWS[name]())
        self.switcher.current = name
        self.screen_stack[0].query_one(ViewTabs).chosen = name
        self.filter_bar.put(self.view.filter_text, self.view.FILTER_HINT)
        self.view.table.focus()
        self.view.tell()
        if claim is not None and isinstance(self.view, StoryView):
            self.view.tell_of(claim)
        elif self.view.stale:
            self.view.relist()

    async def action_quit(self) -> None:
        """Leave; with exit code 1 if there was no archive to work on."""
        self.keep_place()
        if self.archive is not None:
            await asyncio.to_thread(self.memory.write, self.archive)
        self.exit(return_code=1 if self.refused else 0)

    def action_filter(self) -> None:
        """Write a filter."""
        self.filter_bar.field.focus()

    def action_undo(self) -> None:
        """Take back the last change."""
        self._step("undo")

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._step("redo")

    @work(group="change")
    async def _step(self, direction: str) -> None:
        if self.archive is None:
            return
        step = self.archive.undo if direction == "undo" else self.archive.redo
        async with self.changes:
            try:
                sentence = await asyncio.to_thread(step)
            except factdb.FactdbError as error:
                self.post_message(WorkRefused(str(error)))
                return
        if sentence is None:
            self.tell(f"There is nothing to {direction}.")
        else:
            told = (
                f"Undone: {sentence}\nU makes it again"
                if direction == "undo"
                else f"Redone: {sentence}\n{UNDO_HINT}"
            )
            self.post_message(ArchiveChanged(told, undoable=False))

    def action_explain_keys(self) -> None:
        """Help for the pane in use."""
        from tui.screens.help import HelpScreen

        if len(self.screen_stack) == 1:
            panes = {pane: self.preferences.keys_of(pane) for pane in self.panes_in_use()}
            self.push_screen(HelpScreen(panes))

    def panes_in_use(self) -> tuple[str, ...]:
        """The panes whose keys work where the focus is, nearest first."""
        focused = self.screen_stack[0].focused
        if focused is not None and focused is self.filter_bar.field:
            return ("filter", "app")
        if self.view.facets is not None and focused is self.view.facets:
            return ("facets", "desk", "app")
        pane = self.view.pane
        inner = pane.KEYS_OF if pane.has_focus_within or pane.has_focus else "list"
        return (self.view.PANE, inner, "desk", "app")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the keymap for the palette, before those of Textual."""
        yield from palette.actions(self)
        yield from (
            command
            for command in super().get_system_commands(screen)
            if command.title not in {"Quit", "Keys"}
        )

    def run_key(self, key: Key, place: DOMNode) -> None:
        """Do what a key does, as if it had been pressed in `place`."""
        self.call_later(self.run_action, key.action, place)
