"""Ingest: a file, a stream or a folder → articles, their text unchanged.

Which module reads a file is chosen by ``registry``; ``walk`` finds the files; ``front_matter``,
``decoding`` and ``days`` are what the readers share. Every failure is an ``ArticleError``.
"""

from __future__ import annotations

from factdb.ingest.days import parse_day
from factdb.ingest.metadata import Metadata, complete
from factdb.ingest.registry import MAX_BYTES, read, read_stream
from factdb.ingest.walk import Candidate, find_articles, find_files, load

__all__ = [
    "MAX_BYTES",
    "Candidate",
    "Metadata",
    "complete",
    "find_articles",
    "find_files",
    "load",
    "parse_day",
    "read",
    "read_stream",
]
