"""The attribute ruler (tag → part of speech and the like), remembered by word.

Nearly all of its patterns ask one token for its tag, its label and its letters, and matching them
all at each token is what costs: the answer for a token of the same word, tag and label is the same.
"""

from __future__ import annotations

from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

# What a token's word, tag and label decide alone.
_OF_THE_KEY = frozenset({"TAG", "DEP", "ORTH", "TEXT", "LOWER", "IS_SPACE", "IS_PUNCT", "SHAPE"})
_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_REMEMBERED = 100_000

Key = tuple[int, ...]
Ruling = tuple[int, int]  # number of the rule, and its name in the matcher


class Rulings:
    """An attribute ruler with a memory; `apply` does what ``ruler.pipe`` does."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler: Any = ruler
        self._single, self._other = Matcher(ruler.vocab), Matcher(ruler.vocab)
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            alone = [pattern for pattern in rule["patterns"] if _is_of_the_key(pattern)]
            others = [pattern for pattern in rule["patterns"] if not _is_of_the_key(pattern)]
            for matcher, patterns in ((self._single, alone), (self._other, others)):
                if patterns:
                    matcher.add(str(number), patterns)
        self._known: dict[Key, tuple[Ruling, ...]] = {}

    def apply(self, docs: list[Doc]) -> None:
        """Set the attributes that the rules give to the tokens of `docs`."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        for doc in docs:
            self._ruler.set_annotations(doc, self._matches(doc))

    def _matches(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """The matches as ``ruler.match`` gives them: later rules last."""
        keys: list[Key] = [tuple(row) for row in doc.to_array(_KEY).tolist()]
        self._learn(doc, keys)
        found = [(*ruling, i, i + 1) for i, key in enumerate(keys) for ruling in self._known[key]]
        strings = doc.vocab.strings
        found += [
            (int(strings[name]), name, start, end)
            for name, start, end in self._other(doc, allow_missing=True)
        ]
        return sorted(found)

    def _learn(self, doc: Doc, keys: list[Key]) -> None:
        """Ask the rules once for each key not met before."""
        places = {key: i for i, key in enumerate(keys) if key not in self._known}
        if not places:
            return
        strings = doc.vocab.strings
        met: Any = Doc(
            doc.vocab,
            words=[doc[i].text for i in places.values()],
            tags=[doc[i].tag_ for i in places.values()],
            deps=[doc[i].dep_ for i in places.values()],
        )
        rulings: list[list[Ruling]] = [[] for _ in places]
        for name, start, _ in self._single(met, allow_missing=True):
            rulings[start].append((int(strings[name]), name))
        self._known.update(zip(places, map(tuple, rulings), strict=True))


def _is_of_the_key(pattern: list[dict[str, Any]]) -> bool:
    """Whether the pattern asks one token for nothing but what the key decides."""
    return len(pattern) == 1 and pattern[0].keys() <= _OF_THE_KEY
