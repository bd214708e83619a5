"""What has happened on the desk, in the past tense: workers and widgets tell it, views and app own state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from factdb import (
        Added,
        Archive,
        Article,
        ArticleRecord,
        ClaimRecord,
        EditRecord,
        Facets,
        FlagRecord,
        FlagStat,
        Listing,
        Query,
        SpeakerRecord,
        Story,
        StoryCell,
        StoryLine,
        VoiceRecord,
    )
    from tui.completing import Candidate
    from tui.memory import Memory


@dataclass
class ArchiveOpened(Message):
    """The archive is open, and what was kept in it is read."""

    archive: Archive
    memory: Memory


@dataclass
class MemoryWritten(Message):
    """What the desk is to find again is in the archive."""


@dataclass
class WorkRefused(Message):
    """Something could not be done; `problem` says what and what to do about it."""

    problem: str


@dataclass
class ArchiveRefused(Message):
    """The archive cannot be opened."""

    problem: str


@dataclass
class Listed(Message):
    """A view's records are listed.

    `whole` counts them without the filter; `open_flags` are the numbers of the flags without a ruling,
    `unsure` of those left open on purpose, and `stats` tell what has become of each kind of flag. Where the
    list has only `begun`, it is the first page, and the whole follows.
    """

    listing: Listing[Any]
    whole: int
    open_flags: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()
    stats: tuple[FlagStat, ...] = ()
    begun: bool = False


@dataclass
class FacetsCounted(Message):
    """The claims of `query` are counted by each field."""

    facets: Facets
    query: Query


@dataclass
class FilterRefused(Message):
    """The filter cannot be understood."""

    problem: str


@dataclass
class RowReached(Message):
    """The cursor stands on another record, or on none."""

    record: Any | None


@dataclass
class RowOpened(Message):
    """A record was opened."""

    record: Any


@dataclass
class RowsSelected(Message):
    """Other rows than before are selected."""

    ids: tuple[int, ...]


@dataclass
class SortChosen(Message):
    """A column's head was clicked."""

    sort: str


@dataclass
class FilterTyped(Message):
    """The filter has other words."""

    text: str


@dataclass
class CandidatesFound(Message):
    """What could stand at the end of the filter `text` is found."""

    text: str
    candidates: list[Candidate]


@dataclass
class FilterApplied(Message):
    """The filter is done with."""

    text: str


@dataclass
class ViewTold(Message):
    """A view says what it shows: its filter, how much that leaves, and what is wrong with it."""

    name: str
    filter_text: str
    count: str
    problem: str


@dataclass
class ViewChosen(Message):
    """A view was chosen with the mouse."""

    name: str


@dataclass
class RelationChosen(Message):
    """A relation was opened from a claim."""

    flag_id: int


@dataclass
class ClaimsAsked(Message):
    """The claims of one article or speaker are wanted."""

    article: int | None = None
    speaker: str | None = None


@dataclass
class ClaimRead(Message):
    """All there is to show of a claim is read."""

    claim: ClaimRecord
    article: Article
    flags: list[FlagRecord]
    edits: list[EditRecord]


@dataclass
class FlagRead(Message):
    """Both sides of a flag are read."""

    flag: FlagRecord
    a: Article
    b: Article


@dataclass
class ArticleRead(Message):
    """An article is read with its claims."""

    record: ArticleRecord
    article: Article
    claims: list[ClaimRecord]


@dataclass
class SpeakerRead(Message):
    """What a speaker claimed is read: the first of `in_all` claims, their names, and their own clashes."""

    record: SpeakerRecord
    claims: list[ClaimRecord]
    in_all: int
    voices: list[VoiceRecord]
    clashes: list[FlagRecord]


@dataclass
class StoryRead(Message):
    """The story of a claim is read; `record_id` is the number of the row it was read for."""

    record_id: int
    story: Story


@dataclass
class CellReached(Message):
    """The cursor stands on another cell of a story."""

    line: StoryLine
    cell: StoryCell


@dataclass
class ReadingOn(Message):
    """The person reads on below the matrix of a story, by so many screens."""

    screens: int


@dataclass
class CellOpened(Message):
    """A cell of a story was opened: its claim is wanted in its article."""

    claim: ClaimRecord


@dataclass
class SentenceReached(Message):
    """The cursor stands on another sentence of an article, which begins in this row of its text."""

    row: int


@dataclass
class SentenceOpened(Message):
    """The sentence under the cursor was opened."""


@dataclass
class SentenceAsked(Message):
    """A claim is wanted in the text of its article."""

    article_id: int
    claim_id: int


@dataclass
class ClaimAsked(Message):
    """A claim is wanted in the list of claims."""

    claim_id: int


@dataclass
class ArchiveChanged(Message):
    """The archive holds something else than before; `sentence` tells a change the person made."""

    sentence: str = ""
    undoable: bool = True


@dataclass
class AddingAdvanced(Message):
    """So many articles are read."""

    done: int
    in_all: int
    current: str


@dataclass
class AddingFailed(Message):
    """Adding has ended before its end; what was stored by then is kept."""

    problem: str


@dataclass
class AddingStopped(Message):
    """The person stopped the reading when `done` articles were stored."""

    done: int
    in_all: int


@dataclass
class ArticlesAdded(Message):
    """Adding has ended; `refused` says for each file that was not read why."""

    added: Added
    refused: tuple[str, ...]


@dataclass
class RowsExported(Message):
    """What was shown is in a file; `rows` counts it in words."""

    path: Path
    rows: str
