"""Who the speaker of a cue is, by the parse."""

from __future__ import annotations

from factdb.reading.attribution.cues import cue_verbs
from factdb.reading.attribution.finding import subtree_of
from factdb.reading.attribution.mislaid import home_of
from factdb.reading.attribution.voices import may_speak
from factdb.reading.language import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# A verb in one of these places shares the subject of what it hangs on.
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "aux", "dep", "advmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WITHIN_NAME = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
_MAX_CLIMB = 6
_AGENT_REACH = 12  # tokens


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive or a bare past participle that modifies its noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    return verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBN" and not _has_auxiliary(verb)


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def agent_of(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return _strayed_agent(verb)


def _strayed_agent(verb: Token) -> Token | None:
    """The agent that the parse hangs further down: "was criticised as reckless by the union"."""
    if not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    for token in verb.doc[verb.i + 1 : verb.i + _AGENT_REACH]:
        if token.is_sent_start or token.text in {",", ";", ":"}:
            return None
        if token.lower_ == "by" and token.dep_ in {"agent", "prep"}:
            noun = next((t for t in token.children if t.dep_ == "pobj"), None)
            return noun if noun is not None and may_speak(noun) else None
    return None


def subject_of(verb: Token) -> Token | None:
    """The noun or pronoun that does what the verb says; for a passive, its agent."""
    if is_passive(verb):
        return _quoted_one(verb) or agent_of(verb) or _paper_of(verb)
    return own_subject(verb) or _inverted_subject(verb) or _shared_subject(verb) or _noun_before(verb)


def _paper_of(verb: Token) -> Token | None:
    """The paper of "As stated in the report, P"."""
    if verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts):
        return None
    papers = (t for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"in", "by"} for t in c.children)
    return next((t for t in papers if t.dep_ == "pobj" and may_speak(t)), None)


def _quoted_one(verb: Token) -> Token | None:
    """In "Prado was quoted as saying" the subject speaks."""
    if verb.lemma_.lower() not in {"quote", "cite", "hear", "overhear", "record"}:
        return None
    return next((child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS), None)


def own_subject(verb: Token) -> Token | None:
    """The subject that the parse gives the verb itself, for a clause that is no passive."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return subjects[-1] if subjects else None


def _inverted_subject(verb: Token) -> Token | None:
    """The name right after a finite cue, however it is labelled: "…," said Ines Prado."""
    if verb.dep_ not in {"ROOT", "parataxis", "ccomp", "advcl", "conj"} or verb.tag_ not in _FINITE:
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
    home = home_of(verb)
    if home is not None:
        return subject_of(home)
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
            found = own_subject(head) or (
                passive if child.dep_ in {"xcomp", "advcl", "prep", "pcomp"} else None
            )
            if found is not None:
                return found
        child, head = head, head.head
    return None


def _noun_before(verb: Token) -> Token | None:
    """The last word of `phrase_before`."""
    run = phrase_before(verb)
    return verb.doc[max(run)] if run else None


def phrase_before(verb: Token) -> set[int]:
    """The name or noun between a stop and a finite cue that the parse left without a subject.

    As in "…," Harbour Chief Lund said, where a small parser hangs the title on the quotation.
    """
    if verb.tag_ not in _FINITE or verb.lemma_.lower() not in cue_verbs().asserted or own_subject(verb):
        return set()
    doc, opening = verb.doc, verb.sent.start
    first = verb.i
    while first > opening and doc[first - 1].pos_ in _WITHIN_NAME:
        first -= 1
    set_off = first > opening and (doc[first - 1].is_punct or doc[first - 1].is_quote)
    named = first < verb.i and doc[verb.i - 1].pos_ in _NOMINAL
    return set(range(first, verb.i)) if set_off and named else set()


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
