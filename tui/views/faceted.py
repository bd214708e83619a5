"""A view whose list can be narrowed by its facets: what there is of each field, with counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.containers import Container
from textual.worker import get_current_worker

import factdb
from tui.messages import FacetsCounted
from tui.widgets.facet_pane import FacetChosen, FacetPane, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from factdb import Archive, Query
    from tui.app import Desk


class Faceted(Container):
    """Opens and closes the pane of facets and keeps it counted."""

    filter_text: str

    @property
    def desk(self) -> Desk:
        """The app."""
        return cast("Desk", self.app)

    @property
    def listed_in(self) -> Widget:
        """The list that the facets narrow."""
        raise NotImplementedError

    def change_query(self, change: Callable[[Query], Query]) -> None:
        """Put another filter in the place of the one there is."""
        raise NotImplementedError

    @property
    def facets(self) -> FacetPane | None:
        """The pane of facets, if it is open."""
        return next(iter(self.query(FacetPane)), None)

    async def action_facets(self) -> None:
        """Open the facets, or go to them, or close them where the person is in them."""
        if (pane := self.facets) is None:
            pane = FacetPane()
            await self.mount(pane, before=self.listed_in)
            pane.focus()
            self.count_facets()
        elif pane.has_focus:
            self.listed_in.focus()
            await pane.remove()
        else:
            pane.focus()

    def count_facets(self) -> None:
        """Count anew for the filter there is, if the facets are open."""
        if self.facets is not None and (archive := self.desk.archive) is not None:
            self._count_facets(archive, self.filter_text)

    @work(thread=True, exclusive=True, group="facets")
    def _count_facets(self, archive: Archive, text: str) -> None:
        try:
            query = factdb.Query.parse(text)
            facets = archive.facets(query)
        except factdb.FactdbError:
            return  # the filter says so already
        if not get_current_worker().is_cancelled:
            self.post_message(FacetsCounted(facets, query))

    @on(FacetsCounted)
    def _facets_counted(self, counted: FacetsCounted) -> None:
        counted.stop()
        if (pane := self.facets) is not None:
            pane.show(counted.facets, counted.query)

    @on(FacetChosen)
    def _facet_chosen(self, chosen: FacetChosen) -> None:
        chosen.stop()
        self.change_query(lambda query: toggled(query, **fields_of(chosen.term)))
        self.desk.filter_changed()


def toggled(query: Query, **fields: object) -> Query:
    """`query` with these fields set, or emptied where all of them are set so already."""
    if all(getattr(query, name) == value for name, value in fields.items()):
        fields = {name: getattr(factdb.Query(), name) for name in fields}
    return replace(query, **fields)  # type: ignore[arg-type]  # names and values come in pairs from the views
