"""Cells that a spreadsheet would run as a formula, made safe so that the original comes back.

A spreadsheet runs a cell that begins with ``= + - @``, a tab or a line break, some also after white
space or invisible characters, or in their full-width forms (OWASP, "CSV injection"). An apostrophe in
front makes it text.
"""

from __future__ import annotations

import re

_INVISIBLE = r"[\s\x00-\x1f\x7f-\x9f\xa0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_RUN = re.compile(rf"'*(?:[\t\r\n]|{_INVISIBLE}*[=+\-@＝＋－＠])")


def escape_cell(text: str) -> str:
    """`text` with an apostrophe in front if a spreadsheet would run it.

    A text that already is such an apostrophe and formula gets one more, so that `unescape_cell` is exact.
    """
    return "'" + text if _RUN.match(text) else text


def unescape_cell(cell: str) -> str:
    """The text that `escape_cell` was given."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell, 1) else cell
