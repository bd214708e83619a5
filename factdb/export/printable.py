"""Text of others made safe to draw: nothing in it can move the cursor, colour or reorder the screen."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x9f"  # C0 (line breaks and tabs are met before), DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # byte order mark, annotation and tag characters
    "\ud800-\udfff"  # halves of characters, which no terminal can be sent
    "]"
)


def printable(text: str) -> str:
    r"""`text` without control characters; every kind of line break is ``\n`` and every tab four spaces."""
    return _UNSAFE.sub("", _BREAKS.sub("\n", text)).replace("\t", "    ")


def one_line(text: str) -> str:
    """`printable` on a single line, white space run together."""
    return " ".join(printable(text).split())
