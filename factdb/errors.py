"""The errors a person can act on: each says what is wrong and what to do."""

from __future__ import annotations


class FactdbError(Exception):
    """What went wrong in one sentence, and in `remedy` what to do about it.

    Only the command line prints these and only the terminal UI shows them.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class ArticleError(FactdbError):
    """A file or stream cannot be read as an article."""


class ArchiveError(FactdbError):
    """The archive cannot be opened, read or written."""


class QueryError(FactdbError):
    """A query or filter cannot be understood."""


class NotFoundError(FactdbError):
    """No claim, flag, article or speaker has that number or name."""
