"""Blocking: which claims can be about one thing at all, by named rules over an inverted index.

Every claim has keys ("name:ferrandi", "lemma:ferry", "idea:arrest", "count:person"). Two claims meet when the
keys they share weigh enough: rare ones alone, common ones together. An index of the keys (in memory here, in
the archive's tables there) finds all candidates of a claim without looking at the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from factdb.comparing.profile import Profile, profile, setting
from factdb.comparing.story import same_story
from factdb.comparing.words import is_person, rarity, stem
from factdb.model import Claim

NEEDED = 0.5  # what the shared keys of two claims of one story must weigh
NEEDED_APART = 1.5  # and of two claims whose articles share no story
SAME_STORY = 0.05
_LEAST_RARE = 0.45
_RARE_AROUND = 0.6
_IDEA = 0.5
_COUNT = 0.3
_NAME = 0.6
_PLAIN_UNITS = frozenset({"", "people", "person", "number", "item", "count"})


def by_name(known: Profile) -> Iterator[str]:
    """Each word of a proper name: "name:ferrandi"."""
    return (f"name:{t.lemma}" for t in known.terms if t.name)


def by_lemma(known: Profile) -> Iterator[str]:
    """Each word that is not in every story, by its stem: "lemma:ferry"."""
    return (f"lemma:{t.stem}" for t in known.terms if not t.name and rarity(t.lemma) >= _LEAST_RARE)


def by_idea(known: Profile) -> Iterator[str]:
    """What each event is, whatever word it is told with: "idea:arrest"."""
    return (f"idea:{idea}" for t in known.terms if t.event for idea in t.ideas)


def by_count(known: Profile) -> Iterator[str]:
    """What is counted or measured: "count:person", "count:km"."""
    for quantity in known.claim.quantities:
        unit, noun = (quantity.unit or "").lower(), (quantity.counted or "").lower()
        if unit not in _PLAIN_UNITS:
            yield f"count:{unit}"
        elif noun:
            yield f"count:{'person' if is_person(noun) else stem(noun)}"


def by_setting(known: Profile) -> Iterator[str]:
    """The rare words of the sentence the claim is taken from: "lemma:ferry" once more."""
    words = setting(known.claim.article, known.claim.sentence)
    return (f"lemma:{word}" for word in words if rarity(word) >= _RARE_AROUND)


RULES: tuple[Callable[[Profile], Iterator[str]], ...] = (by_name, by_lemma, by_idea, by_count, by_setting)


@lru_cache(maxsize=8192)
def blocking_keys(claim: Claim) -> tuple[str, ...]:
    """The keys under which an index keeps `claim`: sorted, each once, "rule:value"."""
    known = profile(claim)
    return tuple(sorted({key for rule in RULES for key in rule(known)}))


@lru_cache(maxsize=65536)
def key_weight(key: str) -> float:
    """What sharing `key` tells; the same for any archive, so that no pair depends on the others in it."""
    rule, _, value = key.partition(":")
    if rule == "lemma":
        return rarity(value)
    return {"name": _NAME, "idea": _IDEA, "count": _COUNT}.get(rule, 0.0)


def meeting(keys_a: Iterable[str], keys_b: Iterable[str]) -> tuple[float, str]:
    """What the shared keys weigh, and the weightiest of them."""
    shared = sorted(set(keys_a) & set(keys_b), key=lambda k: (-key_weight(k), k))
    return sum(map(key_weight, shared)), shared[0] if shared else ""


def shortlisted(a: Claim, b: Claim) -> str | None:
    """The weightiest key the two claims share if they are worth comparing, else ``None``.

    The rule looks at nothing but the two claims and their articles: whatever finds the pair, it is the same.
    """
    weight, key = meeting(blocking_keys(a), blocking_keys(b))
    return key if weight >= NEEDED and _enough(weight, a, b) else None


def _enough(weight: float, a: Claim, b: Claim) -> bool:
    return weight >= NEEDED_APART or same_story(a.article, b.article) >= SAME_STORY


def candidates(
    new: Sequence[Claim], index: Mapping[str, Sequence[Claim]]
) -> Iterator[tuple[Claim, Claim, str]]:
    """Each of `new` with the claims of other articles that the index brings it, and their weightiest key."""
    for claim in new:
        found: dict[int, tuple[float, str, Claim]] = {}
        for key in blocking_keys(claim):
            weight = key_weight(key)
            for other in index.get(key, ()):
                if other.article is not claim.article:
                    total, best, _ = found.get(id(other), (0.0, "", other))
                    best = key if not best or (-weight, key) < (-key_weight(best), best) else best
                    found[id(other)] = (total + weight, best, other)
        yield from (
            (claim, other, key)
            for total, key, other in found.values()
            if total >= NEEDED - 1e-9 and _enough(total, claim, other)
        )


def index_of(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The inverted index of the claims: each key with the claims that have it."""
    index: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in blocking_keys(claim):
            index[key].append(claim)
    return index


def rule_of(key: str) -> str:
    """The rule that made `key`."""
    return key.partition(":")[0]
