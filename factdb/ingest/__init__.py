"""Ingest: a file, a stream or a folder → articles, text unchanged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factdb.model import Article


def read(path: str | Path) -> Article:
    """The article in a file."""
    text = Path(path).read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
    meta = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    meta["published"] = date.fromisoformat(meta["published"]) if meta.get("published") else None
    return Article(text=body.lstrip("\n"), **meta)
