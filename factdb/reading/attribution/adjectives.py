"""Attribution by adjectives: "is confident that P", "are willing to P", "was worried about P"."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.reading.attribution.cues import cue_adjectives
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import speaker_tokens, subject_of
from factdb.reading.language import Token

_COPULAS = frozenset({"be", "feel", "remain", "seem", "appear", "become", "sound", "grow"})


def adjective_findings(adjective: Token) -> Iterator[Finding]:
    """What an adjective after a copula or beside its noun attributes; nothing for other words."""
    lemma = adjective.lower_
    if lemma not in cue_adjectives().lemmas:
        return
    copula, subject = _holder(adjective)
    content = _content(adjective, lemma) if copula is not None else set()
    if content and copula is not None:
        speaker = speaker_tokens(subject)
        cue = {adjective.i, copula.i} | {c.i for c in adjective.children if c.dep_ == "auxpass"}
        yield Finding("adjective", copula, cue, speaker - content, content - cue)


def _holder(adjective: Token) -> tuple[Token | None, Token | None]:
    """The word that holds the place of the cue's verb, and the one of whom the adjective tells."""
    head = adjective.head
    if adjective.dep_ in {"acomp", "ROOT", "oprd", "conj"} and head.lemma_ in _COPULAS:
        return head, subject_of(head)
    if any(c.dep_ == "auxpass" for c in adjective.children):  # "were frustrated that", read as a passive
        return adjective, next((c for c in adjective.lefts if c.dep_ == "nsubjpass"), None)
    if adjective.dep_ in {"acl", "amod"} and adjective.i > head.i:  # "leaders worried about"
        return adjective, head
    if adjective.dep_ == "advcl" and head.pos_ == "VERB":  # "came away convinced that"
        return adjective, subject_of(head)
    return None, None


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
