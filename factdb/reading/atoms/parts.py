"""Parts of several: "police held four men, two of whom were released" tells that two of them were."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host
from factdb.reading.atoms.phrases import core, indices, subject_of, verbal

if TYPE_CHECKING:
    from factdb.reading.atoms.atom import Piece
    from factdb.reading.language import Token

_REACH = 18
_JOINTS = frozenset({",", "and", "—", "–", "--", "("})


def part_clause(token: Token, host: Host) -> Cut | None:
    """Cut ", two of whom left" wherever the parser hung it; whom it is about is the nearest plural before."""
    own = subject_of(token)
    whole = _part_of_whom(own) if own is not None else None
    if own is None or whole is None or token == host.head or not (several := _several_before(own.left_edge)):
        return None
    scope = frozenset(i for i in indices(token.subtree) if i >= own.left_edge.i)
    return _told(token, own, whole, several, scope)


def part_of_several(head: Token, scope: frozenset[int]) -> Cut | None:
    """The statement of "two of whom left" where a speaker's phrase ends in it."""
    own = subject_of(head, scope) if head.dep_ != "ROOT" else None
    whole = _part_of_whom(own) if own is not None else None
    if own is None or whole is None or not (several := _several_before(own.left_edge)):
        return None
    told = frozenset(i for i in scope if i >= own.left_edge.i)
    found = _told(head, own, whole, several, told)
    return replace(found, scope=scope, removed=frozenset(), dropped=found.dropped | (scope - told))


def misread_part(head: Token, scope: frozenset[int]) -> tuple[Cut, ...]:
    """The two statements of "Members, one of whom left, took a vote", if "left" was made the main verb.

    What looks coordinated with it is the main clause, and takes the subject.
    """
    own = subject_of(head, scope)
    part = next((c for c in own.children if c.dep_ == "appos" and _part_of_whom(c)), None) if own else None
    main = next((c for c in head.children if c.dep_ == "conj" and c.i > head.i and verbal(c)), None)
    if own is None or part is None or main is None or subject_of(main) is not None:
        return ()
    whole = _part_of_whom(part)
    if whole is None or main.left_edge.nbor(-1).text != "," or any(c.dep_ == "cc" for c in head.children):
        return ()
    first = own.left_edge.i
    several = tuple(t for t in own.subtree if t.i <= own.i)
    stays = frozenset(i for i in range(first, own.i + 1))
    told = (indices(head.subtree) & scope) - indices(main.subtree) - stays
    named: tuple[Piece, ...] = several if several[0].dep_ in ("det", "poss") else ("the", *several)
    rest = (indices(main.subtree) & scope) | stays
    aside = Cut(
        "part",
        head,
        told,
        frozenset(),
        dropped=frozenset({whole.i, main.left_edge.i - 1}),
        subject=tuple(t for t in part.subtree if t != whole),
        swaps={whole.i: named},
    )
    return Cut("clause", main, rest, frozenset(), subject=several), aside


def _told(token: Token, own: Token, whole: Token, several: tuple[Piece, ...], scope: frozenset[int]) -> Cut:
    first = own.left_edge.i
    joints = [i for i in range(max(0, first - 2), first) if token.doc[i].lower_ in _JOINTS]
    return Cut(
        "part",
        token,
        scope,
        scope | frozenset(joints),
        dropped=frozenset({whole.i}),
        subject=several,
        swaps={whole.i: several},
    )


def _part_of_whom(subject: Token) -> Token | None:
    """The "whom" of "one of whom left", where "one" is the subject."""
    link = next((c for c in subject.children if c.lower_ == "of" and c.i > subject.i), None)
    return next((c for c in link.children if c.lower_ == "whom"), None) if link else None


def _several_before(token: Token) -> tuple[Piece, ...]:
    """The several persons of whom "one of whom", which begins at `token`, is a part: the nearest plural."""
    span = token.doc[max(0, token.i - _REACH) : token.i]
    noun = next((t for t in reversed(span) if t.tag_ == "NNS" and t.pos_ == "NOUN" and not _dates(t)), None)
    if noun is None:
        return ()
    name = tuple(t for t in core(noun, _clause_on(noun)) if t.i <= noun.i)
    return name if name[:1] and name[0].dep_ in ("det", "poss") else ("the", *name)


def _dates(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME")


def _clause_on(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "relcl"), None)
