"""Whose words a token is in: the contents of the attributions, as regions of a sentence's tokens."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from factdb.reading.atoms.phrases import (
    FINITE,
    auxiliaries,
    finite,
    indices,
    misread_verb,
    subject_of,
    verbal,
)
from factdb.reading.language.memo import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factdb.model import Attribution, Sentence, Span
    from factdb.reading.language import Doc, Token


LONGEST = 250
"""Tokens of the longest sentence that is read: a longer one is no prose, and rules hold pairs of phrases."""


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens of a sentence that stand in one attribution's content, or in none.

    `attributions` are all that hold them, outermost first.
    """

    tokens: tuple[Token, ...]
    attributions: tuple[Attribution, ...] = ()


class Scopes:
    """The attributions of a text, by the tokens of their content and cue.

    `cue_places` are the indices of all tokens of cues.
    """

    def __init__(self, doc: Doc, attributions: Sequence[Attribution]) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._starts = [t.idx for t in doc]
        self._contents: dict[int, list[Attribution]] = {}
        self._cues: dict[int, list[Attribution]] = {}
        self._speakers: set[int] = set()
        self._told: set[int] = set()
        self._here: set[int] = set()
        for attribution in sorted(attributions, key=_size, reverse=True):
            self._place(self._contents, attribution, attribution.content)
            self._place(self._cues, attribution, [attribution.cue] if attribution.cue else [])
            if attribution.speaker_span:
                self._speakers |= _whole_phrase(self.tokens(attribution.speaker_span))
        self._speakers -= self._contents.keys()
        self.cue_places = frozenset(self._cues)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that begin in `span`, without white space."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [t for t in self._doc[low:high] if not t.is_space]

    def cued(self, token: Token) -> list[Attribution]:
        """The attributions whose cue `token`, or an auxiliary of it, is part of."""
        own = [a for t in (token, *auxiliaries(token)) for a in self._cues.get(t.i, [])]
        return [a for k, a in enumerate(own) if all(a is not b for b in own[:k])]

    def regions(self, sentence: Sentence) -> list[Region]:
        """The sentence's tokens by the attributions they stand in; a dateline is in no region.

        Content that is no clause stays in its host. A sentence of more than `LONGEST` tokens has no region.
        """
        tokens = _without_dateline(self.tokens(sentence), self._text)
        if len(tokens) > LONGEST:
            return []
        every = {id(a): a for t in tokens for a in self._contents.get(t.i, [])}
        clausal = {k for k, a in every.items() if self._clausal(a, tokens)}
        self._told, self._here = clausal, set(every)
        keys = {t.i: tuple(id(a) for a in self._contents.get(t.i, []) if id(a) in clausal) for t in tokens}
        adopted = self._all_adopted(tokens, keys, clausal) if clausal else {}
        regions: dict[tuple[int, ...], list[Token]] = {}
        for token in tokens:
            regions.setdefault(adopted.get(token.i, keys[token.i]), []).append(token)
        return [Region(tuple(own), tuple(every[k] for k in key)) for key, own in regions.items()]

    def _all_adopted(
        self, tokens: Sequence[Token], keys: dict[int, tuple[int, ...]], clausal: set[int]
    ) -> dict[int, tuple[int, ...]]:
        adopted: dict[int, tuple[int, ...]] = {}
        last: tuple[int, ...] = ()
        for token in tokens:
            if keys[token.i]:
                last = keys[token.i]
                continue
            if token.is_punct or token.i in self._speakers or self.cued(token) or token.lower_ == "according":
                last = ()
            adopted[token.i] = last or self._adopted(token, keys, clausal)
        return adopted

    def _adopted(self, token: Token, keys: dict[int, tuple[int, ...]], clausal: set[int]) -> tuple[int, ...]:
        """The content that a token left outside belongs to by the parse: "(felt bad) after the match".

        Words of a cue or a speaker, and what hangs on them, are nobody's content; a further clause that the
        same cue governs is.
        """
        if token.is_punct or token.i in self._speakers:
            return ()
        below = token
        for node in token.ancestors:
            if node.i not in keys or node.i in self._speakers or self._outside(below):
                break
            if held := [a for a in self.cued(node) if id(a) in clausal]:
                clause = below.dep_ == "ccomp" and _finite_clause(below, indices(below.subtree))
                return next((keys[t] for t in keys if id(held[-1]) in keys[t]), ()) if clause else ()
            if keys[node.i]:
                return () if below.dep_ == "conj" and verbal(below) else keys[node.i]
            below = node
        return ()

    def _outside(self, token: Token) -> bool:
        """Whether `token` opens a cue: what hangs on it is nobody's content."""
        return bool(self.cued(token)) or token.lower_ == "according"

    def frames(self, token: Token) -> bool:
        """Whether `token` is a cue whose content is a clause, or stands in other sentences.

        "X said" states nothing itself. This and `nominal` speak of the sentence whose regions were asked
        for last.
        """
        return any(id(a) in self._told or id(a) not in self._here for a in self.cued(token))

    def nominal(self, token: Token) -> tuple[Attribution, ...]:
        """The attribution whose cue `token` is and whose content is no clause ("pledged to leave")."""
        return tuple(a for a in self.cued(token) if id(a) in self._here - self._told)[:1]

    def _place(
        self, table: dict[int, list[Attribution]], attribution: Attribution, spans: Iterable[Span]
    ) -> None:
        for span in spans:
            for token in self.tokens(span):
                table.setdefault(token.i, []).append(attribution)

    def _clausal(self, attribution: Attribution, tokens: Sequence[Token]) -> bool:
        """Whether its content in these tokens has a finite verb with a subject, or is all of them."""
        inside = [t for t in tokens if any(a is attribution for a in self._contents.get(t.i, []))]
        places = indices(inside)
        rest = [t for t in tokens if t.i not in places and not t.is_punct]
        if not rest:
            return True
        if self._negated(attribution, tokens) or _asks(inside):
            return False
        if any(_finite_clause(t, places) for t in inside):
            return True
        return any(misread_verb(t) is not None for t in inside if t.head.i not in places)

    def _negated(self, attribution: Attribution, tokens: Sequence[Token]) -> bool:
        """Whether the cue is negated ("did not say that ..."): then nobody asserts the content."""
        if attribution.denied or attribution.cue is None:
            return False
        cue = [t for t in tokens if attribution.cue.start <= t.idx < attribution.cue.end]
        return any(c.dep_ == "neg" and c.i < t.i for t in cue for c in t.children)


