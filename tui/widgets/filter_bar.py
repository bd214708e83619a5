"""The filter: words and ``field:value``, what is wrong with them, and how much they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tui import keymap
from tui.messages import FilterApplied, FilterTyped
from tui.plain import line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

PAUSE = 0.15  # seconds without a letter before the list is asked again


class FilterField(Input):
    """The line the filter is written on. It owns no letters."""

    BINDINGS: ClassVar = keymap.bindings("filter")

    def action_apply(self) -> None:
        """Done: back to the list."""
        self.post_message(FilterApplied(self.value))

    def action_clear(self) -> None:
        """Empty the filter and go back to the list."""
        self.value = ""
        self.post_message(FilterApplied(""))


class FilterBar(Widget):
    """The field with the count of what is listed beside it and an error under it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._waiting: Timer | None = None
        self._told = ""

    def compose(self) -> ComposeResult:
        """The field, the count, and room for an error."""
        with Horizontal():
            yield Static("/", id="filter-sign")
            yield FilterField(compact=True)
            yield Static("", id="filter-count", markup=False)
        yield Static("", id="filter-error", markup=False)

    @property
    def field(self) -> FilterField:
        """The line the filter is written on."""
        return self.query_one(FilterField)

    def put(self, text: str, hint: str = "") -> None:
        """Show this filter without telling anybody; an empty one shows the `hint`."""
        self.field.placeholder = hint or self.field.placeholder
        self._stop_waiting()
        self._told = text
        if self.field.value != text:
            self.field.value = text

    def tell_count(self, text: str) -> None:
        """Show how much is listed."""
        self.query_one("#filter-count", Static).update(Content(text))

    def tell_error(self, text: str) -> None:
        """Show what is wrong with the filter, or nothing."""
        self.query_one("#filter-error", Static).update(Content(line(text)))
        self.set_class(bool(text), "-wrong")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop_waiting()
        if event.value != self._told:
            self._waiting = self.set_timer(PAUSE, self._tell)

    @on(FilterApplied)
    def _applied(self) -> None:
        self._stop_waiting()
        self._told = self.field.value

    def _tell(self) -> None:
        self._told = self.field.value
        self.post_message(FilterTyped(self.field.value))

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
