"""Quotations: which cue they belong to, and who goes on speaking without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factdb.reading.attribution.cues import cue_verbs
from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.quotations import Quotation, quotations
from factdb.reading.attribution.verbs import finding_of
from factdb.reading.language import Doc, Token

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_LONGEST_CREDIT = 6


def join_quotes(doc: Doc, found: list[Finding]) -> list[Finding]:
    """The findings with quotations made whole, and those of quotations that had none."""
    joining = _Joining(doc, found, quotations(doc))
    for finding in found:
        joining.complete(finding)
    for index, quotation in enumerate(joining.quotes):
        if quotation.speech and quotation.finding is None:
            joining.place(quotation, index)
    return [f for f in joining.found if f.content]


@dataclass(slots=True)
class _Joining:
    """The findings and quotations of one text while they are brought together."""

    doc: Doc
    found: list[Finding]
    quotes: list[Quotation]
    where: dict[int, Quotation] = field(default_factory=dict)
    by_head: dict[int, Finding] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.where = {i: q for q in self.quotes for i in q.tokens}
        self.by_head = {f.head.i: f for f in reversed(self.found) if f.head is not None}

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
        """Give the quotation to a cue in its sentence, or to the speaker before."""
        verb = _cue_beside(self.doc, quotation, self.where) or _cue_before_colon(self.doc, quotation)
        credit = _credit(self.doc, quotation) if verb is None else set()
        before = self.quotes[index - 1] if index else None
        if verb is not None:
            quotation.finding = self._of(verb)
        elif credit:
            quotation.finding = Finding("credit", None, {min(credit) - 1}, credit, set())
            self.found.append(quotation.finding)
        elif before is not None and before.finding is not None and _carries_on(self.doc, before, quotation):
            quotation.finding = before.finding
        if quotation.finding is not None:
            quotation.finding.content |= quotation.tokens

    def _of(self, verb: Token) -> Finding:
        """The verb's finding; a quotation takes the place of what is only nominal."""
        existing = self.by_head.get(verb.i)
        if existing is None:
            existing = self.by_head[verb.i] = finding_of(verb, "quote", set())
            self.found.append(existing)
        elif existing.rule in {"object", "phrase", "infinitive"}:
            existing.content = set()
        return existing


def _cue_beside(doc: Doc, quotation: Quotation, where: Mapping[int, Quotation]) -> Token | None:
    """The cue verb outside quotation marks that stands nearest, in the sentences the quotation touches."""
    lexicon = cue_verbs()
    start = doc[quotation.first].sent.start
    end = doc[quotation.last].sent.end
    after = [doc[i] for i in range(quotation.last + 1, min(end, quotation.last + 25)) if i not in where]
    before = [
        doc[i] for i in range(quotation.first - 1, max(start, quotation.first - 25) - 1, -1) if i not in where
    ]
    after = after or _rest_of_line(doc, quotation.last)
    for side in (after, before):
        for token in side:
            if token.pos_ == "VERB" and token.lemma_.lower() in lexicon.spoken:
                return token
    return None


def _cue_before_colon(doc: Doc, quotation: Quotation) -> Token | None:
    """The cue of a paragraph that ends in a colon right before the quotation: "She went on:"."""
    number = quotation.first - 1
    while number > 0 and doc[number].is_space:
        number -= 1
    if number <= 0 or doc[number].text != ":":
        return None
    sentence = doc[number].sent
    verbs = (doc[i] for i in range(number, max(sentence.start, number - 20) - 1, -1))
    return next((t for t in verbs if t.pos_ == "VERB" and t.lemma_.lower() in cue_verbs().asserted), None)


def _credit(doc: Doc, quotation: Quotation) -> set[int]:
    """The name after a dash that closes the line of a quotation: '"…" — Ines Prado'."""
    number = quotation.last + 1
    while number < len(doc) and doc[number].is_space and "\n" not in doc[number].text:
        number += 1
    if number >= len(doc) or doc[number].text not in _DASHES:
        return set()
    name: set[int] = set()
    for token in doc[number + 1 : number + 2 + _LONGEST_CREDIT]:
        if (token.is_space and "\n" in token.text) or token.text in {".", ","}:
            break
        if not token.is_space:
            name.add(token.i)
    proper = all(doc[i].text[:1].isupper() for i in name)
    return name if proper and 0 < len(name) < _LONGEST_CREDIT else set()


def _rest_of_line(doc: Doc, last: int) -> list[Token]:
    """What follows a quotation in a sentence that begins small, as "she asked" after a question."""
    if last + 1 >= len(doc) or not doc[last + 1].text[:1].islower():
        return []
    return list(doc[last + 1 : min(doc[last + 1].sent.end, last + 12)])


def _carries_on(doc: Doc, before: Quotation, quotation: Quotation) -> bool:
    """Whether the speaker before goes on: in the very next sentence, or with the mark repeated."""
    if quotation.quote.continues:
        return True
    sentence = doc[before.last].sent
    between = doc[min(sentence.end, quotation.first) : quotation.first]
    return all(t.is_space or t.is_punct for t in between)
