"""What stands beside a quotation and tells whose it is: a cue, a colon, a name after a dash."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator

import regex

from factdb.reading.attribution.bounds import sentence_bounds
from factdb.reading.attribution.cues import cue_nouns, cue_verbs
from factdb.reading.attribution.quotations import Quotation
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import starts_of, text_of

_BLOCK = regex.compile(r":[ \t]*\n[ \t]*\n\s*(?P<block>\p{Lu}(?:.|\n(?![ \t]*\n))*)")
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_LONGEST_CREDIT = 6
_REACH = 25  # tokens to a cue before or after a quotation
_LINE_REACH = 12
_COLON_REACH = 20


def cue_beside(doc: Doc, quotation: Quotation, quoted: Container[int]) -> Token | None:
    """The cue verb outside quotation marks that stands nearest, in the sentences the quotation touches."""
    lexicon = cue_verbs()
    start, end = sentence_bounds(doc, quotation.first)[0], sentence_bounds(doc, quotation.last)[1]
    after = [i for i in range(quotation.last + 1, min(end, quotation.last + _REACH)) if i not in quoted]
    before = range(quotation.first - 1, max(start, quotation.first - _REACH) - 1, -1)
    after = after or list(_rest_of_line(doc, quotation.last))
    for side in (after, (i for i in before if i not in quoted)):
        for token in (doc[i] for i in side):
            if token.pos_ == "VERB" and token.lemma_.lower() in lexicon.spoken:
                return token
    return None


def cue_before_colon(doc: Doc, number: int) -> Token | None:
    """The cue, verb or noun, of a sentence that ends in a colon right before token `number`.

    As in "She went on:" and "The club made this statement:", a paragraph before what is said.
    """
    number -= 1
    while number > 0 and doc[number].is_space:
        number -= 1
    if number <= 0 or doc[number].text != ":":
        return None
    start = max(sentence_bounds(doc, number)[0], number - _COLON_REACH)
    tokens = [doc[i] for i in range(number, start - 1, -1)]
    verbs = (t for t in tokens if t.pos_ == "VERB" and t.lemma_.lower() in cue_verbs().asserted)
    return next(verbs, None) or next((t for t in tokens if _is_utterance(t)), None)


def _is_utterance(noun: Token) -> bool:
    """Whether it is the object of a verb that carries it: "made this statement", "issued a warning"."""
    if noun.pos_ != "NOUN" or noun.dep_ != "dobj":
        return False
    return noun.lemma_.lower() in cue_nouns().utterance and noun.head.lemma_.lower() in cue_nouns().light


def blocks_after_colons(doc: Doc) -> Iterator[range]:
    """The paragraphs that follow a paragraph which ends in a colon; neither quoted nor items of a list."""
    starts = starts_of(doc)
    for found in _BLOCK.finditer(text_of(doc)):
        first, end = bisect_left(starts, found.start("block")), bisect_left(starts, found.end())
        if first < end:
            yield range(first, end)


def credit_after(doc: Doc, quotation: Quotation) -> tuple[int, set[int]]:
    """The dash that closes the line of a quotation, and the name after it: '"…" — Ines Prado'; or no name."""
    number = quotation.last if doc[quotation.last].text[-1:] in _DASHES else quotation.last + 1
    while number < len(doc) and doc[number].is_space and "\n" not in doc[number].text:
        number += 1
    if number >= len(doc) or doc[number].text.lstrip("\"'") not in _DASHES:
        return number, set()
    name = set(_name_from(doc, number + 1))
    proper = all(doc[i].text[:1].isupper() for i in name)
    return number, name if proper and 0 < len(name) < _LONGEST_CREDIT else set()


def _name_from(doc: Doc, start: int) -> Iterator[int]:
    for token in doc[start : start + 1 + _LONGEST_CREDIT]:
        if (token.is_space and "\n" in token.text) or token.text in {".", ","}:
            return
        if not token.is_space:
            yield token.i


def _rest_of_line(doc: Doc, last: int) -> range:
    """What follows a quotation in a sentence that begins small, as "she asked" after a question."""
    if last + 1 >= len(doc) or not doc[last + 1].text[:1].islower():
        return range(0)
    return range(last + 1, min(sentence_bounds(doc, last + 1)[1], last + _LINE_REACH))
