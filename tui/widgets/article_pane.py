"""The article under the cursor: what is known of it, and its text to be read sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from tui import keymap, wording
from tui.marks import UNKNOWN
from tui.messages import ClaimAsked, SentenceOpened, SentenceReached
from tui.plain import line
from tui.widgets.article_text import LONGEST, ArticleText
from tui.widgets.reading import ReadingPane, address, labelled, paragraphs

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import ArticleRecord
    from tui.messages import ArticleRead

ABOVE = 3  # rows that stay above the sentence the cursor goes to


class ArticlePane(ReadingPane):
    """Reads an article out."""

    KEYS_OF: ClassVar[str] = "article"
    BINDINGS: ClassVar = keymap.bindings("article")

    def compose(self) -> ComposeResult:
        """Title, facts and text."""
        yield Static(id="article-heading")
        yield Static(id="article-facts")
        yield ArticleText()
        yield Static(id="article-rest")

    @property
    def text(self) -> ArticleText:
        """The text with its cursor."""
        return self.query_one(ArticleText)

    @property
    def claim_in_hand(self) -> int | None:
        """The claim of the sentence under the cursor, while the text is read."""
        claim = self.text.claim
        return claim.id if claim and self.has_focus else None

    def read(self, read: ArticleRead, claim_id: int | None = None) -> None:
        """Show this article, the cursor on the sentence of the claim numbered `claim_id` if given."""
        self.query_one("#article-heading", Static).update(
            Content.styled(line(read.record.title or UNKNOWN), "bold")
        )
        self.query_one("#article-facts", Static).update(facts(read.record))
        if read.record.id != self._shown:
            self.text.chosen = None
        self.text.tell(read.article.text, read.claims)
        left = len(read.article.text) - LONGEST
        rest = f"… {left:,} more characters are not drawn here" if left > 0 else ""
        self.query_one("#article-rest", Static).update(Content(rest))
        self.turn_to(read.record.id)
        if claim_id is not None:
            self.call_after_refresh(self.text.choose_claim, claim_id)

    def clear(self) -> None:
        """Show no article."""
        self.text.tell("", ())
        for part in ("heading", "facts", "rest"):
            self.query_one(f"#article-{part}", Static).update("")

    # -- keys ----------------------------------------------------------------------------

    def action_sentence(self, step: int) -> None:
        """To the next sentence that makes a claim, or the one before."""
        self.text.step(step, flagged=False)

    def action_flagged(self, step: int) -> None:
        """To the next sentence with a flag, or the one before."""
        if not self.text.step(step, flagged=True):
            self.app.bell()

    def action_open(self) -> None:
        """Go to the claim of the sentence."""
        if (claim := self.text.claim) is not None:
            self.post_message(ClaimAsked(claim.id))

    @on(SentenceOpened)
    def _sentence_opened(self, opened: SentenceOpened) -> None:
        opened.stop()
        self.action_open()

    @on(SentenceReached)
    def _sentence_reached(self, reached: SentenceReached) -> None:
        reached.stop()
        y = self.text.virtual_region.y + reached.row
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top + 1 <= y < top + height - ABOVE:
            self.scroll_to(y=max(y - ABOVE, 0), animate=False)


def facts(record: ArticleRecord) -> Content:
    """What is known of the article."""
    published = wording.day(record.published)
    if record.published is None:
        published = "unknown, so relative dates are unresolved: press p"
    versions = f", version {record.version}: press V to see what changed" if record.version > 1 else ""
    rows = [
        labelled("source", record.source or UNKNOWN),
        labelled("author", record.author or UNKNOWN),
        labelled("published", published, "" if record.published else "$text-warning"),
        labelled("added", f"{record.added:%Y-%m-%d %H:%M}{versions}"),
        labelled(
            "read", f"{wording.count(record.sentences, 'sentence')} · {wording.count(record.claims, 'claim')}"
        ),
    ]
    return paragraphs([*rows, address(record.url)] if record.url else rows)
