"""What a statement does: it states, denies what others say, or tells that somebody will not speak of it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factdb.model import Act
from factdb.reading.atoms.phrases import auxiliaries
from factdb.reading.speakers.words import is_body, is_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.reading.atoms import Atom
    from factdb.reading.language import Token

_BODIES = frozenset({"PERSON", "ORG", "NORP"})


@cache
def _words(act: str, key: str) -> frozenset[str]:
    text = files("factdb.reading").joinpath("lexicons/acts.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[act][key].split())


def act_of(atom: Atom, *, denied: bool) -> Act:
    """The act of a statement; `denied` where it is the content that its speaker denies."""
    if denied:
        return Act.DENIAL
    if refuses(atom.head):
        return Act.REFUSAL
    return Act.DENIAL if _denies(atom.head) else Act.STATEMENT


def refuses(verb: Token) -> bool:
    """Whether the predicate tells that its subject will not or did not speak ("declined to comment")."""
    return any(rule(verb) for rule in _REFUSALS)


def _declines(verb: Token) -> bool:
    """So "declined to comment", "refused comment"."""
    if verb.lemma_.lower() not in _words("refusal", "verbs"):
        return False
    below = [c.lemma_.lower() for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.i > verb.i]
    below += [c.lemma_.lower() for x in _below(verb, "xcomp") for c in x.children if c.dep_ == "xcomp"]
    return bool(set(below) & _words("refusal", "speech"))


def _leaves_unanswered(verb: Token) -> bool:
    """So "did not respond to a request", "has yet to reply to questions", "did not return calls"."""
    waiting = verb.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in verb.children)
    for answer in _below(verb, "xcomp") if waiting else (verb,) if _negated(verb) else ():
        if answer.lemma_.lower() in _words("refusal", "answers") and _asked(answer):
            return True
    return False


def _asked(verb: Token) -> bool:
    nouns = [c for c in verb.children if c.dep_ == "dobj"]
    nouns += [t for p in _below(verb, "prep") if p.lower_ == "to" for t in _below(p, "pobj")]
    return any(noun.lemma_.lower() in _words("refusal", "asked") for noun in nouns)


def _will_not_say(verb: Token) -> bool:
    """So "would not say whether"."""
    if verb.lemma_.lower() not in _words("refusal", "told") or not _negated(verb):
        return False
    return any(t.lower_ in ("would", "will", "wo") for t in auxiliaries(verb))


def _out_of_reach(verb: Token) -> bool:
    """So "could not be reached for comment", "was not available for comment"."""
    if verb.lemma_ == "be":
        told = [c for c in verb.children if c.dep_ == "acomp"]
        apart = any(t.lower_ == "unavailable" for t in told)
        near = any(t.lemma_.lower() in _words("refusal", "available") for t in told) and _negated(verb)
        return (apart or near) and any(_for_comment(t) for t in (verb, *told))
    if verb.lemma_.lower() not in _words("refusal", "reach") or not _negated(verb):
        return False
    if not any(t.dep_ == "auxpass" for t in auxiliaries(verb)):
        return False
    return _for_comment(verb) or (verb.lemma_ == "reach" and any(map(_speaks, _below(verb, "nsubjpass"))))


def _for_comment(token: Token) -> bool:
    return any(
        p.lower_ == "for" and any(t.lemma_ == "comment" for t in p.children) for p in _below(token, "prep")
    )


def _speaks(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return noun.ent_type_ in _BODIES or is_role(lemma) or is_body(lemma)


def _without_comment(verb: Token) -> bool:
    """So "had no comment", "made no comment"."""
    if verb.lemma_ not in ("have", "make", "offer", "give"):
        return False
    objects = [t for t in _below(verb, "dobj") if t.lemma_ == "comment"]
    return any(c.lower_ in ("no", "any") for t in objects for c in t.children) and (
        _negated(verb) or any(c.lower_ == "no" for t in objects for c in t.children)
    )


def _denies(verb: Token) -> bool:
    """So "denied wrongdoing", "dismissed the claims"; "the court denied the request" is none."""
    if verb.lemma_.lower() not in _words("denial", "verbs") or any(
        t.dep_ == "auxpass" for t in auxiliaries(verb)
    ):
        return False
    if verb.lemma_ == "deny" and any(c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG" for c in verb.children):
        return True
    return any(t.lemma_.lower() in _words("denial", "what") for t in _below(verb, "dobj"))


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def _below(token: Token, dependency: str) -> Iterator[Token]:
    return (c for c in token.children if c.dep_ == dependency)


_REFUSALS = (_declines, _leaves_unanswered, _will_not_say, _out_of_reach, _without_comment)
