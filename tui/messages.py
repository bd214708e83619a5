"""What has happened on the desk, in the past tense: workers and widgets tell it, views and app own state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from factdb import Added, Archive, Article, ArticleRecord, ClaimRecord, FlagRecord, Listing, SpeakerRecord


@dataclass
class ArchiveOpened(Message):
    """The archive is open."""

    archive: Archive


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

    `whole` counts them without the filter; `open_flags` are the numbers of the flags without a ruling.
    """

    listing: Listing[Any]
    whole: int
    open_flags: frozenset[int] = frozenset()


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
    """What a speaker claimed is read."""

    record: SpeakerRecord
    claims: list[ClaimRecord]
    in_all: int


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
class ArticlesAdded(Message):
    """Adding has ended; `refused` says for each file that was not read why."""

    added: Added
    refused: tuple[str, ...]


@dataclass
class ClaimsExported(Message):
    """The claims shown are in a file."""

    path: Path
    rows: int
