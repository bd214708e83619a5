"""One pass over the article: each bare definite phrase to the fuller wording of what it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factdb.model import Attribution, Sentence, SentenceRole, Span
from factdb.reading.definites.circumstances import between, happened_at
from factdb.reading.definites.continuing import continued, parallel
from factdb.reading.definites.described import Memory
from factdb.reading.definites.firms import Firms
from factdb.reading.definites.fuller import Definites, Fuller
from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.naming import named_things
from factdb.reading.definites.pairs import Pairs, counts_two, sentence_numbers
from factdb.reading.definites.phrases import Phrase, is_name, noun_phrases
from factdb.reading.definites.regions import Regions
from factdb.reading.definites.speaking import in_own_words
from factdb.reading.definites.titles import names_in_title
from factdb.reading.definites.wording import Teller, Wording, possessive, with_article
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import starts_of
from factdb.reading.speakers.words import is_role

if TYPE_CHECKING:
    from factdb.reading.speakers import Mentions


def find_definites(  # noqa: PLR0913, PLR0917 (what earlier stages found, and two facts of the article)
    doc: Doc,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    attributions: Sequence[Attribution] = (),
    outlet: str | None = None,
    title: str | None = None,
) -> Definites:
    """The definite phrases of a parsed text that its title and earlier words settle; headings tell nothing.

    Mentions that `mentions` settles (names, pronouns, roles) are left alone, and serve in the wordings.
    `outlet` is the publisher, whom an article does not call "the company".
    """
    names = {span.start: (span, name) for span, name in mentions.names.items()}
    told = _prose(doc, sentences)
    teller = Teller(doc, dict(names))
    phrases = {p.head.i: p for p in noun_phrases(doc) if p.head.i in told}
    heads = [phrase.head for phrase in phrases.values()]
    kinds = Pairs(doc, names, heads), Regions(doc), Firms(teller, heads, outlet)
    finder = _Finder(doc, names, tuple(phrases.values()), teller, *kinds)
    for noun, name in names_in_title(title):
        finder.memory.name(noun, name, 0, plural=False)
    found = {fuller.span.start: fuller for fuller in finder.run()}
    found |= {f.span.start: f for f in continued(doc, teller, phrases, found)}
    found |= {f.span.start: f for f in parallel(doc, teller, phrases, found)}
    found |= {f.span.start: f for f in in_own_words(doc, attributions, names)}
    return Definites(found)


def _prose(doc: Doc, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The tokens that are in no heading."""
    headings = [s for s in sentences if s.role in (SentenceRole.HEADING, SentenceRole.BOILERPLATE)]
    starts = starts_of(doc)
    quiet = (range(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in headings)
    return frozenset(range(len(doc))).difference(*quiet)


@dataclass(slots=True)
class _Finder:
    """The state of the pass; `phrases` are those of the prose, in order."""

    doc: Doc
    names: Mapping[int, tuple[Span, str]]
    phrases: Sequence[Phrase]
    teller: Teller
    pairs: Pairs
    regions: Regions
    firms: Firms
    memory: Memory = field(default_factory=Memory)

    def run(self) -> Iterator[Fuller]:
        """The fuller wordings, places and pairs first, since descriptions may hold them."""
        number = sentence_numbers(self.doc)
        counted = {p.head.i: found for p in self.phrases if (found := self._place_or_pair(p)) is not None}
        for found in counted.values():
            self.teller.settle(found)
            yield found
        yield from self.regions.there()
        for phrase in self.phrases:
            if phrase.head.i in counted or self._settled(phrase):
                continue
            found = self._fuller(phrase, number[phrase.head.i])
            if found is None:
                self._take_in(phrase, number[phrase.head.i])
                continue
            self.teller.settle(found)
            yield found

    def _settled(self, phrase: Phrase) -> bool:
        """Whether the speakers' pass knows the phrase."""
        known = self.names.get(phrase.span.start)
        return not is_name(phrase.head) and known is not None and known[0].end >= phrase.span.end

    def _place_or_pair(self, phrase: Phrase) -> Fuller | None:
        if self._settled(phrase):
            return None
        if counts_two(phrase):
            return self.pairs.fuller(phrase)
        return self.regions.fuller(phrase) or self.firms.fuller(phrase)

    def _fuller(self, phrase: Phrase, sentence: int) -> Fuller | None:
        if not phrase.is_bare() or phrase.lemma in listed("light", "nouns"):
            return None
        if is_role(phrase.lemma) and not phrase.plural:
            return None
        thing = self.memory.meant(phrase, sentence)
        if thing is None or thing.told is None:
            return None
        thing.meet(None, sentence)
        return self._worded(phrase, thing.told)

    def _worded(self, phrase: Phrase, told: Wording) -> Fuller | None:
        added = frozenset(lemma for lemma, _ in told.content) - phrase.modifiers - {phrase.lemma}
        if not added or not told.named:
            return None
        words = told.words
        if told.proper:
            words = with_article(words, self.doc)
        elif not told.owned:
            words = f"the {words}"
        return _put(phrase, words, told, added)

    def _take_in(self, phrase: Phrase, sentence: int) -> None:
        if phrase.lemma in listed("light", "nouns") and not is_name(phrase.head):
            return
        for noun, name in named_things(phrase, self.teller):
            self.memory.name(noun, name, sentence, plural=phrase.plural)
        told = self.teller.of(phrase)
        if told is not None and not is_name(phrase.head):
            told = between(phrase, told, self.pairs) or happened_at(phrase, told) or told
        if not phrase.pointing or (told is not None and len(told.content) > 1):
            self.memory.tell(phrase, told, sentence)


def _put(phrase: Phrase, words: str, told: Wording, added: frozenset[str]) -> Fuller:
    """The wording in the place of the phrase, as a genitive where the phrase is one."""
    span, genitive = phrase.span, _genitive(phrase.head)
    if genitive is not None:
        span = Span(span.start, genitive.idx + len(genitive))
        words = possessive(words)
    return Fuller(span, words, told.content, added, told.tokens)


def _genitive(head: Token) -> Token | None:
    return next((c for c in head.rights if c.tag_ == "POS" and c.i == head.i + 1), None)
