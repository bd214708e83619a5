"""The filter: words and ``field:value``, what could stand there, what is wrong, and how much it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import get_current_worker

import factdb
from tui import completing, keymap
from tui.messages import CandidatesFound, FilterApplied, FilterTyped
from tui.plain import line
from tui.widgets.completion_menu import CandidateChosen, CompletionMenu
from tui.widgets.safe_look import SafeLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.completing import Candidate, Term, Values

PAUSE = 0.15  # seconds without a letter before the list is asked again


class FilterLook(SafeLook):
    """Fields stand out; those there are not are underlined."""

    def highlight(self, text: Text) -> None:
        """Style the parts of the filter."""
        text.highlight_regex(r"(?:(?<=\s)|^)[^\W\d_]+:", "bold")
        for start, end in completing.wrong_fields(text.plain):
            text.stylize("underline", start, end)


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

    @property
    def bar(self) -> FilterBar:
        """The bar it is in."""
        return next(node for node in self.ancestors if isinstance(node, FilterBar))

    def action_complete(self, step: int) -> None:
        """Put in the next of what could stand here, or the one before."""
        self.bar.complete(step)

    def action_recall(self, step: int) -> None:
        """Put in the filter before this one, or the one after; from the last one on to the list."""
        self.bar.recall(step)


class FilterBar(Widget):
    """The field with the count of what is listed beside it and an error under it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.history: Sequence[str] = ()
        self.values: Values | None = None
        self._waiting: Timer | None = None
        self._told = ""
        self._problem = ""
        self._before = ("", 0)  # the filter and the cursor before a candidate was put in
        self._put = ""  # the filter with it
        self._recalled = 0  # how far back in the history, from the end
        self._draft = ""

    def compose(self) -> ComposeResult:
        """The field, the count, room for an error, and the menu that lies over the list."""
        with Horizontal():
            yield Static("/", id="filter-sign")
            yield FilterField(compact=True, highlighter=FilterLook(), select_on_focus=False)
            yield Static("", id="filter-count", markup=False)
        yield Static("", id="filter-error", markup=False)
        yield CompletionMenu()

    @property
    def field(self) -> FilterField:
        """The line the filter is written on."""
        return self.query_one(FilterField)

    @property
    def menu(self) -> CompletionMenu:
        """What could stand at the cursor."""
        return self.query_one(CompletionMenu)

    def put(self, text: str, hint: str = "") -> None:
        """Show this filter without telling anybody; an empty one shows the `hint`."""
        self.field.placeholder = hint or self.field.placeholder
        self._stop_waiting()
        self._told = text
        if self.field.value != text:
            self._fill(text)

    def _fill(self, text: str, cursor: int | None = None) -> None:
        self.field.value = text
        self.field.cursor_position = len(text) if cursor is None else cursor

    def tell_count(self, text: str) -> None:
        """Show how much is listed."""
        self.query_one("#filter-count", Static).update(Content(text))

    def tell_error(self, text: str) -> None:
        """Show what is wrong with the filter, or nothing; also nothing while a right term is half written."""
        self._problem = text
        field = self.field
        unfinished = field.has_focus and completing.is_unfinished(field.value, field.cursor_position)
        meant = completing.meant(field.value, field.cursor_position) if text else ""
        shown = "" if unfinished else f"{text} Did you mean {meant}:?" if meant else text
        self.query_one("#filter-error", Static).update(Content(line(shown)))
        self.set_class(bool(shown), "-wrong")

    # -- typing --------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop_waiting()
        if event.value != self._told:
            self._waiting = self.set_timer(PAUSE, self._tell)
        if event.value != self._put:
            self._offer()

    @on(FilterApplied)
    def _applied(self) -> None:
        self._stop_waiting()
        self._told = self.field.value
        self._recalled = 0
        self.menu.offer(())
        self.tell_error(self._problem)

    def _tell(self) -> None:
        field = self.field
        self._told = field.value
        self.post_message(FilterTyped(completing.settled(field.value, field.cursor_position)))

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    # -- completing -----------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """The person begins to write."""
        self._recalled = 0

    def on_descendant_blur(self) -> None:
        """The person is elsewhere: what is written counts, half a field or not."""
        self.menu.offer(())
        if (text := self.field.value) != completing.settled(text, len(text)):
            self.post_message(FilterTyped(text))

    def _offer(self) -> None:
        field = self.field
        self._before, self._put = (field.value, field.cursor_position), ""
        term = completing.term_at(*self._before)
        if not field.has_focus:
            self.menu.offer(())
        elif completing.needs_archive(term) and self.values is not None:
            self._ask(self.values, term, field.value)
        else:
            self._show([*completing.fields(term), *completing.states(term)], term)

    @work(thread=True, exclusive=True, group="complete")
    def _ask(self, values: Values, term: Term, text: str) -> None:
        try:
            found = values.candidates(term)
        except factdb.FactdbError:
            return  # the list says what is wrong with the archive
        if not get_current_worker().is_cancelled:
            self.post_message(CandidatesFound(text, found))

    @on(CandidatesFound)
    def _found(self, found: CandidatesFound) -> None:
        found.stop()
        if found.text == self._before[0] and self.field.has_focus:
            self._show(found.candidates, completing.term_at(*self._before))

    def _show(self, candidates: Sequence[Candidate], term: Term) -> None:
        written = self._before[0][term.start : self._before[1]]
        self.menu.offer([each for each in candidates if each.term != written], left=term.start)

    def complete(self, step: int) -> None:
        """Put the next candidate in the place of the term at the cursor."""
        candidate = self.menu.turn(step)
        if candidate is None:
            self.field.action_apply()
            return
        self._take(candidate)
        if self.menu.is_single:
            self._offer()

    def _take(self, candidate: Candidate) -> None:
        text, cursor = completing.complete(*self._before, candidate)
        self._put = text
        self._fill(text, cursor)

    @on(CandidateChosen)
    def _chosen(self, chosen: CandidateChosen) -> None:
        chosen.stop()
        self._take(chosen.candidate)
        self.field.focus()
        self._offer()

    # -- history ---------------------------------------------------------------------------

    def recall(self, step: int) -> None:
        """Put in what was filtered by before, or after it; after the last, go on to the list."""
        if step > 0 and not self._recalled:
            self.field.action_apply()
            return
        if not self._recalled:
            self._draft = self.field.value
        self._recalled = max(0, min(self._recalled - step, len(self.history)))
        text = self.history[-self._recalled] if self._recalled else self._draft
        self._put = text  # nothing is offered for it
        self._fill(text)
        self.menu.offer(())
