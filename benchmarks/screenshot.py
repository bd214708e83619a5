"""Make the pictures of docs/ from the running program: ``python benchmarks/screenshot.py [FOLDER]``.

The articles of FOLDER (the fixtures, unless told otherwise) are read into an archive of its own, the
desk is driven by keys as a person would, and each view is written as the SVG that Textual exports.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import factdb
from tui.adding import add_from
from tui.app import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

SIZE = (120, 36)
VIEWS = {"claims": ("1", "j", "j"), "flags": ("2", "t"), "articles": ("3", "j"), "speakers": ("4",)}
PATIENCE = 2000  # looks at the screen before giving up


async def picture(archive: Path, name: str, keys: tuple[str, ...], target: Path) -> None:
    """Write the view `name`, reached by `keys`, to the folder `target`."""
    desk = Desk(archive)
    desk.animation_level = "none"
    async with desk.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: desk.view.table.row_count > 0)
        for key in keys:
            await pilot.press(key)
            await until(pilot, lambda: desk.view.table.row_count > 0)
        await until(pilot, lambda: any(str(part.render()).strip() for part in desk.view.pane.query("Static")))
        await pilot.pause(0.3)
        (target / f"{name}.svg").write_text(desk.export_screenshot(title="factdb"), encoding="utf-8")


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something is so on the screen."""
    for _ in range(PATIENCE):
        if holds():
            return
        await pilot.pause(0.01)
    raise TimeoutError("the desk did not come to that")


def main() -> None:
    """Read the articles and take all pictures."""
    root = Path(__file__).parent.parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=root / "fixtures")
    parser.add_argument("--to", type=Path, default=root / "docs")
    asked = parser.parse_args()
    folder, target = asked.folder.resolve(), asked.to.resolve()
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)  # so that the head shows the archive's name and no path of this machine
        path = Path("desk.db")
        with factdb.Archive.open(path) as archive:
            added, refused = add_from(
                archive, folder, lambda done, in_all, name: print(f"{done}/{in_all} {name}")
            )
            print(added, *refused, sep="\n")
        for name, keys in VIEWS.items():
            asyncio.run(picture(path, name, keys, target))
            print(target / f"{name}.svg")


if __name__ == "__main__":
    main()
