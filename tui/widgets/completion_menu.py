"""What could stand at the cursor of the filter, in a list that lies over the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui import marks
from tui.plain import clip, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.completing import Candidate

INDENT = 3  # the field stands so far from the edge
WIDEST = 44


@dataclass
class CandidateChosen(Message):
    """A candidate was chosen with the mouse."""

    candidate: Candidate


class CompletionMenu(OptionList, can_focus=False):
    """Candidates; the keys that go through them are the field's."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.candidates: Sequence[Candidate] = ()

    @property
    def is_single(self) -> bool:
        """Whether there is nothing to choose from."""
        return len(self.candidates) == 1

    def offer(self, candidates: Sequence[Candidate], left: int = 0) -> None:
        """Show these, below the place `left` of the field; nothing if there are none."""
        if not candidates and not self.candidates:
            return
        self.candidates = tuple(candidates)
        self.set_class(bool(candidates), "-open")
        self.clear_options()
        self.add_options([Option(_drawn(each)) for each in self.candidates])
        self.styles.offset = (min(INDENT + left, max(self.app.size.width - WIDEST - 4, 0)), 0)

    def turn(self, step: int) -> Candidate | None:
        """The next candidate, or the one before, marked as taken; ``None`` when nothing is offered."""
        if not self.candidates:
            return None
        here = self.highlighted
        first = 0 if step > 0 else len(self.candidates) - 1
        self.highlighted = first if here is None else (here + step) % len(self.candidates)
        return self.candidates[self.highlighted or 0]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(CandidateChosen(self.candidates[event.option_index]))


def _drawn(candidate: Candidate) -> Content:
    term = clip(line(candidate.term), WIDEST - 8)
    return Content.assemble(term, (f"  {candidate.told}" if candidate.told else "", marks.MUTED))
