"""Attribution by phrases: "according to X", "in the words of X", "in X's view"."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import speaker_tokens
from factdb.reading.language import Token

_WORDS = frozenset(
    {"word", "view", "opinion", "telling", "account", "estimation", "judgment", "judgement", "eye"}
)


PHRASE_OPENERS = frozenset({"according", "in", "by"})


def phrase_findings(token: Token) -> Iterator[Finding]:
    """What a phrase attributes whose preposition is `token`."""
    if token.lower_ == "according":
        yield from _according(token)
    elif token.lower_ in {"in", "by"} and token.dep_ == "prep":
        yield from _in_words(token)


def _according(token: Token) -> Iterator[Finding]:
    inner = next((t for t in token.children if t.lower_ == "to"), None)
    nouns = [t for t in (*token.children, *(inner.children if inner else ())) if t.dep_ == "pobj"]
    if nouns:
        speaker = speaker_tokens(nouns[0])
        cue = {token.i} | ({inner.i} if inner else set())
        content = _clause_around(token, subtree_of(token))
        yield Finding("according to", token, cue, speaker, content)


def _in_words(token: Token) -> Iterator[Finding]:
    noun = next((t for t in token.children if t.dep_ == "pobj" and t.lemma_.lower() in _WORDS), None)
    if noun is None:
        return
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    of = next((t for t in noun.children if t.dep_ == "prep" and t.lower_ == "of"), None)
    if owner is None and of is not None:
        owner = next((t for t in of.children if t.dep_ == "pobj"), None)
    if owner is not None and owner.lower_ not in {"other", "its"}:
        own = subtree_of(token)
        speaker = speaker_tokens(owner)
        yield Finding("in the words of", token, own - speaker, speaker, _clause_around(token, own))


def _clause_around(token: Token, own: set[int]) -> set[int]:
    """What the phrase qualifies: the sentence when it stands at an edge and set off, else its clause."""
    sentence, doc = token.sent, token.doc
    last = max(i for i in own if not doc[i].is_punct)
    ends = all(doc[i].is_punct or doc[i].is_space for i in range(last + 1, sentence.end))
    starts = all(doc[i].is_punct or doc[i].pos_ == "CCONJ" for i in range(sentence.start, min(own)))
    if starts or (ends and doc[min(own) - 1].is_punct):
        return set(range(sentence.start, sentence.end)) - own
    head = token.head
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    while ends and head.dep_ in {"conj", "xcomp", "pcomp", "acl", "prep", "advcl"} and head.head != head:
        head = head.head
    return subtree_of(head) - own
