"""Who says what: speaker, cue and content of each attribution, in the sense of PARC and PolNeAR.

Cues are verbs, nouns and phrases of the lexicons; their content is found by the parse, and
quotations are joined to the cue beside them or carried on from the speaker before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.model import Attribution, Sentence
from factdb.reading.attribution.adjectives import adjective_findings
from factdb.reading.attribution.bounds import sentence_spans
from factdb.reading.attribution.chains import chained
from factdb.reading.attribution.cues import cue_adjectives
from factdb.reading.attribution.finding import Finding, attribution_of
from factdb.reading.attribution.headlines import headline_findings
from factdb.reading.attribution.nouns import noun_findings
from factdb.reading.attribution.phrases import PHRASE_OPENERS, phrase_findings
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.attribution.raising import raising_findings
from factdb.reading.attribution.sifting import sift
from factdb.reading.attribution.speech import join_quotes
from factdb.reading.attribution.transcripts import label_findings
from factdb.reading.attribution.verbs import verb_findings
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import once

__all__ = ["find_attributions"]

_CUE_KINDS = ("VERB", "AUX", "NOUN")

LONGEST = 250
"""Tokens of the longest sentence whose cues are read: a longer one is no prose."""


def find_attributions(doc: Doc, sentences: Sequence[Sentence]) -> list[Attribution]:
    """The attributions of a parsed text, in order of their content; `speaker` is still open."""
    return list(once(doc, "attributions", lambda: _attributions(doc, sentences)))


def _attributions(doc: Doc, sentences: Sequence[Sentence]) -> list[Attribution]:
    quoted = quoted_tokens(doc)
    made = (attribution_of(finding, doc, quoted) for finding in findings(doc, sentences))
    return sorted((a for a in made if a is not None), key=lambda a: (a.content[0], a.cue or a.content[0]))


def findings(doc: Doc, sentences: Sequence[Sentence]) -> list[Finding]:
    """The attributions as tokens, each with the rule that found it."""
    found = [*label_findings(doc), *headline_findings(doc, sentences)]
    read = {i for finding in found if finding.rule == "headline" for i in finding.content | finding.cue}
    for number in _asked(doc):
        if number not in read:
            found += _of_token(doc[number])
    return sift(doc, chained(join_quotes(doc, found)), quoted_tokens(doc))


def _asked(doc: Doc) -> Iterator[int]:
    """The numbers of the words that may be cues, by their part of speech or letters: most words are none."""
    strings, opening = doc.vocab.strings, cue_adjectives().lemmas | PHRASE_OPENERS
    kinds, words = {strings[kind] for kind in _CUE_KINDS}, {strings.add(word) for word in opening}
    tags: list[list[int]] = doc.to_array(["POS", "LOWER"]).tolist()
    for first, end in sentence_spans(doc):
        if end - first <= LONGEST:
            yield from (i for i in range(first, end) if tags[i][0] in kinds or tags[i][1] in words)


def _of_token(token: Token) -> Iterator[Finding]:
    """What a word attributes as verb, noun, adjective or opening of a phrase; most are no cue at all."""
    kind, word = token.pos_, token.lower_
    if kind in {"VERB", "AUX"}:
        found = list(raising_findings(token))
        yield from found or verb_findings(token)
    elif kind == "NOUN":
        yield from noun_findings(token)
    if word in cue_adjectives().lemmas:
        yield from adjective_findings(token)
    if word in PHRASE_OPENERS:
        yield from phrase_findings(token)
