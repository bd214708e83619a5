"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from factdb.cli.voice import clipped
from factdb.export.printable import one_line


class Bar:
    """How many articles of how many are stored, and narration above it."""

    def __init__(self, total: int) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task = self._progress.add_task("Reading", total=total)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._progress.stop()

    def moved(self, done: int, name: str) -> None:
        """`done` articles are stored; `name` is the last of them."""
        self._progress.update(self._task, completed=done, description=clipped(name, 40))

    def tell(self, sentence: str) -> None:
        """Narration above the bar."""
        self._console.print(f"factdb: {one_line(sentence)}", soft_wrap=True)
