"""What a number counts: the head noun, by the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.quantities.lexicon import words

if TYPE_CHECKING:
    from factdb.reading.language import Token
    from factdb.reading.quantities.pieces import Line

__all__ = ["counted_noun", "noun_after", "toll_noun"]

_REACH = 6  # tokens between a number and its noun
_WITHIN = frozenset(("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "VERB", "NUM", "PART"))
_TOLL_OF = "death"


def counted_noun(line: Line, last: int, end: int) -> str | None:
    """The lemma of the noun that the number ending at piece `last` counts; `end` is the piece after it."""
    token = line.token(last)
    if token is None:
        return None
    return _head(token, line, end) or noun_after(line, end) or _of_noun(line, end) or _predicate(token)


def noun_after(line: Line, at: int) -> str | None:
    """The lemma of the head of the noun phrase that goes on at a piece."""
    token, piece = line.token(at), line.at(at)
    if token is None or piece is None or token.idx < piece.start:
        return None
    found: Token | None = None
    for _ in range(_REACH):
        if token is None or not _within_phrase(token):
            break
        if token.tag_ == "POS":
            found = None
        elif _closes(token, found):
            break
        elif token.pos_ in ("NOUN", "PROPN"):
            found = token
        token = token.nbor() if token.i + 1 < len(token.doc) else None
    return _lemma(found) if found is not None else None


def _closes(token: Token, found: Token | None) -> bool:
    """Whether a noun phrase ends before a token ("a second one")."""
    if found is None:
        return token.lower_ in ("one", "ones")
    if token.pos_ == "PROPN":
        return found.pos_ == "NOUN"
    return token.pos_ != "NOUN" and token.text != "-"


def _within_phrase(token: Token) -> bool:
    if token.is_sent_start or (token.pos_ == "PUNCT" and token.text != "-"):
        return False
    if token.pos_ == "VERB":
        return token.tag_ in ("VBN", "VBG")
    return token.pos_ in _WITHIN or token.tag_ == "POS"


def toll_noun(line: Line, last: int) -> str | None:
    """For "the toll rose to 17" and "the number of arrests reached 40": what the toll is of."""
    token = line.token(last)
    for _ in range(4):
        if token is None or token.head is token:
            break
        token = token.head
        found = _toll(token)
        if found:
            return found
    return _toll_before(line, last)


def _toll_before(line: Line, last: int) -> str | None:
    """“taking the number of those arrested to 17”: a toll named before “to 17”."""
    if line.low(last - 1) not in ("to", "at", "past", "above", "reached", "by"):
        return None
    for at in range(last - 2, max(-1, last - 16), -1):
        token = line.token(at)
        if token is not None and line.low(at) in words("tolls") and token.pos_ == "NOUN":
            return _content(token)
    return None


def _toll(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and child.lemma_.lower() in words("tolls"):
            return _content(child)
    return None


def _content(noun: Token) -> str:
    """“number of arrests” is of arrests, “death toll” and a bare “toll” of deaths."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return _lemma(inner)
        if child.dep_ in ("compound", "amod") and child.pos_ == "NOUN":
            return _lemma(child)
    return _TOLL_OF if noun.lemma_.lower() == "toll" else noun.lemma_.lower()


def _head(token: Token, line: Line, end: int) -> str | None:
    """The noun the number modifies, when it stands after the number and not far."""
    following = line.at(end)
    head = token
    for _ in range(3):
        if head.dep_ not in ("nummod", "quantmod", "compound", "amod", "nmod", "advmod", "npadvmod"):
            return None
        head = head.head
        near = 0 < head.i - token.i <= _REACH
        if near and head.pos_ in ("NOUN", "PROPN") and following is not None and head.idx >= following.start:
            return _lemma(head) if not _interrupted(token, head) else None
    return None


def _interrupted(token: Token, head: Token) -> bool:
    """Whether a preposition, verb or comma stands between number and noun."""
    between = token.doc[token.i + 1 : head.i]
    return any(t.pos_ in ("ADP", "AUX", "CCONJ", "PRON", "DET") or t.text in ",;:" for t in between)


def _of_noun(line: Line, end: int) -> str | None:
    """“three of the members”, “$2 billion of aid”."""
    if line.low(end) != "of":
        return None
    skip = end + 1
    while line.low(skip) in (
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "these",
        "those",
        "every",
        "a",
        "an",
    ):
        skip += 1
    token = line.token(skip)
    return None if token is None or token.pos_ == "PRON" else noun_after(line, skip)


def _predicate(token: Token) -> str | None:
    """“of which 94 were homes”: the noun said of the number."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.lemma_ != "be":
        return None
    return next((_lemma(c) for c in token.head.children if c.dep_ == "attr" and c.pos_ == "NOUN"), None)


def _lemma(token: Token) -> str:
    lemma = (token.lemma_ or token.text).lower()
    plural_name = token.tag_ == "NNPS" and lemma.endswith("s") and not lemma.endswith("ss")
    return lemma[:-1] if plural_name else lemma
