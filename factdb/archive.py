"""The archive: one SQLite file that is one story or one desk, and the one way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO, TypedDict, TypeVar, Unpack

from factdb.errors import QueryError
from factdb.model import Article, Claim, Kind, Relation, Ruling, Verdict
from factdb.query import Query
from factdb.store import journal, judgement, lists, pages
from factdb.store.checkup import checkup
from factdb.store.database import Database
from factdb.store.describing import Metadata, describe
from factdb.store.intake import Intake, Progress
from factdb.store.listing import Fetch, StoredListing
from factdb.store.reading import article_of, claim_of, with_sentences

if TYPE_CHECKING:
    from datetime import date
    from types import TracebackType

    from factdb.records import (
        Added,
        ArticleRecord,
        ClaimRecord,
        FlagRecord,
        JournalRecord,
        Listing,
        SpeakerRecord,
    )

__all__ = ["Archive", "Progress"]

Choice = TypeVar("Choice", bound=StrEnum)
Record = TypeVar("Record")
Numbering = lists.Numbering


class Order(TypedDict, total=False):
    """How to sort what is written: by what, and which way."""

    sort: str
    descending: bool


class Archive:
    """An open archive. Use it as a context manager, or call `close`.

    Safe to use from several threads (each gets its own connection), and beside other programs on the same
    file (WAL).
    """

    path: Path

    def __init__(self, database: Database) -> None:
        self.path = database.path
        self._database = database

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the archive at `path`, migrating an older one; if `create`, make one where none is.

        Raises:
            ArchiveError: no archive there, not an archive, newer than this program, locked, or not writable.
        """
        return cls(Database(Path(path).expanduser(), create=create))

    def close(self) -> None:
        """Close the connections of all threads."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- bringing in ---------------------------------------------------------------

    def add(self, articles: Iterable[Article], *, progress: Progress | None = None) -> Added:
        """Read the articles, compare them with what is here, and store each in one transaction.

        The same text with the same metadata changes nothing; the same text with metadata that was unknown
        before completes it (relative dates resolve); the same url with another text is a new version.
        `progress` is called after each with how many are done, how many there are (0 if `articles` does not
        say), and its title or source.

        Raises:
            ArchiveError: the archive cannot be written. What was reported done is kept.
        """
        total = len(articles) if isinstance(articles, Sized) else 0
        return Intake(self._database, total, progress).run(articles)

    # -- lists (words and field:value terms as text, or a Query) -----------------------

    def list_claims(
        self, query: Query | str = "", *, sort: str = "rank", descending: bool = False
    ) -> Listing[ClaimRecord]:
        """The claims of `query`.

        Sort: rank (check-worthiest first), id, text, speaker, date, source, verdict, flags (most first).
        Claims of superseded versions are left out; ``is:orphaned`` lists those among them that a person
        judged.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        return self._list(lists.claim_numbers, pages.fetch_claims, _query(query), sort, descending=descending)

    def _list(
        self, number: Numbering, fetch: Fetch[Record], query: Query, sort: str, *, descending: bool
    ) -> StoredListing[Record]:
        with self._database.read() as connection:
            found = number(connection, query, sort, descending=descending)
        return StoredListing(self._database, found, fetch)

    def list_flags(
        self, query: Query | str = "", *, sort: str = "score", descending: bool = False
    ) -> Listing[FlagRecord]:
        """The relations of `query`, dismissed ones only with ``is:dismissed``.

        Sort: score (strongest first), id, kind, date, ruling.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        return self._list(lists.flag_numbers, pages.fetch_flags, _query(query), sort, descending=descending)

    def list_articles(
        self, query: Query | str = "", *, sort: str = "published", descending: bool = False
    ) -> Listing[ArticleRecord]:
        """The articles of `query`, each in its last version.

        Sort: published (newest first), added, id, title, source, author, version, claims, contradictions.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        return self._list(
            lists.article_numbers, pages.fetch_articles, _query(query), sort, descending=descending
        )

    def list_speakers(
        self, query: Query | str = "", *, sort: str = "claims", descending: bool = False
    ) -> Listing[SpeakerRecord]:
        """The speakers with a claim of `query`, whose words are parts of the name here.

        Sort: claims (most first), name, articles, contradictions, id.

        Raises:
            QueryError: the query cannot be understood, or there is no such sort.
        """
        return self._list(
            lists.speaker_numbers, pages.fetch_speakers, _query(query), sort, descending=descending
        )

    def claims(  # noqa: PLR0913 (one name for each field of a query)
        self,
        query: Query | str = "",
        *,
        speaker: str | None = None,
        source: str | None = None,
        after: date | None = None,
        before: date | None = None,
        verdict: Verdict | str | None = None,
    ) -> list[ClaimRecord]:
        """The claims of `query` to which the named terms apply too, check-worthiest first.

        Raises:
            QueryError: the query or verdict cannot be understood.
        """
        asked = _query(query)
        asked = replace(
            asked,
            speaker=speaker or asked.speaker,
            source=source or asked.source,
            after=after or asked.after,
            before=before or asked.before,
            verdict=_member(Verdict, verdict, "verdict") if verdict else asked.verdict,
        )
        return list(self._list(lists.claim_numbers, pages.fetch_claims, asked, "rank", descending=False))

    def relations(
        self, query: Query | str = "", *, kind: Kind | str | None = None, ruling: Ruling | str | None = None
    ) -> list[FlagRecord]:
        """The relations of `query`, of that kind and ruling, strongest first.

        Raises:
            QueryError: the query, kind or ruling cannot be understood.
        """
        asked = _query(query)
        asked = replace(
            asked,
            kind=_member(Kind, kind, "kind of flag") if kind else asked.kind,
            ruling=_member(Ruling, ruling, "ruling") if ruling else asked.ruling,
        )
        listing = self.list_flags(asked)
        return list(listing.rows(0, len(listing)))

    # -- one thing ------------------------------------------------------------------

    def claim(self, claim_id: int) -> ClaimRecord:
        """The claim with that number, of whatever version. Raises NotFoundError."""
        with self._database.read() as connection:
            return pages.claim_record(connection, claim_id)

    def reading(self, claim_id: int) -> Claim:
        """The claim as it was read, with its quantities, entities and frame. Raises NotFoundError."""
        with self._database.read() as connection:
            return claim_of(connection, claim_id)

    def flag(self, flag_id: int) -> FlagRecord:
        """The relation with that number, dismissed or not. Raises NotFoundError."""
        with self._database.read() as connection:
            return pages.flag_record(connection, flag_id)

    def flags_of(self, claim_id: int) -> list[FlagRecord]:
        """All relations of a claim, strongest first, dismissed ones last."""
        with self._database.read() as connection:
            return pages.flags_of(connection, claim_id)

    def article(self, article_id: int) -> Article:
        """The article with its text. Raises NotFoundError."""
        with self._database.read() as connection:
            return article_of(connection, article_id)

    def article_record(self, article_id: int) -> ArticleRecord:
        """The article with that number, of whatever version. Raises NotFoundError."""
        with self._database.read() as connection:
            return pages.article_record(connection, article_id)

    def explain(self, a: int, b: int) -> Relation | None:
        """The whole table of evidence for two claims, related or not; ``None`` for claims of one article.

        Raises:
            NotFoundError: there is no such claim.
        """
        from factdb.comparing import explain

        with self._database.read() as connection:
            first, second = claim_of(connection, a), claim_of(connection, b)
        return explain(first, second)

    # -- the person's judgement: one transaction and one journal row each -----------------

    def verify(
        self,
        claims: int | Sequence[int],
        verdict: Verdict | str,
        *,
        note: str | None = None,
        evidence: str | None = None,
    ) -> str:
        """Judge claims; the journal's sentence. `note` and `evidence` left out stay as they are.

        Raises:
            NotFoundError: one of the claims is not there; then nothing is changed.
            QueryError: there is no such verdict.
        """
        with self._database.write() as connection:
            return judgement.judge(
                connection, _several(claims), _member(Verdict, verdict, "verdict"), note, evidence
            )

    def annotate(
        self, claims: int | Sequence[int], *, note: str | None = None, evidence: str | None = None
    ) -> str:
        """Set note or evidence, the verdict left as it is. Raises NotFoundError."""
        with self._database.write() as connection:
            return judgement.judge(connection, _several(claims), None, note, evidence)

    def rule(self, flags: int | Sequence[int], ruling: Ruling | str, *, why: str = "") -> str:
        """Confirm, dismiss or reopen flags. Remembered by content: a re-read pair keeps its ruling.

        Raises:
            NotFoundError: one of the flags is not there; then nothing is changed.
            QueryError: there is no such ruling.
        """
        with self._database.write() as connection:
            return judgement.rule(connection, _several(flags), _member(Ruling, ruling, "ruling"), why)

    def describe(  # noqa: PLR0913 (one name for each field of an article)
        self,
        article_id: int,
        *,
        title: str | None = None,
        source: str | None = None,
        author: str | None = None,
        published: date | None = None,
        url: str | None = None,
    ) -> str:
        """Set what is given; with `published` the dates are resolved anew and the claims compared again.

        Raises:
            NotFoundError: there is no such article.
            ArchiveError: another article has that address.
        """
        given = Metadata(title=title, source=source, author=author, published=published, url=url)
        return describe(self._database, article_id, given)

    def undo(self) -> str | None:
        """Take back the last change of a person; its sentence, or ``None`` when there is nothing to undo.

        Raises:
            ArchiveError: the article it was about has changed since. It is passed over from then on.
        """
        with self._database.write() as connection:
            travelled = journal.undo(connection)
        return journal.arrived(travelled)

    def redo(self) -> str | None:
        """Do again what was undone last; its sentence, or ``None`` when there is nothing to redo.

        Raises:
            ArchiveError: the article it was about has changed since. It is passed over from then on.
        """
        with self._database.write() as connection:
            travelled = journal.redo(connection)
        return journal.arrived(travelled)

    def history(self, claim_id: int | None = None, limit: int = 100) -> list[JournalRecord]:
        """The last changes, newest first; if given, of one claim through all versions of its article."""
        with self._database.read() as connection:
            return journal.history(connection, claim_id, limit)

    # -- going out --------------------------------------------------------------------

    def sentences(self, query: Query | str = "", **order: Unpack[Order]) -> Iterator[tuple[ClaimRecord, str]]:
        """Each claim of `query` with the verbatim sentence it stands in, a page in memory at a time."""
        return with_sentences(self._database, self.list_claims(query, **order))

    def export_csv(self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]) -> int:
        """Write the claims of `query` as CSV (RFC 4180, UTF-8); how many rows were written."""
        return self.export("csv", target, query, **order)

    def export_jsonl(
        self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the claims of `query`, one JSON object a line; how many were written."""
        return self.export("jsonl", target, query, **order)

    def export_markdown(
        self, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the claims of `query` as a Markdown list; how many were written."""
        return self.export("markdown", target, query, **order)

    def export(
        self, form: str, target: str | Path | TextIO, query: Query | str = "", **order: Unpack[Order]
    ) -> int:
        """Write the claims of `query` in one of ``factdb.export.FORMATS``; how many were written.

        A file is written whole or not at all; a stream should be opened with ``newline=""``.

        Raises:
            ArchiveError: the file cannot be written.
            QueryError: no such format, or the query cannot be understood.
        """
        from factdb.export import FORMATS, replacing

        if form not in FORMATS:
            raise QueryError(f"There is no export format {form!r}.", f"There are: {', '.join(FORMATS)}.")
        rows = self.sentences(query, **order)
        if not isinstance(target, (str, Path)):
            return FORMATS[form](rows, target)
        with replacing(target) as stream:
            return FORMATS[form](rows, stream)

    # -- its own health -----------------------------------------------------------------

    def data_version(self) -> int:
        """A number that changes when the archive has been changed, by whatever program or thread. Cheap."""
        return self._database.data_version()

    def checkup(self) -> list[tuple[str, bool, str]]:
        """What `factdb doctor` reports: (check, passed, what was found)."""
        return checkup(self._database)


def _query(query: Query | str) -> Query:
    return Query.parse(query) if isinstance(query, str) else query


def _several(numbers: int | Sequence[int]) -> list[int]:
    return [numbers] if isinstance(numbers, int) else list(dict.fromkeys(numbers))


def _member(choices: type[Choice], value: str, noun: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        allowed = ", ".join(choices)
        raise QueryError(f"There is no {noun} {value!r}.", f"It is one of: {allowed}.") from None
