"""The versions of an article, and what changed from each to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import keymap, marks, wording
from tui.changes import GONE, KEPT, NEW, Stretch, changes, counted, shortened
from tui.plain import clip, line, passage
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from factdb import Article, ArticleRecord

STYLES = {KEPT: marks.MUTED, GONE: "$text-error strike", NEW: "$text-success bold"}
SIGNS = {KEPT: ("", ""), GONE: ("[-", "-]"), NEW: ("{+", "+}")}  # as wdiff writes them


class VersionsScreen(Dialog[bool]):
    """What changed, newest first; words taken out and put in are marked by sign and colour."""

    BINDINGS: ClassVar = keymap.bindings("versions", "dialog", "told")

    def __init__(self, versions: Sequence[tuple[ArticleRecord, Article]]) -> None:
        super().__init__()
        self._versions = list(versions)

    def question(self) -> str:
        """Whose versions they are."""
        record = self._versions[-1][0]
        return f"{wording.count(len(self._versions), 'version')} of {clip(line(record.title or ''), 60)}"

    def fields(self) -> Iterable[Widget]:
        """One column that scrolls."""
        yield VerticalScroll(Static(told(self._versions)), id="versions-told")

    def answer(self) -> bool:
        """There is nothing to answer."""
        return True

    def action_scroll(self, direction: str) -> None:
        """Scroll the column."""
        column = self.query_one("#versions-told", VerticalScroll)
        getattr(column, f"action_{direction}")()


def told(versions: Sequence[tuple[ArticleRecord, Article]]) -> Content:
    """Each version with what changed in it, newest first."""
    parts = []
    for (_, before), (record, after) in pairwise(versions):
        found = changes(before.text, after.text)
        gone, new = counted(found)
        head = f"{_head(record)} · {wording.count(gone, 'word')} out, {wording.count(new, 'word')} in"
        parts.append(
            Content("\n").join([Content.styled(head, "bold"), *_metadata(before, after), drawn(found)])
        )
    first = Content.styled(f"{_head(versions[0][0])} · first", "bold")
    return Content("\n\n").join([*reversed(parts), first])


def _head(record: ArticleRecord) -> str:
    return f"Version {record.version} · added {record.added:%Y-%m-%d %H:%M}"


def _metadata(before: Article, after: Article) -> list[Content]:
    changed = []
    for name in ("title", "source", "author", "published", "url"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            stretches = [Stretch(GONE, str(old or marks.UNKNOWN)), Stretch(NEW, str(new or marks.UNKNOWN))]
            changed.append(Content.assemble((f"{name}: ", marks.MUTED), drawn(stretches)))
    return changed


def drawn(stretches: Sequence[Stretch]) -> Content:
    """The changes with what stands around them."""
    pieces = []
    for what, text in shortened(stretches):
        left, right = SIGNS[what]
        pieces.append((f"{left}{passage(text)}{right}", STYLES[what]))
    return Content.assemble(*pieces)
