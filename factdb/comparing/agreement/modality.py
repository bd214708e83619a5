"""How firmly: a forecast is not a fact, and a plan is not an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing.agreement.finding import Finding, Verdict, around
from factdb.comparing.pairing import Pair
from factdb.model import Modality

_FIRM = frozenset({Modality.FACT})
_AHEAD = frozenset({Modality.FORECAST, Modality.WANTED, Modality.REQUIRED})


def compare_firmness(pair: Pair) -> Iterator[Finding]:
    """Where one side leaves open what the other states, they are not comparable as they stand."""
    a, b = pair.a.claim.modality, pair.b.claim.modality
    if a is b:
        if a is not Modality.FACT:
            yield Finding("firmness", Verdict.AGREES, a.value, "modality", "")
        return
    kind = "-".join(sorted((_class(a), _class(b))))
    yield Finding(
        "firmness", Verdict.APART, f"{kind}/{around(pair, (), ())}", "modality", f"{a.value} / {b.value}"
    )


def _class(modality: Modality) -> str:
    return "firm" if modality in _FIRM else "ahead" if modality in _AHEAD else "open"
