"""What grammar says of a pronoun: whom its clause makes likely, and where it means nobody named."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from factdb.reading.language import Token
from factdb.reading.speakers.words import gender_of_word, is_body, is_role, words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "pcomp"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "relcl"})
_SEEMING = frozenset({"seem", "appear", "mean", "rain", "snow", "take", "turn", "happen"})
_FEW, _DEPTH = 60, 20  # tokens before, clauses around


def either_gender(token: Token) -> bool:
    """Whether it is half of "his or her", which means anybody."""
    near = token.doc[max(0, token.i - 2) : token.i + 3]
    return any(t.lower_ in ("or", "/") for t in near) and _is_both([t.lower_ for t in near])


def _is_both(near: list[str]) -> bool:
    male = any(word in words("pronouns", "male") for word in near)
    return male and any(word in words("pronouns", "female") for word in near)


def governing_subject(token: Token) -> Token | None:
    """The subject of the nearest clause around the pronoun that has one before it and without it."""
    window = token.doc[max(0, token.i - _FEW) : token.i]
    subjects: dict[int, list[Token]] = {}
    for other in window:
        if other.dep_ in _SUBJECTS:
            subjects.setdefault(other.head.i, []).append(other)
    below = token
    for above in islice(token.ancestors, _DEPTH):
        for subject in subjects.get(above.i, ()):
            if not subject.is_ancestor(token):
                return subject if _governs(below, token) else None
        below = above
    return None


def _governs(below: Token, token: Token) -> bool:
    """Whether the clause of the pronoun hangs on that of the subject, or it owns in the same clause."""
    return (
        below.dep_ in _CLAUSES
        or token.dep_ == "poss"
        or below.dep_ in ("xcomp", "prep", "conj", "relcl", "acl")
    )


def acts_as_body(token: Token) -> bool:
    """Whether "it" does what only a body does ("it would vote", "it would take up the matter")."""
    if token.dep_ != "nsubj":
        return False
    particle = next((c.lower_ for c in token.head.children if c.dep_ == "prt"), "")
    verb = token.head.lemma_.lower() + (f"+{particle}" if particle else "")
    return verb in words("pronouns", "acting")


def does_as_thing(token: Token) -> bool:
    """Whether "it" does what a video or event does, no body or place: "it shows a man"."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in words("pronouns", "inanimate")


def unnamed_between(token: Token, start: int, gender: str, known: Callable[[Token], bool]) -> bool:
    """Whether between `start` and the pronoun somebody without a known name is the subject of a clause.

    That is a person who is only described, or whoever an unsettled pronoun of the same gender means.
    """
    for number in range(max(start + 1, token.i - _FEW), token.i):
        other = token.doc[number]
        if token.dep_ == "poss" and token.head.dep_ == "conj" and token.head.head == other:
            return not known(other) and _could_be(other, gender)
        if (
            other.dep_ in _SUBJECTS
            and not known(other)
            and _could_be(other, gender)
            and not _tells_of(other, start)
        ):
            return True
    return False


def _could_be(noun: Token, gender: str) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ in words("pronouns", gender)
    if noun.tag_ == "NNP":
        return noun.ent_type_ in ("PERSON", "") and not is_body(noun.lower_)
    lemma = noun.lemma_.lower()
    return noun.tag_ == "NN" and is_role(lemma) and gender_of_word(lemma) in (None, gender)


def _tells_of(noun: Token, start: int) -> bool:
    """Whether the noun describes the one named at `start` ("the minister, Ola Dahl, ...")."""
    named = noun.doc[start]
    return noun.is_ancestor(named) or named.is_ancestor(noun)


def stands_for_clause(token: Token) -> bool:
    """Whether "it" may stand for a clause or for how things are: "it was wrong to go", "it was a shame"."""
    if token.lower_ != "it" or token.dep_ not in (*_SUBJECTS, "expl"):
        return False
    verb = token.head
    if token.dep_ == "expl":
        return True
    after = [c for c in verb.children if c.i > verb.i]
    if verb.lemma_.lower() in _SEEMING and any(c.dep_ in _CLAUSAL for c in after):
        return True
    if verb.lemma_ != "be":
        return False
    told = [c for c in after if c.dep_ in ("acomp", "attr")]
    clause = any(c.dep_ in _CLAUSAL for t in (verb, *told) for c in t.children if c.i > verb.i)
    return (clause and not any(_of_a_body(t) for t in told)) or any(_opinion(t) for t in told)


def _of_a_body(told: Token) -> bool:
    return told.lemma_.lower() in words("pronouns", "animate") or is_body(told.lemma_.lower())


def _opinion(told: Token) -> bool:
    """Whether "it was a decision" tells what something was, not what a body is."""
    return told.dep_ == "attr" and told.pos_ == "NOUN" and not _of_a_body(told)
