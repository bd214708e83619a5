"""How the text of a field is drawn: character for character, and none that could move the screen."""

from __future__ import annotations

from typing import Final

from rich.highlighter import Highlighter
from rich.text import Text

from tui.plain import passage

HIDDEN: Final = "·"  # stands for a character that cannot be drawn, so that the cursor stays where it is


class SafeLook(Highlighter):
    """For a field that may hold text of others: what is in it is not changed, only how it looks."""

    def __call__(self, text: str | Text) -> Text:
        """The text as it may be drawn, as long as it was."""
        drawn = Text(safely(str(text)), no_wrap=True, overflow="ignore", end="")
        self.highlight(drawn)
        return drawn

    def highlight(self, text: Text) -> None:
        """Style nothing."""


def safely(text: str) -> str:
    """Each character of `text` as one that is harmless."""
    return text if text.isascii() and text.isprintable() else "".join(map(_drawn, text))


def _drawn(char: str) -> str:
    drawn = passage(char)
    return " " if drawn == "\n" else drawn if len(drawn) == 1 else HIDDEN
