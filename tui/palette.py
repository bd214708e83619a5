"""What ``ctrl+p`` finds: every action of the keymap, the saved views, and records by their numbers."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual.app import SystemCommand
from textual.command import Hit, Hits, Provider
from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode

    from tui.app import Desk

RECORDS: Final = {"claim": "claims", "flag": "flags", "article": "articles"}
_NUMBERED: Final = re.compile(r"(?:go(?:\s+to)?\s+)?([a-z]+)?\s*#?(\d{1,15})", re.IGNORECASE)


def actions(desk: Desk) -> Iterator[SystemCommand]:
    """A command for each key of the view on the screen, then one for each saved view."""
    view = desk.view
    places: dict[str, DOMNode] = {"list": view.table, view.pane.KEYS_OF: view.pane.actor}
    inner = () if view.pane.KEYS_OF == "reading" else (view.pane.KEYS_OF,)
    for pane in (view.PANE, *inner, "desk", "list"):
        for key in desk.preferences.keys_of(pane):
            run = partial(desk.run_key, key, places.get(pane, view))
            yield SystemCommand(key.label, f"{key.tooltip} ({' '.join(key.caps)})", run)
    for saved in desk.memory.views:
        yield SystemCommand(f"View: {saved.name}", saved.filter_text, partial(desk.open_saved, saved))


def numbered(typed: str) -> Iterator[tuple[str, int]]:
    """The kinds of record that ``claim 12``, ``fl 12`` or ``12`` could mean, with the number."""
    found = _NUMBERED.fullmatch(typed.strip())
    if found is not None:
        word = (found[1] or "").lower()
        yield from ((noun, int(found[2])) for noun in RECORDS if noun.startswith(word.removesuffix("s")))


class GoTo(Provider):
    """Goes to a claim, flag or article by its number."""

    async def search(self, query: str) -> Hits:
        """One hit for each kind of record the words can mean."""
        desk = cast("Desk", self.app)
        for noun, number in numbered(query):
            text = f"Go to {noun} {number}"
            run = partial(desk.go_to, noun, number)
            yield Hit(1.0, Content(text), run, text=text, help=f"Among the {RECORDS[noun]}")
