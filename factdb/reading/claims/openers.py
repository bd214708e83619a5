"""What a statement opens or is interrupted with, and does not say: "in turn", "despite these tensions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.phrases import points_at
from factdb.reading.atoms.words import words
from factdb.reading.language import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb.reading.atoms import Atom, Piece
    from factdb.reading.claims.naming import Names

_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_TIMES = frozenset({"DATE", "TIME"})
_LONGEST = 4
_OPENING = 12
_AFTER = frozenset({",", ".", ";"})


def without_openers(script: Sequence[Piece], names: Names) -> list[Piece]:
    """The script without phrases that only tie the statement to what stands before it in the article.

    These are the phrases of the lexicon that commas set off, and an opening phrase whose demonstrative the
    article does not settle ("During this visit, ...").
    """
    kept = list(script)
    if len(kept) > 1 and isinstance(kept[0], Token) and _links(kept[0]):
        kept = kept[1:]
    while taken := _opening(kept, names):
        kept = kept[taken:]
    place = 1
    while place < len(kept):
        taken = _aside(kept, place) or _tag(kept, place)
        kept[place : place + taken] = []
        place += not taken
    return kept


def _links(token: Token) -> bool:
    """Whether a "but" or "and" opens the statement (not the "and" of a pair)."""
    return token.lower_ in ("but", "and", "yet") and token.dep_ == "cc"


def without_that(script: Sequence[Piece], atom: Atom) -> list[Piece]:
    """The script without the "that" of "said that privilege ...", which the parser took for a determiner.

    It points at a thing where a noun that can be counted stands after it in the singular and was told before.
    """
    first, second = ([*script[:2], None, None])[:2]
    if not isinstance(first, Token) or first.lower_ != "that" or not isinstance(second, Token):
        return list(script)
    if points_at(first):
        return list(script)
    if first.pos_ == "SCONJ" and first.head == atom.head:
        return list(script[1:])
    if first.dep_ != "det" or first.i == 0 or atom.attribution is None or atom.attribution.cue is None:
        return list(script)
    cue = atom.attribution.cue
    if not cue.start <= first.nbor(-1).idx < cue.end:
        return list(script)
    noun = first.head
    told = any(t.lemma_ == noun.lemma_ for t in first.doc[: first.i])
    return list(script) if told and noun.tag_ == "NN" else list(script[1:])


def _opening(script: Sequence[Piece], names: Names) -> int:
    """How many pieces at the start are an opener and its comma."""
    for length in range(_LONGEST, 0, -1):
        if _text(script[length : length + 1]) == "," and _text(script[:length]) in words("openers"):
            return length + 1
    return _unsettled(script, names)


def _unsettled(script: Sequence[Piece], names: Names) -> int:
    first = script[0] if script else None
    if not isinstance(first, Token) or first.dep_ != "prep" or first.ent_type_:
        return 0
    end = next((k for k, p in enumerate(script[:_OPENING]) if isinstance(p, Token) and p.text == ","), 0)
    inside = [p for p in script[:end] if isinstance(p, Token)]
    if not inside or inside[-1].i >= first.head.i or any(t.ent_type_ or t.like_num for t in inside):
        return 0
    shows = [t for t in inside if t.lower_ in _DEMONSTRATIVES and _bare(t)]
    return end + 1 if shows and not any(names.starting(t.idx) for t in inside) else 0


def _bare(token: Token) -> bool:
    """Whether the demonstrative stands before a noun, or alone ("with that", not "of those who ...")."""
    return token.dep_ in ("det", "predet") or (token.dep_ == "pobj" and not any(True for _ in token.children))


def _aside(script: Sequence[Piece], place: int) -> int:
    """How many pieces at `place` are ", in turn," or the like, with both commas."""
    if _text(script[place : place + 1]) != ",":
        return 0
    for length in range(_LONGEST, 0, -1):
        end = place + 1 + length
        if _text(script[place + 1 : end]) in words("asides") and _text(script[end : end + 1]) in (
            "",
            *_AFTER,
        ):
            closing = _text(script[end : end + 1]) == "," and not _opens_subject(script[end + 1 : end + 2])
            return length + 1 + closing
    return 0


def _opens_subject(following: Sequence[Piece]) -> bool:
    """Whether the subject comes next, which keeps the comma of what opens the clause before it."""
    token = following[0] if following else None
    if not isinstance(token, Token):
        return False
    above = token.head if token.dep_ in ("det", "compound", "poss", "amod") else token
    return above.dep_ in ("nsubj", "nsubjpass") and above.i < above.head.i


def _tag(script: Sequence[Piece], place: int) -> int:
    """How many pieces at `place` are the party or place of a person in brackets: "(D-Md.)"."""
    named = script[place - 1]
    if _text(script[place : place + 1]) != "(" or not isinstance(named, Token) or named.pos_ != "PROPN":
        return 0
    inside = script[place + 1 : place + 2 + _OPENING // 2]
    end = next((k for k, p in enumerate(inside) if _text([p]) == ")"), -1)
    plain = all(isinstance(p, Token) and (p.text[:1].isupper() or p.is_punct) for p in inside[: max(end, 0)])
    party = len(_text(inside[:1])) == 1 and _text(inside[1:2]) == "-"
    if end <= 0 or not plain or not (party or named.ent_type_ == "PERSON"):
        return 0
    closing = _text(script[place + end + 2 : place + end + 3]) == ","
    return end + 2 + (closing and "," not in [_text([p]) for p in script[:place]])


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join((p if isinstance(p, str) else p.text).lower() for p in pieces)
