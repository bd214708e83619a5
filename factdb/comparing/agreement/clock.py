"""The hour: the times of day that two claims give for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing.agreement.finding import Finding, Verdict, anchored, around, wording
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile
from factdb.model import Quantity

_DAY = 1440  # minutes
_ANCHOR = 0.8
_SLACK = 10  # minutes by which two reports may round one time


def compare_clocks(pair: Pair) -> Iterator[Finding]:
    """Whether the one time of day that each side gives is the same."""
    a, b = _times(pair.a), _times(pair.b)
    if len(a) != 1 or len(b) != 1:
        return
    spans = (a[0].span,), (b[0].span,)
    texts = pair.a.claim.article.text, pair.b.claim.article.text
    said = f"{wording(spans[0][0], texts[0])} / {wording(spans[1][0], texts[1])}"
    same = _gap(a[0], b[0]) <= _SLACK
    verdict = Verdict.AGREES if same else Verdict.CLASHES
    note = f"{said}: " + ("the same time of day" if same else "another time of day")
    yield Finding(
        "clock", verdict, around(pair, *spans), "date", note, *spans, anchored(pair, *spans) >= _ANCHOR
    )


def _times(profile: Profile) -> list[Quantity]:
    return [
        q
        for q in profile.claim.quantities
        if q.unit == "time of day" and q.low is not None and q.low == q.high
    ]


def _gap(a: Quantity, b: Quantity) -> float:
    """Minutes between two times, around midnight too."""
    gap = abs((a.low or 0.0) - (b.low or 0.0))
    return min(gap, _DAY - gap)
