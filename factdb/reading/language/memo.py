"""What is worked out once for a parsed text and asked for often; it goes with the doc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from spacy.tokens import Doc

Value = TypeVar("Value")


def once(doc: Doc, name: str, make: Callable[[], Value]) -> Value:
    """The value under `name` for this doc, made at the first call."""
    key = f"factdb.{name}"
    if key not in doc.user_data:
        doc.user_data[key] = make()
    return cast("Value", doc.user_data[key])


def text_of(doc: Doc) -> str:
    """``doc.text``, which spaCy puts together from the tokens anew at every call."""
    return once(doc, "text", lambda: doc.text)


def starts_of(doc: Doc) -> Sequence[int]:
    """Where each token begins, as offsets into the text."""
    return once(doc, "starts", lambda: doc.to_array("IDX").tolist())


def ends_of(doc: Doc) -> Sequence[int]:
    """Where each token ends, as offsets into the text."""
    return once(doc, "ends", lambda: [int(end) for end in doc.to_array("IDX") + doc.to_array("LENGTH")])
