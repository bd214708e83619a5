"""Attribution by nouns: "the claim that P", "his plan to P", "calls for P"."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.reading.attribution.cues import cue_nouns
from factdb.reading.attribution.extent import with_phrases, without_asides
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import speaker_tokens, subject_of
from factdb.reading.language import Token

# "responded with the claim that", "voted in the belief that": the subject claims and believes.
_HELD = frozenset({"in", "on", "under", "with"})


def noun_findings(noun: Token) -> Iterator[Finding]:
    """What a cue noun attributes; nothing for other words."""
    lexicon, lemma = cue_nouns(), noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in lexicon.lemmas:
        return
    for rule, content in _contents(noun, lemma):
        yield noun_finding(noun, rule, content)
        return


def noun_finding(noun: Token, rule: str, content: set[int]) -> Finding:
    """A finding with the noun as cue and its owner as speaker."""
    denied = noun.lemma_.lower() in cue_nouns().denied
    return Finding(rule, noun, {noun.i}, speaker_tokens(_speaker(noun)) - content, content, denied)


def _contents(noun: Token, lemma: str) -> Iterator[tuple[str, set[int]]]:
    lexicon = cue_nouns()
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp"} and lemma in lexicon.clause and _marked(child):
            yield "noun clause", subtree_of(child)
        elif child.dep_ == "acl" and lemma in lexicon.infinitive and _infinitive(child):
            yield "noun infinitive", without_asides(noun, subtree_of(child))
        elif child.dep_ == "prep" and lemma in (lexicon.phrase or {}).get(child.lower_, ()):
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and inner.pos_ != "PRON":
                    yield "noun phrase", with_phrases(noun, without_asides(noun, subtree_of(inner)))


def _marked(clause: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ in {"that", "whether"} for t in clause.children)


def _infinitive(clause: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in clause.children)


def _speaker(noun: Token) -> Token | None:
    """The possessor, the one after "by" or "from", or the subject of a verb that only carries the noun."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in cue_nouns().light:
        return subject_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ in _HELD and noun.head.head.pos_ == "VERB":
        return subject_of(noun.head.head)
    return None
