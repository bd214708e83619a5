"""A claim made ready for comparing: its words with their ideas and weights, what is negated, its names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import regex

from factdb.comparing import lexicons
from factdb.comparing.words import RAREST, ideas, is_person, rarity, stem
from factdb.model import Article, Claim, Polarity, Span, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})
_EVENTS = frozenset({"VERB", "NOUN", "ADJ"})
_HOLLOW = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "get",
        "make",
        "such",
        "own",
        "other",
        "also",
        "there",
        "here",
        "then",
        "so",
        "very",
        "just",
        "however",
        "tell",
        "mr",
        "mrs",
        "ms",
        "dr",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_BESIDE = 16  # characters from a negator to the "yet" that goes with it
_SCOPE = 5  # how many content words a negator reaches over
TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word of a claim. `at` is its place among the claim's terms; `negated`: it is denied."""

    lemma: str
    stem: str
    ideas: frozenset[str]
    pos: str
    role: str
    weight: float
    span: Span
    at: int
    negated: bool = False
    by: Span | None = None  # the words that negate it
    pending: bool = False  # negated as what has yet to come

    @property
    def name(self) -> bool:
        """Whether it is (part of) a proper name."""
        return self.pos == "PROPN"

    @property
    def event(self) -> bool:
        """Whether it can tell what happens or holds."""
        return self.pos in _EVENTS

    @property
    def person(self) -> bool:
        """Whether it counts human beings."""
        return is_person(self.lemma)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A claim with what comparing reads from it. `words` is the whole frame, in the order of the text."""

    claim: Claim
    terms: tuple[Term, ...]
    words: tuple[Word, ...]
    names: frozenset[str]
    lemmas: frozenset[str]
    numbers: frozenset[str]
    weight: float

    def role(self, role: str) -> tuple[Term, ...]:
        """The terms of one phrase ("subject", "object", "predicate", a preposition)."""
        return tuple(t for t in self.terms if t.role == role)

    def near(self, span: Span, reach: int = 5) -> tuple[Term, ...]:
        """The terms at most `reach` terms away from `span`, those inside it left out."""
        before = [t for t in self.terms if t.span.end <= span.start]
        after = [t for t in self.terms if t.span.start >= span.end]
        return (*before[-reach:], *after[:reach])

    def under(self, group: str, lexicon: str) -> tuple[Term, ...]:
        """The terms that stand in `group` of the lexicon file."""
        table = lexicons.members(lexicon)
        return tuple(t for t in self.terms if group in table.get(t.lemma, ()))


@lru_cache(maxsize=8192)
def profile(claim: Claim) -> Profile:
    """The profile of `claim`, kept for as long as it is among the latest few thousand."""
    words = _in_article(claim)
    joined = list(_joined(words))
    reach = _negated(joined, claim)
    terms = tuple(_terms(joined, reach, claim))
    return Profile(
        claim,
        terms,
        words,
        frozenset(t.lemma for t in terms if t.name),
        frozenset(t.lemma for t in terms),
        frozenset(t.lemma for t in terms if t.pos == "NUM"),
        sum(t.weight for t in terms),
    )


def _in_article(claim: Claim) -> tuple[Word, ...]:
    """The frame's words that lie within the article (a stored frame may be of an older reading)."""
    size = len(claim.article.text)
    words = (Word(*w) for w in claim.frame.words)
    return tuple(w for w in words if 0 <= w.start < w.end <= size)


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    """The words with the lexicon's phrases put together: "turn … down" is one word "turn_down"."""
    used: set[int] = set()
    phrases = lexicons.phrases()
    for i, word in enumerate(words):
        if i in used:
            continue
        for j in range(i + 1, min(i + 4, len(words))):
            if f"{word.lemma}_{words[j].lemma}" in phrases and j not in used:
                used.add(j)
                yield word._replace(lemma=f"{word.lemma}_{words[j].lemma}", pos=_better(word, words[j]))
                break
        else:
            yield word


def _better(first: Word, second: Word) -> str:
    return next((w.pos for w in (first, second) if w.pos in CONTENT), first.pos)


