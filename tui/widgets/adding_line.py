"""How far the reading of articles is: a line that is there while it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Static

import factdb
from tui.adding import add_from
from tui.messages import AddingAdvanced, AddingFailed, ArticlesAdded
from tui.plain import clip, line

if TYPE_CHECKING:
    from pathlib import Path

    from factdb import Archive


class AddingLine(Static):
    """Reads articles into the archive in a worker and shows how far it is."""

    def add(self, archive: Archive, path: Path) -> None:
        """Read the file at `path`, or those under it; ``ArticlesAdded`` or ``AddingFailed`` tells the end."""
        self._tell(f"Reading articles: {path.name}")
        self._add(archive, path)

    @work(thread=True, group="add")
    def _add(self, archive: Archive, path: Path) -> None:
        def advance(done: int, in_all: int, current: str) -> None:
            self.post_message(AddingAdvanced(done, in_all, current))

        try:
            added, refused = add_from(archive, path, advance)
        except factdb.FactdbError as error:
            self.post_message(AddingFailed(str(error)))
        except Exception as error:  # noqa: BLE001 (what trips over one article must not close the desk)
            self.post_message(AddingFailed(f"{path}: reading stopped at {type(error).__name__}: {error}"))
        else:
            self.post_message(ArticlesAdded(added, refused))

    @on(AddingAdvanced)
    def _advanced(self, advanced: AddingAdvanced) -> None:
        self._tell(
            f"Reading articles: {advanced.done} of {advanced.in_all} · {clip(line(advanced.current), 100)}"
        )

    @on(AddingFailed)
    @on(ArticlesAdded)
    def _ended(self) -> None:
        self._tell("")

    def _tell(self, text: str) -> None:
        self.set_class(bool(text), "-busy")
        self.update(Content(line(text)))
