"""From atoms to claims: standing text, speaker, dates, polarity and modality."""

from __future__ import annotations

from factdb.reading.claims.making import find_claims

__all__ = ["find_claims"]
