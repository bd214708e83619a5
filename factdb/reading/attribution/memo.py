"""The parser's memory of a parsed text, under the name that the stages after attribution know."""

from __future__ import annotations

from factdb.reading.language.memo import once, text_of

__all__ = ["once", "text_of"]
