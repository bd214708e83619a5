"""What came before or after: "sank after hitting a rock" tells that it hit a rock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.inflection import past_form
from factdb.reading.atoms.participles import finite_auxiliary, subject_head
from factdb.reading.atoms.phrases import auxiliaries, finite, indices, past, phrase, plural, set_off
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token


def sequel(token: Token, host: Host) -> Cut | None:
    """Cut "after losing the vote" out of what somebody did then, and tell it of the same subject.

    Only of what happened: a host in the past or perfect, not negated ("did not leave after ..."), and no
    "before", which also stands before what was prevented ("died before finishing it").
    """
    link = token.head
    if token.dep_ != "pcomp" or token.tag_ not in ("VBG", "VBN") or link.lower_ not in words("sequels"):
        return None
    if link.head != host.head or not host.subject or not _happened(host.head) or _limited(link, token):
        return None
    form = _past_passive(token, host) or {token.i: (past_form(token.lemma_.lower()),)}
    if not form:
        return None
    removed = phrase(link) | (_closing_comma(link) if not set_off(link) else frozenset())
    lead: tuple[Piece, ...] = host.subject
    return Cut(
        "sequel", token, indices(token.subtree), removed, subject=lead, lead=lead, swaps=form, within=host
    )


def _happened(head: Token) -> bool:
    word = finite(head)
    perfect = word is not None and word.lemma_ == "have" and head.tag_ == "VBN"
    return (past(head) or perfect) and not any(c.dep_ == "neg" for c in head.children)


def _limited(link: Token, token: Token) -> bool:
    """Whether "only after", "shortly before" or a word of doubt makes it part of the statement."""
    return any(c.i < link.i and c.lower_ in words("indivisible") for c in link.children) or any(
        t.lower_ in words("polar") or t.dep_ == "neg" for t in token.subtree
    )


def _past_passive(token: Token, host: Host) -> dict[int, tuple[Piece, ...]]:
    """The wording of "after being rescued" and "after having left"."""
    own = auxiliaries(token)
    if not own or own[0].tag_ != "VBG":
        return {}
    head = subject_head(host)
    many = head is not None and plural(head)
    return {own[0].i: (finite_auxiliary(own[0], many=many),)}


def _closing_comma(token: Token) -> frozenset[int]:
    end = token.right_edge
    return frozenset({end.i + 1}) if end.i + 1 < len(end.doc) and end.nbor(1).text == "," else frozenset()
