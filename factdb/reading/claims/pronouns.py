"""Pronouns whose meaning the statement itself decides, against or beside what the article settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from factdb.reading.atoms.phrases import PLACES, core, plural
from factdb.reading.atoms.words import words
from factdb.reading.language import Token
from factdb.reading.language.memo import once
from factdb.reading.speakers.words import is_body, is_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factdb.reading.atoms import Atom, Piece
    from factdb.reading.claims.naming import Names

_PERSONAL = frozenset({"his", "her"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_BODIES = PLACES | {"ORG", "NORP"}
_AGED = regex.compile(r"the \d{1,3}-year\s?-\s?old", regex.I)
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "old")


def settled(atom: Atom, names: Names) -> dict[int, str | None]:
    """By token index the words a mention is given, or ``None`` where its own words stay.

    "His" stays in "the midfielder has put his name to it", whoever "he" was before: the midfielder is
    not resolved. "Its" of "China is Vietnam's partner and feeds its industry" is Vietnam's, and
    "them" in what a country says is that country where no other plural stands before.
    """
    found: dict[int, str | None] = {}
    for token in atom.tokens:
        if token.lower_ in _REFLEXIVE or _stays(token, atom, names):
            found[token.i] = None
        elif token.lower_ == "its" and (owner := _owner_before(token, atom)) is not None:
            found[token.i] = owner
        elif token.lower_ == "them" and (speaker := _speaking_body(token, atom, names)) is not None:
            found[token.i] = speaker
        elif (token.ent_type_ in PLACES and _names_more(token, names)) or _common(token, names):
            found[token.i] = None
    return found


def _is_many(token: Token, names: Names) -> bool:
    """Whether the name that "it" would be given is a plural ("Democrats")."""
    found = names.starting(token.idx)
    doc = token.doc
    many = once(doc, "plural names", lambda: {t.text for t in doc if t.tag_ in ("NNPS", "NNS")})
    return found is not None and found[1] in many


def _stays(token: Token, atom: Atom, names: Names) -> bool:
    if token.lower_ == "it":
        return _is_many(token, names)
    if token.tag_ != "PRP$":
        return False
    return (token.lower_ in _PERSONAL and _bound(token, atom, names)) or _ahead_of_its_name(
        token, atom, names
    )


def _bound(token: Token, atom: Atom, names: Names) -> bool:
    """Whether the subject is an unnamed person before the pronoun, whose own it may be."""
    if not atom.subject or any(names.starting(t.idx) for t in atom.subject):
        return False
    head = _head(atom.subject)
    if head.i >= token.i or token in atom.subject or head.pos_ == "PROPN" or plural(head):
        return False
    return head.lower_.endswith(_PERSON_ENDINGS) or head.lemma_.lower() in words("unnamed")


def _ahead_of_its_name(token: Token, atom: Atom, names: Names) -> bool:
    """Whether the name itself follows as the subject: "Despite her age, Ola Dahl ..."."""
    mine = names.starting(token.idx)
    if mine is None or not atom.subject or atom.subject[0].i <= token.i:
        return False
    return any(
        other is not None and other[1] == mine[1] for other in (names.starting(t.idx) for t in atom.subject)
    )


def named_by_age(script: Sequence[Piece], atom: Atom, names: Names) -> list[Piece]:
    """The script with "the 23-year-old" as the one person whom the sentence before names."""
    phrase = "".join(t.text_with_ws for t in atom.subject).strip()
    if not atom.subject or not _AGED.fullmatch(phrase):
        return list(script)
    first = atom.subject[0].sent.start
    before = atom.subject[0].doc[first - 1].sent if first > 0 else ()
    people = {
        named[1] for t in before if t.ent_type_ == "PERSON" and (named := names.starting(t.idx)) is not None
    }
    if len(people) != 1 or atom.subject[0] not in script:
        return list(script)
    subject = {t.i for t in atom.subject}
    place = script.index(atom.subject[0])
    kept = [p for p in script if not (isinstance(p, Token) and p.i in subject)]
    return [*kept[:place], people.pop(), *kept[place:]]


def _head(phrase: tuple[Token, ...]) -> Token:
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.head.i not in inside), phrase[-1])


def _owner_before(token: Token, atom: Atom) -> str | None:
    """The owner in "X is Y's partner and ... its ...": "Y’s"."""
    first = atom.head.head
    if atom.rule != "coordination" or first.lemma_ != "be":
        return None
    told = next((c for c in first.children if c.dep_ == "attr" and c.i < token.i), None)
    owner = next((c for c in told.children if c.dep_ == "poss"), None) if told is not None else None
    if owner is None or owner.ent_type_ not in PLACES:
        return None
    return f"{' '.join(t.text for t in core(owner) if t.tag_ != 'POS')}’s"


def _speaking_body(token: Token, atom: Atom, names: Names) -> str | None:
    """The speaker, if a country or body, and no other plural noun stands before "them" in the sentence."""
    said = atom.attribution
    if said is None or said.speaker is None or not atom.stands_in_content or names.starting(token.idx):
        return None
    if token.dep_ not in ("dobj", "pobj", "dative") or not any(t.i < token.i for t in atom.subject):
        return None
    subject = {t.i for t in atom.subject}
    others = [
        t for t in _sentence_before(token) if t.i not in subject and t.pos_ in ("NOUN", "PROPN") and plural(t)
    ]
    spoke = [t for t in _sentence_before(token) if t.dep_ == "nsubj" and t.ent_type_ in _BODIES]
    known = any(t.text in said.speaker for t in spoke)
    return said.speaker if known and not others and plural(_head(atom.subject)) else None


def _sentence_before(token: Token) -> Iterator[Token]:
    return (t for t in token.sent if t.i < token.i)


def _names_more(token: Token, names: Names) -> bool:
    """Whether a place is taken for a body whose name begins with it ("Norway" for "Norway Democrats")."""
    found = names.starting(token.idx)
    if found is None or found[0].end - found[0].start != len(token):
        return False
    return found[1].startswith(f"{token.text} ")


def _common(token: Token, names: Names) -> bool:
    """Whether a common word, opening a sentence or after "the", is no short name of "Acme Coal"."""
    found = names.starting(token.idx)
    if found is None or token.pos_ == "PRON":
        return False
    doc, end = token.doc, found[0].end
    noun = token.nbor(1) if token.lower_ == "the" and token.i + 1 < len(doc) else token
    if noun.idx + len(noun) != end or not found[1].lower().endswith(f" {noun.lower_}"):
        return False
    if is_body(noun.lower_) or is_role(noun.lower_):
        return False
    small = once(doc, "words in small letters", lambda: {t.text for t in doc if t.text.islower()})
    return noun.lower_ in small and (noun.text.islower() or bool(token.is_sent_start))


def described_further(run: Sequence[Token]) -> bool:
    """Whether a role goes on after the mention and is not its person: "the nominee of the two parties"."""
    inside = {t.i for t in run}
    head = _head(tuple(run))
    if head.pos_ != "NOUN" or head.i != run[-1].i:
        return False
    return any(
        c.dep_ in ("prep", "relcl", "acl") and c.i == head.i + 1 and c.i not in inside for c in head.children
    )


def modifies_noun(token: Token) -> bool:
    """Whether a name stands in a noun phrase as it is: "the Dahl plan"."""
    return token.dep_ in ("compound", "nmod") and token.head.i > token.i and token.head.pos_ == "NOUN"
