"""Setting what is known of an article, with what that changed among its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import factdb
from tui.wording import count

if TYPE_CHECKING:
    from datetime import date

    from factdb import Archive, ClaimRecord
    from tui.elsewhere import Advance

Days = tuple["date | None", "date | None"]


def describe(archive: Archive, article_id: int, known: dict[str, Any], advance: Advance) -> str:  # noqa: ARG001 (a job's signature)
    """Set what is `known`; the journal's sentence, then which dates and flags it brought.

    With another publication date the article is read anew, so this is done where the parser may be loaded.
    """
    before = archive.claims(factdb.Query(article=article_id))
    sentence = archive.describe(article_id, **known)
    after = archive.claims(factdb.Query(article=article_id))
    effects = effect(before, after)
    return f"{sentence}\n{', '.join(effects)}" if effects else sentence


def effect(before: list[ClaimRecord], after: list[ClaimRecord]) -> list[str]:
    """``17 dates resolved``, ``3 dates moved``, ``2 flags more``: what is other than before."""
    days: dict[int, Days] = {claim.id: (claim.first, claim.last) for claim in before}
    unknown: Days = (None, None)
    now: list[tuple[Days, Days]] = [(days.get(c.id, unknown), (c.first, c.last)) for c in after]
    resolved = sum(old == unknown != new for old, new in now)
    moved = sum(unknown not in {old, new} and old != new for old, new in now)
    lost = sum(old != unknown == new for old, new in now)
    told = [
        f"{count(number, 'date')} {what}"
        for number, what in ((resolved, "resolved"), (moved, "moved"), (lost, "no longer resolved"))
        if number
    ]
    return [*told, *_flags(_sum(after) - _sum(before))]


def _sum(claims: list[ClaimRecord]) -> int:
    return sum(claim.contradictions + claim.overlaps + claim.updates for claim in claims)


def _flags(more: int) -> list[str]:
    if not more:
        return []
    return [f"{count(abs(more), 'flag')} {'more' if more > 0 else 'fewer'}"]
