"""Who says what: speaker, cue and content of each attribution."""

from __future__ import annotations

from collections.abc import Sequence

from factdb.model import Attribution, Sentence
from factdb.reading.language import Doc


def find_attributions(doc: Doc, sentences: Sequence[Sentence]) -> list[Attribution]:
    """The attributions of a parsed text, in order of their content; `speaker` is still open."""
    return []
