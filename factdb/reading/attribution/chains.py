"""Who passed it on: outlet → agency → official → document.

In "Reuters reported, citing two officials, that P" the officials speak and Reuters passes it on. The
innermost voice is the speaker, and the others are kept, outermost first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factdb.reading.attribution.cues import cue_verbs
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import agent_of, own_subject, speaker_tokens
from factdb.reading.attribution.voices import is_outlet, listed, may_speak
from factdb.reading.language import Token

_QUOTES = frozenset({"cite", "quote"})
_TELLS = frozenset({"tell", "inform"})
_OBJECTS = frozenset({"dobj", "dative"})


def chained(found: Iterable[Finding]) -> list[Finding]:
    """The findings with the innermost speaker and the others in `via`, without those that only cite."""
    kept: list[Finding] = []
    for finding in found:
        if finding.head is None or finding.rule == "headline":
            kept.append(finding)
        elif not _only_cites(finding.head, finding.rule):
            _relay(finding, finding.head)
            kept.append(finding)
    return kept


def passes_on(outer: Finding, inner: Finding) -> bool:
    """Whether an outlet tells nothing but what another says: "the Times reported officials said P"."""
    if outer.head is None or inner.head is None or inner.rule != "clause" or inner.head.dep_ != "ccomp":
        return False
    carrier = own_subject(outer.head)
    return inner.head.head == outer.head and carrier is not None and is_outlet(carrier)


def cited_clause(verb: Token) -> set[int]:
    """The clause that the parse gave to "citing": "reported, citing two officials, that P"."""
    if verb.lemma_.lower() not in _QUOTES or verb.dep_ != "advcl" or _cited(verb) is None:
        return set()
    return {i for c in verb.rights if c.dep_ == "ccomp" for i in subtree_of(c)}


def _only_cites(head: Token, rule: str) -> bool:
    """Whether it is the source of another cue ("citing two officials") or of "as saying", not content."""
    if rule not in {"object", "clause"} or head.lemma_.lower() not in _QUOTES or _cited(head) is None:
        return False
    beside = head.dep_ in {"advcl", "xcomp", "acl"} and head.head.lemma_.lower() in cue_verbs().asserted
    return beside or (rule == "object" and _saying(head) is not None)


def _relay(finding: Finding, head: Token) -> None:
    quoting = _quoting(head)
    if quoting is not None:
        _pass_on(finding, quoting)
        return
    for citing in _citations(head):
        source = _cited(citing)
        if source is not None and may_speak(source):
            finding.via = [finding.speaker] if finding.speaker else []
            finding.speaker = speaker_tokens(source)
            finding.content -= subtree_of(citing) - subtree_of_clause(citing)
            return
    outlets = _carriers(head) if head.pos_ == "NOUN" else _outlets(head)
    finding.via = [speaker_tokens(noun) for noun in outlets]


def subtree_of_clause(verb: Token) -> set[int]:
    """The token numbers of the finite clauses below a verb."""
    return {i for c in verb.rights if c.dep_ == "ccomp" for i in subtree_of(c)}


def _pass_on(finding: Finding, quoting: Token) -> None:
    """Turn to whom is quoted: "Xinhua quoted the minister as saying P", or the same as a passive."""
    passive = next((c for c in quoting.lefts if c.dep_ == "nsubjpass"), None)
    speaker, outlet = (passive, agent_of(quoting)) if passive else (_cited(quoting), own_subject(quoting))
    if speaker is not None:
        finding.head = quoting  # the verb of the clause that only tells who speaks
        finding.cue = {quoting.i} | {c.i for c in quoting.lefts if c.dep_ in {"aux", "auxpass"}}
        finding.speaker = speaker_tokens(speaker)
        finding.via = [speaker_tokens(outlet)] if outlet is not None else []
        finding.content -= finding.speaker | {i for via in finding.via for i in via}


def _quoting(head: Token) -> Token | None:
    """The "quoted" or "cited" of a cue: itself, or what "as saying" hangs on."""
    if head.lemma_.lower() in _QUOTES and _saying(head) is not None:
        return head
    preposition = head.head
    if head.dep_ == "pcomp" and preposition.lower_ == "as" and preposition.head.lemma_.lower() in _QUOTES:
        return preposition.head
    return None


def _saying(quoting: Token) -> Token | None:
    phrases = (c for c in quoting.rights if c.dep_ == "prep" and c.lower_ == "as")
    return next((t for p in phrases for t in p.children if t.dep_ == "pcomp"), None)


def _cited(verb: Token) -> Token | None:
    """Who is cited: the object of the verb."""
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


def _citations(head: Token) -> Iterator[Token]:
    """The "citing" and "quoting" of a cue or of its subject."""
    subject = own_subject(head)
    for child in (*head.children, *(subject.rights if subject is not None else ())):
        if (
            child.dep_ in {"advcl", "xcomp", "acl"}
            and child.tag_ == "VBG"
            and child.lemma_.lower() in _QUOTES
        ):
            yield child


def _outlets(head: Token) -> Iterator[Token]:
    """The outlets it was told to, or that carried the paper it stands in."""
    for child in head.rights:
        if child.dep_ in _OBJECTS and head.lemma_.lower() in _TELLS and is_outlet(child):
            yield child
        elif child.dep_ == "prep":
            papers = (t for t in child.children if t.dep_ == "pobj")
            yield from (noun for paper in papers for noun in _carriers(paper))


def _carriers(paper: Token) -> Iterator[Token]:
    for participle in paper.rights:
        if participle.dep_ == "acl" and participle.lower_ in listed("outlets", "relayed"):
            agent = agent_of(participle)
            if agent is not None and is_outlet(agent):
                yield agent
