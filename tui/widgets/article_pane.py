"""The article under the cursor, its claims marked in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from tui import excerpts, marks, wording
from tui.marks import UNKNOWN
from tui.plain import line
from tui.widgets.reading import ReadingPane, address, labelled, paragraphs

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import ArticleRecord
    from tui.messages import ArticleRead

LONGEST: Final = 20_000  # characters drawn at once; the rest is in the file


class ArticlePane(ReadingPane):
    """Reads an article out."""

    def compose(self) -> ComposeResult:
        """Title, facts and text."""
        yield Static(id="article-heading")
        yield Static(id="article-facts")
        yield Static(id="article-text")

    def read(self, read: ArticleRead) -> None:
        """Show this article."""
        self.query_one("#article-heading", Static).update(
            Content.styled(line(read.record.title or UNKNOWN), "bold")
        )
        self.query_one("#article-facts", Static).update(facts(read.record))
        self.query_one("#article-text", Static).update(text_with_claims(read))
        self.turn_to(read.record.id)

    def clear(self) -> None:
        """Show no article."""
        for part in self.query(Static):
            part.update("")


def facts(record: ArticleRecord) -> Content:
    """What is known of the article."""
    published = wording.day(record.published)
    if record.published is None:
        published = "unknown, so relative dates are unresolved: press p"
    rows = [
        labelled("source", record.source or UNKNOWN),
        labelled("author", record.author or UNKNOWN),
        labelled("published", published, "" if record.published else "$text-warning"),
        labelled("added", f"{record.added:%Y-%m-%d %H:%M}, version {record.version}"),
        labelled(
            "read", f"{wording.count(record.sentences, 'sentence')} · {wording.count(record.claims, 'claim')}"
        ),
    ]
    return paragraphs([*rows, address(record.url)] if record.url else rows)


def text_with_claims(read: ArticleRead) -> Content:
    """The text with the words of claims underlined, those of contradicted claims in another tone."""
    styled = [
        (
            span,
            f"underline {marks.tone_style(marks.KIND_TONES['contradiction'])}"
            if claim.contradictions
            else "underline",
        )
        for claim in sorted(read.claims, key=lambda claim: claim.contradictions)
        if not claim.orphaned
        for span in claim.spans
    ]
    text = read.article.text
    body = excerpts.marked(text, 0, min(len(text), LONGEST), styled)
    if len(text) <= LONGEST:
        return body
    return Content.assemble(body, ("\n… the rest of this long text is not drawn here", marks.MUTED))
