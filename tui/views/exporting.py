"""Writing exactly what a list shows to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TextIO

from textual import work

import factdb
from tui.messages import RowsExported, WorkRefused
from tui.screens.paths import ExportDialog, free_name
from tui.views.browse import BrowseView
from tui.widgets.pages import Row
from tui.wording import count

if TYPE_CHECKING:
    from factdb import Archive


class ExportingView(BrowseView[Row]):
    """A view whose rows can be exported."""

    NOUNS: ClassVar[tuple[str, str]]

    def export_to(self, archive: Archive, target: TextIO) -> int:
        """Write the rows of the filter in their order; how many. Runs in a worker."""
        raise NotImplementedError

    @property
    def shown(self) -> int:
        """How many rows the filter leaves."""
        return self.table.row_count

    @work
    async def action_export(self) -> None:
        """Ask for a file and write what is shown."""
        if (archive := self.desk.archive) is None or not self.shown:
            self.desk.tell("There is nothing to export here.")
            return
        default = free_name(Path.cwd(), f"{archive.path.stem}-{self.NOUNS[1]}", ".csv")
        dialog = ExportDialog(count(self.shown, *self.NOUNS), default)
        path: Path | None = await self.app.push_screen_wait(dialog)
        if path is not None:
            self._export(archive, path)

    @work(thread=True, group="export")
    def _export(self, archive: Archive, path: Path) -> None:
        try:
            # "x": a file that has come to be there since the question is not overwritten.
            with path.open("x", newline="", encoding="utf-8") as target:
                rows = self.export_to(archive, target)
        except (factdb.FactdbError, OSError) as error:
            self.post_message(WorkRefused(f"{path} could not be written: {error}"))
        else:
            self.post_message(RowsExported(path, count(rows, *self.NOUNS)))
