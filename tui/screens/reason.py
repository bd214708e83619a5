"""Why a flag is dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui import keymap
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

OWN_WORDS: Final = "own words"
REASONS: Final = tuple(key.action.split("'")[1] for key in keymap.KEYS["reason"])


class ReasonDialog(Dialog[str]):
    """A short list, each with its key; the last opens a line for the person's own words."""

    BINDINGS: ClassVar = keymap.bindings("reason")
    QUESTION: ClassVar[str] = "Dismiss this flag, because it is …"

    def fields(self) -> Iterable[Widget]:
        """The reasons, and the line that is shown when it is wanted."""
        yield OptionList(*(Option(_drawn(key)) for key in keymap.KEYS["reason"]), markup=False)
        yield Input(placeholder="why it is wrong", id="own-words", classes="-hidden")

    def answer(self) -> str | None:
        """The reason chosen or written."""
        line = self.query_one("#own-words", Input)
        if not line.has_class("-hidden"):
            if not line.value.strip():
                self.refuse("Write the reason, or leave with esc.")
            return line.value.strip() or None
        chosen = self.query_one(OptionList).highlighted
        if chosen is None or REASONS[chosen] == OWN_WORDS:
            self._ask_words()
            return None
        return REASONS[chosen]

    def action_choose(self, reason: str) -> None:
        """Dismiss for this reason, or ask for the person's own words."""
        self.query_one(OptionList).highlighted = REASONS.index(reason)
        self.action_accept()

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_accept()

    def _ask_words(self) -> None:
        line = self.query_one("#own-words", Input)
        line.remove_class("-hidden")
        line.focus()


def _drawn(key: keymap.Key) -> Content:
    return Content.assemble((f" {key.caps[0]} ", "bold $text-accent"), f" {key.label.lower()}")
