"""Quotations: which cue they belong to, and who goes on speaking without one."""

from __future__ import annotations

from dataclasses import dataclass, field

from factdb.reading.attribution.beside import blocks_after_colons, credit_after, cue_before_colon, cue_beside
from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.floating import (
    carries_on,
    cues_by_head,
    person_before,
    reporter_before,
    stands_alone,
)
from factdb.reading.attribution.nouns import noun_finding
from factdb.reading.attribution.quotations import Quotation, quotations
from factdb.reading.attribution.verbs import finding_of
from factdb.reading.language import Doc, Token

_NOMINAL = frozenset({"object", "phrase", "infinitive"})


def join_quotes(doc: Doc, found: list[Finding]) -> list[Finding]:
    """The findings with quotations made whole, and those of quotations that had none."""
    joining = _Joining(doc, found, quotations(doc))
    for finding in found:
        joining.complete(finding)
    for index, quotation in enumerate(joining.quotes):
        if quotation.speech and quotation.finding is None:
            joining.place(quotation, index)
    for block in blocks_after_colons(doc):
        joining.place_block(block)
    return [f for f in joining.found if f.content]


@dataclass(slots=True)
class _Joining:
    """The findings and quotations of one text while they are brought together."""

    doc: Doc
    found: list[Finding]
    quotes: list[Quotation]
    where: dict[int, Quotation] = field(default_factory=dict)
    by_head: dict[int, list[Finding]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.where = {i: q for q in self.quotes for i in q.tokens}
        self.by_head = cues_by_head(self.found)

    def complete(self, finding: Finding) -> None:
        """Content that the parse cut inside a quotation gets all of it, unless the cue stands in it too."""
        if finding.head is None or finding.head.i in self.where:
            return
        for quotation in {
            id(self.where[i]): self.where[i] for i in finding.content if i in self.where
        }.values():
            finding.content |= quotation.tokens
            if quotation.finding is None or finding.rule == "clause":
                quotation.finding = finding

    def place(self, quotation: Quotation, index: int) -> None:
        """Give the quotation to a cue in its sentence, to a credit, or to the speaker before."""
        before = self.quotes[index - 1] if index else None
        finding = self._beside(quotation)
        if finding is None and before is not None and carries_on(self.doc, before, quotation):
            finding = before.finding
        if finding is None and stands_alone(self.doc, quotation):
            finding = reporter_before(self.doc, quotation, self.by_head) or self._floating(quotation)
        if finding is not None:
            quotation.finding = finding
            finding.content |= quotation.tokens

    def place_block(self, block: range) -> None:
        """Give a paragraph after "She wrote:" to the cue, when the cue has nothing else to say."""
        cue = cue_before_colon(self.doc, block.start)
        held = self.by_head.get(cue.i, ()) if cue is not None else ()
        if cue is not None and not any(f.content and f.rule not in _NOMINAL for f in held):
            self._of(cue).content |= set(block)

    def _beside(self, quotation: Quotation) -> Finding | None:
        cue = cue_beside(self.doc, quotation, self.where) or cue_before_colon(self.doc, quotation.first)
        if cue is not None:
            return self._of(cue)
        dash, credit = credit_after(self.doc, quotation)
        return self._new(Finding("credit", None, {dash}, credit, set())) if credit else None

    def _floating(self, quotation: Quotation) -> Finding | None:
        person = person_before(self.doc, quotation)
        return self._new(Finding("floating", None, set(), person, set())) if person else None

    def _new(self, finding: Finding) -> Finding:
        self.found.append(finding)
        return finding

    def _of(self, cue: Token) -> Finding:
        """The cue's finding; a quotation takes the place of what is only nominal."""
        existing = next(iter(self.by_head.get(cue.i, ())), None)
        if existing is None:
            make = finding_of if cue.pos_ == "VERB" else noun_finding
            existing = self._new(make(cue, "quote", set()))
            self.by_head[cue.i] = [existing]
        elif existing.rule in _NOMINAL:
            existing.content = set()
        return existing
