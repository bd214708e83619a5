"""Decision: evidence with learned weights, then a short table → what the two claims are to one another.

The weights are those of a multinomial logistic regression over the levels (`weights.json`, learned by
``benchmarks/train_decision.py``); the fourth outcome, no relation, is the zero they count from.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factdb.comparing.about import compare_subjects
from factdb.comparing.agreement import Finding, Verdict, findings
from factdb.comparing.pairing import Pair
from factdb.model import Evidence, Kind

LONG_AGO = 120  # days; two states of the world so far apart do not contradict one another
KINDS = (Kind.OVERLAP, Kind.CONTRADICTION, Kind.UPDATE)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature weighs for each of `KINDS`, what every pair starts from, and the thresholds."""

    features: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]
    needed: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Opinion:
    """The probability of each kind, and what it rests on."""

    chances: Mapping[Kind, float]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]


@cache
def weights() -> Weights:
    """The packaged weights."""
    raw = json.loads(files("factdb.comparing").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights({k: tuple(v) for k, v in raw["features"].items()}, tuple(raw["bias"]), raw["needed"])


def levels(pair: Pair, found: Sequence[Finding]) -> Iterator[tuple[str, str, Finding | None]]:
    """Every comparison's (name, level, finding); comparisons without data are absent."""
    for name, level in compare_subjects(pair):
        yield name, level, None
    for finding in found:
        yield finding.comparison, f"{finding.name}/{'firm' if finding.firm else 'slight'}", finding
    verdicts = (
        "+".join(sorted({f.verdict for f in found if f.comparison != "firmness" and f.firm})) or "silent"
    )
    yield "verdicts", verdicts, None


def features(pair: Pair, found: Sequence[Finding]) -> list[str]:
    """The names of all levels that hold, whole and by their parts: rare combinations lean on common ones."""
    names = []
    for name, level, finding in levels(pair, found):
        names.append(f"{name}={level}")
        if finding is not None:
            parts = level.split("/")
            names.extend(f"{name}={parts[0]}/*{i}{p}" for i, p in enumerate(parts) if i)
            names.append(f"{name}={parts[0]}")
    return names


def weigh(pair: Pair) -> Opinion:
    """The chance of each kind for `pair`, with the evidence that made it."""
    found = findings(pair)
    known = weights()
    totals = list(known.bias)
    for name in features(pair, found):
        for i, weight in enumerate(known.features.get(name, ())):
            totals[i] += weight
    return Opinion(_softmax(totals), found, tuple(_evidence(pair, found)))


def _softmax(totals: Sequence[float]) -> dict[Kind, float]:
    top = max(0.0, *totals)
    powers = [math.exp(t - top) for t in totals]
    whole = math.exp(-top) + sum(powers)
    return {kind: power / whole for kind, power in zip(KINDS, powers, strict=True)}


def _evidence(pair: Pair, found: Sequence[Finding]) -> Iterator[Evidence]:
    known = weights().features
    for name, level, finding in levels(pair, found):
        weight = max(known.get(f"{name}={level}", (0.0,)), key=abs)
        yield Evidence(name, level, round(weight, 3), finding is None, finding.note if finding else "")


def decide(pair: Pair, opinion: Opinion, sensitivity: float, *, copies: bool) -> tuple[Kind, float] | None:
    """The first row of the table that fits, with its score; ``None`` when nothing is sure enough.

    1. two claims with the same words: overlap, whatever else.
    2. copies of one text: overlap or nothing.
    3. a contradiction needs words that clash; an update something that moved.
    4. the likeliest of what is left, if it reaches its threshold at `sensitivity`.
    """
    if same_words(pair):
        return Kind.OVERLAP, max(0.99, opinion.chances[Kind.OVERLAP])
    options = [k for k in KINDS if _grounded(k, pair, opinion) and (k is Kind.OVERLAP or not copies)]
    if not options:
        return None
    chances = _chances(pair, opinion)
    bars = {kind: _bar(kind, opinion, sensitivity) for kind in options}
    best = max(options, key=lambda k: chances[k] - bars[k])
    return (best, chances[best]) if chances[best] >= bars[best] else None


def _bar(kind: Kind, opinion: Opinion, sensitivity: float) -> float:
    """The chance that `kind` needs: more for a contradiction that rests on slight clashes only."""
    firm = any(f.verdict is Verdict.CLASHES and f.firm for f in opinion.findings)
    return threshold("slight" if kind is Kind.CONTRADICTION and not firm else kind.value, sensitivity)


def _chances(pair: Pair, opinion: Opinion) -> dict[Kind, float]:
    """The chances, where what clashes over a long time counts as moved on."""
    chances = dict(opinion.chances)
    moved = any(f.verdict is Verdict.MOVED and f.firm for f in opinion.findings)
    if moved or days_apart(pair) > LONG_AGO:
        chances[Kind.UPDATE] += chances[Kind.CONTRADICTION]
        chances[Kind.CONTRADICTION] = 0.0
    return chances


def threshold(name: str, sensitivity: float) -> float:
    """The chance from which a kind (or "slight") is told: as learned at 0.5, all at 1, certainty at 0."""
    base = weights().needed[name]
    share = max(0.0, min(1.0, sensitivity))
    return base * (1 - share) * 2 if share >= 0.5 else base + (1 - base) * (1 - 2 * share)


def same_words(pair: Pair) -> bool:
    """Whether the two claims are one text."""
    return bool(pair.a.terms) and _bare(pair.a.claim.text) == _bare(pair.b.claim.text)


def _bare(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _grounded(kind: Kind, pair: Pair, opinion: Opinion) -> bool:
    if kind is Kind.OVERLAP:
        met = bool(pair.links) or any(f.verdict is Verdict.AGREES and f.note for f in opinion.findings)
        return met and not _apart(kind, pair, opinion)
    wanted = {Verdict.CLASHES} if kind is Kind.CONTRADICTION else {Verdict.MOVED}
    if kind is Kind.UPDATE and days_apart(pair) > LONG_AGO:
        wanted.add(Verdict.CLASHES)
    slight = kind is Kind.CONTRADICTION
    return any(
        f.verdict in wanted and (f.firm or (slight and telling(f))) for f in opinion.findings
    ) and not _apart(kind, pair, opinion)


def _apart(kind: Kind, pair: Pair, opinion: Opinion) -> bool:
    """Whether it is another person, or (for a contradiction) another time by more than months."""
    if namesakes(opinion):
        return True
    return kind is Kind.CONTRADICTION and days_apart(pair) > LONG_AGO


def namesakes(opinion: Opinion) -> bool:
    """Whether the two claims speak of two people of one name."""
    return any(f.comparison == "person" for f in opinion.findings)


def days_apart(pair: Pair) -> int:
    """Days between the two claims: of the event, or of publication where there is no date; 0 if unknown."""
    a, b = pair.a.claim, pair.b.claim
    first_a, last_a = (a.first or a.article.published, a.last or a.article.published)
    first_b, last_b = (b.first or b.article.published, b.last or b.article.published)
    if not (first_a and last_a and first_b and last_b):
        return 0
    return max((first_b - last_a).days, (first_a - last_b).days, 0)


def telling(finding: Finding) -> bool:
    """Whether a slight clash may be told if it is likely enough: the denial of a word that is rare."""
    return finding.comparison == "polarity" and finding.level.endswith("rare")
