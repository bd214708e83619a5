"""Whether what a time expression dates has happened or is still to come, by the parse."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from factdb.reading.dates.lexicon import words

if TYPE_CHECKING:
    from factdb.reading.language import Doc, Token


class Tense(Enum):
    """How the event stands to the publication date."""

    PAST = auto()
    FUTURE = auto()
    OPEN = auto()  # the words do not tell


_SURE = {"will", "wo", "'ll", "shall", "is", "are"}
_CLOCK_WORDS = {"a.m.", "p.m.", "am", "pm", "noon", "midnight", "midday", "early", "late", "on", "the"}
_STEPS = 12  # bounds the climb in a long chain of conjuncts


def tense_of(doc: Doc, first: int, last: int) -> Tense:
    """The tense of the event dated by the tokens `first` to `last`."""
    head = _outermost(doc, first, last)
    governor = head.head if head.head.i != head.i else head
    lead = _lead(doc, first)
    if lead.lower_ == "since":
        return Tense.PAST
    if _granted(lead):
        return Tense.FUTURE
    if _ahead(governor) or (governor.dep_ in {"prep", "pobj"} and _ahead(governor.head)):
        return Tense.FUTURE
    verb, nominal = _verb_above(head)
    if verb is None:
        return Tense.OPEN
    found = _of_verb(verb, _STEPS)
    if nominal and (found is Tense.PAST or not _carries(head, verb)):
        return Tense.FUTURE if _arranged(verb) else Tense.OPEN
    return Tense.FUTURE if _arranged(verb) else found


def _carries(head: Token, verb: Token) -> bool:
    """Whether a future verb puts ahead what its nouns are dated by ("will hold talks on Friday")."""
    if head.dep_ not in {"poss", "compound", "nmod", "amod", "nummod"}:
        return bool(_auxiliaries(verb) or verb.tag_ in {"VB", "VBN"})
    return head.head.dep_ in {"nsubj", "nsubjpass"} and bool(_auxiliaries(verb) & _SURE)


def _arranged(verb: Token) -> bool:
    return verb.lemma_.lower() in words("tense", "arranging_verbs") and not _auxiliaries(verb)


def _outermost(doc: Doc, first: int, last: int) -> Token:
    inside = [t for t in doc[first : last + 1] if not first <= t.head.i <= last or t.head.i == t.i]
    return inside[-1] if inside else doc[last]


def _lead(doc: Doc, first: int) -> Token:
    """The word before the tokens of a date, with a time of day between them passed over."""
    index = first
    while index > 0 and first - index < _STEPS // 2:
        index -= 1
        token = doc[index]
        if not (
            token.like_num
            or token.is_punct
            or token.lower_ in _CLOCK_WORDS
            or token.shape_ in {"XXX", "d:dd", "dd:dd"}
        ):
            return token
    return doc[index]


def _granted(lead: Token) -> bool:
    """Whether "until" or "by" puts its date ahead: yes, unless the verb says that it is over."""
    if lead.lower_ not in {"until", "till", "by"}:
        return False
    verb, _ = _verb_above(lead)
    if verb is None or verb.tag_ not in {"VBD", "VBN"}:
        return True
    if lead.lower_ == "by":
        return not _auxiliaries(verb) & {"had", "was", "were", "has", "have"} and verb.tag_ == "VBN"
    return verb.lemma_.lower() in words("tense", "granting_verbs")


def _ahead(token: Token) -> bool:
    """Whether `token` is a word, or is described by a word, that puts its date ahead."""
    ahead = words("tense", "ahead_words")
    if token.pos_ in {"NOUN", "PROPN"}:
        return token.lemma_.lower() in ahead or any(c.lower_ in ahead for c in token.lefts)
    return token.pos_ == "ADJ" and token.lower_ in ahead


def _verb_above(token: Token) -> tuple[Token | None, bool]:
    """The verb that governs `token`, and whether a noun stands between them."""
    nominal = False
    for _ in range(_STEPS):
        if token.head.i == token.i:
            return (token if token.pos_ in {"VERB", "AUX"} else None), nominal
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token, nominal
        nominal = nominal or token.pos_ in {"NOUN", "PROPN", "PRON"}
    return None, nominal


def _auxiliaries(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}


def _of_verb(verb: Token, steps: int) -> Tense:
    helpers = _auxiliaries(verb)
    if helpers & words("tense", "future_auxiliaries"):
        return Tense.PAST if "have" in helpers and "will" not in helpers else Tense.FUTURE
    by_tag = {"VBD": _past, "VBN": _participle, "VBG": _gerund, "VB": _infinitive}
    return by_tag.get(verb.tag_, _present)(verb, helpers, steps)


def _past(verb: Token, helpers: set[str], steps: int) -> Tense:  # noqa: ARG001 (one signature for the table)
    return Tense.PAST


def _participle(verb: Token, helpers: set[str], steps: int) -> Tense:
    if verb.lemma_.lower() in words("tense", "ahead_verbs") and "had" not in helpers:
        return Tense.FUTURE
    if helpers & {"is", "are", "'s", "'re", "be"} and not helpers & {"has", "have", "had", "been"}:
        return Tense.PAST if "'s" in helpers else Tense.OPEN
    if not helpers and verb.dep_ == "conj" and steps:
        return _of_verb(verb.head, steps - 1)
    return Tense.PAST


def _gerund(verb: Token, helpers: set[str], steps: int) -> Tense:
    if helpers & {"is", "are", "'s", "'re", "'m", "am"}:
        return Tense.FUTURE
    if helpers:
        return Tense.PAST
    return _as_head(verb, steps)


def _infinitive(verb: Token, helpers: set[str], steps: int) -> Tense:
    head = verb.head
    if "to" in helpers and head.i != verb.i:
        if _looks_ahead(head):
            return Tense.PAST if "had" in _auxiliaries(head) else Tense.FUTURE
        if (head.lemma_.lower() == "be" and verb.dep_ != "csubj") or head.lemma_.lower() in words(
            "tense", "ahead_nouns"
        ):
            return Tense.FUTURE
    if helpers & {"did", "does", "do"}:
        return Tense.PAST if "did" in helpers else Tense.OPEN
    return _as_head(verb, steps)


def _looks_ahead(head: Token) -> bool:
    """Whether the infinitive of `head` is still to come once `head` is over ("decided to close in May")."""
    lemma = head.lemma_.lower()
    verbs = words("tense", "ahead_verbs") | words("tense", "deciding_verbs")
    return lemma in verbs or head.lower_ in words("tense", "ahead_words")


def _present(verb: Token, helpers: set[str], steps: int) -> Tense:  # noqa: ARG001 (one signature for the table)
    if verb.lemma_.lower() in words("tense", "saying_verbs"):
        return Tense.PAST
    return Tense.FUTURE if verb.lemma_.lower() not in {"be", "have"} else Tense.OPEN


def _as_head(verb: Token, steps: int) -> Tense:
    head, _ = _verb_above(verb)
    if head is None or head.i == verb.i or not steps:
        return Tense.OPEN
    return _of_verb(head, steps - 1)
