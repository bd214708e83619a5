"""How fast the desk answers keys: ``python benchmarks/desk_latency.py ARCHIVE [--size 120x40]``.

Starts ``factdb`` on the archive in a pseudo-terminal of its own, presses keys as a person would, and prints
for each kind the time from the key to the first change of the screen: median, 95th percentile, worst. First
paint is counted from the start of Python. For filters and orders it is the time until their first page stands
(its count, or that it is being counted, is written after the rows), and until the whole is listed; then how
long keys take while a list is being sorted. An archive of any length comes from ``archive_scale.py --keep``;
the filters are made for its words.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import select
import struct
import sys
import termios
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from archive_scale import SEED, words

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET = 0.35  # seconds without output after which the screen has settled
PATIENCE = 10.0  # seconds after which a key counts as lost

MOVES: dict[str, Sequence[str]] = {
    "one row down": ["j"] * 60,
    "one row up": ["k"] * 40,
    "page down": ["\x06"] * 30,
    "to the end, to the top": ["G", "g"] * 10,
    "select a row": [" "] * 10,
    "open, back": ["\r", "\x1b"] * 5,
}
FLAG_MOVES: dict[str, Sequence[str]] = {"next open flag": ["n"] * 40, "flag before": ["N"] * 20}
LISTS: dict[str, Sequence[str]] = {
    "sort by the next column": ["]"] * 7,
    "turn the order round": ["r"] * 4,
}
FILTERS = (
    "{common}",
    "{rare}",
    "{common} speaker:ba",
    "source:wire",
    "speaker:ba",
    "is:open",
    "is:unchecked",
    "after:2024-06",
    "source:vell is:refuted",
)
BEGUN, COUNTED = (b"counting", b" of 1,"), (b" claims",)


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, archive: Path, columns: int, rows: int) -> None:
        self.started = time.perf_counter()
        self.child, self.end = pty.fork()
        if not self.child:
            os.environ.update(FACTDB_DB=str(archive), TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(sys.executable, [sys.executable, "-m", "factdb"])
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait(self, seconds: float) -> bytes:
        """What the program writes next, nothing if it is silent so long."""
        ready, _, _ = select.select([self.end], [], [], seconds)
        return os.read(self.end, 1 << 16) if ready else b""

    def settle(self, quiet: float = QUIET) -> None:
        """Read until the screen changes no more; a cursor that blinks does not count for ever."""
        end = time.perf_counter() + PATIENCE / 2
        while self.wait(quiet) and time.perf_counter() < end:
            pass

    def first_paint(self) -> float:
        """Seconds from the start to the first head of a list."""
        seen = b""
        while b"Claims" not in seen:
            seen += self.wait(PATIENCE)
        return time.perf_counter() - self.started

    def press(self, key: str) -> float:
        """Seconds from the key to the first change of the screen."""
        start = time.perf_counter()
        os.write(self.end, key.encode())
        answered = self.wait(PATIENCE)
        spent = time.perf_counter() - start
        if not answered:
            raise TimeoutError(f"{key!r} was not answered")
        return spent

    def listed(self, keys: str) -> tuple[float, float]:
        """Milliseconds from the first of the keys, pressed at once, to the first page and the whole list."""
        if keys.startswith("/"):
            self.press("/")
            self.settle(0.1)
        start = time.perf_counter()
        os.write(self.end, keys.removeprefix("/").encode())
        first, written = 0.0, b""
        # A count that is drawn before may be that of the list before, unless it is of some among many.
        while not any(mark in written for mark in (COUNTED if first else BEGUN)):
            more = self.wait(PATIENCE)
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError(f"{keys!r}: nothing was listed")
            written = written[-64:] + more
            if not first and any(mark in written for mark in BEGUN):
                first, written = time.perf_counter() - start, written.rpartition(BEGUN[0])[2]
        whole = time.perf_counter() - start
        self.settle(1.0)
        return 1000 * first, 1000 * whole


def measured(terminal: Terminal, keys: Sequence[str], quiet: float) -> list[float]:
    """The milliseconds each key took, pressed when the one before has settled."""
    spent = []
    for key in keys:
        spent.append(1000 * terminal.press(key))
        terminal.settle(quiet)
    return spent


def told(name: str, spent: Sequence[float]) -> str:
    """A row of the report."""
    late = quantiles(spent, n=20)[-1] if len(spent) > 1 else spent[0]
    return f"{name:28} {median(spent):8.1f} {late:8.1f} {max(spent):8.1f}   ms, of {len(spent)}"


def tell_lists(terminal: Terminal, asked: dict[str, Sequence[str]]) -> None:
    """Print how soon each list begins, and how soon it is whole."""
    print(f"{'':28} {'median':>8} {'worst':>8} {'whole':>8}")
    every: list[float] = []
    for name, tries in asked.items():
        spent = []
        for keys in tries:
            spent.append(terminal.listed(keys))
            if keys.startswith("/"):
                os.write(terminal.end, b"\x1b")  # on the list it drops the filter
                terminal.settle(1.0)
        firsts, wholes = [first for first, _ in spent], [whole for _, whole in spent]
        every += firsts
        print(f"{name:28} {median(firsts):8.1f} {max(firsts):8.1f} {max(wholes):8.1f}   ms, of {len(spent)}")
    late = quantiles(every, n=20)[-1]
    print(f"{'first pages, all':28} {median(every):8.1f} {max(every):8.1f}   ms, 95 % {late:.1f}")


def filters(templates: Sequence[str]) -> dict[str, Sequence[str]]:
    """The keys that write each filter, twice, by the name it is told by."""
    vocabulary = words(random.Random(SEED))
    known = {"rare": vocabulary[3000], "common": vocabulary[2]}
    return {f"filter {each}": [f"/{each.format(**known)}\r"] * 2 for each in templates}


def while_sorting(terminal: Terminal) -> list[float]:
    """The milliseconds that keys take while a list is sorted."""
    spent = []
    for _ in range(6):
        terminal.press("]")
        spent += [1000 * terminal.press("j") for _ in range(6)]
        terminal.settle(1.0)
    return spent


def main() -> None:
    """Press all keys and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--size", default="120x40")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    terminal = Terminal(asked.archive, columns, rows)
    print(f"{'first paint':28} {1000 * terminal.first_paint():8.1f}   ms")
    terminal.settle(3.0)
    print(f"{'':28} {'median':>8} {'95 %':>8} {'worst':>8}")
    every: list[float] = []
    for name, keys in MOVES.items():
        every += (spent := measured(terminal, keys, 0.15))
        print(told(name, spent))
    terminal.press("2")
    terminal.settle(3.0)
    for name, keys in FLAG_MOVES.items():
        every += (spent := measured(terminal, keys, 0.15))
        print(told(name, spent))
    print(told("all of these", every))
    os.write(terminal.end, b"1")
    terminal.settle(2.0)
    tell_lists(terminal, {**LISTS, **filters(FILTERS)})
    print(told("one row down while sorting", while_sorting(terminal)))
    os.write(terminal.end, b"q")
    os.waitpid(terminal.child, 0)


if __name__ == "__main__":
    main()
