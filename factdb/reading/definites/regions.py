"""Countries, states and places: "the country" is the one country told of, "there" the place just named."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from factdb.model import Span
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import listed, places
from factdb.reading.definites.phrases import Phrase
from factdb.reading.definites.wording import possessive, with_article
from factdb.reading.language import Doc, Token

_COUNTRY = frozenset({"country"})
_SETTLED = frozenset({"GPE", "LOC", "FAC"})
_DOMINANT = 2
_NEAR = 60  # tokens before the sentence


@dataclass(slots=True)
class Regions:
    """The places of one text."""

    doc: Doc
    _heads: list[tuple[Token, str]] = field(default_factory=list)
    _owned: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for entity in self.doc.ents:
            if entity.label_ == "GPE":
                name = " ".join(t.text for t in entity if t.tag_ != "POS" and t.lower_ != "the")
                self._heads.append((entity.root, name))
                if entity.root.dep_ == "poss" and entity.root.head.lemma_.lower() in listed(
                    "country", "owns"
                ):
                    self._owned.add(name)

    def fuller(self, phrase: Phrase) -> Fuller | None:
        """The name for "the country" and "the state"."""
        if phrase.lemma not in _COUNTRY | {"state"} or phrase.plural or not phrase.is_bare():
            return None
        if phrase.left or phrase.demonstrative or _inside_name(phrase.head):
            return None
        name = self._only(phrase, self._is_country if phrase.lemma in _COUNTRY else _is_state)
        if name is None:
            return None
        genitive = next((c for c in phrase.head.rights if c.tag_ == "POS"), None)
        end = genitive.idx + len(genitive) if genitive is not None else phrase.span.end
        words = with_article(name, self.doc)
        words = possessive(words) if genitive is not None else words
        content = tuple((part.lower(), "PROPN") for part in name.split())
        return Fuller(Span(phrase.span.start, end), words, content, frozenset(lemma for lemma, _ in content))

    def _is_country(self, name: str) -> bool:
        lower = name.lower()
        return name in self._owned or lower in places("country") or lower in places("countries")

    def _only(self, phrase: Phrase, fits: Callable[[str], bool]) -> str | None:
        """The one fitting place named before, or the one named far oftener, if no other is near."""
        before = [(token, name) for token, name in self._heads if token.i < phrase.start and fits(name)]
        ranked = Counter(name for _, name in before).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] <= _DOMINANT * ranked[1][1]):
            return None
        near = {name for token, name in before if token.i >= phrase.head.sent.start - _NEAR}
        return ranked[0][0] if near == {ranked[0][0]} else None

    def there(self) -> Iterator[Fuller]:
        """For each "there" of place: "in" the one place that its sentence or the one before names."""
        for token in self.doc:
            if token.lower_ == "there" and token.dep_ == "advmod" and token.pos_ == "ADV":
                name = self._place_before(token)
                if name and token.i > 0 and token.nbor(-1).pos_ not in ("ADP", "ADV"):
                    content = tuple((part.lower(), "PROPN") for part in name.split())
                    added = frozenset(lemma for lemma, _ in content)
                    yield Fuller(
                        Span(token.idx, token.idx + len(token)),
                        f"in {with_article(name, self.doc)}",
                        content,
                        added,
                    )

    def _place_before(self, token: Token) -> str | None:
        start = token.sent.start
        first = self.doc[start - 1].sent.start if start > 0 else start
        low = bisect_left(self._heads, max(first, token.i - _NEAR), key=lambda pair: pair[0].i)
        high = bisect_left(self._heads, token.i, key=lambda pair: pair[0].i)
        near = {name for _, name in self._heads[low:high]}
        return near.pop() if len(near) == 1 else None


def _inside_name(token: Token) -> bool:
    return token.ent_type_ in _SETTLED and token.pos_ == "PROPN"


def _is_state(name: str) -> bool:
    return name.lower() in places("state")
