"""Records as JSON: one object a line, safe to print, exact to read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TextIO

from factdb.export.tables import COLUMNS, cells_of
from factdb.model import Span

if TYPE_CHECKING:
    from factdb.records import ClaimRecord

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def write_jsonl(rows: Iterable[tuple[ClaimRecord, str]], stream: TextIO) -> int:
    """Write one JSON object a line: the columns of the CSV as keys, text as it is, ``null`` for unknown."""
    count = 0
    for claim, sentence in rows:
        stream.write(json_line(dict(zip(COLUMNS, cells_of(claim, sentence), strict=True))) + "\n")
        count += 1
    return count


def json_line(value: object) -> str:
    r"""`value` (records, dates and spans too) as JSON on one line.

    Characters that a terminal would obey are written as ``\uXXXX``, which reads back as the same text.
    """
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(as_json(value), ensure_ascii=False))


def as_json(value: object) -> object:
    """Plain lists, dicts, strings and numbers for `value`; a span is ``[start, end]``, a date ISO."""
    if type(value) is Span:
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
