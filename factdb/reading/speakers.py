"""Who is meant: names, short names, titles and pronouns of one article, resolved within it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factdb.model import Article, Attribution, Sentence, Span
from factdb.reading.language import Doc


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the short mentions of an article stand for.

    `names` maps the span of a mention ("Li", "he", "the minister", "the ministry", "Its") to the canonical name.
    A mention that the article does not settle is absent. `full` tells, for a canonical name, the
    longest description the article gives ("Chinese Defense Minister Li Shangfu").
    """

    names: Mapping[Span, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)


def resolve_mentions(doc: Doc, sentences: Sequence[Sentence], article: Article) -> Mentions:
    """The mentions of persons and bodies in a parsed text that resolve within it."""
    return Mentions()


def name_speakers(attributions: Sequence[Attribution], mentions: Mentions, doc: Doc) -> list[Attribution]:
    """The attributions with `speaker` filled in where the article settles who it is."""
    return list(attributions)
