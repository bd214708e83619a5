"""The things an article has told of, by what it calls them."""

from __future__ import annotations

from dataclasses import dataclass, field

from factdb.reading.definites.lexicon import listed, may_mean
from factdb.reading.definites.phrases import Phrase
from factdb.reading.definites.wording import Wording
from factdb.reading.speakers.words import is_body

_MOST = 12  # things of one noun
_NEAR, _CLEAR, _DEMONSTRATIVE_REACH, _REACH = 1, 3, 3, 8  # sentences


@dataclass(slots=True)
class Thing:
    """What one or several noun phrases mean: its noun, its best wording so far, and when it was last met."""

    noun: str
    plural: bool
    told: Wording | None
    called: set[str]
    last: int
    plain: bool = False  # whether its noun is a part of its name
    places: set[int] = field(default_factory=set)
    times: int = 1

    @property
    def known(self) -> bool:
        """Whether it has a name, or was spoken of more than once: it may be taken up from afar."""
        return self.times > 1 or (self.told is not None and self.told.proper)

    @property
    def informative(self) -> bool:
        """Whether its wording says more than its noun."""
        return self.told is not None and len(self.told.content) > 1

    def meet(self, told: Wording | None, sentence: int) -> None:
        """Another mention: the fuller wording stays."""
        self.last = sentence
        self.times += 1
        if told is None:
            return
        self.called |= {lemma for lemma, _ in told.content}
        self.places |= told.tokens
        if self.told is None or _fullness(told) > _fullness(self.told):
            self.told = told


@dataclass(slots=True)
class Memory:
    """The things told so far, by their nouns."""

    by_noun: dict[str, list[Thing]] = field(default_factory=dict)

    def meant(self, phrase: Phrase, sentence: int) -> Thing | None:
        """The one thing that a bare definite phrase may mean, or the one that stands clearly nearest."""
        candidates = [t for t in self._candidates(phrase) if not _other(t, phrase)]
        candidates = [t for t in candidates if t.known or t.last >= sentence - _REACH]
        if phrase.demonstrative:
            candidates = [t for t in candidates if t.last >= sentence - _DEMONSTRATIVE_REACH]
        if phrase.lemma in listed(
            "firms", "called"
        ):  # an article that names several means now this, now that
            candidates = [t for t in candidates if t.last >= sentence - _NEAR]
        return _clearest(candidates, phrase.lemma, sentence)

    def name(self, noun: str, told: Wording, sentence: int, *, plural: bool) -> None:
        """Take in that a thing called by `noun` has a name."""
        things = self.by_noun.setdefault(noun, [])
        for thing in reversed(things):
            if thing.told is not None and thing.told.proper and thing.told.words == told.words:
                thing.meet(told, sentence)
                return
            if thing.last == sentence and thing.told is not None and told.tokens & thing.places:
                thing.meet(told, sentence)
                return
        called = {lemma for lemma, _ in told.content}
        _keep(things, Thing(noun, plural, told, called, sentence, places=set(told.tokens)))

    def tell(self, phrase: Phrase, told: Wording | None, sentence: int) -> None:
        """Take in a mention that says more than its noun, or brings something new."""
        if phrase.determiner is None and not phrase.plural and told is not None and len(told.content) < 2:
            return  # "abandon ship": a noun without article means no thing
        lemmas = {lemma for lemma, _ in told.content} if told else {phrase.lemma}
        things = self.by_noun.setdefault(phrase.lemma, [])
        for thing in reversed(things):
            if thing.plural == phrase.plural and _same(thing, told, lemmas, phrase):
                thing.meet(told, sentence)
                return
        plain = told is not None and told.proper
        tokens = set(told.tokens if told else ())
        _keep(things, Thing(phrase.lemma, phrase.plural, told, lemmas, sentence, plain, tokens))

    def _candidates(self, phrase: Phrase) -> list[Thing]:
        nouns = sorted(may_mean(phrase.lemma))
        things = [thing for noun in nouns for thing in self.by_noun.get(noun, ())]
        things = [t for t in things if t.plural == phrase.plural or t.noun != phrase.lemma]
        return [t for t in things if not t.plain or _bears_name(t.noun, phrase.lemma)]


def _bears_name(noun: str, called: str) -> bool:
    """Whether a name that ends in `noun` ("Cutler Street Bridge") may be taken up as `called` ("the span").

    Not "the coal" for "Acme Coal", and not "the group" for a "Labour Party".
    """
    if noun != called:
        return noun in listed("named", "solid")
    return noun in listed("named", "nouns") or is_body(noun)


def _names(thing: Thing) -> frozenset[str]:
    """The words of names that tell the thing from others."""
    return frozenset(lemma for lemma, pos in (thing.told.content if thing.told else ()) if pos == "PROPN")


def _keep(things: list[Thing], new: Thing) -> None:
    """Add a thing; of too many the one is forgotten that was not spoken of for longest."""
    things.append(new)
    if len(things) > _MOST:
        things.remove(min(things, key=lambda t: t.last))


def _other(thing: Thing, phrase: Phrase) -> bool:
    """Whether the phrase has a word that the thing is not called by, or is it itself."""
    return not phrase.modifiers <= thing.called | {thing.noun} or phrase.head.i in thing.places


def _clearest(things: list[Thing], noun: str, sentence: int) -> Thing | None:
    """The one candidate; of several the only named one, if it was spoken of last, or the nearest by far."""
    if len(things) < 2:
        return things[0] if things else None
    things = sorted(things, key=lambda t: -t.last)
    named = [t for t in things if t.told is not None and t.told.named]
    if len(named) > 1:
        named = [t for t in named if t.noun == noun] if sum(t.noun == noun for t in named) == 1 else named
    if named and len({_names(t) for t in named}) == 1:
        named = named[:1]
    if len(named) == 1 and (named[0].last >= things[0].last or things[0].last < sentence - _NEAR):
        return named[0]
    clear = things[0].last >= sentence - _NEAR and things[1].last <= things[0].last - _CLEAR
    return things[0] if clear else None


def _same(thing: Thing, told: Wording | None, lemmas: set[str], phrase: Phrase) -> bool:
    """Whether a mention is of the thing: one of them says nothing that the other does not."""
    if told is None:
        return phrase.pointing
    if _indefinite(phrase):
        return False
    mine = {lemma for lemma, _ in thing.told.content} if thing.told else {thing.noun}
    return lemmas <= thing.called or mine <= lemmas


def _indefinite(phrase: Phrase) -> bool:
    return phrase.determiner is not None and phrase.determiner.lower_ in (
        "a",
        "an",
        "another",
        "some",
        "no",
        "any",
    )


def _fullness(told: Wording) -> tuple[int, int]:
    """Names first; then what says more, up to a reasonable length."""
    return 2 * told.named, min(len(told.content), 5)
