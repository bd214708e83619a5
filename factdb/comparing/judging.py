"""What the judge says of shortlisted claims, read twice: as they stand alone, and in their sentences.

A statement can be cut too small to be understood, and a sentence can hold more than one; only what both
readings show is believed. The sums of their log-odds are the judge's opinion.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factdb.comparing.judge import OUTCOMES, is_available, read_pairs
from factdb.comparing.pairing import Pair
from factdb.model import Claim, Evidence, Kind

_UNRELATED = 0.85  # a pair of sentences so surely unrelated is not read again as claims
_NEVER = 1e-3
_LONG_AFTER = 90  # days, as in training


@dataclass(frozen=True, slots=True)
class Ruled:
    """The judge's opinion of a pair: of each kind both readings' log-odds summed, and their mean chance."""

    odds: Mapping[Kind, float]
    chances: Mapping[Kind, float]


def judged(pairs: Sequence[Pair]) -> list[Ruled | None]:
    """The judge's opinion of each pair; ``None`` everywhere when there is no judge.

    The earlier claim of a pair is its `a`, as `relating.place` orders them.
    """
    if not is_available():
        return [None] * len(pairs)
    whole = [_texts(p, _sentence(p.a.claim), _sentence(p.b.claim)) for p in pairs]
    distinct = list(dict.fromkeys(whole))
    of = dict(zip(distinct, read_pairs(distinct), strict=True))
    again = [i for i, texts in enumerate(whole) if of[texts][OUTCOMES.index("none")] < _UNRELATED]
    alone = read_pairs([_texts(pairs[i], pairs[i].a.claim.text, pairs[i].b.claim.text) for i in again])
    opinions: list[Ruled | None] = [_NOTHING] * len(pairs)
    for i, reading in zip(again, alone, strict=True):
        opinions[i] = _opinion(of[whole[i]], reading)
    return opinions


def hearing(ruled: Ruled | None) -> Iterator[Evidence]:
    """The judge's opinion as lines of the table of evidence, none where it was not asked."""
    if ruled is None:
        return
    for kind, chance in ruled.chances.items():
        yield Evidence("judge", f"{kind} {chance:.2f}", round(ruled.odds[kind], 3), about=False)


def _opinion(sentences: Sequence[float], claims: Sequence[float]) -> Ruled:
    both = {
        Kind(name): (s, c) for name, s, c in zip(OUTCOMES, sentences, claims, strict=True) if name != "none"
    }
    odds = {kind: _log_odds(s) + _log_odds(c) for kind, (s, c) in both.items()}
    return Ruled(odds, {kind: (s + c) / 2 for kind, (s, c) in both.items()})


def _log_odds(chance: float) -> float:
    held = min(max(chance, _NEVER), 1 - _NEVER)
    return math.log(held / (1 - held))


_NOTHING = Ruled(dict.fromkeys(Kind, 2 * _log_odds(0.0)), dict.fromkeys(Kind, 0.0))


def unheard() -> Ruled | None:
    """The opinion of a pair that the judge was not asked about: unrelated; ``None`` without a judge."""
    return _NOTHING if is_available() else None


def _sentence(claim: Claim) -> str:
    return claim.sentence.of(claim.article.text)


def _texts(pair: Pair, a: str, b: str) -> tuple[str, str]:
    """Both texts, the later one behind the time between them, as the model was trained."""
    return a, _later(pair.a.claim, pair.b.claim) + b


def _later(a: Claim, b: Claim) -> str:
    if not (a.article.published and b.article.published):
        return ""
    days = (b.article.published - a.article.published).days
    if days == 0:
        return "same day: "
    if days >= _LONG_AFTER:
        return "long after: "
    return "1 day later: " if days == 1 else f"{days} days later: "