_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{Lu}.'’-]+\s?){1,5}(?:,[^()—–\n-]{1,40})?(?:\([^()\n]{2,50}\)\s?)?(?:--|[—–-])\s",
)


def _without_dateline(tokens: list[Token], text: str) -> list[Token]:
    """The tokens after "OSLO, May 6 (Agency) —" at the start of a sentence."""
    if len(tokens) < 4:
        return tokens
    start = tokens[0].idx
    found = _DATELINE.match(text[start : start + 160])
    return [t for t in tokens if t.idx >= start + found.end()] if found else tokens


def _asks(tokens: Sequence[Token]) -> bool:
    """Whether a content begins as an indirect question ("whether it sank", "how it sank")."""
    first = next((t for t in tokens if not t.is_punct), None)
    if first is None:
        return False
    if first.lower_ == "if":
        return first.head.dep_ == "ccomp"
    if any(t.dep_ in ("csubj", "csubjpass") for t in (first.head, *first.head.ancestors)):
        return False  # "what she wants is peace" states
    asks = first.lower_ == "whether" or first.tag_ in ("WRB", "WP", "WDT")
    return asks and first.lower_ not in ("when", "while") and first.dep_ in _ASKING


_ASKING = frozenset({"mark", "advmod", "dobj", "nsubj", "attr", "pobj", "nsubjpass"})


def _whole_phrase(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of a speaker with the descriptions on both sides ("the agency's director, Ola Dahl")."""
    places = indices(tokens)
    out = set(places)
    for token in tokens:
        if token.head.i in places:
            continue
        top = token.head if token.dep_ == "appos" else token
        if top.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            out |= indices(top.subtree)
    return frozenset(out)


_EMBEDDED = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj", "csubjpass"})


def _finite_clause(token: Token, places: frozenset[int]) -> bool:
    if not verbal(token) or (token.dep_ in _EMBEDDED and token.head.i in places):
        return False
    own = [c for c in token.children if c.i in places]
    tense = finite(token) is not None or any(c.tag_ in FINITE and c.dep_ in ("aux", "auxpass") for c in own)
    return tense and subject_of(token, places) is not None


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)
