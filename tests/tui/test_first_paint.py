"""What is loaded when: nothing heavy before the first paint, no parser to browse."""

from __future__ import annotations

import subprocess
import sys
import textwrap

HEAVY = ("spacy", "sqlmodel", "sqlalchemy", "thinc", "numpy", "dateutil", "yaml")


def run(code: str, *arguments: str) -> str:
    """The output of `code` in a fresh Python."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_heavy_is_loaded_before_the_first_paint():
    code = """
        import sys
        from pathlib import Path
        from tui.app import Desk

        class FirstPaint(Desk):
            def _open(self):
                shown = [str(self.view.table.render_line(y).text) for y in range(self.view.table.size.height)]
                loaded = sorted(set(sys.modules) & set(sys.argv[1:]))
                self.exit()
                print(any("Opening the archive" in line for line in shown), loaded)

        FirstPaint(Path("nowhere.db")).run(headless=True, size=(80, 24))
    """
    assert run(code, *HEAVY).split() == ["True", "[]"]


def test_browsing_loads_no_parser(tmp_path):
    code = """
        import asyncio, sys
        from pathlib import Path
        from tui.app import Desk

        async def browse():
            desk = Desk(Path(sys.argv[1]))
            async with desk.run_test(size=(80, 24)) as pilot:
                while desk.archive is None or desk.view.stale:
                    await pilot.pause(0.01)
                for key in "1234":
                    await pilot.press(key)
                    while desk.view.stale or desk.view.table.pages is None:
                        await pilot.pause(0.01)
                print(desk.view.table.empty.splitlines()[0], "spacy" in sys.modules)

        asyncio.run(browse())
    """
    assert run(code, str(tmp_path / "desk.db")).strip() == "No speakers yet. False"
