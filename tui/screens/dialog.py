"""What all questions to the person share: a box over the desk, a title, a hint, cancel and accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from tui import keymap
from tui.widgets.safe_look import SafeLook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """A question. Its answer is given back to who asked, ``None`` when it was cancelled."""

    BINDINGS: ClassVar = keymap.bindings("dialog")
    QUESTION: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """The box: title, fields, room for what is wrong."""
        with Vertical(classes="dialog"):
            yield Static(Content(self.question()), classes="dialog-title")
            yield from self.fields()
            yield Static("", classes="dialog-error", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    @on(events.Mount)
    def _guard_fields(self) -> None:
        self.app.clear_notifications()  # they would lie over the fields
        for field in self.query(Input):
            field.highlighter = field.highlighter or SafeLook()

    def question(self) -> str:
        """The title."""
        return self.QUESTION

    def fields(self) -> Iterable[Widget]:
        """What the person fills in."""
        return ()

    def answer(self) -> Answer | None:
        """What the fields say, or ``None`` after `refuse`."""
        raise NotImplementedError

    def refuse(self, why: str) -> None:
        """Say in the box why the answer will not do."""
        self.query_one(".dialog-error", Static).update(Content(why))

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Close with the answer, if it will do."""
        if (answer := self.answer()) is not None:
            self.dismiss(answer)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        fields = list(self.query(Input))
        if self.focused in fields[:-1]:
            self.focus_next()
        else:
            self.action_accept()
