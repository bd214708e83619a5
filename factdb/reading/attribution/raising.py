"""What is reported without a reporter: "is expected to P", "seems to P", "is said to have P"."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.reading.attribution.cues import cue_verbs
from factdb.reading.attribution.extent import without_asides
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import agent_of, speaker_tokens
from factdb.reading.language import Token

_TAKEN = frozenset({"ccomp", "xcomp", "dobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def raising_findings(verb: Token) -> Iterator[Finding]:
    """The statement about the subject of a verb that tells how sure it is; "by" names its speaker."""
    lemma, lexicon = verb.lemma_.lower(), cue_verbs()
    if lemma not in lexicon.passive and lemma not in lexicon.seeming:
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if lemma not in (lexicon.passive if passive else lexicon.seeming):
        return
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    told = next((c for c in verb.rights if c.dep_ in {"xcomp", "oprd"} and _states(c)), None)
    if subject is None or told is None or subject.lower_ in {"it", "there"}:
        return
    if told.lemma_.lower() in lexicon.lemmas and any(c.dep_ in _TAKEN for c in told.children):
        return  # "seemed to suggest that P": it is the subject that suggests
    cue = {verb.i} | {c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}}
    speaker = speaker_tokens(agent_of(verb)) if passive else set()
    content = without_asides(verb, subtree_of(subject)) | without_asides(verb, subtree_of(told))
    yield Finding("raising", verb, cue, speaker, content - cue - speaker)


def _states(complement: Token) -> bool:
    return complement.pos_ == "NOUN" or any(c.dep_ == "aux" and c.lower_ == "to" for c in complement.children)
