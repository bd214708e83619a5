"""Every key of the desk, once: its name, what it does, and what footer, help and palette say of it.

A key belongs to a pane. Letters belong to the panes that list and read, never to the app, so that they
can be typed into a field. Keys that terminals and multiplexers take (ctrl+i, ctrl+m, ctrl+j, ctrl+e, alt
with digits) are not used. An action that begins with ``app.`` is the app's, any other that of the pane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

Bindings = list[Binding | tuple[str, str] | tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Key:
    """One binding: `keys` as Textual names them, separated by commas; `shown` puts it in the footer."""

    name: str
    keys: str
    action: str
    label: str
    tooltip: str
    shown: bool = False

    @property
    def caps(self) -> tuple[str, ...]:
        """The keys as a person reads them."""
        return tuple(_CAPS.get(key, key) for key in self.keys.split(","))

    def binding(self, pane: str) -> Binding:
        """The binding as Textual takes it; its id is ``pane.name``."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.shown,
            key_display=self.caps[0],
            tooltip=self.tooltip,
            id=f"{pane}.{self.name}",
        )


def _foot(name: str, keys: str, action: str, label: str, tooltip: str) -> Key:
    """A key that the footer shows."""
    return Key(name, keys, action, label, tooltip, shown=True)


PANES: Final = {
    "claims": "Claims",
    "flags": "Flags",
    "articles": "Articles",
    "speakers": "Speakers",
    "list": "Moving in a list",
    "reading": "Reading",
    "relation": "A relation of the claim",
    "filter": "Filter",
    "desk": "Everywhere on the desk",
    "dialog": "Questions",
    "app": "Always",
}

KEYS: Final[dict[str, tuple[Key, ...]]] = {
    "claims": (
        _foot("verified", "v", "judge('verified')", "Verify", "Mark as verified; again: unchecked"),
        _foot("refuted", "x", "judge('refuted')", "Refute", "Mark as refuted; again: unchecked"),
        _foot("unclear", "z", "judge('unclear')", "Unclear", "Mark as unclear; again: unchecked"),
        _foot("note", "a", "note", "Note", "Write a note and an evidence link"),
        Key("speaker", "s", "only_speaker", "This speaker", "Only what this speaker says; again: all"),
        Key("article", "f", "only_article", "This article", "Only what this article says; again: all"),
        Key("copy", "y", "copy", "Copy", "Copy the claim with its citation"),
        _foot("export", "e", "export", "Export", "Write exactly what is shown to a CSV file"),
    ),
    "flags": (
        _foot("confirm", "c", "rule('confirmed')", "Confirm", "The flag is right; again: open"),
        _foot("dismiss", "d", "dismiss", "Dismiss", "The flag is wrong: say why; again: open"),
        _foot("next", "n", "next_open(1)", "Next", "Go to the next flag without a ruling"),
        Key("previous", "N", "next_open(-1)", "Previous", "Go to the previous flag without a ruling"),
        _foot("kind", "t", "next_kind", "Kind", "Only contradictions, updates, overlaps; then all"),
        _foot("copy", "y", "copy", "Copy", "Copy both claims with their citations"),
    ),
    "articles": (
        _foot("claims", "f", "only_article", "Its claims", "Show the claims of this article"),
        _foot("published", "p", "publish", "Published", "Set the day it was published"),
    ),
    "speakers": (_foot("claims", "s", "only_speaker", "Their claims", "Show the claims of this speaker"),),
    "list": (
        Key("down", "down,j", "move(1)", "Down", "One row down"),
        Key("up", "up,k", "move(-1)", "Up", "One row up"),
        Key("page_down", "pagedown,ctrl+f", "page(1)", "Page down", "One screen down"),
        Key("page_up", "pageup,ctrl+b", "page(-1)", "Page up", "One screen up"),
        Key("first", "home,g", "edge('first')", "First", "To the first row"),
        Key("last", "end,G", "edge('last')", "Last", "To the last row"),
        Key("open", "enter", "open", "Open", "Read the row under the cursor"),
        Key("select", "space", "select", "Select", "Select the row, so that a key acts on all selected"),
    ),
    "reading": (
        Key("down", "down,j", "scroll_down", "Down", "Scroll down"),
        Key("up", "up,k", "scroll_up", "Up", "Scroll up"),
        Key("page_down", "pagedown,space", "page_down", "Page down", "Scroll one screen down"),
        Key("page_up", "pageup", "page_up", "Page up", "Scroll one screen up"),
        Key("top", "home,g", "scroll_home", "Top", "To the top"),
        Key("bottom", "end,G", "scroll_end", "Bottom", "To the bottom"),
    ),
    "relation": (_foot("open", "enter", "open", "Open", "Open this relation among the flags"),),
    "filter": (
        _foot("apply", "enter,down", "apply", "Apply", "Filter, and go back to the list"),
        _foot("clear", "escape", "clear", "Clear", "Show everything again"),
    ),
    "desk": (
        _foot("filter", "slash", "app.filter", "Filter", "Filter by words and field:value"),
        Key("back", "escape", "back", "Back", "Leave the text, then drop the selection, then the filter"),
        Key("sort_next", "right_square_bracket", "sort(1)", "Sort by next", "Sort by the next column"),
        Key(
            "sort_before", "left_square_bracket", "sort(-1)", "Sort by previous", "Sort by the column before"
        ),
        Key("reverse", "r", "reverse", "Reverse", "Turn the order round"),
        _foot("undo", "u", "app.undo", "Undo", "Take back your last change"),
        Key("redo", "U,ctrl+r", "app.redo", "Redo", "Make the change you took back again"),
        _foot("add", "o", "app.add_articles", "Add", "Read articles from a file or folder"),
        Key("claims", "1", "app.go('claims')", "Claims", "Go to the claims"),
        Key("flags", "2", "app.go('flags')", "Flags", "Go to contradictions, updates and overlaps"),
        Key("articles", "3", "app.go('articles')", "Articles", "Go to the articles"),
        Key("speakers", "4", "app.go('speakers')", "Speakers", "Go to the speakers"),
        _foot("help", "question_mark", "app.explain_keys", "Help", "The keys of this pane"),
        _foot("quit", "q", "app.quit", "Quit", "Leave; everything is saved already"),
    ),
    "dialog": (
        _foot("cancel", "escape", "cancel", "Cancel", "Close without a change"),
        _foot("accept", "ctrl+s", "accept", "OK", "Accept what is written (so does enter on the last line)"),
    ),
    "app": (
        Key("palette", "ctrl+p", "command_palette", "Palette", "Find any action by name"),
        Key("help", "f1", "explain_keys", "Help", "The keys of this pane"),
        Key("quit", "ctrl+q", "quit", "Quit", "Leave; everything is saved already"),
    ),
}

_CAPS: Final = {
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "down": "↓",
    "up": "↑",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "ctrl+s": "^s",
}


def bindings(*panes: str) -> Bindings:
    """What a widget of these panes puts into ``BINDINGS``."""
    return [key.binding(pane) for pane in panes for key in KEYS[pane]]
