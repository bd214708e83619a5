"""Questions for a file: what to read, and where to write."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Input, Label, Static

from tui import keymap
from tui.plain import clip, line
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class PathField(Input):
    """A path, which tab writes on as a shell does."""

    BINDINGS: ClassVar = keymap.bindings("path")

    def action_complete(self) -> None:
        """Write on as far as it is clear; where several names fit, tell them."""
        written, names = completed(self.value)
        if written != self.value:
            self.value = written
            self.cursor_position = len(written)
        told = "  ".join(map(line, names)) if len(names) > 1 else ""
        self.screen.query_one(".dialog-error", Static).update(Content(clip(told, 300)))


def completed(written: str) -> tuple[str, list[str]]:
    """The path with what all names there that begin so have in common, and these names."""
    start, name = os.path.split(written)
    folder = Path(start or ".").expanduser()
    try:
        there = sorted(each.name + ("/" if each.is_dir() else "") for each in folder.iterdir())
    except OSError:
        return written, []
    names = [each for each in there if each.startswith(name) and (name or not each.startswith("."))]
    common = os.path.commonprefix(names)  # noqa: RUF071 (of letters, not of folders)
    return (os.path.join(start, common) if common else written), names  # noqa: PTH118 (it keeps "~" and "/")


class AddDialog(Dialog[Path]):
    """Which file or folder to read articles from."""

    QUESTION: ClassVar[str] = "Add articles"

    def fields(self) -> Iterable[Widget]:
        """The path."""
        yield Label("A text file, or a folder of them")
        yield PathField(placeholder="~/stories/ferry/", id="path")

    def answer(self) -> Path | None:
        """A path that is there."""
        written = self.query_one("#path", Input).value.strip()
        path = Path(written).expanduser()
        if not written:
            self.refuse("Write a path, or leave with esc.")
        elif not path.exists():
            self.refuse(f"There is no file or folder {path}.")
        else:
            return path
        return None


class ExportDialog(Dialog[Path]):
    """Which file to write the claims to. One that is there already is refused."""

    def __init__(self, what: str, default: Path) -> None:
        super().__init__()
        self._what, self._default = what, default

    def question(self) -> str:
        """What is written."""
        return f"Export {self._what} as CSV"

    def fields(self) -> Iterable[Widget]:
        """The path."""
        yield Label("File")
        yield PathField(str(self._default), id="path")

    def answer(self) -> Path | None:
        """A path that is free, in a folder that is there."""
        path = Path(self.query_one("#path", Input).value.strip()).expanduser()
        if path.exists():
            self.refuse(f"{path} is there already; choose another name.")
        elif not path.parent.is_dir():
            self.refuse(f"There is no folder {path.parent}.")
        else:
            return path
        return None


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """``stem.suffix`` in `folder`, or the first ``stem-2.suffix`` that no file has."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
