"""What changed from one text to another, word by word. Pure: two texts in, stretches out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
KEPT, GONE, NEW = "kept", "gone", "new"
AROUND: Final = 160  # characters of what is kept that stay beside a change
LARGEST: Final = 4_000  # words compared one by one; longer stretches are shown as replaced


class Stretch(NamedTuple):
    """Some text that was kept, taken out or put in."""

    what: str
    text: str


def changes(before: str, after: str) -> list[Stretch]:
    """The whole of both texts: first by paragraphs, then by words within those that differ."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Stretch] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = "".join(old[i1:i2]), "".join(new[j1:j2])
        found += [Stretch(KEPT, gone)] if tag == "equal" else _by_words(gone, came)
    return _joined(found)


def _by_words(gone: str, came: str) -> Iterator[Stretch]:
    old, new = _WORDS.findall(gone), _WORDS.findall(came)
    if max(len(old), len(new)) > LARGEST:
        yield from _replaced(gone, came)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Stretch(KEPT, "".join(old[i1:i2]))
        else:
            yield from _replaced("".join(old[i1:i2]), "".join(new[j1:j2]))


def _replaced(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch(GONE, gone)
    if came:
        yield Stretch(NEW, came)


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one kind as one; a blank kept between two changes belongs to them."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and found[-1].what == stretch.what:
            found[-1] = Stretch(stretch.what, found[-1].text + stretch.text)
        else:
            found.append(stretch)
    return found


def shortened(stretches: Sequence[Stretch], around: int = AROUND) -> list[Stretch]:
    """The changes with what stands next to them; the rest of what is kept is left out as ``…``."""
    found = []
    for place, stretch in enumerate(stretches):
        text = stretch.text
        if stretch.what == KEPT:
            head = around if place else 0
            tail = around if place < len(stretches) - 1 else 0
            if len(text) > head + tail + 20:
                text = f"{text[:head]} … {text[len(text) - tail :]}"
        found.append(Stretch(stretch.what, text))
    return found


def counted(stretches: Sequence[Stretch]) -> tuple[int, int]:
    """How many words were taken out, and how many put in."""
    gone, new = (
        sum(len(re.findall(r"\w+", s.text)) for s in stretches if s.what == what) for what in (GONE, NEW)
    )
    return gone, new
