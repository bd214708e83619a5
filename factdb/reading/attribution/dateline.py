"""The dateline an article opens with: "PORT ALBA, May 5 (Northern Wire) — "."""

from __future__ import annotations

import regex

from factdb.reading.language import Doc
from factdb.reading.language.memo import once, text_of

_PLACE = r"\p{Lu}[\p{L}.'-]*"
_DATELINE = regex.compile(
    rf"^[ \t]*(?:{_PLACE}|\d+)(?:,?[ ](?:{_PLACE}|\d+))*,?[ ]\([^)\n]{{2,40}}\)[ ]*[-–—]{{1,2}}[ ]"
    rf"|^[ \t]*\p{{Lu}}{{3,}}(?:[ ]\p{{Lu}}{{2,}})*(?:,?[ ](?:{_PLACE}|\d+))*[ ][–—]{{1,2}}[ ]",
    regex.MULTILINE,
)
_OPENING = 400  # characters: a dateline stands near the top


def dateline_tokens(doc: Doc) -> frozenset[int]:
    """The numbers of the tokens of the dateline; empty when the article has none."""
    return once(doc, "dateline", lambda: _tokens(doc))


def _tokens(doc: Doc) -> frozenset[int]:
    found = _DATELINE.search(text_of(doc)[:_OPENING])
    if found is None:
        return frozenset()
    return frozenset(t.i for t in doc if found.start() <= t.idx < found.end())