def _negated(words: Sequence[Word], claim: Claim) -> dict[int, list[Span]]:
    """For each negated word, by its index, the negators that reach it.

    A negator reaches the next words up to the first that tells an event, and past a verb to its object only
    as "no X" does. The claim's own polarity speaks for a predicate that no negator in its words reaches.
    """
    found: dict[int, list[Span]] = {}
    negators = lexicons.members("negators")
    for i, word in enumerate(words):
        if negators.get(word.lemma, frozenset()) - {"carriers"}:
            for j in _reach(words, i, negators):
                found.setdefault(j, []).append(Span(word.start, word.end))
    if claim.polarity is Polarity.NEGATIVE:
        for i, word in enumerate(words):
            if word.role == "predicate" and i not in found:
                found[i] = [Span(word.start, word.end)]
    return found


def _reach(words: Sequence[Word], start: int, negators: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """The words a negator turns: "no" a noun phrase, "fail to" and "refuse to" the next verb."""
    groups = negators[words[start].lemma]
    nominal = bool(groups & {"nominal", "absence"})
    verbal = not nominal and "grammar" not in groups
    carried = False
    for j in _content(words, start):
        word = words[j]
        if carried or word.pos == "VERB" or word.role == "predicate":
            yield j
            carried = carried or word.lemma in lexicons.groups("negators")["carriers"]
            if not carried:
                return
            continue
        if nominal and word.pos == "NOUN":
            yield j
            following = (
                j + 1 < len(words) and words[j + 1].pos == "NOUN" and words[j + 1].start - word.end <= 1
            )
            if not following:
                return
        elif not verbal:
            yield j


def _content(words: Sequence[Word], start: int) -> Iterator[int]:
    after = (
        j for j in range(start + 1, len(words)) if words[j].pos in CONTENT and words[j].lemma not in _HOLLOW
    )
    return islice(after, _SCOPE)


def _terms(words: Sequence[Word], reach: dict[int, list[Span]], claim: Claim) -> Iterator[Term]:
    bag = frequencies(claim.article)
    at = 0
    for i, word in enumerate(words):
        if not _tells(word, claim):
            continue
        negators = reach.get(i, [])
        root = word.lemma if word.pos == "PROPN" else stem(word.lemma)
        weight = (RAREST if word.pos == "PROPN" else rarity(word.lemma)) / (
            1 + 0.35 * math.log(max(1, bag[root]))
        )
        yield Term(
            word.lemma,
            root,
            frozenset() if word.pos == "PROPN" else ideas(word.lemma),
            word.pos,
            word.role,
            weight,
            Span(word.start, word.end),
            at,
            len(negators) % 2 == 1,
            negators[0] if negators else None,
            any(_pends(words, span) for span in negators),
        )
        at += 1


def _pends(words: Sequence[Word], negator: Span) -> bool:
    """Whether the negator is a "yet" or stands beside one."""
    return any(
        w.lemma in ("yet", "have_yet", "be_yet", "still") and abs(w.start - negator.start) < _BESIDE
        for w in words
    )


def _tells(word: Word, claim: Claim) -> bool:
    if word.pos not in CONTENT or word.lemma in _HOLLOW:
        return False
    if (
        lexicons.members("negators").get(word.lemma, frozenset()) - {"carriers"}
        and "_" not in word.lemma
        and word.pos not in ("VERB", "NOUN")
    ):
        return False
    return not _measures(word, claim)


def _measures(word: Word, claim: Claim) -> bool:
    """Whether it is part of a number or its unit: those are compared as quantities, not as words."""
    if word.pos == "NUM":
        return bool(claim.quantities) or any(c.isdigit() for c in word.lemma)
    return any(
        q.start <= word.start < q.end and word.lemma != (q.counted or "").lower() for q in claim.quantities
    )


@lru_cache(maxsize=8192)
def setting(article: Article, sentence: Span) -> frozenset[str]:
    """The stems of a sentence's words: what an atomic claim left to its neighbours."""
    text = article.text[sentence.start : sentence.end].lower()
    return frozenset(stem(m.group()) for m in TOKEN.finditer(text) if not m.group()[0].isdigit())


@lru_cache(maxsize=1024)
def frequencies(article: Article) -> Counter[str]:
    """How often each stem (and each lower-case word) stands in the article's text."""
    found: Counter[str] = Counter()
    for match in TOKEN.finditer(article.text.lower()):
        word = match.group()
        root = stem(word)
        found[root] += 1
        if root != word:
            found[word] += 1
    return found
