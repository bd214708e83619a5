"""The marks of the desk. Every state has a shape of one cell, and a colour for those who see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factdb import ClaimRecord, FlagRecord

UNKNOWN: Final = "–"

VERDICTS: Final = {"unchecked": "○", "verified": "✓", "refuted": "✗", "unclear": "?"}
RULINGS: Final = {"open": "○", "confirmed": "✓", "dismissed": "✗"}
KINDS: Final = {"contradiction": "≠", "overlap": "≈", "update": "↑"}

# The names of theme colours (and of the table's component classes).
VERDICT_TONES: Final = {"unchecked": "muted", "verified": "success", "refuted": "error", "unclear": "warning"}
RULING_TONES: Final = {"open": "warning", "confirmed": "success", "dismissed": "muted"}
KIND_TONES: Final = {"contradiction": "error", "overlap": "success", "update": "accent"}


MUTED: Final = "$foreground-muted"


def tone_style(tone: str) -> str:
    """The content style of a tone: a semantic colour of whatever theme is on."""
    return MUTED if tone == "muted" else f"$text-{tone}"


def flag_marks(claim: ClaimRecord) -> str:
    """How many relations a claim has, a mark and a number for each kind: ``≠2 ≈1``."""
    counts = {"contradiction": claim.contradictions, "overlap": claim.overlaps, "update": claim.updates}
    return " ".join(f"{KINDS[kind]}{count}" for kind, count in counts.items() if count)


def flag_tone(claim: ClaimRecord) -> str:
    """The tone of a claim's flags: that of its most pressing kind."""
    if claim.contradictions:
        return KIND_TONES["contradiction"]
    return KIND_TONES["update"] if claim.updates else "muted"


def strength(flag: FlagRecord) -> str:
    """How sure a flag is, in a word."""
    if flag.score >= 0.8:
        return "strong"
    return "likely" if flag.score >= 0.5 else "weak"
