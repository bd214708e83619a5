"""Why a flag is dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.widgets import Input, OptionList

from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

REASONS: Final = ("other event", "other scope", "only wording", "quote of the other", "own words …")


class ReasonDialog(Dialog[str]):
    """A short list; the last entry opens a line for the person's own words."""

    QUESTION: ClassVar[str] = "Dismiss this flag, because it is …"

    def fields(self) -> Iterable[Widget]:
        """The reasons, and the line that is shown when it is wanted."""
        yield OptionList(*REASONS, markup=False)
        yield Input(placeholder="why it is wrong", id="own-words", classes="-hidden")

    def answer(self) -> str | None:
        """The reason chosen or written."""
        line = self.query_one("#own-words", Input)
        if not line.has_class("-hidden"):
            if not line.value.strip():
                self.refuse("Write the reason, or leave with esc.")
            return line.value.strip() or None
        chosen = self.query_one(OptionList).highlighted
        if chosen is None or chosen == len(REASONS) - 1:
            self._ask_words()
            return None
        return REASONS[chosen]

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_accept()

    def _ask_words(self) -> None:
        line = self.query_one("#own-words", Input)
        line.remove_class("-hidden")
        line.focus()
