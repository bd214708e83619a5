"""Participles and absolutes: "the bank cut its rate, lowering it to 4%" tells that the bank lowered it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host, Piece, tokens_of
from factdb.reading.atoms.descriptions import is_role
from factdb.reading.atoms.inflection import past_form, present_form
from factdb.reading.atoms.phrases import (
    PAST,
    auxiliaries,
    core,
    finite,
    indices,
    past,
    phrase,
    plural,
    set_off,
    subject_of,
)
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token


_INDEFINITE = frozenset({"a", "an", "some"})


def reduced_relative(token: Token, host: Host) -> Cut | None:
    """Cut ", held at a hotel," out of "The talks, held at a hotel, failed": the talks were held there."""
    if token.dep_ != "acl" or token.tag_ not in ("VBN", "VBG") or not set_off(token):
        return None
    if token.head.i not in host.scope or auxiliaries(token) or token.head.pos_ not in ("NOUN", "PROPN"):
        return None
    noun = core(token.head, without=token)
    if not noun or token.lemma_.lower() in words("prepositional"):
        return None
    form = _form(token, token.head, host)
    return _told(token, noun, form, phrase(token), host)


def participle_clause(token: Token, host: Host) -> Cut | None:
    """Cut ", lowering it to 4%" or "Founded in 1901, ..." and give it the subject of its host."""
    if not free_participle(token, host):
        return None
    opens, having = not set_off(token), _having(token)
    word = finite(host.head)
    if opens and having is None and word is not None and word.tag_ == "MD":
        return None  # "Facing defeat, many would flee": they face it, whatever they would do
    reports = any(c.dep_ == "ccomp" for c in token.children)
    if token.lemma_.lower() in words("stage") and (opens or host.frame or reports):
        return None
    if token.lemma_.lower() in words("outcomes") and not opens and acts(host):
        return None
    law = None if opens else _text_before(token)
    form = _form(token, law or subject_head(host), host)
    removed = phrase(token) | (_closing_comma(token) if opens else frozenset())
    cut = _told(token, _whole_name(law) if law else host.subject, form, removed, host)
    return cut if having is None else replace(cut, swaps={having.i: ("had",)})


def free_participle(token: Token, host: Host) -> bool:
    """Whether it opens the clause of `host` or is set off after it, without subject or link of its own."""
    if token.dep_ != "advcl" or token.tag_ not in ("VBG", "VBN") or not host.subject:
        return False
    if not _of_host(token, host) or subject_of(token) or (auxiliaries(token) and _having(token) is None):
        return False
    before = [c for c in token.children if c.i < token.i]
    if any(c.dep_ in ("mark", "prep") or c.tag_ in ("WRB", "IN") for c in before) or _links(token, host):
        return False
    if set_off(token):
        return token.tag_ == "VBG" or token.i < host.head.i or not _after_noun(token)
    return token.i < host.head.i and token.left_edge.i <= min(host.scope) + 1


def _links(token: Token, host: Host) -> bool:
    """Whether it is a preposition in kind ("following", "based on"), or "there" or a trouble has it."""
    if token.lemma_.lower() in words("prepositional") or any(
        t.dep_ == "expl" for t in tokens_of(host.subject)
    ):
        return True
    on = any(c.lower_ in ("on", "upon") for c in token.children)
    troubled = any(c.dep_ == "dobj" and c.lemma_ in words("troubles") for c in host.head.children)
    return (token.lower_ == "based" and on) or troubled


def _after_noun(token: Token) -> bool:
    """Whether it may belong to the noun before its comma: "in jail, suspended for a year" without "by"."""
    if any(c.dep_ == "agent" for c in token.children):
        return False
    last = token.left_edge.nbor(-2) if token.left_edge.i > 1 else token
    return last.pos_ == "NOUN" and not any(
        c.dep_ in ("det", "poss") and c.lower_ not in _INDEFINITE for c in last.children
    )


def _text_before(token: Token) -> Token | None:
    """The law or letter right before the comma, where the participle tells what it lays down."""
    noun = token.left_edge.nbor(-2) if token.left_edge.i > 1 else None
    if noun is None or token.lemma_.lower() not in words("stipulates"):
        return None
    return noun if noun.lemma_.lower() in words("texts") else None


def _whole_name(noun: Token) -> tuple[Token, ...]:
    """The name that ends in `noun`, with its article ("the Death in Custody Act"), else its phrase."""
    first = noun
    while first.ent_iob_ == "I" and first.i:
        first = first.nbor(-1)
    if first == noun:
        return core(noun)
    if first.i and first.nbor(-1).pos_ == "DET":
        first = first.nbor(-1)
    return tuple(noun.doc[first.i : noun.i + 1])


def reported_aside(token: Token, host: Host) -> Cut | None:
    """Cut ", adding that nobody would be paid" and tell what is added."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or not set_off(token) or host.frame:
        return None
    said = next((c for c in token.children if c.dep_ == "ccomp" and finite(c) is not None), None)
    if said is None or subject_of(said) is None or token.lemma_.lower() not in words("stage"):
        return None
    return Cut("aside", said, indices(said.subtree), phrase(token))


