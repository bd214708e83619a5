"""Text of others, made safe to draw: no escape, no change of direction, nothing of zero or unsure width.

Nothing here reads markup: brackets are brackets.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from rich.cells import cell_len, set_cell_size

ELLIPSIS: Final = "…"
MARKS_ON_A_LETTER: Final = 2

_UNKNOWN: Final = "\ufffd"
# Letters and marks that draw nothing, though their category does not say so.
_INVISIBLE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0")
# Terminals disagree on the width of emoji with modifier or selector, and of flags made of two letters.
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)


class _Drawn(dict[int, str]):
    """What each character is drawn as, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = drawn = _drawn(code)
        return drawn


def _drawn(code: int) -> str:
    char = chr(code)
    if char in "\t\v\f\x85":
        return " "
    if char == "\r" or char in _INVISIBLE or code in _SKIN_TONES or any(code in each for each in _SELECTORS):
        return ""
    if code in _FLAG_LETTERS:
        return chr(ord("A") + code - _FLAG_LETTERS.start)
    category = unicodedata.category(char)
    if category == "Cc":
        return _control(code)
    by_category = {
        "Cf": "",
        "Zs": " ",
        "Zl": "\n",
        "Zp": "\n",
        "Cs": _UNKNOWN,
        "Co": _UNKNOWN,
        "Cn": _UNKNOWN,
    }
    return by_category.get(category, char)


def _control(code: int) -> str:
    """A control character as its picture, a line end as it is."""
    if code == 0x0A:
        return "\n"
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else _UNKNOWN


_DRAWN: Final = _Drawn()


def passage(text: str) -> str:
    """`text` as it may be drawn over several lines: line ends stay, what could move the screen does not."""
    if text.isascii() and text.isprintable():
        return text
    return _without_heaps(text.translate(_DRAWN))


def line(text: str) -> str:
    """`text` as it may be drawn on one line: white space of any kind is one blank."""
    return " ".join(passage(text).split())


def clip(text: str, length: int) -> str:
    """At most `length` characters of `text`, ended by an ellipsis where some are missing."""
    return text if len(text) <= length else text[: max(length - 1, 0)] + ELLIPSIS


def fitted(text: str, width: int) -> str:
    """`text` on one line in exactly `width` cells."""
    # A cell is at least half a character wide; what cannot be seen need not be cleaned.
    text = line(clip(text, 4 * width + 8))
    if cell_len(text) > width:
        return set_cell_size(text, max(width - 1, 0)) + ELLIPSIS[:width]
    return set_cell_size(text, width)


def _without_heaps(text: str) -> str:
    """`text` with no more than a few combining marks on one letter."""
    if not any(map(unicodedata.combining, text)):
        return text
    kept: list[str] = []
    heap = 0
    for char in text:
        heap = heap + 1 if unicodedata.combining(char) else 0
        if heap <= MARKS_ON_A_LETTER:
            kept.append(char)
    return "".join(kept)
