"""How far the reading of articles is: a line that is there while it lasts, with a way to stop it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.content import Content
from textual.widgets import Static

import factdb
from tui.adding import add_from
from tui.elsewhere import Elsewhere, Stopped
from tui.messages import AddingAdvanced, AddingFailed, AddingStopped, ArticlesAdded
from tui.plain import clip, line

if TYPE_CHECKING:
    from factdb import Archive, Article

BAR: Final = 20  # cells
HINT: Final = "X stops"


class AddingLine(Static):
    """Has articles read into the archive in another process and shows how far it is; a click stops it."""

    def __init__(self, elsewhere: Elsewhere) -> None:
        super().__init__()
        self._elsewhere = elsewhere
        self._done = (0, 0)

    @property
    def busy(self) -> bool:
        """Whether articles are being read."""
        return self.has_class("-busy")

    def add(self, archive: Archive, what: Path | Article) -> None:
        """Read an article, a file or a folder; a message tells how it ended."""
        name = what.name if isinstance(what, Path) else what.title or "what was pasted"
        self._done = (0, 0)
        self._elsewhere.ready()
        self._tell(Content.assemble(f"Reading {clip(line(name), 60)} … ", (HINT, "$text-muted")))
        self._add(archive, what)

    def stop(self) -> None:
        """Stop reading."""
        self._elsewhere.stop()

    def on_click(self) -> None:
        """Stop reading."""
        self.stop()

    @work(thread=True, group="add", exclusive=True)
    def _add(self, archive: Archive, what: Path | Article) -> None:
        def advance(done: int, in_all: int, current: str) -> None:
            self._done = (done, in_all)
            self.post_message(AddingAdvanced(done, in_all, current))

        try:
            added, refused = self._elsewhere.run(archive, add_from, what, advance=advance)
        except Stopped:
            self.post_message(AddingStopped(*self._done))
        except factdb.FactdbError as error:
            self.post_message(AddingFailed(str(error)))
        except Exception as error:  # noqa: BLE001 (what trips over one article must not close the desk)
            name = what if isinstance(what, Path) else "The pasted article"
            self.post_message(AddingFailed(f"{name}: reading stopped at {type(error).__name__}: {error}"))
        else:
            self.post_message(ArticlesAdded(added, refused))

    @on(AddingAdvanced)
    def _advanced(self, advanced: AddingAdvanced) -> None:
        share = advanced.done / advanced.in_all if advanced.in_all else 0.0
        full = round(share * BAR)
        self._tell(
            Content.assemble(
                ("━" * full, "$primary"),
                ("━" * (BAR - full), "$foreground-muted"),
                f" {advanced.done:,} of {advanced.in_all:,} articles · {HINT} · ",
                clip(line(advanced.current), 100),
            )
        )

    @on(AddingFailed)
    @on(AddingStopped)
    @on(ArticlesAdded)
    def _ended(self) -> None:
        self._tell(Content())

    def _tell(self, content: Content) -> None:
        self.set_class(bool(content.plain), "-busy")
        self.update(content)
