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
    "story": "Story",
    "matrix": "Moving in a story",
    "article": "Reading an article",
    "speaker": "Reading a speaker",
    "spoken": "A claim of the speaker",
    "list": "Moving in a list",
    "reading": "Reading",
    "relation": "A relation of the claim",
    "facets": "Facets",
    "filter": "Filter",
    "desk": "Everywhere on the desk",
    "versions": "Versions of an article",
    "dialog": "Questions",
    "reason": "Why a flag is dismissed",
    "saved": "Saved views",
    "told": "Reading what is told",
    "path": "Writing a path",
    "app": "Always",
}

_SCROLL: Final = (
    Key("down", "down,j", "scroll_down", "Down", "Scroll down"),
    Key("up", "up,k", "scroll_up", "Up", "Scroll up"),
    Key("page_down", "pagedown,space", "page_down", "Page down", "Scroll one screen down"),
    Key("page_up", "pageup", "page_up", "Page up", "Scroll one screen up"),
    Key("top", "home,g", "scroll_home", "Top", "To the top"),
    Key("bottom", "end,G", "scroll_end", "Bottom", "To the bottom"),
)

KEYS: Final[dict[str, tuple[Key, ...]]] = {
    "claims": (
        _foot("verified", "v", "judge('verified')", "Verify", "Mark as verified; again: unchecked"),
        _foot("refuted", "x", "judge('refuted')", "Refute", "Mark as refuted; again: unchecked"),
        _foot("unclear", "z", "judge('unclear')", "Unclear", "Mark as unclear; again: unchecked"),
        _foot("note", "a", "note", "Note", "Write a note and an evidence link"),
        Key("speaker", "s", "only_speaker", "This speaker", "Only what this speaker says; again: all"),
        Key("article", "f", "only_article", "This article", "Only what this article says; again: all"),
        _foot("edit", "i", "edit", "Edit", "Correct wording, speaker or date; what was read is kept"),
        Key("unfold", "right,l", "unfold", "Unfold", "Show the same claim in the other outlets"),
        Key("fold", "left,h", "fold", "Fold", "Fold them under one line again"),
        Key(
            "duplicates",
            "D",
            "duplicates",
            "Duplicates",
            "List the same claim of several outlets once, or each",
        ),
        Key("lines", "m", "lines", "More text", "Give each row one line, or two"),
        Key("history", "H", "history", "History", "What was done to this claim, and when"),
        Key("copy", "y", "copy", "Copy", "Copy the claim with its citation"),
        _foot("export", "e", "export", "Export", "Write exactly what is shown to a CSV file"),
    ),
    "flags": (
        _foot("confirm", "c", "rule('confirmed')", "Confirm", "The flag is right; again: open"),
        _foot("dismiss", "d", "dismiss", "Dismiss", "The flag is wrong: say why; again: open"),
        _foot("unsure", "z", "unsure", "Unsure", "Leave it open, and put it at the end of the queue"),
        _foot("next", "n", "next_open(1)", "Next", "Go to the next flag without a ruling"),
        Key("previous", "N", "next_open(-1)", "Previous", "Go to the previous flag without a ruling"),
        _foot("kind", "t", "next_kind", "Kind", "Only contradictions, updates, overlaps; then all"),
        Key("copy", "y", "copy", "Copy", "Copy both claims with their citations"),
        _foot("export", "e", "export", "Export", "Write exactly what is shown to a CSV file"),
    ),
    "articles": (
        _foot("claims", "f", "only_article", "Its claims", "Show the claims of this article"),
        _foot("published", "p", "publish", "Published", "Set the day it was published"),
        _foot("edit", "E", "edit", "Edit", "Set title, source, author, day and address"),
        Key("versions", "V", "versions", "Versions", "What changed from one version to the next"),
    ),
    "article": (
        *_SCROLL,
        Key("sentence", "right,l", "sentence(1)", "Next claim", "To the next sentence that makes a claim"),
        Key("sentence_before", "left,h", "sentence(-1)", "Claim before", "To the sentence before that does"),
        _foot("next", "n", "flagged(1)", "Next flag", "To the next sentence with a flag"),
        Key("previous", "N", "flagged(-1)", "Flag before", "To the sentence before that has one"),
        _foot("open", "enter", "open", "Its claim", "Go to the claim of the sentence"),
    ),
    "speakers": (
        _foot("claims", "s", "only_speaker", "Their claims", "Show the claims of this speaker"),
        _foot("merge", "M", "merge", "Merge", "The selected speakers are one"),
        _foot("split", "S", "split", "Split", "A part of this speaker is somebody else"),
    ),
    "speaker": (
        *_SCROLL,
        Key("claim", "right,l", "claim(1)", "Next claim", "To the next claim"),
        Key("claim_before", "left,h", "claim(-1)", "Claim before", "To the claim before"),
    ),
    "spoken": (_foot("open", "enter", "open", "Open", "Go to this claim"),),
    "story": (
        _foot("chart", "t", "turn", "Chart", "The numbers over the days, or the reasons, where one has room"),
        _foot("copy", "y", "copy", "Copy", "Copy the statement with the stance of each outlet"),
    ),
    "matrix": (
        Key("down", "down,j", "move(1)", "Statement down", "One statement down"),
        Key("up", "up,k", "move(-1)", "Statement up", "One statement up"),
        Key("right", "right,l", "across(1)", "Outlet right", "To the next outlet"),
        Key("left", "left,h", "across(-1)", "Outlet left", "To the outlet before"),
        Key("first", "home,g", "edge('first')", "First statement", "To the first statement"),
        Key("last", "end,G", "edge('last')", "Last statement", "To the last statement"),
        Key("read_on", "pagedown,space", "read_on(1)", "Read on", "Scroll the reasons, or the chart, down"),
        Key("read_back", "pageup", "read_on(-1)", "Read back", "Scroll them up"),
        _foot("next", "n", "next_clash(1)", "Next clash", "To the next outlet that says otherwise"),
        Key("previous", "N", "next_clash(-1)", "Previous clash", "To the outlet before that says otherwise"),
        _foot("open", "enter", "open", "Article", "Read the claim in its article"),
    ),
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
    "reading": _SCROLL,
    "relation": (_foot("open", "enter", "open", "Open", "Open this relation among the flags"),),
    "facets": (
        Key("down", "down,j", "cursor_down", "Value down", "One value down"),
        Key("up", "up,k", "cursor_up", "Value up", "One value up"),
        Key("page_down", "pagedown", "page_down", "Values down", "One screen down"),
        Key("page_up", "pageup", "page_up", "Values up", "One screen up"),
        Key("first", "home,g", "first", "First value", "To the first value"),
        Key("last", "end,G", "last", "Last value", "To the last value"),
        _foot("choose", "enter,space", "select", "Only these", "Only the claims with this value; again: all"),
    ),
    "filter": (
        _foot("apply", "enter", "apply", "Apply", "Filter, and go back to the list"),
        _foot("complete", "tab", "complete(1)", "Complete", "Put in what could stand here; again: the next"),
        Key("complete_before", "shift+tab", "complete(-1)", "Complete before", "The one before"),
        _foot("older", "up", "recall(-1)", "Older", "The filter you used before this one"),
        Key("newer", "down", "recall(1)", "Newer", "The filter you used after it; then back to the list"),
        _foot("clear", "escape", "clear", "Clear", "Show everything again"),
    ),
    "desk": (
        _foot("filter", "slash", "app.filter", "Filter", "Filter by words and field:value"),
        Key(
            "facets", "F", "facets", "Facets", "What there is by outlet, speaker, month …, to narrow the list"
        ),
        Key(
            "views",
            "b",
            "app.saved_views",
            "Saved views",
            "Open a filter saved under a name, or save this one",
        ),
        Key("back", "escape", "back", "Back", "Leave the text, then drop the selection, then the filter"),
        Key("sort_next", "right_square_bracket", "sort(1)", "Sort by next", "Sort by the next column"),
        Key(
            "sort_before", "left_square_bracket", "sort(-1)", "Sort by previous", "Sort by the column before"
        ),
        Key("reverse", "r", "reverse", "Reverse", "Turn the order round"),
        _foot("undo", "u", "app.undo", "Undo", "Take back your last change"),
        Key("redo", "U,ctrl+r", "app.redo", "Redo", "Make the change you took back again"),
        _foot("add", "o", "app.add_articles", "Add", "Read articles from a file or folder"),
        Key("paste", "O", "app.paste_article", "Paste", "Read an article that you paste"),
        Key("stop", "X", "app.stop_adding", "Stop adding", "Stop reading articles; what is read stays"),
        Key("claims", "1", "app.go('claims')", "Claims", "Go to the claims"),
        Key("flags", "2", "app.go('flags')", "Flags", "Go to contradictions, updates and overlaps"),
        Key("articles", "3", "app.go('articles')", "Articles", "Go to the articles"),
        Key("speakers", "4", "app.go('speakers')", "Speakers", "Go to the speakers"),
        Key("story", "5,w", "app.go('story')", "Story", "The claim in hand across outlets and time"),
        _foot("help", "question_mark", "app.explain_keys", "Help", "The keys of this pane"),
        _foot("quit", "q", "app.quit", "Quit", "Leave; everything is saved already"),
    ),
    "versions": (
        Key("down", "down,j", "scroll('scroll_down')", "Down", "Scroll down"),
        Key("up", "up,k", "scroll('scroll_up')", "Up", "Scroll up"),
        Key("page_down", "pagedown,space", "scroll('page_down')", "Page down", "Scroll one screen down"),
        Key("page_up", "pageup", "scroll('page_up')", "Page up", "Scroll one screen up"),
        Key("top", "home,g", "scroll('scroll_home')", "Top", "To the top"),
        Key("bottom", "end,G", "scroll('scroll_end')", "Bottom", "To the bottom"),
    ),
    "dialog": (
        _foot("cancel", "escape", "cancel", "Cancel", "Close without a change"),
        _foot("accept", "ctrl+s", "accept", "OK", "Accept what is written (so does enter on the last line)"),
    ),
    "reason": (
        Key("event", "e", "choose('other event')", "Other event", "The two tell of different events"),
        Key(
            "scope",
            "s",
            "choose('other scope')",
            "Other scope",
            "One tells of a part, a place or a time only",
        ),
        Key(
            "wording",
            "w",
            "choose('only wording')",
            "Only wording",
            "They differ in words, not in what they say",
        ),
        Key("quote", "q", "choose('quote of the other')", "Quote of the other", "One cites the other"),
        Key("same", "t", "choose('same thing')", "Same thing", "There is no difference"),
        Key("other", "o", "choose('own words')", "Own words …", "Something else: write why"),
    ),
    "saved": (Key("drop", "delete", "drop", "Delete", "Delete the saved view under the cursor"),),
    "told": (Key("close", "q,question_mark", "cancel", "Close", "Close, as esc does"),),
    "path": (_foot("complete", "tab", "complete", "Complete", "Write on what the files there are called"),),
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
    "left": "←",
    "right": "→",
    "shift+tab": "⇧tab",
    "delete": "del",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "ctrl+s": "^s",
}


def bindings(*panes: str) -> Bindings:
    """What a widget of these panes puts into ``BINDINGS``."""
    return [key.binding(pane) for pane in panes for key in KEYS[pane]]
