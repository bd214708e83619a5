"""Export: stored claims → CSV, JSON lines, Markdown and ClaimReview, written row by row.

Every writer takes ``(claim, sentence)`` pairs, the sentence being the article's own words around the
claim, and a text stream opened with ``newline=""``; it returns how many claims it wrote.
"""

from __future__ import annotations

from factdb.export.cells import escape_cell, unescape_cell
from factdb.export.claimreview import write_claimreview
from factdb.export.files import replacing
from factdb.export.jsonl import as_json, json_line, write_jsonl
from factdb.export.markdown import write_markdown
from factdb.export.printable import one_line, printable
from factdb.export.tables import COLUMNS, write_csv

__all__ = [
    "COLUMNS",
    "FORMATS",
    "as_json",
    "escape_cell",
    "json_line",
    "one_line",
    "printable",
    "replacing",
    "unescape_cell",
    "write_claimreview",
    "write_csv",
    "write_jsonl",
    "write_markdown",
]

FORMATS = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "markdown": write_markdown,
    "claimreview": write_claimreview,
}
