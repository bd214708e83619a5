"""The articles: what was read, and what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

import factdb
from tui import keymap, wording
from tui.marks import UNKNOWN
from tui.messages import ArticleRead, ClaimsAsked, Listed
from tui.screens.day import DayDialog
from tui.views.browse import BrowseView
from tui.widgets.article_pane import ArticlePane
from tui.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from datetime import date

    from factdb import Archive, ArticleRecord, Query


def _published(record: ArticleRecord) -> Cell:
    return (wording.day(record.published), "") if record.published else ("unknown", "warning")


def _contradictions(record: ArticleRecord) -> Cell:
    return (f"≠{record.contradictions}", "error") if record.contradictions else ("", "")


class ArticlesView(BrowseView["ArticleRecord"]):
    """All articles."""

    PANE = "articles"
    NOUNS = ("article", "articles")
    SORTS = ("published", "title", "source", "claims")
    NOTHING_YET = "No articles yet.\n\nPress o to add some, or run  factdb add FILE|FOLDER"
    FILTER_HINT = "words  source:…  after:2024-03"
    BINDINGS: ClassVar = keymap.bindings("articles", "desk")
    COLUMNS = (
        Column("Title", lambda record: (record.title or UNKNOWN, ""), 24, 0, sort="title"),
        Column("Source", lambda record: (record.source or UNKNOWN, ""), 12, 24, keep=6, sort="source"),
        Column("Published", _published, 10, 10, keep=5, sort="published", falling=True),
        Column(
            "Claims",
            lambda record: (f"{record.claims:,}", ""),
            7,
            7,
            keep=4,
            sort="claims",
            right=True,
            falling=True,
        ),
        Column("Flags", _contradictions, 6, 6, keep=3),
    )

    def reading_pane(self) -> ArticlePane:
        """The article."""
        return ArticlePane()

    def list_records(self, archive: Archive, query: Query) -> Listed:
        """The articles."""
        listing = archive.list_articles(query, sort=self.sort, descending=self.descending)
        whole = (
            len(listing) if query == factdb.Query() else self.whole(lambda: len(archive.list_articles("")))
        )
        return Listed(listing, whole)

    def read_record(self, archive: Archive, record: ArticleRecord) -> ArticleRead:
        """The article with its text and claims."""
        claims = archive.claims(factdb.Query(article=record.id))
        return ArticleRead(archive.article_record(record.id), archive.article(record.id), claims)

    @on(ArticleRead)
    def _article_read(self, read: ArticleRead) -> None:
        read.stop()
        if self.is_read_out(read.record.id) and isinstance(self.pane, ArticlePane):
            self.pane.read(read)

    async def clear_pane(self) -> None:
        """Show no article."""
        if isinstance(self.pane, ArticlePane):
            self.pane.clear()

    def action_only_article(self) -> None:
        """Show the claims of this article."""
        if (number := self.table.record_id) is not None:
            self.post_message(ClaimsAsked(article=number))

    @work
    async def action_publish(self) -> None:
        """Ask for the publication date; relative dates follow from it."""
        if (record := self.table.record) is None:
            return
        day: date | None = await self.app.push_screen_wait(
            DayDialog(record.title or UNKNOWN, record.published)
        )
        if day is not None:
            self.change(lambda archive: archive.describe(record.id, published=day))
