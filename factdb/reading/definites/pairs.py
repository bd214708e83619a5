"""The two of a kind that an article names together: "the two countries" are Norway and Sweden."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factdb.model import Span
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import kind_of_pair
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.language import Doc, Token, TokenSpan
from factdb.reading.language.memo import once

_MOST = 8  # pairs of a sentence that are looked at
_MEMORY = 40  # pairs before a phrase
_KINDS = {"GPE": "place", "LOC": "place", "NORP": "place", "ORG": "body", "PERSON": "person"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names joined by "and", of one kind, and where."""

    names: tuple[str, str]
    kind: str
    at: int
    tokens: frozenset[int]


@dataclass(slots=True)
class Pairs:
    """The pairs of one text, in order."""

    doc: Doc
    names: Mapping[int, tuple[Span, str]]
    heads: Sequence[Token]
    found: list[Pair] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found = [pair for token in self.heads if (pair := self._pair(token)) is not None]

    def only_in(self, sentence: TokenSpan) -> Pair | None:
        """The one pair of places or bodies named in a sentence."""
        low = bisect_left(self.found, sentence.start, key=lambda p: p.at)
        high = bisect_left(self.found, sentence.end, key=lambda p: p.at)
        pairs = [p for p in self.found[low : min(high, low + _MOST)] if p.kind != "person"]
        return pairs[0] if len({frozenset(p.names) for p in pairs}) == 1 else None

    def fuller(self, phrase: Phrase) -> Fuller | None:
        """The two names for "the two countries", where one pair of the kind stands before it."""
        kind = kind_of_pair(phrase.lemma)
        pair = self._before(phrase.head, kind) if kind else None
        if pair is None:
            return None
        both = any(t.lower_ == "both" for t in phrase.head.lefts)
        words = f"{'both ' if both else ''}{' and '.join(pair.names)}"
        span = phrase.span
        genitive = next((c for c in phrase.head.rights if c.tag_ == "POS" and c.i == phrase.head.i + 1), None)
        if genitive is not None:
            words, span = f"{words}’s", Span(span.start, genitive.idx + len(genitive))
        content = tuple((part.lower(), "PROPN") for name in pair.names for part in name.split())
        return Fuller(span, words, content, frozenset(lemma for lemma, _ in content), pair.tokens)

    def _before(self, head: Token, kind: str) -> Pair | None:
        end = bisect_left(self.found, head.i, key=lambda p: p.at)
        before = self.found[max(0, end - _MEMORY) : end]
        fitting = [p for p in before if p.kind == kind or (kind == "any" and p.kind != "person")]
        if not fitting:
            return None
        if len({frozenset(p.names) for p in fitting}) == 1:
            return fitting[0]
        sentence = sentence_numbers(self.doc)
        near = [p for p in fitting if sentence[p.at] >= sentence[head.i] - 1]
        return near[-1] if len({frozenset(p.names) for p in near}) == 1 else None

    def _pair(self, token: Token) -> Pair | None:
        """The pair whose first member is this token: "A and B" with no third."""
        if not is_name(token) or token.dep_ == "conj":
            return None
        others = [c for c in token.children if c.dep_ == "conj"]
        links = [c for c in token.children if c.dep_ == "cc"]
        if len(others) != 1 or len(links) != 1 or links[0].lower_ != "and" or not is_name(others[0]):
            return None
        if any(c.dep_ == "conj" for c in others[0].children) or token.tag_ == "JJ" or others[0].tag_ == "JJ":
            return None
        kind = _KINDS.get(token.ent_type_, "") or _KINDS.get(others[0].ent_type_, "")
        names = (self._name(token), self._name(others[0]))
        if not kind or not all(names) or names[0] == names[1]:
            return None
        return Pair((names[0], names[1]), kind, token.i, frozenset({token.i, others[0].i}))

    def _name(self, head: Token) -> str:
        """The canonical name of the member, or its words."""
        start = head
        while (
            start.i > 0
            and start.nbor(-1).dep_ == "compound"
            and start.nbor(-1).head == head
            and is_name(start.nbor(-1))
        ):
            start = start.nbor(-1)
        for token in (start, head):
            settled = self.names.get(token.idx)
            if settled is not None and settled[0].end == head.idx + len(head):
                return settled[1]
        words = "".join(t.text_with_ws for t in self.doc[start.i : head.i + 1])
        return " ".join(words.split()) if words[:1].isupper() else ""


def counts_two(phrase: Phrase) -> bool:
    """Whether it is "the two …" or "both …" without more."""
    if phrase.possessor is not None or not phrase.plural or kind_of_pair(phrase.lemma) is None:
        return False
    words = [t.lower_ for t in phrase.head.lefts]
    if words not in (["the", "two"], ["both"], ["both", "the"], ["these", "two"], ["the", "both"]):
        return False
    return not any(
        c.i > phrase.head.i and c.dep_ in ("prep", "relcl", "acl", "appos") for c in phrase.head.children
    )


def sentence_numbers(doc: Doc) -> dict[int, int]:
    """The number of the sentence each token is in."""
    return once(doc, "sentence numbers", lambda: {t.i: k for k, s in enumerate(doc.sents) for t in s})
