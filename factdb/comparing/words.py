"""Words as comparing sees them: stem, the ideas they stand for, and how much sharing one tells."""

from __future__ import annotations

import math
from functools import lru_cache

from factdb.comparing import lexicons

_SUFFIXES = [
    "ational",
    "ation",
    "ating",
    "ated",
    "ates",
    "ate",
    "ization",
    "isation",
    "ations",
    "ation",
    "ments",
    "ment",
    "ness",
    "ings",
    "ing",
    "edly",
    "ers",
    "ors",
    "ions",
    "ion",
    "ance",
    "ence",
    "ities",
    "ity",
    "ives",
    "ive",
    "ables",
    "able",
    "ically",
    "ical",
    "als",
    "al",
    "ies",
    "ed",
    "er",
    "or",
    "ly",
    "es",
    "s",
    "e",
    "y",
]
_SHORTEST = 4
COMMONEST = 0.25  # the weight of a word that is in nearly every story
RAREST = 1.0


@lru_cache(maxsize=65536)
def stem(lemma: str) -> str:
    """`lemma` without its derivation: "cooperation" and "cooperate" meet, "signature" and "sign" do not."""
    for suffix in _SUFFIXES:
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= _SHORTEST + suffix.startswith("ion"):
            lemma = lemma.removesuffix(suffix)
            break
    return lemma[:-1] if len(lemma) > _SHORTEST and lemma[-1] == lemma[-2] else lemma


@lru_cache(maxsize=65536)
def ideas(lemma: str) -> frozenset[str]:
    """The groups of news synonyms that `lemma` stands in; empty for a word the lexicon does not know."""
    return lexicons.members("synonyms").get(lemma, frozenset())


@lru_cache(maxsize=65536)
def rarity(lemma: str) -> float:
    """How much it tells that two claims share `lemma`: `COMMONEST` ("say") to `RAREST` (unseen).

    The inverse document frequency over the stories that `rarity.txt` counts.
    """
    known = lexicons.stories()
    total = max(known.values(), default=1)
    told = math.log((total + 1) / (known.get(lemma, 0) + 1)) / math.log(total + 1)
    return COMMONEST + (RAREST - COMMONEST) * told


def is_person(lemma: str) -> bool:
    """Whether the noun counts human beings."""
    return lemma in lexicons.members("people")
