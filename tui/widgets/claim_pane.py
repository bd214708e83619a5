"""The claim under the cursor: its sentence in context, its facts, its relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import keymap
from tui.messages import RelationChosen
from tui.widgets import claim_card
from tui.widgets.hanging import Hanging
from tui.widgets.reading import ReadingPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factdb import FlagRecord
    from tui.messages import ClaimRead


class RelationLine(Static, can_focus=True):
    """One relation of the claim; enter or a click opens it among the flags."""

    BINDINGS: ClassVar = keymap.bindings("relation")

    def __init__(self, flag: FlagRecord, claim_id: int) -> None:
        super().__init__(claim_card.relation(flag, claim_id))
        self._flag_id = flag.id

    def on_click(self) -> None:
        """Open the relation."""
        self.action_open()

    def action_open(self) -> None:
        """Open the relation."""
        self.post_message(RelationChosen(self._flag_id))


class ClaimPane(ReadingPane):
    """Reads a claim out in full."""

    def __init__(self) -> None:
        super().__init__()
        self._related: tuple[int, list[tuple[int, str]]] = (0, [])

    def compose(self) -> ComposeResult:
        """The parts of the card, top to bottom."""
        yield Static(id="claim-heading")
        yield Static(id="claim-words")
        yield Static(id="claim-facts")
        yield Static(id="claim-judgement")
        yield Vertical(id="claim-relations")

    async def read(self, read: ClaimRead) -> None:
        """Show this claim."""
        self._put("heading", claim_card.heading(read.claim))
        self._put("words", claim_card.words_in_context(read.claim, read.article, reach=self.reach))
        self._put("facts", claim_card.facts(read.claim))
        self._put("judgement", claim_card.judgement(read.claim, read.edits))
        told = [(flag.id, str(flag.ruling)) for flag in read.flags]
        if (read.claim.id, told) != self._related:
            self._related = (read.claim.id, told)
            await self._put_relations([RelationLine(flag, read.claim.id) for flag in read.flags])
        self.turn_to(read.claim.id)

    async def clear(self) -> None:
        """Show no claim."""
        for part in ("heading", "words", "facts", "judgement"):
            self._put(part, Content())
        self._related = (0, [])
        await self._put_relations([])

    async def _put_relations(self, lines: list[RelationLine]) -> None:
        """Put these lines in the place of the old. Not done without need: the focus may be on one."""
        relations = self.query_one("#claim-relations", Vertical)
        async with self.batch():
            await relations.remove_children()
            await relations.mount_all(lines)

    def _put(self, part: str, content: Content | Hanging) -> None:
        self.query_one(f"#claim-{part}", Static).update(content)
