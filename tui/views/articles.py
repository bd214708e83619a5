"""The articles: what was read, and what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

import factdb
from tui import keymap, wording
from tui.describing import describe
from tui.marks import UNKNOWN
from tui.messages import ArticleRead, ClaimsAsked, Listed, WorkRefused
from tui.screens.day import DayDialog
from tui.screens.metadata import MetadataDialog
from tui.screens.versions import VersionsScreen
from tui.views.browse import BrowseView
from tui.widgets.article_pane import ArticlePane
from tui.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from datetime import date

    from factdb import Archive, ArticleRecord, Query
    from tui.screens.metadata import Known


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

    def __init__(self) -> None:
        super().__init__()
        self._wanted: tuple[int, int | None] = (0, None)  # the article and claim that were asked for

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
            article, claim = self._wanted
            here = claim if article == read.record.id else None
            self.pane.read(read, here)
            if here is not None:
                self._wanted = (0, None)
                self.pane.focus()

    async def clear_pane(self) -> None:
        """Show no article."""
        if isinstance(self.pane, ArticlePane):
            self.pane.clear()

    def open_at(self, article_id: int, claim_id: int) -> None:
        """Go to this article and to the claim in its text."""
        self._wanted = (article_id, claim_id)
        self.show_record(article_id)

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
            self._describe(record, {"published": day})

    @work
    async def action_edit(self) -> None:
        """Ask for all that is known of the article."""
        if (record := self.table.record) is None:
            return
        known: Known | None = await self.app.push_screen_wait(MetadataDialog(record))
        if known:
            self._describe(record, known)

    def _describe(self, record: ArticleRecord, known: Known) -> None:
        if "published" in known:
            self.desk.tell("Reading the article anew: its dates depend on the day it was published …")
        elsewhere = self.desk.elsewhere()
        self.change(
            lambda archive: elsewhere.run(archive, describe, record.id, known, advance=lambda *_: None)
        )

    def action_versions(self) -> None:
        """Show the versions of the article and what changed."""
        if (record := self.table.record) is None or (archive := self.desk.archive) is None:
            return
        if record.version == 1:
            self.desk.tell(
                "This article has one version. Another text at the same address would be the next."
            )
        else:
            self._read_versions(archive, record.id)

    @work(thread=True, group="versions", exclusive=True)
    def _read_versions(self, archive: Archive, article_id: int) -> None:
        try:
            versions = [(record, archive.article(record.id)) for record in archive.versions(article_id)]
        except factdb.FactdbError as error:
            self.post_message(WorkRefused(str(error)))
        else:
            self.app.call_from_thread(self.app.push_screen, VersionsScreen(versions))
