"""Which findings are kept: what is said inside a quotation, by nobody, or only perhaps is no attribution."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from factdb.reading.attribution.cues import cue_verbs, read_lexicon
from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.sources import is_passive
from factdb.reading.language import Doc

# Fewer words than these say nothing.
_FEWEST_WORDS = {"clause": 2, "quote": 1, "according to": 2, "credit": 1}
_NOMINAL_FEWEST = 1
# Frames in which a passive without an agent still reports: "is accused of P", "was described as Q".
_NAMELESS = frozenset({"phrase", "as", "noun clause", "quote", "clause"})

_ENCLOSING = frozenset(
    {"clause", "quote", "according to", "label", "noun clause", "phrase", "as", "parenthetical"}
)


def sift(doc: Doc, found: Sequence[Finding], quoted: Container[int]) -> list[Finding]:
    """The findings that attribute something to somebody in the article's own words."""
    _part_sources(found)
    kept = [f for f in found if _told(f, quoted) and _has_speaker(doc, f) and _says_enough(doc, f)]
    around: dict[int, list[Finding]] = {}
    for outer in kept:
        if outer.rule in _ENCLOSING:
            for number in outer.content:
                around.setdefault(number, []).append(outer)
    return [f for f in kept if f.head is None or not _reported_by_another(f, around.get(f.head.i, ()))]


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
    """Whether the article itself uses the cue, as a fact."""
    head = finding.head
    if head is None:
        return True
    return head.i not in quoted and not any(
        child.tag_ == "MD" and child.lower_ != "will" for child in head.children
    )


def _has_speaker(doc: Doc, finding: Finding) -> bool:
    """Whether somebody speaks; "nobody knows" tells of no speaker."""
    if finding.speaker or finding.head is None:
        nobody = read_lexicon("pronouns")["words"]["nobody"].split()
        return not all(doc[i].lower_ in nobody for i in finding.speaker) or finding.head is None
    if finding.rule not in _NAMELESS:
        return False
    return finding.head.pos_ == "NOUN" or (
        is_passive(finding.head) and finding.head.dep_ not in {"acl", "amod"}
    )


def _says_enough(doc: Doc, finding: Finding) -> bool:
    words = sum(1 for i in finding.content if doc[i].is_alpha or doc[i].like_num)
    return words >= _FEWEST_WORDS.get(finding.rule, _NOMINAL_FEWEST)


def _reported_by_another(finding: Finding, others: Iterable[Finding]) -> bool:
    """Whether the cue is itself part of what somebody says: only the outer one is the article's own."""
    return any(
        other is not finding
        and not other.speaker & finding.speaker
        and not (
            finding.rule == "according to" and other.head is not None and other.head.i in finding.content
        )
        and not (other.rule == "according to" and _says_himself(finding))
        for other in others
    )


def _says_himself(finding: Finding) -> bool:
    """Whether it reports speech: "X said P, according to a statement" stays what X said."""
    return (
        finding.head is not None
        and finding.rule in {"clause", "quote"}
        and finding.head.lemma_.lower() in cue_verbs().asserted
    )
