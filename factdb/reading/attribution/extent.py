"""How far nominal and infinitive content reaches: what small parsers hang on the wrong word, and asides.

A phrase of place, source or purpose after the object is mostly the object's, though the parser gives it to
the cue; a relative clause or apposition after a comma is the article's own.
"""

from __future__ import annotations

from factdb.reading.attribution.finding import subtree_of
from factdb.reading.language import Token

_TEMPORAL = frozenset({"DATE", "TIME"})
_CIRCUMSTANCE = frozenset(
    {
        "after",
        "amid",
        "before",
        "during",
        "following",
        "since",
        "despite",
        "by",
        "because",
        "according",
        "via",
        "until",
    }
)
_ASIDE = frozenset({"relcl", "appos"})


def with_phrases(cue: Token, content: set[int]) -> set[int]:
    """The content with the prepositional phrases of the cue that follow at once: "cited X from Y"."""
    reach = max(content, default=-1)
    grown = set(content)
    for child in cue.rights:
        below = subtree_of(child)
        if child.dep_ == "prep" and min(below) == reach + 1 and not is_circumstance(child):
            grown |= below
            reach = max(below)
    return grown


def is_circumstance(preposition: Token) -> bool:
    """Whether the phrase tells when or on what occasion rather than of what."""
    if preposition.lower_ in _CIRCUMSTANCE:
        return True
    return any(child.ent_type_ in _TEMPORAL for child in preposition.children)


def with_coordinated(verb: Token, content: set[int]) -> set[int]:
    """An infinitive with those beside it: "wants to enlarge the port, dredge the bay and build a road"."""
    grown = set(content)
    for child in verb.conjuncts:
        if (
            child.i > max(content, default=verb.i)
            and child.tag_ == "VB"
            and not _has_subject(child)
            and verb.tag_ != "VB"
        ):
            grown |= subtree_of(child)
    return grown


def _has_subject(verb: Token) -> bool:
    return any(
        child.dep_ in {"nsubj", "nsubjpass", "aux"} and child.lower_ != "to" for child in verb.children
    )


def without_asides(head: Token, content: set[int]) -> set[int]:
    """The content without relative clauses and appositions that a comma sets off."""
    doc = head.doc
    kept = set(content)
    for number in sorted(content):
        token = doc[number]
        if token.dep_ in _ASIDE:
            below = subtree_of(token)
            first = min(below)
            if first > 0 and doc[first - 1].text == "," and head.i not in below:
                kept -= below
    return kept
