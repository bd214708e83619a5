"""The archive: one SQLite file that is one story or one desk, and the one way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from factdb.model import Article, Claim, Relation, Ruling, Verdict
from factdb.query import Query
from factdb.records import (
    Added,
    ArticleRecord,
    ClaimRecord,
    FlagRecord,
    JournalRecord,
    Listing,
    SpeakerRecord,
)

Progress = Callable[[int, int, str], None]  # articles done, articles in all, title or source of the current one

# ponytail: bodies follow
class Archive:
    """An open archive. Use it as a context manager, or call `close`.

    Safe to use from several threads (each gets its own connection), and beside other programs on the same file (WAL).
    """

    path: Path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the archive at `path`, creating it (and its folder) if it is not there and `create`; migrate an older one.

        Raises:
            ArchiveError: no archive there, not an archive, newer than this program, locked, or not writable.
        """

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    # -- bringing in ---------------------------------------------------------------
    def add(self, articles: Iterable[Article], *, progress: Progress | None = None) -> Added:
        """Read the articles, compare them with what is here, and store each in one transaction.

        The same text with the same metadata changes nothing; the same text with metadata that was unknown before
        completes it (relative dates resolve); the same url with another text is a new version.
        """

    # -- lists (words and field:value terms as text, or a Query) -----------------------
    def list_claims(self, query: Query | str = "", *, sort: str = "rank", descending: bool = False) -> Listing[ClaimRecord]:
        """Claims; sort: rank (check-worthiest first), id, text, speaker, date, source, verdict, flags."""

    def list_flags(self, query: Query | str = "", *, sort: str = "score", descending: bool = False) -> Listing[FlagRecord]:
        """Relations; sort: score (strongest first), id, kind, date, ruling."""

    def list_articles(self, query: Query | str = "", *, sort: str = "published", descending: bool = False) -> Listing[ArticleRecord]: ...
    def list_speakers(self, query: Query | str = "", *, sort: str = "claims", descending: bool = False) -> Listing[SpeakerRecord]: ...

    def claims(self, query: Query | str = "", *, speaker: str | None = None, source: str | None = None, after: date | None = None,
               before: date | None = None, verdict: Verdict | str | None = None) -> list[ClaimRecord]: ...
    def relations(self, query: Query | str = "", *, kind: str | None = None, ruling: str | None = None) -> list[FlagRecord]: ...

    # -- one thing ------------------------------------------------------------------
    def claim(self, claim_id: int) -> ClaimRecord: ...
    def reading(self, claim_id: int) -> Claim:
        """The claim as it was read, with its quantities, entities and frame."""

    def flag(self, flag_id: int) -> FlagRecord: ...
    def flags_of(self, claim_id: int) -> list[FlagRecord]: ...
    def article(self, article_id: int) -> Article: ...
    def article_record(self, article_id: int) -> ArticleRecord: ...
    def explain(self, a: int, b: int) -> Relation | None:
        """The whole table of evidence for two claims, related or not."""

    # -- the person's judgement: one transaction and one journal row each -----------------
    def verify(self, claims: int | Sequence[int], verdict: Verdict | str, *, note: str | None = None, evidence: str | None = None) -> str:
        """Judge one or several claims; `note` and `evidence` left out stay as they are. Returns the journal's sentence."""

    def annotate(self, claims: int | Sequence[int], *, note: str | None = None, evidence: str | None = None) -> str:
        """Set note or evidence, the verdict left as it is."""

    def rule(self, flags: int | Sequence[int], ruling: Ruling | str, *, why: str = "") -> str:
        """Confirm, dismiss or reopen flags. Remembered by content: a re-read pair keeps its ruling."""

    def describe(self, article_id: int, *, title: str | None = None, source: str | None = None, author: str | None = None,
                 published: date | None = None, url: str | None = None) -> str:
        """Set an article's metadata; with `published` its dates are resolved anew and its claims compared again."""

    def undo(self) -> str | None:
        """Take back the last change of a person; its sentence, or ``None`` when there is nothing to undo."""

    def redo(self) -> str | None: ...
    def history(self, claim_id: int | None = None, limit: int = 100) -> list[JournalRecord]: ...

    # -- going out --------------------------------------------------------------------
    def export_csv(self, target: str | Path | TextIO, query: Query | str = "", *, sort: str = "rank", descending: bool = False) -> int:
        """Write the claims of `query` as CSV (also export_jsonl, export_markdown); how many rows were written."""

    # -- its own health -----------------------------------------------------------------
    def data_version(self) -> int:
        """A number that changes when another program has changed the archive (cheap: PRAGMA data_version)."""

    def checkup(self) -> list[tuple[str, bool, str]]:
        """What `factdb doctor` reports: (check, passed, what was found): integrity, foreign keys, schema, FTS, versions, sizes."""