def absolute(token: Token, host: Host) -> Cut | None:
    """Cut what has a subject of its own: "with trade reaching $4bn", "the captain having been hurt"."""
    misread = token.dep_ == "ccomp" and token.i < host.head.i and _having(token) is not None
    if (
        not (token.dep_ in ("pcomp", "advcl") or misread)
        or token.tag_ not in ("VBG", "VBN")
        or finite(token) is not None
    ):
        return None
    subject = subject_of(token)
    link = token.head if token.dep_ == "pcomp" else None
    if subject is None or (link is not None and link.lower_ != "with"):
        return None
    if any(c.dep_ == "mark" or c.tag_ == "WRB" for c in token.children) or _irreal(host.head):
        return None
    if (subject.pos_ == "PRON" and subject.tag_ != "PRP") or _measures(subject):
        return None
    swaps = _made_finite(token, subject, host)
    if swaps is None:
        return None
    outer = link or token
    removed = phrase(outer) | (_closing_comma(outer) if not set_off(outer) else frozenset())
    return Cut("absolute", token, indices(token.subtree), removed, swaps=swaps, within=host)


def _measures(noun: Token) -> bool:
    """Whether it is a length of time ("all her life picking cotton"), no subject."""
    return noun.ent_type_ in ("DATE", "TIME") or any(c.lower_ == "all" for c in noun.children)


def finite_rest(head: Token, scope: frozenset[int]) -> dict[int, tuple[Piece, ...]]:
    """The wording of an absolute that the parser took for the main clause: "the mayor having left"."""
    having, subject = _having(head), subject_of(head, scope)
    if having is None or subject is None or finite(head) is not None:
        return {}
    return {having.i: (finite_auxiliary(having, many=plural(subject)),)}


def finite_auxiliary(token: Token, *, many: bool) -> str:
    """The past of "having" or "being"."""
    return "had" if token.lower_ == "having" else "were" if many else "was"


def acts(host: Host) -> bool:
    """Whether somebody acts: of things ("the bomb exploded, causing a fire") the thing itself may be told."""
    subject = tokens_of(host.subject)
    return any(t.pos_ in ("PRON", "PROPN") or plural(t) or is_role(t) for t in subject)


def _having(token: Token) -> Token | None:
    """The auxiliary of "having found", "being held"."""
    return next((t for t in auxiliaries(token) if t.tag_ == "VBG"), None)


def _made_finite(token: Token, subject: Token, host: Host) -> dict[int, tuple[Piece, ...]] | None:
    having = _having(token)
    if having is not None:
        return {having.i: (finite_auxiliary(having, many=plural(subject)),)}
    if auxiliaries(token):
        return None
    form = _form(token, subject, host)
    return {token.i: form}


def finite_form(token: Token, host: Host) -> tuple[Piece, ...]:
    """The form of a further participle in a row ("killing eight and hurting two")."""
    return _form(token, subject_head(host), host.within or host)


def _of_host(token: Token, host: Host) -> bool:
    """Whether the participle belongs to the predicate, or in the past to the infinitive below it."""
    if token.head == host.head:
        return not _irreal(host.head) or not set_off(token)
    return token.head.dep_ == "xcomp" and token.head.head == host.head and set_off(token) and past(host.head)


def _irreal(verb: Token) -> bool:
    """Whether what goes along with `verb` is wished or expected, not told."""
    return verb.lemma_.lower() in words("irreal")


def _told(
    token: Token, subject: tuple[Piece, ...], form: tuple[Piece, ...], removed: frozenset[int], host: Host
) -> Cut:
    scope, swaps = indices(token.subtree), {token.i: form}
    return Cut("participle", token, scope, removed, subject=subject, lead=subject, swaps=swaps, within=host)


def _form(token: Token, subject: Token | None, host: Host) -> tuple[Piece, ...]:
    """The participle as a finite verb, in the tense of its host; of a past participle the passive."""
    many = subject is not None and plural(subject)
    word = finite(host.head)
    dated = any(t.like_num and len(t.text) == 4 for t in token.subtree)
    perfect = word is not None and word.lemma_ == "have" and host.head.tag_ == "VBN"
    is_past = (
        dated
        or word is None
        or word.tag_ in PAST
        or (perfect and token.lemma_ not in ("be", "have", "remain"))
    )
    if token.tag_ == "VBN":
        lasting = not is_past and token.lower_ in words("lasting")
        return (("are" if many else "is") if lasting else ("were" if many else "was"), token)
    lemma = token.lemma_.lower()
    if word is not None and word.tag_ == "MD" and not dated:
        return (word, lemma)
    if is_past:
        return ("were" if many and lemma == "be" else past_form(lemma),)
    return (("are" if lemma == "be" else lemma) if many else present_form(lemma),)


def subject_head(host: Host) -> Token | None:
    """The word that the verb agrees with."""
    subject = tokens_of(host.subject)
    inside = {t.i for t in subject}
    return next((t for t in subject if t.head.i not in inside), subject[-1] if subject else None)


def _closing_comma(token: Token) -> frozenset[int]:
    end = token.right_edge
    if end.i + 1 < len(end.doc) and end.nbor(1).text == ",":
        return frozenset({end.i + 1})
    return frozenset()
