"""The marks of the desk. Every state has a shape of one cell, and a colour for those who see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factdb import ClaimRecord, FlagRecord

UNKNOWN: Final = "–"
FOLDED: Final = "▸"
UNFOLDED: Final = "▾"

VERDICTS: Final = {"unchecked": "○", "verified": "✓", "refuted": "✗", "unclear": "?"}
RULINGS: Final = {"open": "○", "confirmed": "✓", "dismissed": "✗", "unsure": "?"}
KINDS: Final = {"contradiction": "≠", "overlap": "≈", "update": "↑"}

STANCES: Final = {
    "says": "●",
    "copies": "◌",
    "otherwise": "≠",
    "later": "↑",
    "earlier": "↓",
    "silent": "·",
}
SERIES: Final = "●■▲◆○□△◇"  # one shape for each outlet of a chart

# The names of theme colours (and of the table's component classes).
VERDICT_TONES: Final = {"unchecked": "muted", "verified": "success", "refuted": "error", "unclear": "warning"}
RULING_TONES: Final = {"open": "warning", "confirmed": "success", "dismissed": "muted", "unsure": "accent"}
KIND_TONES: Final = {"contradiction": "error", "overlap": "success", "update": "accent"}
STANCE_TONES: Final = {
    "says": "success",
    "copies": "muted",
    "otherwise": "error",
    "later": "accent",
    "earlier": "accent",
    "silent": "muted",
}
SERIES_TONES: Final = ("primary", "warning", "success", "error", "secondary")

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


def ruling_state(flag: FlagRecord) -> str:
    """The ruling in a word: one that is open, with a reason why, is ``unsure``."""
    return "unsure" if str(flag.ruling) == "open" and flag.why else str(flag.ruling)


def strength(flag: FlagRecord) -> str:
    """How sure a flag is, in a word."""
    if flag.score >= 0.8:
        return "strong"
    return "likely" if flag.score >= 0.5 else "weak"
