"""The components of the parser, run in the order and with the results of ``nlp.pipe``, but cheaper.

Two of them are slow for reasons that have nothing to do with their work, and are driven another way
here where they are the ones known; any other component runs as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer
from spacy.tokens import Doc

from factdb.reading.language.rulings import Rulings

# Texts that go through a network together: enough to share its calls, few enough to stay in the cache.
_TOGETHER = 4
_NAMED_TOGETHER = 8
# New words, at a kilobyte each, before the pipeline is to be loaded anew.
_NEW_WORDS = 50_000

Step = Callable[[list[Doc]], object]


class Pipeline:
    """A spaCy pipeline as steps; each takes and changes a batch of docs."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._limit = len(nlp.vocab.strings) + _NEW_WORDS
        self._steps = [_step_of(component) for _, component in nlp.pipeline]

    @property
    def is_full(self) -> bool:
        """Whether it holds so many words that a new one should take its place."""
        return len(self.nlp.vocab.strings) > self._limit

    def __call__(self, docs: list[Doc]) -> list[Doc]:
        """The docs, tagged, parsed and with names."""
        for step in self._steps:
            step(docs)
        return docs


def _step_of(component: Any) -> Step:  # noqa: ANN401 (spaCy's components share no base class)
    if isinstance(component, AttributeRuler):
        return Rulings(component).apply
    if isinstance(component, EntityRecognizer) and component.cfg["beam_width"] == 1:
        return lambda docs: _find_names(component, docs)
    if hasattr(component, "pipe"):
        return lambda docs: list(component.pipe(docs, batch_size=_TOGETHER))
    return lambda docs: [component(doc) for doc in docs]


def _find_names(recognizer: EntityRecognizer, docs: Sequence[Doc]) -> None:
    """What ``recognizer.pipe`` does, in half the time.

    Its own loop lets go of the interpreter's lock and takes it again for each of some seventy moves at
    each token, to see whether an error was raised. Called step by step it keeps the lock. Texts
    of like length go together, so that each step serves them all.
    """
    held = sorted((doc for doc in docs if len(doc)), key=len)
    for first in range(0, len(held), _NAMED_TOGETHER):
        batch = held[first : first + _NAMED_TOGETHER]
        states = recognizer.moves.init_batch(batch)
        model = recognizer.model.predict(batch)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            unfinished = recognizer.transition_states(unfinished, model.predict(unfinished))
        model.clear_memory()
        recognizer.set_annotations(batch, states)
