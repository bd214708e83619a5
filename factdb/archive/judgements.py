"""What a person changes in the archive: each change is one transaction and one row of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factdb.archive.opened import Opened, member, several
from factdb.model import Ruling, Verdict
from factdb.store import journal, judgement
from factdb.store.describing import Metadata, describe

if TYPE_CHECKING:
    from datetime import date

    from factdb.records import JournalRecord


class Judgements(Opened):
    """Verdicts, rulings, an article's metadata, and taking any of it back."""

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
                connection, several(claims), member(Verdict, verdict, "verdict"), note, evidence
            )

    def annotate(
        self, claims: int | Sequence[int], *, note: str | None = None, evidence: str | None = None
    ) -> str:
        """Set note or evidence, the verdict left as it is. Raises NotFoundError."""
        with self._database.write() as connection:
            return judgement.judge(connection, several(claims), None, note, evidence)

    def rule(self, flags: int | Sequence[int], ruling: Ruling | str, *, why: str = "") -> str:
        """Confirm, dismiss or reopen flags. Remembered by content: a re-read pair keeps its ruling.

        Raises:
            NotFoundError: one of the flags is not there; then nothing is changed.
            QueryError: there is no such ruling.
        """
        with self._database.write() as connection:
            return judgement.rule(connection, several(flags), member(Ruling, ruling, "ruling"), why)

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
