"""Which speakers are one, and which part of a speaker is somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from tui import wording
from tui.plain import clip, line
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from factdb import SpeakerRecord, VoiceRecord

Part = dict[str, Any]  # by the names that ``Archive.split_speaker`` takes


class MergeDialog(Dialog[str]):
    """Under which name several speakers are one from now on."""

    QUESTION: ClassVar[str] = "These are one speaker, called …"

    def __init__(self, speakers: Sequence[SpeakerRecord]) -> None:
        super().__init__()
        self._speakers = list(speakers)

    def fields(self) -> Iterable[Widget]:
        """Their names, and a line for another."""
        yield OptionList(
            *(Content(f"{line(s.name)} · {wording.count(s.claims, 'claim')}") for s in self._speakers)
        )
        yield Label("or another name")
        yield Input(placeholder="as the list should show it", id="merged-name")

    def answer(self) -> str | None:
        """The name chosen or written."""
        written = self.query_one("#merged-name", Input).value.strip()
        chosen = self.query_one(OptionList).highlighted
        if written or chosen is not None:
            return written or self._speakers[chosen or 0].name
        self.refuse("Choose one of the names, or write another.")
        return None

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_accept()


class SplitDialog(Dialog[Part]):
    """What is somebody else: what one article says, one of the names, or each name for itself."""

    def __init__(self, speaker: SpeakerRecord, voices: Sequence[VoiceRecord]) -> None:
        super().__init__()
        self._speaker = speaker
        self._parts = parts(voices)

    def question(self) -> str:
        """Whose part it is."""
        return f"Somebody else than {clip(line(self._speaker.name), 50)} is …"

    def fields(self) -> Iterable[Widget]:
        """The parts, and a line for the name of the other."""
        yield OptionList(*(Content(clip(told, 200)) for told, _ in self._parts))
        yield Label("called (may stay empty)")
        yield Input(placeholder="the name of the other", id="split-name")

    def answer(self) -> Part | None:
        """The part chosen, with the name."""
        chosen = self.query_one(OptionList).highlighted
        if chosen is None:
            self.refuse("Choose a part.")
            return None
        name = self.query_one("#split-name", Input).value.strip()
        part = self._parts[chosen][1]
        return {**part, "name": name} if name and part else part

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_accept()


def parts(voices: Sequence[VoiceRecord]) -> list[tuple[str, Part]]:
    """The parts a speaker can be taken apart into, each with what it is called by."""
    names = dict.fromkeys(voice.written for voice in voices)
    found: list[tuple[str, Part]] = []
    if len(names) > 1:
        found += [(f"the name “{line(name)}”", {"written": name}) for name in names]
    if len({voice.article_id for voice in voices}) > 1:
        found += [
            (
                f"the one in {_place(voice)} ({wording.count(voice.claims, 'claim')})",
                {"article": voice.article_id},
            )
            for voice in {voice.article_id: voice for voice in voices}.values()
        ]
    if len(names) > 1:
        found.append(("each of these names", {}))
    return found


def _place(voice: VoiceRecord) -> str:
    where = line(voice.source or "") or f"article {voice.article_id}"
    title = f", “{line(voice.title)}”" if voice.title else ""
    return f"{where} of {wording.day(voice.published)}{title}"
