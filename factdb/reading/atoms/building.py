"""Put an atom together: its tokens in order, their wording, and nothing loose at its edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Atom, Cut, Host, Piece, tokens_of
from factdb.reading.atoms.phrases import SUBJECTS, finite, points_at
from factdb.reading.atoms.scopes import Scopes
from factdb.reading.atoms.words import words
from factdb.reading.language import Token

if TYPE_CHECKING:
    from factdb.model import Attribution, Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where an atom stands: its sentence, its attributions, and the scopes to ask about cues."""

    sentence: Sentence
    attributions: tuple[Attribution, ...]
    scopes: Scopes


def build(cut: Cut, host: Host, body: frozenset[int], place: Place) -> Iterator[Atom]:
    """The atom of a cut that keeps the tokens of `body`; none where it would reach out of its sentence."""
    doc = cut.head.doc
    own = [doc[i] for i in sorted(body) if i not in cut.dropped or i in cut.swaps]
    own = _stripped(own, cut.head)
    script: list[Piece] = list(cut.lead)
    comma = _comma_lost_before(own, cut.head)
    for token in own:
        script.extend((",",) if token.i == comma else ())
        script.extend(cut.swaps.get(token.i, (token,)))
    script.extend(cut.tail)
    kept = {t.i: t for t in tokens_of(script)} | {t.i: t for t in own if t.i not in cut.dropped}
    if not kept:
        return
    tokens = tuple(kept[i] for i in sorted(kept))
    if tokens[0].idx < place.sentence.start or tokens[-1].idx >= place.sentence.end:
        return  # a phrase of another sentence, that the parser tied to this one
    subject = tokens_of(host.subject)
    if host.subject and not subject and host.within is not None:
        subject = (host.within.head,)  # "The agreement" stands for "agreed"
    attributions = (*place.attributions, *place.scopes.nominal(cut.head))
    yield Atom(
        cut.head,
        subject,
        tokens,
        place.sentence,
        attribution=attributions[-1] if attributions else None,
        attributions=attributions,
        script=tuple(script),
        rule=cut.rule,
        opening=host.opening,
        lead_in=_lead_in(cut),
    )


def _comma_lost_before(tokens: list[Token], head: Token) -> int | None:
    """The first token of a subject that lost the comma between it and what opens the clause.

    "Back in Bergen, Dahl said, he sold it" must not become "Back in Bergen he sold it".
    """
    for before, token in pairwise(tokens):
        gap = head.doc[before.i + 1 : token.i]
        if len(gap) < 2 or before.is_punct or token.i >= head.i:
            continue
        if any(c.left_edge == token for c in head.children if c.dep_ in SUBJECTS):
            return token.i if gap[0].text == gap[-1].text == "," else None
    return None


def _lead_in(cut: Cut) -> tuple[Token, ...]:
    """The unworded tokens that date the statement."""
    dating = cut.dating | (cut.dropped if cut.rule.startswith("subordinate") else frozenset())
    return tuple(cut.head.doc[i] for i in sorted(dating))


_LINKS = frozenset({"and", "but", "or", "yet", "while"})
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", "•", "*", "·", ".", "..."})


def _stripped(tokens: list[Token], head: Token) -> list[Token]:
    """Without "that", connectives ("However,") and loose marks at the edges."""
    quote = tokens[:1] if len(tokens) > 1 and tokens[0].text in ('"', "'") and _loose(tokens[1], head) else []
    tokens = tokens[len(quote) :]
    while tokens and _loose(tokens[0], head):
        tokens = tokens[1:]
    tokens = quote + tokens
    while tokens and (
        tokens[-1].text in _EDGES
        or tokens[-1].lower_ in _LINKS
        or _closes_nothing(tokens)
        or _links_nothing(tokens)
    ):
        tokens = tokens[:-1]
    return tokens


def _ends_loosely(tokens: list[Token]) -> bool:
    last = tokens[-1]
    return last.text in _EDGES or last.lower_ in _LINKS or _closes_nothing(tokens) or _links_nothing(tokens)


def _links_nothing(tokens: list[Token]) -> bool:
    """Whether it ends in the "as" of a clause that is not in it."""
    last = tokens[-1]
    marks = last.dep_ in ("mark", "advmod") or (last.dep_ == "prep" and not any(True for _ in last.children))
    return marks and last.lower_ in words("open_links") and last.head not in tokens


def _closes_nothing(tokens: list[Token]) -> bool:
    """Whether the last token is a quotation mark after a link."""
    return (
        len(tokens) > 1
        and tokens[-1].text in ('"', "'")
        and (tokens[-2].lower_ in _LINKS or tokens[-2].text in _EDGES)
    )


def _loose(token: Token, head: Token) -> bool:
    if token.text in _EDGES or (token.dep_ == "mark" and token.lower_ == "that" and not points_at(token)):
        return True
    return (
        token.head == head
        and token.dep_ in ("cc", "advmod", "dep")
        and token.lower_ in words("connectives")
        and not (token.dep_ == "advmod" and finite(head) is None)
    )
