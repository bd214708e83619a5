"""Check-worthiness: what a fact-checker would look at first, explained in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.model import Entity, Modality, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb.reading.atoms import Atom

_BASE = 0.2
_WEIGHTS = {"number": 0.25, "date": 0.15, "named": 0.15, "comparison": 0.1, "cause": 0.1, "attributed": 0.05}
_WEAK = {Modality.WANTED: -0.05, Modality.POSSIBLE: -0.05, Modality.CONDITIONAL: -0.05}
_CAUSES = frozenset({"because", "cause", "due", "blame", "lead", "result", "trigger", "prompt", "after"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})


def worth(
    atom: Atom, modality: Modality, quantities: Sequence[Quantity], entities: Sequence[Entity], *, dated: bool
) -> tuple[float, str]:
    """A rank between 0 and 1 and the features that make it, strongest first; "colour" where there is none."""
    present = {
        "number": bool(quantities) or any(t.like_num and t.lower_ != "one" for t in atom.tokens),
        "date": dated,
        "named": bool(entities),
        "comparison": any(t.tag_ in _COMPARED for t in atom.tokens),
        "cause": any(t.lemma_.lower() in _CAUSES for t in atom.tokens),
        "attributed": atom.attribution is not None,
    }
    features = [name for name, holds in present.items() if holds]
    told = [name for name in features if name != "attributed"]
    rank = _BASE + sum(_WEIGHTS[name] for name in features) + _WEAK.get(modality, 0.0)
    if len(atom.tokens) < 5:
        rank -= 0.1
    return round(min(1.0, max(0.0, rank)), 3), ", ".join(told[:2]) or "colour"
