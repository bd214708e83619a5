"""The part of the desk that brings articles in: asking for them, having them read, and telling what came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App

from tui import wording
from tui.messages import AddingFailed, AddingStopped, ArticlesAdded
from tui.widgets.adding_line import AddingLine

if TYPE_CHECKING:
    from factdb import Archive, Article

REFUSALS = 5  # named one by one


class Bringing(App[None]):
    """Adding from files and from the clipboard. The desk has the archive and tells notices."""

    archive: Archive | None

    def refresh_views(self) -> None:
        """Show what the archive holds now."""
        raise NotImplementedError

    def tell(self, text: str, *, severity: str = "information") -> None:
        """A notice."""
        raise NotImplementedError

    @property
    def adding_line(self) -> AddingLine:
        """What shows how far the reading is."""
        return self.screen_stack[0].query_one(AddingLine)

    @work
    async def action_add_articles(self) -> None:
        """Ask for a file or folder and read it."""
        from tui.screens.paths import AddDialog

        if not self._is_adding():
            path: Path | None = await self.push_screen_wait(AddDialog())
            self._bring(path)

    @work
    async def action_paste_article(self) -> None:
        """Ask for a text and read it."""
        from tui.screens.paste import PasteDialog

        if not self._is_adding():
            article: Article | None = await self.push_screen_wait(PasteDialog())
            self._bring(article)

    def action_stop_adding(self) -> None:
        """Stop reading; what is read stays."""
        if self.adding_line.busy:
            self.adding_line.stop()
        else:
            self.tell("No articles are being read.")

    def _is_adding(self) -> bool:
        if self.adding_line.busy:
            self.tell("Articles are being read already: wait for them, or stop them with X.")
        return self.adding_line.busy

    def _bring(self, what: Path | Article | None) -> None:
        if what is not None and self.archive is not None:
            self.adding_line.add(self.archive, what)

    @on(AddingFailed)
    def _adding_failed(self, failed: AddingFailed) -> None:
        self.refresh_views()
        self.tell(failed.problem, severity="error")

    @on(AddingStopped)
    def _adding_stopped(self, stopped: AddingStopped) -> None:
        self.refresh_views()
        of = f" of {stopped.in_all:,}" if stopped.in_all else ""
        self.tell(f"Stopped: {stopped.done:,}{of} articles are done.\nAdd the same again to go on.")

    @on(ArticlesAdded)
    def _added(self, added: ArticlesAdded) -> None:
        self.refresh_views()
        new = added.added
        known = f", {new.known:,} known already" if new.known else ""
        flags = {"contradiction": new.contradictions, "update": new.updates, "overlap": new.overlaps}
        told = [wording.count(number, kind) for kind, number in flags.items() if number] or ["no new flags"]
        told.insert(0, wording.count(new.claims, "claim"))
        self.tell(f"Added {wording.count(new.articles, 'article')}{known}: {', '.join(told)}")
        for refusal in added.refused[:REFUSALS]:
            self.tell(refusal, severity="error")
        if len(added.refused) > REFUSALS:
            self.tell(f"{len(added.refused) - REFUSALS} more files could not be read.", severity="error")
