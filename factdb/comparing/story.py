"""Stories: whether two articles report one event, and whether one is a copy of the other."""

from __future__ import annotations

from functools import lru_cache

import regex

from factdb.comparing.profile import frequencies
from factdb.comparing.words import rarity
from factdb.model import Article

_TOKEN = regex.compile(r"[\p{L}\p{N}]+")
_SHINGLE = 6
_COPY = 0.7  # the share of six-word runs by which the shorter article is a copy of the longer
_LONG_ENOUGH = 60  # words; below, likeness says nothing of where a text comes from


@lru_cache(maxsize=4096)
def same_story(a: Article, b: Article) -> float:
    """How much of the rare words of the smaller article the other has too, 0 to 1."""
    bag_a, bag_b = frequencies(a), frequencies(b)
    rare_a = {w: rarity(w) for w in bag_a if rarity(w) > 0.5}
    rare_b = {w: rarity(w) for w in bag_b if rarity(w) > 0.5}
    shared = sum(v for w, v in rare_a.items() if w in rare_b)
    small = min(sum(rare_a.values()), sum(rare_b.values()))
    return shared / small if small else 0.0


@lru_cache(maxsize=4096)
def one_origin(a: Article, b: Article) -> bool:
    """Whether two articles are copies of one text (an agency's report in two papers)."""
    if a.text == b.text:
        return True
    runs_a, runs_b = _runs(a), _runs(b)
    if min(len(runs_a), len(runs_b)) < _LONG_ENOUGH:
        return False
    return len(runs_a & runs_b) >= _COPY * min(len(runs_a), len(runs_b))


@lru_cache(maxsize=1024)
def _runs(article: Article) -> frozenset[int]:
    words = _TOKEN.findall(article.text.lower())
    return frozenset(hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))
