"""Who the speaker of a cue is, by the parse."""

from __future__ import annotations

from factdb.reading.attribution.finding import subtree_of
from factdb.reading.language import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# A verb in one of these places shares the subject of what it hangs on.
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "aux", "dep"})
_MAX_CLIMB = 6


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive or a bare past participle that modifies its noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def agent_of(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The noun or pronoun that does what the verb says; for a passive, its agent."""
    if is_passive(verb):
        return _quoted_one(verb) or agent_of(verb)
    return _own_subject(verb) or _inverted_subject(verb) or _shared_subject(verb)


def _quoted_one(verb: Token) -> Token | None:
    """In "Prado was quoted as saying" the subject speaks."""
    if verb.lemma_.lower() not in {"quote", "cite", "hear", "overhear", "record"}:
        return None
    return next((child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS), None)


def _own_subject(verb: Token) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return subjects[-1] if subjects else None


def _inverted_subject(verb: Token) -> Token | None:
    """The name right after a finite cue, however it is labelled: "…," said Ines Prado."""
    if verb.dep_ not in {"ROOT", "parataxis", "ccomp", "advcl", "conj"} or verb.tag_ not in {
        "VBD",
        "VBZ",
        "VBP",
    }:
        return None
    if verb.i + 1 >= len(verb.doc) or verb.i == verb.sent.start:
        return None
    before, after = verb.nbor(-1), verb.nbor(1)
    if not (before.is_punct or before.is_quote) or after.pos_ not in {"PROPN", "PRON", "DET", "NOUN", "ADJ"}:
        return None
    for child in verb.rights:
        if child.pos_ in _NOMINAL and child.dep_ in {"dobj", "attr", "npadvmod", "oprd", "appos", "dative"}:
            return child
    return None


def _shared_subject(verb: Token) -> Token | None:
    """The subject of the verb that this one hangs on, or the noun that it modifies."""
    child, head = verb, verb.head
    for _ in range(_MAX_CLIMB):
        if child.dep_ in {"acl", "relcl"} and head.pos_ in _NOMINAL:
            return head
        if child.dep_ not in _SHARED or head == child:
            return None
        controller = _object_control(child, head)
        if controller is not None:
            return controller
        if head.pos_ in {"VERB", "AUX"}:
            passive = next((t for t in head.children if t.dep_ in PASSIVE_SUBJECTS), None)
            found = _own_subject(head) or (
                passive if child.dep_ in {"xcomp", "advcl", "prep", "pcomp"} else None
            )
            if found is not None:
                return found
        child, head = head, head.head
    return None


def _object_control(child: Token, head: Token) -> Token | None:
    """In "asked him to explain" it is he who explains."""
    if child.dep_ != "xcomp":
        return None
    return next((t for t in head.children if t.dep_ in {"dobj", "dative"} and t.i < child.i), None)


def speaker_tokens(noun: Token | None) -> set[int]:
    """The phrase of a speaker as token numbers, without a relative clause after it."""
    if noun is None:
        return set()
    left_out: set[int] = set()
    for child in noun.children:
        if child.dep_ in {"relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc"} and child.dep_ not in {
            "conj",
            "cc",
        }:
            left_out |= subtree_of(child)
    return subtree_of(noun) - left_out
