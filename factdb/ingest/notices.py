"""What a reader wants to say beside the article: a sentence at a time, to whoever listens."""

from __future__ import annotations

from collections.abc import Callable

Notice = Callable[[str], None]


def unheard(sentence: str) -> None:
    """The listener of those who do not ask."""


def shown(value: str, width: int = 60) -> str:
    """`value` as an error may quote it: on one line, control characters written out, cut at `width`."""
    line = " ".join(value.split())
    cut = line if len(line) <= width else line[: width - 1] + "…"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut)
