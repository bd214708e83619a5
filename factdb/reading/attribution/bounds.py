"""Where the sentence of a token begins and ends, known for all tokens at once.

``token.sent`` walks to the sentence's edges at every call, which in one endless sentence takes the square of
its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factdb.reading.language import Doc
from factdb.reading.language.memo import once


def sentence_bounds(doc: Doc, number: int) -> tuple[int, int]:
    """First token of the sentence that token `number` stands in, and the one after its last."""
    return once(doc, "sentence bounds", lambda: _bounds(doc))[number]


def sentence_spans(doc: Doc) -> Sequence[tuple[int, int]]:
    """First token and end of each sentence, in order."""
    return once(doc, "sentence spans", lambda: _spans(doc))


def _spans(doc: Doc) -> Sequence[tuple[int, int]]:
    opens = doc.to_array("SENT_START").tolist()
    starts = [number for number, mark in enumerate(opens) if mark == 1 or number == 0]
    return list(pairwise([*starts, len(doc)]))


def _bounds(doc: Doc) -> Sequence[tuple[int, int]]:
    return [bounds for bounds in sentence_spans(doc) for _ in range(bounds[1] - bounds[0])]
