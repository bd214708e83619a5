"""Who says what: speaker, cue and content of each attribution, in the sense of PARC and PolNeAR.

Cues are verbs, nouns and phrases of the lexicons; their content is found by the parse, and
quotations are joined to the cue beside them or carried on from the speaker before.
"""

from __future__ import annotations

from collections.abc import Sequence

from factdb.model import Attribution, Sentence
from factdb.reading.attribution.adjectives import adjective_findings
from factdb.reading.attribution.cues import cue_adjectives
from factdb.reading.attribution.finding import Finding, attribution_of
from factdb.reading.attribution.labels import label_findings
from factdb.reading.attribution.nouns import noun_findings
from factdb.reading.attribution.phrases import PHRASE_OPENERS, phrase_findings
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.attribution.sifting import sift
from factdb.reading.attribution.speech import join_quotes
from factdb.reading.attribution.verbs import verb_findings
from factdb.reading.language import Doc
from factdb.reading.language.memo import once

__all__ = ["find_attributions"]


def find_attributions(doc: Doc, sentences: Sequence[Sentence]) -> list[Attribution]:
    """The attributions of a parsed text, in order of their content; `speaker` is still open."""
    return list(once(doc, "attributions", lambda: _attributions(doc, sentences)))


def _attributions(doc: Doc, sentences: Sequence[Sentence]) -> list[Attribution]:
    quoted = quoted_tokens(doc)
    made = (attribution_of(finding, doc, quoted) for finding in findings(doc, sentences))
    return sorted((a for a in made if a is not None), key=lambda a: (a.content[0], a.cue or a.content[0]))


def findings(doc: Doc, sentences: Sequence[Sentence]) -> list[Finding]:
    """The attributions as tokens, each with the rule that found it."""
    found: list[Finding] = list(label_findings(doc, sentences))
    adjectives = cue_adjectives().lemmas
    for token in doc:
        # Asked here rather than in each rule, because most words are no cue at all.
        kind, word = token.pos_, token.lower_
        if kind in {"VERB", "AUX"}:
            found += verb_findings(token)
        elif kind == "NOUN":
            found += noun_findings(token)
        if word in adjectives:
            found += adjective_findings(token)
        if word in PHRASE_OPENERS:
            found += phrase_findings(token)
    return sift(doc, join_quotes(doc, found), quoted_tokens(doc))
