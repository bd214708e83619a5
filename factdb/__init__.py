"""factdb: who claimed what, when, in which outlet, and where the outlets contradict one another.

Everything a script may use is named here and loaded on first use (PEP 562), so that
``import factdb`` costs nothing::

    import factdb

    article = factdb.read("story.txt")
    note = factdb.annotate(article)
    for relation in factdb.relate([note, other]):
        print(relation.kind, relation.reasons)
    with factdb.Archive.open("story.db") as archive:
        archive.add([article])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factdb.archive import Archive as Archive
    from factdb.comparing import explain as explain
    from factdb.comparing import relate as relate
    from factdb.errors import ArchiveError as ArchiveError
    from factdb.errors import ArticleError as ArticleError
    from factdb.errors import FactdbError as FactdbError
    from factdb.errors import NotFoundError as NotFoundError
    from factdb.errors import QueryError as QueryError
    from factdb.ingest import Metadata as Metadata
    from factdb.ingest import complete as complete
    from factdb.ingest import find_articles as find_articles
    from factdb.ingest import parse_day as parse_day
    from factdb.ingest import read as read
    from factdb.model import Act as Act
    from factdb.model import Annotation as Annotation
    from factdb.model import Article as Article
    from factdb.model import Attribution as Attribution
    from factdb.model import Claim as Claim
    from factdb.model import DateMention as DateMention
    from factdb.model import Kind as Kind
    from factdb.model import Modality as Modality
    from factdb.model import Mode as Mode
    from factdb.model import Quantity as Quantity
    from factdb.model import Relation as Relation
    from factdb.model import Ruling as Ruling
    from factdb.model import Span as Span
    from factdb.model import Verdict as Verdict
    from factdb.query import FIELDS as FIELDS
    from factdb.query import STATES as STATES
    from factdb.query import Query as Query
    from factdb.query import parse_days as parse_days
    from factdb.reading import annotate as annotate
    from factdb.reading import annotate_many as annotate_many
    from factdb.records import Added as Added
    from factdb.records import ArticleRecord as ArticleRecord
    from factdb.records import ClaimRecord as ClaimRecord
    from factdb.records import EditRecord as EditRecord
    from factdb.records import Facet as Facet
    from factdb.records import FacetCount as FacetCount
    from factdb.records import Facets as Facets
    from factdb.records import FlagRecord as FlagRecord
    from factdb.records import FlagStat as FlagStat
    from factdb.records import Folded as Folded
    from factdb.records import JournalRecord as JournalRecord
    from factdb.records import Ladder as Ladder
    from factdb.records import Listing as Listing
    from factdb.records import Rung as Rung
    from factdb.records import SpeakerRecord as SpeakerRecord
    from factdb.records import Stance as Stance
    from factdb.records import Story as Story
    from factdb.records import StoryCell as StoryCell
    from factdb.records import StoryLine as StoryLine
    from factdb.records import StoryRecord as StoryRecord
    from factdb.records import VoiceRecord as VoiceRecord

_HOMES = {
    "archive": ("Archive",),
    "comparing": ("explain", "relate"),
    "errors": ("ArchiveError", "ArticleError", "FactdbError", "NotFoundError", "QueryError"),
    "ingest": ("Metadata", "complete", "find_articles", "parse_day", "read"),
    "model": (
        "Act",
        "Annotation",
        "Article",
        "Attribution",
        "Claim",
        "DateMention",
        "Kind",
        "Modality",
        "Mode",
        "Quantity",
        "Relation",
        "Ruling",
        "Span",
        "Verdict",
    ),
    "query": ("FIELDS", "STATES", "Query", "parse_days"),
    "reading": ("annotate", "annotate_many"),
    "records": (
        "Added",
        "ArticleRecord",
        "ClaimRecord",
        "Facet",
        "FacetCount",
        "Facets",
        "FlagStat",
        "EditRecord",
        "FlagRecord",
        "Folded",
        "JournalRecord",
        "Ladder",
        "Listing",
        "Rung",
        "SpeakerRecord",
        "VoiceRecord",
        "Stance",
        "Story",
        "StoryCell",
        "StoryLine",
        "StoryRecord",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__version__ = "0.1.0"
__all__ = sorted(_HOME_OF)  # noqa: PLE0605 (one list: the table above)


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'factdb' has no attribute {name!r}")
    value = getattr(import_module(f"factdb.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
