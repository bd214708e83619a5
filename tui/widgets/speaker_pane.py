"""The speaker under the cursor: under which names, how much where, against themselves, and claim by claim."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import keymap, marks, wording
from tui.messages import ClaimAsked
from tui.plain import clip, line
from tui.widgets.claim_pane import RelationLine
from tui.widgets.reading import ReadingPane, labelled, paragraphs

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from factdb import ClaimRecord, FlagRecord, VoiceRecord
    from tui.messages import SpeakerRead

READ_OUT: Final = 40  # claims of one speaker shown at once
NAMES: Final = 6  # names by which articles call them, shown at once
CLASHES: Final = 5


class Reversal(RelationLine):
    """Two claims of one speaker that cannot both stand; enter or a click opens their flag."""

    def __init__(self, flag: FlagRecord) -> None:
        super().__init__(flag, flag.a.id)
        self.update(reversal(flag))


class SpokenLine(Static, can_focus=True):
    """One claim of the speaker; enter or a click goes to it."""

    BINDINGS: ClassVar = keymap.bindings("spoken")

    claim_id: int | None = None

    def tell(self, claim: ClaimRecord | None) -> None:
        """Show this claim, or nothing."""
        self.claim_id = claim.id if claim else None
        self.display = claim is not None
        self.update(said(claim) if claim else "")

    def on_click(self) -> None:
        """Go to the claim."""
        self.action_open()

    def action_open(self) -> None:
        """Go to the claim."""
        if self.claim_id is not None:
            self.post_message(ClaimAsked(self.claim_id))


class SpeakerPane(ReadingPane):
    """Reads out who a speaker is and what they said, by the day it is about."""

    KEYS_OF: ClassVar[str] = "speaker"
    BINDINGS: ClassVar = keymap.bindings("speaker")

    def __init__(self) -> None:
        super().__init__()
        self._clashes: list[int] = []

    def compose(self) -> ComposeResult:
        """Name and names, clashes, and a line for each claim."""
        yield Static(id="speaker-heading")
        yield Vertical(id="speaker-clashes")
        for _ in range(READ_OUT):
            yield SpokenLine(classes="spoken")
        yield Static(id="speaker-more")

    async def read(self, read: SpeakerRead) -> None:
        """Show this speaker."""
        self.query_one("#speaker-heading", Static).update(heading(read))
        for number, spoken in enumerate(self.query(SpokenLine)):
            spoken.tell(read.claims[number] if number < len(read.claims) else None)
        left = read.in_all - min(len(read.claims), READ_OUT)
        more = f"and {left:,} more: press s" if left > 0 else ""
        self.query_one("#speaker-more", Static).update(Content.styled(more, marks.MUTED))
        await self._show_clashes(read.clashes[:CLASHES])
        self.turn_to(read.record.id)

    async def clear(self) -> None:
        """Show no speaker."""
        for part in ("heading", "more"):
            self.query_one(f"#speaker-{part}", Static).update("")
        for spoken in self.query(SpokenLine):
            spoken.tell(None)
        await self._show_clashes([])

    async def _show_clashes(self, flags: list[FlagRecord]) -> None:
        """Put these in the place of the old. Not done without need: the focus may be on one."""
        if [flag.id for flag in flags] == self._clashes:
            return
        self._clashes = [flag.id for flag in flags]
        place = self.query_one("#speaker-clashes", Vertical)
        async with self.batch():
            await place.remove_children()
            if flags:
                head = Content.styled("What they said otherwise before", "bold $text-warning")
                await place.mount_all([Static(head, id="clashes-head"), *map(Reversal, flags)])

    # -- the claim under the cursor ------------------------------------------------------------

    @property
    def claim_in_hand(self) -> int | None:
        """The claim that has the focus."""
        focused = self.screen.focused
        return focused.claim_id if isinstance(focused, SpokenLine) and self.has_focus_within else None

    def action_claim(self, step: int) -> None:
        """To the next line that can be opened, or the one before."""
        lines: list[Widget] = [*self.query(RelationLine), *(s for s in self.query(SpokenLine) if s.display)]
        if not lines:
            return
        focused = self.screen.focused
        here = lines.index(focused) if focused in lines else -1 if step > 0 else len(lines)
        lines[max(0, min(here + step, len(lines) - 1))].focus()


def heading(read: SpeakerRead) -> Content:
    """Name, how much is on record where, and what articles call them by what evidence."""
    record = read.record
    rows = [
        Content.styled(line(record.name), "bold"),
        labelled(
            "on record",
            f"{wording.count(record.claims, 'claim')} in {wording.count(record.articles, 'article')}",
        ),
        labelled("outlets", by_outlet(read.voices) or ", ".join(record.sources) or marks.UNKNOWN),
    ]
    called = names(read.voices, record.name)
    rows += [labelled("called" if not place else "", name) for place, name in enumerate(called[:NAMES])]
    if len(called) > NAMES:
        rows.append(labelled("", f"and {len(called) - NAMES} other names"))
    return paragraphs(rows)


def by_outlet(voices: list[VoiceRecord]) -> str:
    """``Hill Wire 12 · Evening Lamp 3``: how many claims each outlet has of them."""
    counts: Counter[str] = Counter()
    for voice in voices:
        counts[line(voice.source or voice.title or "") or f"article {voice.article_id}"] += voice.claims
    return " · ".join(f"{outlet} {count:,}" for outlet, count in counts.most_common())


def names(voices: list[VoiceRecord], name: str) -> list[str]:
    """Each other name that articles use, in how many, and why it is this speaker."""
    called: dict[str, list[VoiceRecord]] = {}
    for voice in voices:
        if voice.written != name:
            called.setdefault(voice.written, []).append(voice)
    told = []
    for written, uses in called.items():
        why = next((voice.why for voice in uses if voice.why), "")
        reason = f": {line(why)}" if why else ""
        told.append(f"“{line(written)}” in {wording.count(len(uses), 'article')}{reason}")
    return told


def reversal(flag: FlagRecord) -> Content:
    """Both claims with their days, and why they do not go together."""
    kind = str(flag.kind)
    head = Content.assemble(
        (f"{marks.KINDS[kind]} {kind}", marks.tone_style(marks.KIND_TONES[kind])),
        (f" · {marks.strength(flag)}", marks.MUTED),
    )
    sides = [
        Content.assemble(
            (f"  {wording.day(claim.published)} · {wording.outlet(claim)} ", marks.MUTED),
            clip(line(claim.text), 240),
        )
        for claim in (flag.a, flag.b)
    ]
    return paragraphs(
        [head, *sides, *(Content.styled(f"  {line(r)}", marks.MUTED) for r in flag.reasons[:1])]
    )


def said(claim: ClaimRecord) -> Content:
    """One claim on two lines: when and where, and the words."""
    verdict = str(claim.verdict)
    return Content.assemble(
        (f"{marks.VERDICTS[verdict]} ", marks.tone_style(marks.VERDICT_TONES[verdict])),
        (
            f"{wording.short_interval(claim) or wording.day(claim.published)} · {wording.outlet(claim)} ",
            marks.MUTED,
        ),
        (marks.flag_marks(claim), marks.tone_style(marks.flag_tone(claim))),
        f"\n  {clip(line(claim.text), 300)}",
    )
