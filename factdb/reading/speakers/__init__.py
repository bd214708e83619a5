"""Who is meant: names, short names, titles and pronouns of one article, resolved within it.

Each article has its own cast: a family name that two persons share is never merged, and an
unnamed source stays the description that the article gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factdb.model import Article, Attribution, Sentence, Span
from factdb.reading.attribution import find_attributions
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.language import Doc
from factdb.reading.speakers.cast import Cast, Figure, build_cast
from factdb.reading.speakers.names import NameMention, find_names
from factdb.reading.speakers.naming import name_speakers
from factdb.reading.speakers.phrases import phrase_span
from factdb.reading.speakers.resolution import Resolver, head_tokens
from factdb.reading.speakers.words import words

__all__ = ["Mentions", "name_speakers", "resolve_mentions"]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the short mentions of an article stand for.

    `names` maps the span of a mention ("Li", "he", "the minister", "the ministry", "Its") to the
    canonical name. A mention that the article does not settle is absent. `full` tells, for a canonical
    name, the longest description the article gives ("Chinese Defense Minister Li Shangfu").
    """

    names: Mapping[Span, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)


def resolve_mentions(doc: Doc, sentences: Sequence[Sentence], article: Article) -> Mentions:
    """The mentions of persons and bodies in a parsed text that resolve within it."""
    attributions = find_attributions(doc, sentences)
    named = find_names(doc, sentences)
    cast = build_cast(doc, named)
    spans = [a.speaker_span for a in attributions if a.speaker_span is not None]
    found = Resolver(doc, cast, head_tokens(doc, spans), quoted_tokens(doc), article.source).run()
    names = _name_spans(doc, named, cast) | _other_spans(doc, found)
    full = {f.name: f.full for f in cast.figures if f.full}
    names |= _first_persons(doc, name_speakers(attributions, Mentions(names, full), doc))
    return Mentions(dict(sorted(names.items())), full)


def _first_persons(doc: Doc, attributions: Sequence[Attribution]) -> dict[Span, str]:
    """In a quotation "I" and "we" are the one who speaks."""
    quoted, first = quoted_tokens(doc), words("pronouns", "first") | words("pronouns", "first_plural")
    contents = [(content, a.speaker) for a in attributions if a.speaker for content in a.content]
    pronouns = [t for t in doc if t.i in quoted and t.lower_ in first]
    names: dict[Span, str] = {}
    for token in pronouns:
        span = Span(token.idx, token.idx + len(token))
        speakers = [speaker for content, speaker in contents if content.covers(span)]
        if speakers:
            names[span] = speakers[0]
    return names


def _name_spans(doc: Doc, named: Sequence[NameMention], cast: Cast) -> dict[Span, str]:
    return {
        _span(doc, m.start, m.end): cast.of_mention[m.start].name for m in named if m.start in cast.of_mention
    }


def _other_spans(doc: Doc, found: Mapping[int, Figure]) -> dict[Span, str]:
    spans: dict[Span, str] = {}
    for number, figure in found.items():
        token = doc[number]
        span = Span(token.idx, token.idx + len(token)) if token.pos_ == "PRON" else phrase_span(doc, token)
        spans[span] = figure.name
    return spans


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
