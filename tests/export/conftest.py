"""Claims to export, made from what a test varies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factdb.model import DateBasis, Modality, Mode, Polarity, Span, Verdict
from factdb.records import ClaimRecord

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def claim() -> Callable[..., ClaimRecord]:
    known = {
        "id": 7,
        "article_id": 2,
        "text": "The weir at Tarn Foot is shut.",
        "speaker": "Ada Moor",
        "mode": Mode.INDIRECT,
        "polarity": Polarity.POSITIVE,
        "modality": Modality.FACT,
        "first": date(2019, 6, 7),
        "last": date(2019, 6, 9),
        "basis": DateBasis.RELATIVE,
        "date_text": "since Friday",
        "said": date(2019, 6, 8),
        "source": "The Tarn",
        "title": "Weir shut",
        "url": "https://t.example/1",
        "published": date(2019, 6, 9),
        "sentence": Span(10, 52),
        "spans": (Span(10, 40),),
        "verdict": Verdict.UNCHECKED,
        "note": "",
        "evidence": "",
        "contradictions": 1,
        "overlaps": 2,
        "updates": 0,
        "rank": 0.5,
        "rank_reason": "date",
        "orphaned": False,
    }
    return lambda **varied: ClaimRecord(**{**known, **varied})
