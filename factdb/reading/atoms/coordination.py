"""Coordination: "X did A and did B" is two statements; "X did A; Y did B" too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.inflection import past_form
from factdb.reading.atoms.participles import finite_form
from factdb.reading.atoms.phrases import FINITE, auxiliaries, core, finite, indices, subject_of, verbal
from factdb.reading.atoms.subordinates import subordinate

if TYPE_CHECKING:
    from factdb.reading.language import Token

_SHARES_AUXILIARY = frozenset({"VB", "VBN", "VBG"})
_ALTERNATIVE = frozenset({"or", "than", "rather"})
_BREAKS = frozenset({";", "—", "–", "--"})
_NEGATIVE_LINKS = frozenset({"nor", "or"})


def coordinated_clause(token: Token, host: Host) -> Cut | None:
    """Cut "and flew home" out of "She cut short the trip and flew home"; the subject is shared.

    Alternatives ("or") stay together unless negated, and so do two verbs with one object
    ("denounced and rejected the plan").
    """
    first = _first(token)
    if token.dep_ != "conj" or host.head not in (first, token.head) or not verbal(token) or not verbal(first):
        return None
    links, own = _links(token), subject_of(token)
    lead = _carried(first, token, links)
    if (
        (own is None and (not host.subject or host.rule == "headline"))
        or _one_statement(token, host, links)
        or _infinitive(token, first, lead)
    ):
        return None
    removed = indices(token.subtree) | indices(links)
    subject: tuple[Piece, ...] = () if own else (_sworn_by(token, first) or host.subject)
    swaps: dict[int, tuple[Piece, ...]] = {}
    if host.within is not None and not lead:
        swaps = {token.i: finite_form(token, host)}
    elif own is not None and lead:
        swaps, lead = {token.i: (*lead, token)}, []
    if token.tag_ == "VBG" and not (swaps or auxiliaries(token) or any(t.tag_ in FINITE for t in lead)):
        return None
    if own is not None and own.tag_ in ("WDT", "WP") and own.lower_ != "what":
        return _further_relative(token, own, removed)
    lead_in = (*subject, *lead)
    return Cut(
        "coordination",
        token,
        indices(token.subtree),
        removed,
        subject=subject,
        lead=lead_in,
        swaps=swaps,
        within=host.within,
    )


def juxtaposed_clause(token: Token, host: Host) -> Cut | None:
    """Cut a clause with a subject of its own that only a semicolon, colon or dash parts from its host."""
    if token.dep_ not in ("ccomp", "parataxis") or token.head != host.head or subject_of(token) is None:
        return None
    low, high = sorted((token.i, host.head.i))
    marks = _BREAKS | {","} if _having_head(host.head) else _BREAKS
    between = [t for t in token.doc[low:high] if t.text in marks]
    if not between or not verbal(token):
        return None
    scope = indices(token.subtree)
    if between[0].text == ";" and token.i > host.head.i:
        scope = frozenset(i for i in scope if i > between[0].i)  # what the parser hung on it from before
    if any(c.dep_ == "mark" and c.i in scope for c in token.children):
        return None
    return Cut("juxtaposition", token, scope, scope | indices(between))


def _having_head(head: Token) -> bool:
    """Whether the host is an absolute ("the mayor having left"), which only a comma parts from its clause."""
    return finite(head) is None and any(t.lower_ == "having" for t in auxiliaries(head))


def _sworn_by(token: Token, first: Token) -> tuple[Piece, ...]:
    """Who did the second thing in "She swore it would not be sold, and sold it": the one who swore.

    A simple past cannot share the subject of "would", which is the last thing said.
    """
    modal = any(t.tag_ == "MD" for t in auxiliaries(first))
    if not modal or token.tag_ != "VBD" or auxiliaries(token) or first.dep_ != "ccomp":
        return ()
    speaker = subject_of(first.head)
    return core(speaker) if speaker is not None and speaker.i < first.i else ()


def _one_statement(token: Token, host: Host, links: list[Token]) -> bool:
    """Whether the clause says nothing without the one before it ("let alone save")."""
    if token.lower_ == "let" and any(c.lower_ == "alone" for c in token.children):
        return True
    if any(t.lower_ in _ALTERNATIVE for t in links) or _one_object(token.head, token, links):
        return True
    if _further_alternative(token):
        return subject_of(token) is None
    return _elliptic(token) or _under_condition(host.head, token)


def _further_alternative(token: Token) -> bool:
    """Whether "or" stands before it in its row: "not met or, it is said, sued", "or sit and talk"."""
    while token.dep_ == "conj":
        above = token.head
        if any(c.lower_ in _NEGATIVE_LINKS and above.i < c.i < token.i for c in above.children):
            return True
        token = above
    return False


def _elliptic(token: Token) -> bool:
    """Whether it has only an auxiliary: "but the others did not"."""
    rest = [
        c for c in token.children if c.i > token.i and c.dep_ not in ("neg", "punct", "cc", "conj", "advmod")
    ]
    return token.lower_ in ("do", "does", "did") and not rest


def _further_relative(token: Token, pronoun: Token, removed: frozenset[int]) -> Cut | None:
    """Cut "and which employs 900" with the noun that the relative clause before it hangs on."""
    clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
    if clause is None or pronoun.head != token:
        return None
    noun = core(clause.head, without=clause)
    dropped, swaps = frozenset({pronoun.i}), {pronoun.i: noun}
    scope = indices(token.subtree)
    return Cut("relative clause", token, scope, removed, dropped=dropped, subject=noun, swaps=swaps)


def _infinitive(token: Token, first: Token, lead: list[Token]) -> bool:
    """Whether it is a further infinitive below the first verb ("requires firms to pay and report")."""
    if token.tag_ == "VBP" and first.tag_ in ("VBD", "VBZ") and not auxiliaries(token):
        return subject_of(token) is None
    if token.tag_ != "VB" or any(t.tag_ in FINITE for t in (*lead, *auxiliaries(token))):
        return False
    if any(t.tag_ == "TO" for t in auxiliaries(token)):
        return True
    bare = past_form(token.lower_) != token.lower_ and first.tag_ in ("VBZ", "VBD", "VBG", "VBN")
    return bare and not lead and subject_of(token) is None


def _under_condition(head: Token, token: Token) -> bool:
    """Whether a clause of condition runs on into `token`: "if they win and Dahl steps down"."""
    edge = token.left_edge.i
    between = head.doc[head.i + 1 : token.i]
    earlier = [c for c in between if c.dep_ == "advcl" and subordinate(c) and head.is_ancestor(c)]
    return any(c.right_edge.i < edge and not _comma_between(c.right_edge, edge) for c in earlier)


def _comma_between(last: Token, edge: int) -> bool:
    return any(t.text in (",", ";") for t in last.doc[last.i + 1 : edge])


def _first(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _links(token: Token) -> list[Token]:
    """The commas and conjunctions that join `token` to the part before it."""
    edge = token.left_edge.i
    marks = [c for c in token.head.children if c.dep_ in ("cc", "punct", "preconj") and c.i < edge]
    found: list[Token] = []
    for mark in sorted(marks, key=lambda t: -t.i):
        if mark.i != edge - 1 - len(found):
            break
        found.append(mark)
    return found


def _one_object(first: Token, token: Token, links: list[Token]) -> bool:
    """Whether both verbs share what follows: nothing but "and" stands between them."""
    linked = token.i - first.i == 2 and any(t.dep_ == "cc" for t in links)
    return linked and any(c.i > token.i for c in token.children if c.dep_ != "conj")


def _carried(first: Token, token: Token, links: list[Token]) -> list[Token]:
    """The auxiliaries (and the negation after "or") that the first verb lends to a bare form."""
    own = auxiliaries(token)
    if token.tag_ not in _SHARES_AUXILIARY or any(t.tag_ in FINITE for t in own):
        return []
    lent = auxiliaries(first)
    negated = [
        c for c in first.children if c.dep_ == "neg" and any(t.lower_ in _NEGATIVE_LINKS for t in links)
    ]
    have = {t.lower_ for t in own}
    if token.tag_ == "VB" and not (first.tag_ == "VBN" and past_form(token.lower_) == token.lower_):
        lent = [t for t in lent if t.tag_ in ("MD", "TO") or t.lemma_ == "do"]
    if token.tag_ == "VBG":
        lent = lent if any(t.lemma_ == "be" for t in lent) else []  # "has forcing" is no form
    if not lent and not own:
        return []
    return sorted([t for t in lent if t.lower_ not in have] + negated, key=lambda t: t.i)
