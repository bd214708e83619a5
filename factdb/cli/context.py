"""A sentence with what stands around it in its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factdb.model import Span

AROUND = 240
_FIRST_WORD = re.compile(r"^\S*\s+")
_LAST_WORD = re.compile(r"\s+\S*$")
_PARAGRAPH = re.compile(r"\r?\n[ \t]*\r?\n")


def around(text: str, sentence: Span, most: int = AROUND) -> tuple[str, str, str]:
    """What stands before `sentence` in its paragraph, the sentence, and what follows.

    Longer stretches are cut between words, with "…"; `most` is the number of characters on each side.
    """
    before = _PARAGRAPH.split(text[: sentence.start])[-1]
    after = _PARAGRAPH.split(text[sentence.end :], maxsplit=1)[0]
    return _end_of(before.strip(), most), sentence.of(text), _start_of(after.strip(), most)


def _start_of(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{_LAST_WORD.sub('', text[: most + 1])} …"


def _end_of(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"… {_FIRST_WORD.sub('', text[-most - 1 :])}"
