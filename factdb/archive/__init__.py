"""The archive: one SQLite file that is one story or one desk, and the one way to it."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from pathlib import Path
from typing import TYPE_CHECKING, Self

from factdb.archive.editing import Editing
from factdb.archive.exports import Exports
from factdb.archive.folding import Folding
from factdb.archive.judgements import Judgements
from factdb.archive.memory import Memory
from factdb.archive.speakers import Speakers
from factdb.archive.story import Stories
from factdb.archive.triage import Triage
from factdb.model import Article, Claim, Relation
from factdb.store import pages
from factdb.store.checkup import checkup
from factdb.store.database import Database
from factdb.store.intake import Intake, Progress
from factdb.store.reading import article_of, claim_of

if TYPE_CHECKING:
    from types import TracebackType

    from factdb.records import Added, ArticleRecord, ClaimRecord, FlagRecord

__all__ = ["Archive", "Progress"]


class Archive(Exports, Folding, Triage, Editing, Judgements, Stories, Memory, Speakers):
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

    def add(
        self, articles: Iterable[Article], *, progress: Progress | None = None, workers: int = 1
    ) -> Added:
        """Read the articles, compare them with what is here, and store each in one transaction.

        The same text with the same metadata changes nothing; the same text with metadata that was unknown
        before completes it (relative dates resolve); the same url with another text is a new version.
        `progress` is called after each with how many are done, how many there are (0 if `articles` does not
        say), and its title or source. `workers` is as for ``annotate_many``: the processes that read.

        Raises:
            ArchiveError: the archive cannot be written. What was reported done is kept.
        """
        total = len(articles) if isinstance(articles, Sized) else 0
        return Intake(self._database, total, progress, workers).run(articles)

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

    # -- its own health -----------------------------------------------------------------

    def data_version(self) -> int:
        """A number that changes when the archive has been changed, by whatever program or thread. Cheap."""
        return self._database.data_version()

    def checkup(self) -> list[tuple[str, bool, str]]:
        """What `factdb doctor` reports: (check, passed, what was found)."""
        return checkup(self._database)
