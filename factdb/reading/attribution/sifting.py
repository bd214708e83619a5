"""Which findings are kept: what is said inside a quotation, by nobody, or only perhaps is no attribution."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice

from factdb.reading.attribution.chains import passes_on
from factdb.reading.attribution.cues import cue_verbs, read_lexicon
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import is_passive
from factdb.reading.attribution.voices import is_mute, is_person
from factdb.reading.language import Doc

# Fewer words than these say nothing.
_FEWEST_WORDS = {"clause": 2, "quote": 1, "according to": 2, "credit": 1}
_NOMINAL_FEWEST = 1
# Frames in which a passive without an agent still reports: "is accused of P", "was described as Q".
# A cue after another modal verb is one that nobody has uttered.
_MEANT = frozenset({"will", "would", "can"})
_QUOTED = frozenset({"clause", "quote", "according to"})
_CONDITIONS = frozenset({"if", "unless"})
_NAMELESS = frozenset({"phrase", "raising", "as", "noun clause", "quote", "clause"})


def sift(doc: Doc, found: Sequence[Finding], quoted: Container[int]) -> list[Finding]:
    """The findings that attribute something to somebody in the article's own words."""
    _part_sources(found)
    found = _without_carriers(found)
    kept = [
        f
        for f in found
        if _told(f, quoted) and _has_speaker(doc, f) and _has_voice(doc, f) and _says_enough(doc, f)
    ]
    around: dict[int, list[Finding]] = {}
    for outer in kept:
        for number in outer.content:
            around.setdefault(number, []).append(outer)
    return [f for f in kept if f.head is None or not _reported_by_another(f, around.get(f.head.i, ()))]


def _without_carriers(found: Sequence[Finding]) -> list[Finding]:
    """The findings without objects that are cues: "repeated her claim that P" tells of the claim."""
    nouns = {f.head.i: f for f in found if f.head is not None and f.rule == "noun clause"}
    kept: list[Finding] = []
    for finding in found:
        carried = _carried(finding, nouns) if finding.rule == "object" else None
        if carried is None:
            kept.append(finding)
        elif not carried.speaker:
            carried.speaker = finding.speaker
    return kept


def _carried(finding: Finding, nouns: Mapping[int, Finding]) -> Finding | None:
    head = finding.head
    objects = (c.i for c in head.children if c.dep_ == "dobj") if head is not None else ()
    return next((nouns[i] for i in objects if i in nouns), None)


def _part_sources(found: Sequence[Finding]) -> None:
    """In "X said P, according to Y" the last words are no part of what X said."""
    by_head: dict[int, list[Finding]] = {}
    for inner in found:
        if inner.head is not None:
            by_head.setdefault(inner.head.i, []).append(inner)
    for outer in found:
        if outer.rule == "according to":
            for inner in (f for number in outer.content for f in by_head.get(number, ())):
                inner.content -= outer.cue | outer.speaker


def _told(finding: Finding, quoted: Container[int]) -> bool:
    """Whether the article itself uses the cue, as a fact: not "could say", "if he says", "as you know"."""
    head = finding.head
    if head is None:
        return True
    return head.i not in quoted and not any(
        (child.tag_ == "MD" and child.lower_ not in _MEANT)
        or (child.dep_ == "mark" and child.lower_ in _CONDITIONS)
        or (child.dep_ == "nsubj" and child.lower_ == "you")
        for child in head.children
    )


def _has_speaker(doc: Doc, finding: Finding) -> bool:
    """Whether somebody speaks; "nobody knows" tells of no speaker."""
    if finding.speaker or finding.head is None:
        nobody = read_lexicon("pronouns")["words"]["nobody"].split()
        return not all(doc[i].lower_ in nobody for i in finding.speaker) or finding.head is None
    if finding.rule not in _NAMELESS:
        return False
    return (
        finding.head.pos_ == "NOUN"
        or finding.rule == "raising"
        or (is_passive(finding.head) and finding.head.dep_ not in {"acl", "advcl", "amod"})
    )


def _has_voice(doc: Doc, finding: Finding) -> bool:
    """Whether the head of the speaker can speak at all."""
    if finding.head is None or finding.rule == "headline":
        return True
    heads = (
        doc[i] for i in sorted(finding.speaker) if doc[i].head.i not in finding.speaker or doc[i].head.i == i
    )
    head = next(heads, None)
    if head is None or not is_mute(head, quoted=finding.rule in _QUOTED):
        return True
    named = next((t for t in head.children if t.dep_ == "appos" and is_person(t)), None)
    finding.speaker = subtree_of(named) if named is not None else set()
    return named is not None


def _says_enough(doc: Doc, finding: Finding) -> bool:
    fewest = _FEWEST_WORDS.get(finding.rule, _NOMINAL_FEWEST)
    words = (i for i in finding.content if doc[i].is_alpha or doc[i].like_num)
    return sum(1 for _ in islice(words, fewest)) == fewest


def _reported_by_another(finding: Finding, others: Iterable[Finding]) -> bool:
    """Whether the cue is itself part of what somebody says: only the outer one is the article's own."""
    return any(
        other is not finding
        and not other.speaker & finding.speaker
        and not (
            finding.rule == "according to" and other.head is not None and other.head.i in finding.content
        )
        and not (other.rule == "according to" and _says_himself(finding))
        and not passes_on(other, finding)
        for other in others
    )


def _says_himself(finding: Finding) -> bool:
    """Whether it reports speech: "X said P, according to a statement" stays what X said."""
    return (
        finding.head is not None
        and finding.rule in {"clause", "quote"}
        and finding.head.lemma_.lower() in cue_verbs().asserted
    )
