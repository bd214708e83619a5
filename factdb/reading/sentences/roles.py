"""What a block or sentence is in its article: prose, heading, item or boilerplate."""

from __future__ import annotations

import regex

from factdb.model import SentenceRole
from factdb.reading.sentences.lexicon import boilerplate

__all__ = ["is_boilerplate", "is_heading"]

LONGEST_HEADING = 14  # words
LONGEST_BOILERPLATE = 400  # characters
_CLOSED = regex.compile(r"[.!?…,;:\-–—][\"'”’»)\]]*$|[\"'”’»]$")


def is_boilerplate(text: str) -> bool:
    """Whether a stretch of text belongs to the page and not to the article."""
    return len(text) <= LONGEST_BOILERPLATE and boilerplate().match(text) is not None


def is_heading(text: str, *, last: bool) -> bool:
    """Whether a block reads as a heading: short, without a final stop, and with something under it."""
    if last or len(text) > 120 or _CLOSED.search(text[-6:]):
        return False
    return 0 < len(text.split()) <= LONGEST_HEADING and text[:1].upper() == text[:1]


def role_of(text: str, block: SentenceRole) -> SentenceRole:
    """The role of a sentence in a block of this role."""
    return SentenceRole.BOILERPLATE if is_boilerplate(text) else block
