"""From atoms to claims: standing text, speaker, dates, polarity and modality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.model import Article, Attribution, Claim, DateMention, Quantity, Sentence, Span
from factdb.reading.atoms import find_atoms
from factdb.reading.frames import frame_of
from factdb.reading.language import Doc
from factdb.reading.speakers import Mentions


def find_claims(
    doc: Doc,
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    mentions: Mentions,
    dates: Sequence[DateMention],
    quantities: Sequence[Quantity],
) -> Iterator[Claim]:
    """The claims of a parsed article, in order of their sentences."""
    for atom in find_atoms(doc, sentences, attributions):
        spans = atom.spans
        text = article.text[spans[0].start : spans[-1].end]
        sentence = Span(atom.sentence.start, atom.sentence.end)
        yield Claim(text, spans, sentence, article, frame=frame_of(atom, mentions))
