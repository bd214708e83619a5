"""What a person asks for: words and ``field:value`` terms, as the CLI and the filter bar take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factdb.model import Kind, Ruling, Verdict


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over claims, flags or articles. Every field that is set must hold; the empty query is all.

    `words` are searched in the claim's text (every one, prefixes allowed by ``*``, "quoted phrases" kept together);
    `speaker`, `source` and `about` match a part of the name, ignoring case; `after` and `before`
    are inclusive days held against the event date, or the published date where the claim has none.
    """

    words: tuple[str, ...] = ()
    speaker: str | None = None
    source: str | None = None
    about: str | None = None
    after: date | None = None
    before: date | None = None
    verdict: Verdict | None = None
    ruling: Ruling | None = None
    kind: Kind | None = None
    flagged: bool = False
    article: int | None = None

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read ``speaker:li after:2024-03 source:"daily wire" is:open border``.

        ``is:`` takes unchecked, verified, refuted, unclear, open, confirmed, dismissed, flagged, contradiction, overlap, update.
        ``after:`` and ``before:`` take YYYY, YYYY-MM or YYYY-MM-DD (the first day of it, the last day of it).

        Raises:
            QueryError: an unknown field or value, or a date that is none; it names what is allowed.
        """
        raise NotImplementedError

    def __str__(self) -> str:
        """The text that parses to this query."""
        raise NotImplementedError
