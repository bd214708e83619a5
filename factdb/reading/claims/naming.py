"""The named things of an atom, under their canonical names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from factdb.model import Entity, Span
from factdb.reading.atoms.phrases import NAMES

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom
    from factdb.reading.language import Token, TokenSpan
    from factdb.reading.speakers import Mentions

_ARTICLES = ("the ", "The ", "a ", "A ")


class Names:
    """The mentions of a text that are settled, by their place."""

    def __init__(self, mentions: Mentions) -> None:
        self._names = sorted((span, name) for span, name in mentions.names.items())
        self._starting: dict[int, tuple[Span, str]] = {}
        for span, name in self._names:
            self._starting[span.start] = (span, name)
        self._longest = max((span.end - span.start for span, _ in self._names), default=0)

    def starting(self, start: int) -> tuple[Span, str] | None:
        """The longest mention that begins at `start`, with the name it stands for."""
        return self._starting.get(start)

    def covering(self, span: Span) -> str | None:
        """The name of a mention that is about `span`, or holds it and little else."""
        low = bisect_left(self._names, span.start - self._longest, key=lambda pair: pair[0].start)
        high = bisect_left(self._names, span.end, key=lambda pair: pair[0].start)
        near = [(own, name) for own, name in self._names[low:high] if own.covers(span)]
        fitting = [pair for pair in near if pair[0].end - pair[0].start <= 2 * (span.end - span.start) + 12]
        return min(fitting, key=lambda pair: pair[0].end - pair[0].start)[1] if fitting else None


def entities_of(atom: Atom, names: Names) -> tuple[Entity, ...]:
    """The entities of the parse inside the atom, cleaned, with the name `names` gives them."""
    inside = {t.i for t in atom.tokens}
    found: dict[int, Entity] = {}
    for token in atom.tokens:
        if token.ent_iob_ == "B" and token.ent_type_ in NAMES:
            entity = _entity(token, inside, names)
            if entity is not None:
                found[entity.start] = entity
    return tuple(found.values())


def _entity(token: Token, inside: set[int], names: Names) -> Entity | None:
    doc, end = token.doc, token.i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and end in inside:
        end += 1
    text, first, last = _clean(doc[token.i : end])
    if not any(c.isalnum() for c in text):
        return None
    return Entity(first, last, names.covering(Span(first, last)) or text, token.ent_type_)


def _clean(tokens: TokenSpan) -> tuple[str, int, int]:
    text, start = tokens.text, tokens.start_char
    for article in _ARTICLES:
        if text.startswith(article) and len(text) > len(article):
            text, start = text[len(article) :], start + len(article)
            break
    for ending in ("'s", "'"):
        text = text.removesuffix(ending)
    return text, start, start + len(text)
