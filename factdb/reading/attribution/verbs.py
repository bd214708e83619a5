"""Attribution by verbs: which of their frames holds the content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set

from factdb.reading.attribution.chains import cited_clause
from factdb.reading.attribution.contents import (
    clause_content,
    doing_content,
    infinitive_content,
    likened_content,
    object_content,
    parenthetical_content,
    phrase_content,
    scene_content,
    set_off_content,
    small_clause_content,
)
from factdb.reading.attribution.cues import CueLexicon, cue_verbs
from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.sources import is_passive, phrase_before, speaker_tokens, subject_of
from factdb.reading.language import Token

_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})


def verb_findings(verb: Token) -> Iterator[Finding]:
    """What a cue verb attributes; nothing for other words. The clause comes first, then what is nominal."""
    lexicon, lemma = cue_verbs(), verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"} or lemma not in lexicon.lemmas:
        return
    rule, content = _content(verb, lemma, lexicon)
    if content:
        yield finding_of(verb, rule, content)
    elif verb.lemma_.lower() in lexicon.asserted and (content := _cited(verb)):
        yield finding_of(verb, "clause", content)


def _cited(verb: Token) -> set[int]:
    """What the parse gave to the "citing" of a cue: "reported, citing two officials, that P"."""
    return {i for c in verb.rights for i in cited_clause(c)}


def finding_of(verb: Token, rule: str, content: set[int]) -> Finding:
    """A finding with the verb as cue and its subject as speaker."""
    speaker = speaker_tokens(subject_of(verb))
    if speaker and speaker <= content:
        content = content - (phrase_before(verb) or _agent_phrase(verb, speaker))
    cue = {verb.i} | {c.i for c in verb.children if c.dep_ in _AUXILIARY}
    denied = verb.lemma_.lower() in cue_verbs().denied
    return Finding(rule, verb, cue, speaker - content, content - cue, denied)


def _agent_phrase(verb: Token, speaker: set[int]) -> set[int]:
    """The agent of a passive with its "by"."""
    by = min(speaker) - 1
    return speaker | {by} if is_passive(verb) and verb.doc[by].lower_ == "by" else set()


def _content(verb: Token, lemma: str, lexicon: CueLexicon) -> tuple[str, set[int]]:
    """The first frame of the verb that has content here, and that content."""
    for rule, lemmas, content_of in _frames(lexicon):
        if lemma in lemmas and (content := content_of(verb)):
            return rule, content
    content = phrase_content(verb, lemma, lexicon)
    return ("phrase", content) if content else ("", set())


def _frames(lexicon: CueLexicon) -> tuple[tuple[str, Set[str], Callable[[Token], set[int]]], ...]:
    return (
        ("clause", lexicon.asserted, set_off_content),
        ("clause", lexicon.clause, clause_content),
        ("parenthetical", lexicon.clause | lexicon.aside, parenthetical_content),
        ("clause", lexicon.scene, scene_content),
        ("infinitive", lexicon.infinitive, infinitive_content),
        ("infinitive", lexicon.doing, doing_content),
        ("as", lexicon.small_clause, small_clause_content),
        ("as", lexicon.likened, likened_content),
        ("object", lexicon.object, object_content),
    )
