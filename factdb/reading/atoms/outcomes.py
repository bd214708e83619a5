"""What an event did: "they agreed, ending the strike" tells that the agreement ended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.atom import Cut, Host, Piece
from factdb.reading.atoms.inflection import event_noun, past_form
from factdb.reading.atoms.participles import acts, free_participle
from factdb.reading.atoms.phrases import indices, past, phrase, set_off
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from factdb.reading.language import Token


def outcome(token: Token, host: Host) -> Cut | None:
    """Cut a participle of ending or causing after a comma, and tell it of the event, not of who acted.

    Only where the verb has a noun for its event (``event_nouns.toml``), and happened.
    """
    if token.tag_ != "VBG" or token.lemma_.lower() not in words("outcomes") or not set_off(token):
        return None
    noun = event_noun(host.head.lemma_.lower()) if past(host.head) else None
    if noun is None or not acts(host) or not free_participle(token, host):
        return None
    if any(c.dep_ == "neg" for c in host.head.children):
        return None
    subject: tuple[Piece, ...] = ("The", noun)
    return Cut(
        "outcome",
        token,
        indices(token.subtree),
        phrase(token),
        subject=subject,
        lead=subject,
        swaps={token.i: (past_form(token.lemma_.lower()),)},
        within=host,
        dating=_dates(host),
    )


def _dates(host: Host) -> frozenset[int]:
    """The tokens that date the predicate of `host`."""
    dated = [c for c in host.head.children if c.i in host.scope and c.dep_ in ("prep", "npadvmod")]
    return indices(t for c in dated for t in c.subtree if t.ent_type_ == "DATE")
