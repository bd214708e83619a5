"""Subordinate clauses that tell a fact of their own, and clefts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host
from factdb.reading.atoms.phrases import PAST, core, finite, indices, phrase, set_off, subject_of, verbal
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token


def subordinate_clause(token: Token, host: Host) -> Cut | None:
    """Cut "two days after an officer was shot" and "although ...": told as facts of their own.

    Clauses of time are cut in the past tense alone ("when talks resume" is no fact), of reason only after
    a comma; conditions ("if", "unless", "until") stay with their host.
    """
    if token.dep_ != "advcl" or token.head.i not in host.scope or subject_of(token) is None:
        return None
    if not verbal(token.head):
        return None
    link = _link(token)
    if link is None or not _told_as_fact(token, link, host):
        return None
    measure = _measure(token)
    lead_in = frozenset(t.i for t in token.subtree if t.i <= link.i) | measure
    if len(lead_in) > 5 or any(token.doc[i].lower_ in ("only", "even", "not", "just") for i in lead_in):
        return None
    removed = phrase(token) | (_comma_after(token) if not set_off(token) else frozenset())
    scope = indices(token.subtree) | measure
    removed |= measure
    return Cut(f"subordinate ({link.lower_})", token, scope, removed, dropped=lead_in)


def _measure(token: Token) -> frozenset[int]:
    """The "moments" of "moments after it opened", which the parser hung on the host."""
    before = token.left_edge.nbor(-1) if token.left_edge.i else token
    if before.dep_ != "npadvmod" or before.head != token.head or before.tag_ != "NNS":
        return frozenset()
    return indices(before.subtree) | indices(_focus(before))


def _focus(noun: Token) -> list[Token]:
    """An adverb right before it ("just moments")."""
    word = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    return [word] if word.dep_ == "advmod" and word.head in (noun, noun.head) and word.i > noun.head.i else []


def _told_as_fact(token: Token, link: Token, host: Host) -> bool:
    word, kind = finite(token), link.lower_
    if token.lemma_ == "do" and not any(c.dep_ in ("dobj", "xcomp") for c in token.children):
        return False  # "as he did again"
    if word is None or kind in words("conditional") or any(t.lower_ in words("polar") for t in token.subtree):
        return False
    if token.i < host.head.i and not (set_off(token) or _comma_after(token)):
        return False  # "because they are young does not mean ..." is its subject
    if kind in words("concessive") and (set_off(token) or token.i < host.head.i):
        return True
    if host.head.lemma_.lower() in words("coming") and _alone(host.head, token):
        return False
    long_enough = kind != "as" or len(list(token.subtree)) > 5  # "as the rules required" tells nothing alone
    return kind in words("temporal") and word.tag_ in PAST and _past_host(host) and long_enough


def _alone(verb: Token, clause: Token) -> bool:
    """Whether the verb has nothing after it but the clause: "The move came as Dahl left"."""
    return not any(c.i > verb.i and c != clause and c.dep_ != "punct" for c in verb.children)


def subordinate(token: Token) -> bool:
    """Whether the clause is a condition or the like, which says nothing without its host."""
    link = _link(token)
    return token.dep_ == "advcl" and link is not None and link.lower_ in words("conditional")


def cleft(token: Token, host: Host) -> Cut | None:
    """Word "It was Dahl who signed" as "Dahl signed"."""
    verb = token.head
    if token.dep_ not in ("relcl", "ccomp", "advcl") or (verb.lemma_ != "be" and verb.head.lemma_ != "be"):
        return None
    be = verb if verb.lemma_ == "be" else verb.head
    opener, noun = subject_of(be), next((c for c in be.children if c.dep_ == "attr"), None)
    if be != host.head or opener is None or opener.lower_ != "it" or noun is None or not noun.i < token.i:
        return None
    pronoun = next(
        (
            c
            for c in token.children
            if c.lower_ in ("who", "that", "which") and c.dep_ in ("nsubj", "nsubjpass")
        ),
        None,
    )
    if pronoun is None or not verbal(token) or not (be.i < noun.i < pronoun.i):
        return None
    subject = core(noun, without=token)
    return Cut(
        "cleft",
        token,
        indices(token.subtree),
        host.scope,
        dropped=frozenset({pronoun.i}),
        subject=subject,
        lead=subject,
    )


def _link(token: Token) -> Token | None:
    """The word that makes the clause subordinate: a mark, or "when"."""
    marks = [c for c in token.children if c.i < token.i and (c.dep_ == "mark" or c.tag_ == "WRB")]
    return marks[-1] if marks else None


def _past_host(host: Host) -> bool:
    word = finite(host.head)
    return word is None or word.tag_ in PAST or word.lemma_ == "have"


def _comma_after(token: Token) -> frozenset[int]:
    end = token.right_edge
    if end.i + 1 < len(end.doc) and end.nbor(1).text == ",":
        return frozenset({end.i + 1})
    return frozenset()
