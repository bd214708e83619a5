"""Give each attribution its canonical speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factdb.model import Attribution, Span
from factdb.reading.language import Doc, Token
from factdb.reading.speakers.phrases import description, is_definite
from factdb.reading.speakers.words import words

if TYPE_CHECKING:
    from factdb.reading.speakers import Mentions

_RELATIVE = frozenset({"WP", "WDT"})


def name_speakers(attributions: Sequence[Attribution], mentions: Mentions, doc: Doc) -> list[Attribution]:
    """The attributions with `speaker` filled in where the article settles who it is."""
    naming = _Naming(doc, {span.end: (span, name) for span, name in mentions.names.items()})
    return [replace(a, speaker=naming.speaker(a), chain=naming.chain(a)) for a in attributions]


@dataclass(slots=True)
class _Naming:
    """`ends` finds a mention by its last character; `described` keeps unnamed speakers by their noun."""

    doc: Doc
    ends: Mapping[int, tuple[Span, str]]
    described: dict[str, str] = field(default_factory=dict)

    def speaker(self, attribution: Attribution) -> str | None:
        """The canonical name of the attribution's speaker."""
        return self._of_span(attribution.speaker_span)

    def chain(self, attribution: Attribution) -> tuple[str, ...]:
        """The canonical names of those who passed it on, outermost first."""
        return tuple(name for span in attribution.via if (name := self._of_span(span)))

    def _of_span(self, span: Span | None) -> str | None:
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
        return self._name(tokens.root) if tokens is not None else None

    def _name(self, head: Token) -> str | None:
        if head.tag_ in _RELATIVE:
            antecedent = _antecedent(head)
            return self._name(antecedent) if antecedent is not None else None
        named = self._known(head) or self._in_apposition(head)
        if named is not None:
            return self._with_others(head, named)
        if head.pos_ == "PRON":
            return head.lower_ if head.lower_ in words("pronouns", "indefinite") else None
        return self._description(head)

    def _known(self, head: Token) -> str | None:
        found = self.ends.get(head.idx + len(head))
        return found[1] if found is not None and found[0].start <= head.idx else None

    def _in_apposition(self, head: Token) -> str | None:
        """The name beside a description: "one of the survivors, Petra Lund"."""
        for token in head.subtree:
            if token.dep_ == "appos" and token.i > head.i and (name := self._known(token)):
                return name
        return None

    def _with_others(self, head: Token, named: str) -> str:
        """Two names joined by "and" speak together."""
        others = [name for t in head.conjuncts if t.i > head.i and (name := self._known(t)) and name != named]
        return " and ".join([named, *others[:1]])

    def _description(self, head: Token) -> str:
        """The words for an unnamed speaker; "the official" is the one described before."""
        told, lemma = self._owned(head) or description(self.doc, head), head.lemma_.lower()
        before = self.described.get(lemma)
        if before is not None and is_definite(head) and told.lower() == head.lower_:
            return before
        self.described[lemma] = told
        return told

    def _owned(self, head: Token) -> str | None:
        """The phrase with its owner's name, where that is settled: "his office"."""
        owner = next((t for t in head.lefts if t.dep_ == "poss" and t.pos_ == "PRON"), None)
        name = self._known(owner) if owner is not None else None
        if owner is None or name is None:
            return None
        rest = description(self.doc, head)
        return (
            f"{name}'s {rest[len(owner.text) :].lstrip()}" if rest.lower().startswith(owner.lower_) else None
        )


def _antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative clause says something of."""
    clause = pronoun.head
    while clause.dep_ in {"ccomp", "xcomp", "conj", "aux"} and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.tag_ not in _RELATIVE else None
