"""Cues that small parsers hang inside what another cue says, and the times that belong to the cue.

In "Norland said it was opposed, adding that P" the parse gives "adding" to "was": it is Norland that adds.
"""

from __future__ import annotations

from factdb.reading.attribution.cues import cue_verbs
from factdb.reading.attribution.finding import subtree_of
from factdb.reading.language import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TEMPORAL = frozenset({"DATE", "TIME"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_TOLD = frozenset({"dobj", "dative"})
_LONGEST_TIME = 6


def home_of(token: Token) -> Token | None:
    """The cue that a misplaced cue goes with, else ``None``.

    Misplaced are a participle of speech after a comma ("…, adding that") and a finite verb of speech
    joined to a clause of another form ("it was opposed … and warned"), both without a subject of their own.
    """
    if not _is_loose_cue(token):
        return None
    root = token.head
    while root.dep_ in {"conj", "advcl", "xcomp"} and root.head != root:
        root = root.head
    cue = root.head
    if root.dep_ != "ccomp" or cue == root or not cue.i < root.i < token.i or not _speaks(cue):
        return None
    if token.dep_ == "conj":
        return cue if token.tag_ == cue.tag_ != "" and not _parallel(token.head, token) else None
    return cue if token.head == root and not _speaks(root) else None


def _is_loose_cue(token: Token) -> bool:
    if token.lemma_.lower() not in cue_verbs().asserted or any(c.dep_ in _SUBJECTS for c in token.children):
        return False
    if token.dep_ == "conj":
        return token.tag_ in _FINITE
    return token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ","


def _speaks(verb: Token) -> bool:
    return verb.lemma_.lower() in cue_verbs().asserted


def _parallel(first: Token, second: Token) -> bool:
    """Whether both verbs are of one form, so that one subject can do both."""
    return first.tag_ == second.tag_ and first.pos_ == second.pos_


def without_mislaid(content: set[int], cue: Token) -> set[int]:
    """The content of `cue` without other cues of the same speaker, and without the time of saying."""
    doc, kept = cue.doc, set(content)
    for number in content:
        token = doc[number]
        if token.dep_ in {"advcl", "conj"} and home_of(token) == cue:
            kept -= subtree_of(token) | _links_before(token)
    return kept - _time_of_saying(cue, kept)


def _links_before(token: Token) -> set[int]:
    """The "and" and commas that join the token to what stands before it."""
    doc, links = token.doc, set[int]()
    number = token.left_edge.i - 1
    while number >= 0 and (doc[number].is_punct or doc[number].pos_ == "CCONJ"):
        links.add(number)
        number -= 1
    return links


def _time_of_saying(cue: Token, content: set[int]) -> set[int]:
    """The words between the cue and its clause that tell when it was said: "said on Monday that"."""
    first = min(content, default=-1)
    if first < 1 or first - 1 not in {cue.i, *(c.right_edge.i for c in cue.rights if c.dep_ in _TOLD)}:
        return set()
    doc, number = cue.doc, first
    if doc[number].lower_ in {"on", "in", "late", "early", "earlier", "last", "this"}:
        number += 1
    while number < first + _LONGEST_TIME and number in content and doc[number].ent_type_ in _TEMPORAL:
        number += 1
    opener = doc[number] if number < len(doc) else None
    if opener is None or doc[number - 1].ent_type_ not in _TEMPORAL or number not in content:
        return set()
    told = opener.dep_ == "mark" or opener.dep_ in _SUBJECTS or opener.head.dep_ in _SUBJECTS
    return set(range(first, number)) if told or opener.dep_ in {"det", "amod", "compound", "poss"} else set()
