"""Judged claims as schema.org ClaimReview, the form search engines and fact-check registers take.

One JSON-LD object a line. Claims without a verdict are left out: there is no review of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from factdb.export.jsonl import json_line
from factdb.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factdb.records import ClaimRecord

_RATINGS = {Verdict.VERIFIED: (5, "True"), Verdict.UNCLEAR: (3, "Unclear"), Verdict.REFUTED: (1, "False")}


def write_claimreview(rows: Iterable[tuple[ClaimRecord, str]], stream: TextIO) -> int:
    """Write a ClaimReview for each claim that is verified, refuted or unclear; how many there were.

    ``author`` and ``url`` of the review itself are the publisher's to add.
    """
    count = 0
    for claim, sentence in rows:
        if claim.verdict in _RATINGS:
            stream.write(json_line(_review(claim, sentence)) + "\n")
            count += 1
    return count


def _review(claim: ClaimRecord, sentence: str) -> dict[str, object]:
    value, name = _RATINGS[claim.verdict]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "claimReviewed": claim.text,
            "itemReviewed": _claim(claim, sentence),
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": value,
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": name,
            },
            "reviewBody": claim.note or None,
            "citation": claim.evidence or None,
        }
    )


def _claim(claim: ClaimRecord, sentence: str) -> dict[str, object]:
    said = claim.said or claim.published
    return _known(
        {
            "@type": "Claim",
            "author": _named("Thing", claim.speaker or claim.source),
            "datePublished": said.isoformat() if said else None,
            "appearance": _known(
                {
                    "@type": "NewsArticle",
                    "headline": claim.title,
                    "url": claim.url,
                    "datePublished": claim.published.isoformat() if claim.published else None,
                    "publisher": _named("Organization", claim.source),
                    "text": sentence or None,
                }
            ),
        }
    )


def _named(kind: str, name: str | None) -> dict[str, object] | None:
    return {"@type": kind, "name": name} if name else None


def _known(entries: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in entries.items() if value is not None}
