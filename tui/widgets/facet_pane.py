"""The claims counted by outlet, speaker, month, verdict and kind of flag; a value narrows the list to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len, set_cell_size
from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

import factdb
from tui import keymap, marks
from tui.plain import ELLIPSIS, clip, line
from tui.wording import OWN_VOICE

if TYPE_CHECKING:
    from factdb import Facet, FacetCount, Facets, Query

WIDTH: Final = 27  # cells of a row
HEADS: Final = {
    "source": "Source",
    "speaker": "Speaker",
    "month": "Month",
    "verdict": "Verdict",
    "kind": "Flags",
}
UNKNOWN: Final = {"source": "no source", "speaker": OWN_VOICE, "month": "no date"}


@dataclass
class FacetChosen(Message):
    """The list is wanted with the claims of this query term only, or without it where they are so already."""

    term: str


class FacetPane(OptionList, inherit_bindings=False):
    """All facets under each other. Values without a term (what is unknown) cannot be chosen."""

    BINDINGS: ClassVar = keymap.bindings("facets")

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._terms: list[str] = []

    def show(self, facets: Facets, query: Query) -> None:
        """Show these counts; what the query asks for already is marked. The cursor stays on its term."""
        here = None if self.highlighted is None else self._terms[self.highlighted]
        options, self._terms = [], []
        for name in HEADS:
            for option, term in _rows(getattr(facets, name), query):
                options.append(option)
                self._terms.append(term)
        self.clear_options()
        self.add_options(options)
        able = [place for place, term in enumerate(self._terms) if term]
        kept = self._terms.index(here) if here and here in self._terms else None
        self.highlighted = kept if kept is not None else next(iter(able), None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(FacetChosen(self._terms[event.option_index]))


def _rows(facet: Facet, query: Query) -> list[tuple[Option, str]]:
    """A head, the values, and how many more there are, each with its term."""
    if not facet.counts:
        return []
    rows = [(Option(Content.styled(HEADS[facet.field], "bold $text-primary"), disabled=True), "")]
    for each in facet.counts:
        drawn = _drawn(facet.field, each, chosen=bool(each.term) and holds(query, each.term))
        rows.append((Option(drawn, disabled=not each.term), each.term))
    if (more := facet.values - len(facet.counts)) > 0:
        rows.append((Option(Content.styled(f"  and {more:,} more", marks.MUTED), disabled=True), ""))
    return [*rows, (Option(Content(), disabled=True), "")]


def _drawn(field: str, count: FacetCount, *, chosen: bool) -> Content:
    name = UNKNOWN.get(field, "") if count.value is None else line(clip(count.value, 2 * WIDTH))
    number = f"{count.claims:,}"
    room = WIDTH - len(number) - 3
    if cell_len(name) > room:
        name = set_cell_size(name, room - 1) + ELLIPSIS
    style = "bold" if chosen else "" if count.term else marks.MUTED
    return Content.assemble(
        ("✓ " if chosen else "  ", "$text-success"),
        (set_cell_size(name, room), style),
        (f" {number}", marks.MUTED),
    )


def holds(query: Query, term: str) -> bool:
    """Whether the query asks for this term already."""
    return all(getattr(query, name) == value for name, value in fields_of(term).items())


def fields_of(term: str) -> dict[str, object]:
    """The fields of a query that a term sets, with their values."""
    asked, nothing = factdb.Query.parse(term), factdb.Query()
    names = (name for name in factdb.Query.__slots__ if getattr(asked, name) != getattr(nothing, name))
    return {name: getattr(asked, name) for name in names}
