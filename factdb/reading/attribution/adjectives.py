"""Attribution by adjectives: "is confident that P", "are willing to P", "was worried about P"."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.reading.attribution.cues import cue_adjectives
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import speaker_tokens, subject_of
from factdb.reading.language import Token

_COPULAS = frozenset({"be", "feel", "remain", "seem", "appear", "become", "sound", "grow"})


def adjective_findings(adjective: Token) -> Iterator[Finding]:
    """What an adjective after a copula attributes; nothing for other words."""
    lemma = adjective.lower_
    if lemma not in cue_adjectives().lemmas or adjective.dep_ not in {"acomp", "ROOT", "oprd", "conj"}:
        return
    copula = adjective.head
    content = _content(adjective, lemma) if copula.lemma_ in _COPULAS else set()
    if content:
        speaker = speaker_tokens(subject_of(copula))
        cue = {adjective.i, copula.i}
        yield Finding("adjective", copula, cue, speaker - content, content - cue)


def _content(adjective: Token, lemma: str) -> set[int]:
    lexicon = cue_adjectives()
    for child in adjective.rights:
        if child.dep_ == "ccomp" and lemma in lexicon.clause:
            return subtree_of(child)
        if child.dep_ == "xcomp" and lemma in lexicon.infinitive:
            return subtree_of(child)
        if child.dep_ == "prep" and lemma in (lexicon.phrase or {}).get(child.lower_, ()):
            inner = [t for t in child.children if t.dep_ in {"pobj", "pcomp"} and t.pos_ != "PRON"]
            if inner:
                return subtree_of(inner[0])
    return set()
