"""How factdb speaks: data on standard output, narration on standard error, text of others made safe."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from factdb.export.printable import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
from typing import TextIO


def show(text: str = "") -> None:
    """Print `text` as data, control characters taken out."""
    print(printable(text))


def tell(text: str) -> None:
    """Print one sentence of narration on standard error."""
    print(f"factdb: {one_line(text)}", file=sys.stderr, flush=True)


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return is_terminal(sys.stdout)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether there is a person at the other end; a stream the shell has closed is ``None``."""
    return stream is not None and stream.isatty()


def width() -> int:
    """Columns of the terminal; where there is none, ``COLUMNS`` or 100."""
    return max(shutil.get_terminal_size((100, 24)).columns, 20)


def show_wrapped(text: str, indent: str = "  ", first: str | None = None) -> None:
    """Print a paragraph, wrapped to the terminal; in a pipe it stays on one line."""
    start = indent if first is None else first
    line = one_line(text)
    if on_terminal():
        line = "\n".join(textwrap.wrap(line, width() - 1, initial_indent=start, subsequent_indent=indent))
        print(line or start)
    else:
        print(start + line)


def show_fields(fields: Iterable[tuple[str, str | None]], indent: str = "  ") -> None:
    """Print ``name  value`` lines, values aligned and wrapped; those without value are left out."""
    known = [(name, value) for name, value in fields if value]
    longest = max((len(name) for name, _ in known), default=0)
    for name, value in known:
        head = f"{indent}{name:<{longest}}  "
        show_wrapped(value, " " * len(head), head)


def counted(number: int, noun: str) -> str:
    """``1 claim``, ``2 claims``, ``1,204 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Iterable[str], most: int = 3) -> str:
    """The first `most` names and how many there are beside."""
    every = list(names)
    rest = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + rest


def days(first: date | None, last: date | None) -> str:
    """An interval as ISO days: one day, two, or an open end; empty where nothing is known."""
    if first and last:
        return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"
    if first:
        return f"from {first.isoformat()}"
    return f"until {last.isoformat()}" if last else ""


def clipped(text: str, most: int) -> str:
    """`text` on one line, cut at `most` characters."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1] + "…"
