"""The one firm of an article: "the company" where only one name has a chief executive or customers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factdb.model import Span
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import listed, places
from factdb.reading.definites.naming import name_of
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.definites.wording import Teller, possessive, with_article
from factdb.reading.language import Token
from factdb.reading.speakers.words import gender_of_first_name, is_body, is_title


@dataclass(slots=True)
class Firms:
    """The firms of one text: the first place where each is shown to be one."""

    teller: Teller
    heads: Sequence[Token]
    outlet: str | None = None
    found: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for token in self.heads:
            for name in _shown(token):
                told = name_of(name, self.teller) if _may_be_firm(name, token) else None
                if told is not None and told.words != self.outlet:
                    self.found.setdefault(told.words, token.i)

    def fuller(self, phrase: Phrase) -> Fuller | None:
        """The name for "the company", if just one firm was shown before it."""
        if phrase.lemma not in listed("firms", "called") or phrase.plural or phrase.left:
            return None
        if not phrase.is_bare() or phrase.demonstrative or is_name(phrase.head):
            return None
        before = [name for name, at in self.found.items() if at < phrase.start]
        return _in_place(phrase, with_article(before[0], self.teller.doc)) if len(before) == 1 else None


def _in_place(phrase: Phrase, words: str) -> Fuller:
    genitive = next((c for c in phrase.head.rights if c.tag_ == "POS" and c.i == phrase.head.i + 1), None)
    end = phrase.span.end if genitive is None else genitive.idx + len(genitive)
    content = tuple((part.lower(), "PROPN") for part in words.removeprefix("the ").split())
    added = frozenset(lemma for lemma, _ in content)
    return Fuller(
        Span(phrase.span.start, end), words if genitive is None else possessive(words), content, added
    )


def _shown(token: Token) -> Iterator[Token]:
    """The names that this noun shows to be firms: its owner, "of" whom it is, or its name in apposition."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return
    lemma = token.lemma_.lower()
    if lemma in listed("firms", "own"):
        yield from (c for c in token.children if c.dep_ == "poss" and is_name(c))
        of = (c for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "at", "for"))
        for preposition in of:
            yield from _last_names(preposition)
    if lemma in listed("firms", "are"):
        yield from (c for c in token.children if c.dep_ == "appos" and is_name(c))
        if token.dep_ in ("appos", "attr") and is_name(token.head):
            yield token.head


def _last_names(preposition: Token) -> Iterator[Token]:
    """The name after "of", also behind what it is: "of the operator, Nordlink"."""
    for child in preposition.children:
        if is_name(child):
            yield child
        yield from (c for c in child.children if c.dep_ == "appos" and is_name(c))


def _may_be_firm(name: Token, shown_by: Token) -> bool:
    """Whether nothing shows the name to be a person's, a place's or an office's.

    The parser takes many a firm for a place; a chief executive shows the better.
    """
    sure = shown_by.lemma_.lower() in listed("firms", "sure") | listed("firms", "are")
    known = name.lower_ in places("country") | places("state")
    if name.pos_ != "PROPN" or known or (name.ent_type_ in ("GPE", "LOC", "NORP") and not sure):
        return False
    before = name.nbor(-1) if name.i > 0 else name
    person = before.head == name and (is_title(before.text) or gender_of_first_name(before.text))
    office = is_body(name.lower_) and name.lower_ not in listed("firms", "called") | listed("firms", "are")
    return not person and not office
