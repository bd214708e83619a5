"""Relative clauses: "the ship, which sank in May, was old" tells that the ship sank in May."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.antecedents import antecedent
from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.phrases import (
    PAST,
    core,
    finite,
    indices,
    phrase,
    plural,
    set_off,
    subject_of,
    verbal,
)
from factdb.reading.atoms.subordinates import subordinate
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token

_Wording = tuple[dict[int, tuple[Piece, ...]], tuple[Piece, ...], frozenset[int]]
"""The tokens worded otherwise, what is put at the end, and the tokens left out."""

_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_PLACES = frozenset({"in", "at", "on", "near", "inside", "outside", "during"})
_GENERIC = frozenset({"any", "every", "no", "all", "each", "those", "anyone", "everyone", "nobody", "what"})


def relative_clause(token: Token, host: Host) -> Cut | None:
    """Cut a relative clause and give it the noun it hangs on in place of "who", "which", "whose" or "where".

    One set off by a comma is taken from its host. One that restricts its noun stays there too, and is
    told beside it only of a particular noun in the past ("a driver who had waited since Sunday").
    """
    if token.dep_ != "relcl" or token.head.i not in host.scope or not verbal(token):
        return None
    pronoun = next((t for t in token.subtree if t.tag_ in _RELATIVES or t.lower_ == "that"), None)
    if pronoun is None or pronoun.i > token.i or finite(token) is None:
        return None
    return _of_description(token, pronoun, host) or _of_noun(token, pronoun, host)


def _of_noun(token: Token, pronoun: Token, host: Host) -> Cut | None:
    free = set_off(token) and pronoun.lower_ != "that"
    if _sums_up(token, pronoun, token.head) or any(
        c.dep_ == "ccomp" and subject_of(c) is None for c in token.children
    ):
        return None  # the latter: "a test which they claimed now allows it"
    far = not free and _extraposed(token, pronoun)
    noun = _about(token, pronoun, host, free=free)
    if far:
        noun = tuple(t for t in noun if t.i <= token.head.i)
    worded = _worded(token, pronoun, noun)
    if worded is None or not noun or not (free or far or _particular(token)):
        return None
    removed = phrase(token) if free or far else frozenset[int]()
    return _cut(token, pronoun, noun, worded, removed)


def _about(token: Token, pronoun: Token, host: Host, *, free: bool) -> tuple[Token, ...]:
    """The phrase that the clause is about; a person is never a "which"."""
    meant = antecedent(token, pronoun, host.scope, free=free)
    if meant is None:
        return ()
    person = meant.ent_type_ == "PERSON" or (meant.pos_ == "PROPN" and not meant.ent_type_)
    if person and pronoun.lower_ in ("which", "that"):
        return ()
    return tuple(t for t in core(meant, without=token) if t.i < pronoun.i)


def _of_description(token: Token, pronoun: Token, host: Host) -> Cut | None:
    """Give "who had waited" of "Ola Dahl is a driver who had waited", an apposition, to Ola Dahl."""
    told = host.rule == "apposition" and token.head == host.head and host.subject
    if not told or pronoun.dep_ not in ("nsubj", "nsubjpass") or pronoun.head != token:
        return None
    if any(c.lower_ in ("only", "first", "last", "one") or c.tag_ == "JJS" for c in token.head.children):
        return None
    if not any(c.lower_ in ("a", "an") for c in token.head.children):
        return None
    scope, dropped = indices(token.subtree), frozenset({pronoun.i})
    return Cut(
        "relative clause",
        token,
        scope,
        phrase(token),
        dropped=dropped,
        subject=host.subject,
        lead=host.subject,
    )


def _extraposed(token: Token, pronoun: Token) -> bool:
    """Whether a date parts the clause from its noun: "adopted a budget on Tuesday that raises taxes"."""
    before, noun = pronoun.nbor(-1) if pronoun.i else pronoun, token.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return False
    dated = (
        before.i > noun.i and before.ent_type_ in ("DATE", "TIME") and noun.ent_type_ not in ("DATE", "TIME")
    )
    return dated and any(c.lower_ in ("a", "an") or c.dep_ == "nummod" for c in noun.children)


def _cut(
    token: Token,
    pronoun: Token,
    noun: tuple[Token, ...],
    worded: _Wording,
    removed: frozenset[int],
) -> Cut:
    swaps, tail, dropped = worded
    scope = indices(token.subtree)
    subject = noun if pronoun.dep_ in ("nsubj", "nsubjpass") and pronoun.head == token else ()
    dropped |= {pronoun.i} | indices(t for t in token.subtree if t.dep_ == "punct" and t.i < pronoun.i)
    return Cut(
        "relative clause", token, scope, removed, dropped=dropped, subject=subject, swaps=swaps, tail=tail
    )


def _worded(token: Token, pronoun: Token, noun: tuple[Token, ...]) -> _Wording | None:
    """Where the noun goes in place of the pronoun."""
    if pronoun.tag_ == "WP$":
        return {pronoun.i: (*noun, "'s")}, (), frozenset()
    if pronoun.tag_ == "WRB":
        return _placed(token, pronoun, noun)
    if pronoun.dep_ == "pobj" and pronoun.head.i < pronoun.i and pronoun.head.dep_ == "prep":
        return _after_preposition(token, pronoun, noun)
    if pronoun.dep_ in ("nsubj", "nsubjpass"):
        return {pronoun.i: noun}, (), frozenset()
    if pronoun.dep_ == "dobj" and pronoun.head == token:
        last = max([c.i for c in token.children if c.dep_ == "prt"], default=token.i)
        return {last: (token.doc[last], *noun)}, (), frozenset()
    return None


def _after_preposition(token: Token, pronoun: Token, noun: tuple[Token, ...]) -> _Wording | None:
    if pronoun.head.head != token:
        return {pronoun.i: noun}, (), frozenset()
    if pronoun.head.lower_ == "of":
        return _partitive(token, pronoun, noun)
    return {}, (pronoun.head, *noun), frozenset({pronoun.head.i})


def _partitive(token: Token, pronoun: Token, noun: tuple[Token, ...]) -> _Wording | None:
    """The part keeps its whole: "spending of $9m, of which $2m is new" → "$2m of the spending is new"."""
    part = subject_of(token)
    if part is None or part.right_edge.i >= token.i:
        return None
    last = part.right_edge
    return {last.i: (last, pronoun.head, *noun)}, (), frozenset({pronoun.head.i})


def _placed(token: Token, pronoun: Token, noun: tuple[Token, ...]) -> _Wording | None:
    """With the preposition that is there: "at City Hall, where he spoke" → "he spoke at City Hall"."""
    if pronoun.lower_ not in ("where", "when"):
        return None
    link = token.head.head if token.head.dep_ == "pobj" else None
    if pronoun.lower_ == "when":
        dated = token.head.ent_type_ == "DATE"
        day = any((t.like_num and len(t.text) < 3) or t.lower_.endswith("day") for t in noun)
        return ({}, ("on" if day else "in", *noun), frozenset()) if dated else None
    if link is not None and link.lower_ in _PLACES:
        return {}, (link, *noun), frozenset()
    if token.head.ent_type_ in ("GPE", "LOC"):
        return {}, ("in", *noun), frozenset()
    body = token.head.ent_type_ in ("ORG", "PERSON", "NORP")  # "the attention of Congress, where he spoke"
    return None if body else ({}, ("at", *noun), frozenset())


def _supposed(noun: Token) -> bool:
    """Whether the noun is only imagined: under a condition, modal or wish ("if he had a dog that ...")."""
    verb = next((t for t in noun.ancestors if verbal(t)), None)
    if verb is None:
        return False
    word = finite(verb)
    wished = verb.lemma_.lower() in words("irreal") or verb.lemma_ == "need"
    return (
        wished
        or (word is not None and word.tag_ == "MD")
        or any(subordinate(t) for t in (verb, *verb.ancestors))
    )


def _may_be_above(noun: Token) -> bool:
    """Whether the clause may as well be about the noun above: "talks among 9 states that led to peace"."""
    if noun.dep_ != "pobj" or noun.head.dep_ != "prep" or noun.head.lower_ == "of":
        return False
    upper = noun.head.head
    return upper.pos_ == "NOUN" and plural(upper) == plural(noun)


def _sums_up(token: Token, pronoun: Token, noun: Token) -> bool:
    """Whether "which makes him an outlier" is about the whole clause before it."""
    values = any(c.dep_ == "attr" and c.lemma_.lower() in words("valued") for c in token.children)
    says = (token.lemma_.lower() in words("resumptive") or values) and pronoun.lower_ == "which"
    return says and pronoun.dep_ == "nsubj" and noun.dep_ in ("pobj", "dobj", "attr")


def _particular(token: Token) -> bool:
    """Whether the clause tells a past fact of a particular somebody: its host keeps it all the same."""
    noun = token.head
    word = finite(token)
    if _supposed(noun) or _may_be_above(noun):
        return False
    if word is None or word.tag_ == "MD" or noun.lower_ in _GENERIC or noun.dep_ == "attr":
        return False
    if word.tag_ not in PAST and not (word.lemma_ == "have" and token.tag_ == "VBN"):
        return False
    marks = [c for c in noun.children if c.dep_ in ("det", "nummod", "poss")]
    return any(c.lower_ in ("a", "an") or c.dep_ == "nummod" for c in marks) and not any(
        c.lower_ in _GENERIC for c in marks
    )
