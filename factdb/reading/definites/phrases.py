"""Noun phrases as this package looks at them: determiner, modifiers, head, and what follows the head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factdb.model import Span
from factdb.reading.definites.lexicon import listed
from factdb.reading.language import Doc, Token

_TEMPORAL = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})
_INNER = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod", "quantmod"})
_FOLLOWING = frozenset({"prep", "relcl", "acl", "appos", "ccomp", "xcomp", "nummod", "advcl"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `left` are its modifiers before the head, determiner and possessor aside."""

    head: Token
    determiner: Token | None
    possessor: Token | None
    left: tuple[Token, ...]

    @property
    def lemma(self) -> str:
        """The lower-case lemma of the head; of a name its word."""
        return self.head.lower_ if self.head.pos_ == "PROPN" else self.head.lemma_.lower()

    @property
    def plural(self) -> bool:
        """Whether the head is a plural."""
        return self.head.tag_ in ("NNS", "NNPS")

    @property
    def start(self) -> int:
        """The place of its first token."""
        first = [self.determiner, self.possessor and self.possessor.left_edge, *self.left]
        return min([t.i for t in first if t is not None], default=self.head.i)

    @property
    def pointing(self) -> bool:
        """Whether its determiner points back."""
        return self.determiner is not None and self.determiner.lower_ in _POINTING

    @property
    def demonstrative(self) -> bool:
        """Whether it is "this" or "those"."""
        return self.determiner is not None and self.determiner.lower_ in _DEMONSTRATIVE

    @property
    def modifiers(self) -> frozenset[str]:
        """The lemmas of the words before the head."""
        return frozenset(t.lemma_.lower() for t in self.left if t.is_alpha)

    @property
    def span(self) -> Span:
        """From the determiner to the head, as offsets into the text."""
        doc = self.head.doc
        return Span(doc[self.start].idx, self.head.idx + len(self.head))

    def is_bare(self) -> bool:
        """Whether it points back and nothing after the head tells which one is meant."""
        if not self.pointing or self.possessor is not None or self.plural_of_name():
            return False
        if self.modifiers & listed("light", "picking") or any(_is_exact(t) or is_name(t) for t in self.left):
            return False
        return not any(_tells_which(child, self.head) for child in self.head.children)

    def plural_of_name(self) -> bool:
        """Whether it names a family or people ("the Larsens", "the Dutch")."""
        return self.head.tag_ == "NNPS" or self.head.ent_type_ == "NORP"


def noun_phrases(doc: Doc) -> Iterator[Phrase]:
    """The noun phrases of a text in order of their heads."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _TEMPORAL:
            continue
        if token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
            continue
        yield _phrase(token)


def _phrase(head: Token) -> Phrase:
    determiner = possessor = None
    left: list[Token] = []
    for child in head.lefts:
        if child.dep_ in ("det", "predet", "preconj"):
            determiner = determiner or child
        elif child.dep_ == "poss":
            possessor = child
        elif child.dep_ in _INNER:
            left += sorted(child.subtree, key=lambda t: t.i)
    return Phrase(head, determiner, possessor, tuple(t for t in left if t.i < head.i))


def _is_exact(token: Token) -> bool:
    """Whether the modifier is a number or a superlative: it tells which one is meant."""
    return token.like_num or token.tag_ in ("JJS", "RBS", "CD", "JJR")


def _tells_which(child: Token, head: Token) -> bool:
    if child.i <= head.i or child.dep_ not in _FOLLOWING:
        return False
    if child.dep_ == "prep":
        dated = any(c.ent_type_ in ("DATE", "TIME") for c in child.children)
        return not dated and child.lower_ not in listed("open", "words")
    return not (child.dep_ in ("relcl", "acl", "appos") and _after_comma(child))


def _after_comma(child: Token) -> bool:
    first = child.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def is_name(token: Token) -> bool:
    """Whether the token is part of a name."""
    return token.pos_ == "PROPN" or token.ent_type_ in _NAMED
