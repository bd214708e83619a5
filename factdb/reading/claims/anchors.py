"""Whose words a statement keeps: a quotation that means little without its speaker stands behind the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.model import Mode
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.language import Token
from factdb.reading.speakers.grammar import stands_for_clause
from factdb.reading.speakers.words import words

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom
    from factdb.reading.claims.naming import Names
    from factdb.reading.definites import Definites

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me", "ours", "mine", "myself", "ourselves"})
_ONE_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "you", "here", "your"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss", "det"})


def _is_quoted(atom: Atom) -> bool:
    return atom.head.i in quoted_tokens(atom.head.doc)


def first_person(atom: Atom) -> bool:
    """Whether "I" or "we" speaks in it."""
    return any(t.lower_ in _FIRST_PERSON and t.ent_type_ == "" for t in atom.tokens)


def kept_as_quote(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether the wording is that of a quotation behind its speaker: `Ola Dahl: “It sank fast.”`.

    So it is with a first person, and in a direct quote with a subject that the article does not settle.
    """
    said = atom.attribution
    if said is None:
        return first_person(atom) and _is_quoted(atom)
    if said.mode not in (Mode.DIRECT, Mode.MIXED):
        return False
    if first_person(atom):
        return said.mode is Mode.DIRECT or atom.stands_in_content or _own_words(atom)
    leaning = said.mode is Mode.DIRECT and said.speaker is not None and is_verbatim(atom)
    return leaning and leans(atom, names, definites)


def _own_words(atom: Atom) -> bool:
    """Whether the predicate of a half-quoted content is the speaker's: "called it “our home”" is not."""
    quoted = quoted_tokens(atom.head.doc)
    return atom.head.i in quoted or any(t.lower_ in _FIRST_PERSON for t in atom.subject)


def is_verbatim(atom: Atom) -> bool:
    """Whether the wording puts no words in that the speaker did not say."""
    return not any(isinstance(piece, str) and any(c.isalpha() for c in piece) for piece in atom.script)


def speaks_for_nobody(atom: Atom) -> bool:
    """Whether "I" speaks, or "we" or "my father" is the subject, and the text does not say who speaks."""
    said = atom.attribution
    if _is_quoted(atom) or (said is not None and (said.speaker or said.speaker_span)):
        return False
    return any(t.lower_ in _ONE_PERSON and not t.ent_type_ for t in atom.tokens) or any(
        t.lower_ in _FIRST_PERSON and not t.ent_type_ for t in atom.subject
    )


def leans(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether its subject is a pronoun, or has one, that stands for something outside the statement."""
    if atom.rule in ("apposition", "age", "origin"):
        return False
    return any(_unsettled(t, names, definites) for t in atom.subject[:3])


def _unsettled(token: Token, names: Names, definites: Definites) -> bool:
    word = token.lower_
    personal = any(word in words("pronouns", k) for k in ("male", "female", "neuter", "plural"))
    if not personal and word not in _POINTING:
        return False
    if (
        token.dep_ not in _SUBJECTS
        or stands_for_clause(token)
        or any(c.dep_ == "relcl" for c in token.children)
    ):
        return False
    return names.starting(token.idx) is None and definites.starting(token.idx) is None
