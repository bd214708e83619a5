"""What the rules ask of the parse: phrases, commas around them, tense and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.reading.atoms.inflection import past_form
from factdb.reading.atoms.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factdb.reading.language import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PAST = frozenset({"VBD", "VBN"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_DASHES = frozenset({"--", "–", "—", "-"})
_OPENERS = _DASHES | {",", "(", "["}
_COMMAS = _DASHES | {","}
_CLOSERS = _DASHES | {",", ")", "]"}
_PLURAL_WORDS = frozenset({"we", "they", "you", "these", "those", "people", "police", "both", "i"})


def indices(tokens: Iterable[Token]) -> frozenset[int]:
    """The places of `tokens` in their text."""
    return frozenset(t.i for t in tokens)


def before(token: Token) -> Token | None:
    """The token before, if any."""
    return token.nbor(-1) if token.i > 0 else None


def after(token: Token) -> Token | None:
    """The token after, if any."""
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def set_off(token: Token) -> bool:
    """Whether the phrase of `token` comes after a comma, dash or bracket (it does not restrict)."""
    opener = before(token.left_edge)
    return opener is not None and opener.text in _OPENERS


def phrase(token: Token) -> frozenset[int]:
    """The tokens of the phrase that `token` heads, with the commas or brackets that set it off."""
    own = set(indices(token.subtree))
    opener, closer = before(token.left_edge), after(token.right_edge)
    if opener is not None and opener.text in _OPENERS:
        own.add(opener.i)
        if closer is not None and closer.text in _CLOSERS:
            own.add(closer.i)
    return frozenset(own)


def named_by(noun: Token) -> Token | None:
    """The name set off after a definite description: "the minister, Ola Dahl," names the minister."""
    if noun.pos_ not in ("NOUN", "NUM") or (plural(noun) and noun.lower_ != "one"):
        return None
    for child in noun.children:
        opener = before(child.left_edge)
        if child.dep_ == "appos" and child.pos_ == "PROPN" and opener is not None and opener.text in _COMMAS:
            return child
    return None


def core(noun: Token, without: Token | None = None) -> tuple[Token, ...]:
    """The noun phrase without what is set off by commas, and without the phrase of `without`.

    A description that a name follows gives way to the name.
    """
    noun = named_by(noun) or noun
    out: set[int] = set()
    waiting = [noun]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            if child == without or _loose(child, noun):
                out |= phrase(child)
            elif node == noun and child.dep_ in _LINKS and child.i > noun.i and not _joins(noun, child):
                out.add(child.i)
            else:
                waiting.append(child)
    # The parser's trees may cross, and their subtrees are then out of order.
    kept = sorted((t for t in noun.subtree if t.i not in out and not t.is_space), key=lambda t: t.i)
    return tuple(_trimmed(kept))


def same_place(token: Token) -> bool:
    """Whether the apposition completes a place: "Bergen, Norway"."""
    return token.ent_type_ in PLACES and (token.head.ent_type_ in PLACES or token.head.pos_ == "PROPN")


PLACES = frozenset({"GPE", "LOC"})
_LINKS = frozenset({"punct", "cc", "preconj"})
_LOOSE = frozenset({"relcl", "acl", "prep", "amod", "advcl"})


def _loose(token: Token, noun: Token) -> bool:
    """Whether the phrase of `token` can go without changing what `noun` is."""
    opener = token.left_edge if token.left_edge.text in ("(", "[") else before(token.left_edge)
    if token.head == noun and token.i > noun.i and opener is not None and opener.text in ("(", "["):
        return True
    if token.dep_ == "appos":
        return set_off(token) and not same_place(token)
    if token.head != noun:
        return False
    return token.dep_ == "parataxis" or (token.dep_ in _LOOSE and token.i > noun.i and set_off(token))


def _joins(noun: Token, mark: Token) -> bool:
    """Whether `mark` stands before a coordinated part of the phrase, or is bound to its word."""
    return any(c.dep_ == "conj" and c.i > mark.i for c in noun.children) or mark.tag_ == "HYPH"


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in _OPENERS | {")", ";", ":"}:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in _OPENERS | {")", ";", ":", "."} and tokens[-1].dep_ == "punct":
        tokens = tokens[:-1]
    return tokens


def subject_of(verb: Token, scope: frozenset[int] | None = None) -> Token | None:
    """The head of the subject phrase of `verb`, if it has one of its own.

    Of one that begins outside `scope` (a dateline that the parser took for the subject) the part within.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    own += [c for aux in auxiliaries(verb) for c in aux.children if c.dep_ in SUBJECTS]
    inside = [c for c in own if scope is None or c.i in scope]
    if scope is None or inside or not own:
        return inside[0] if inside else None
    inner = [t for t in own[0].subtree if t.i in scope and t.head.i not in scope and t.pos_ in _NOMINAL]
    return max(inner, key=lambda t: len(list(t.subtree)), default=None)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of `verb`, in order."""
    return [c for c in verb.children if c.dep_ in AUXILIARIES and c.i < verb.i]


def finite(verb: Token) -> Token | None:
    """The word that carries the tense of the clause, ``None`` for participles and infinitives.

    A bare participle with a subject of its own is a past tense that the parser has misread.
    """
    found = next((t for t in [*auxiliaries(verb), verb] if t.tag_ in FINITE), None)
    if found is None and verb.tag_ == "VBN" and not auxiliaries(verb) and verb.dep_ not in ("acl", "pcomp"):
        return verb if any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children) else None
    return found


def verbal(token: Token) -> bool:
    """Whether `token` is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX") or (token.tag_ in FINITE and token.pos_ != "PUNCT")


def past(verb: Token) -> bool:
    """Whether the clause of `verb` is told in the past tense."""
    word = finite(verb)
    return word is not None and word.tag_ in PAST


def plural(noun: Token) -> bool:
    """Whether a verb agrees with `noun` in the plural."""
    if noun.tag_ in ("NNS", "NNPS") or noun.lower_ in _PLURAL_WORDS:
        return True
    if noun.pos_ == "NUM" and noun.lower_ not in ("one", "1"):
        return True
    return any(c.dep_ == "conj" for c in noun.children) and any(c.lower_ == "and" for c in noun.children)


def climb(token: Token, stop: Token) -> Iterator[Token]:
    """The tokens above `token` up to `stop`, not included."""
    for ancestor in token.ancestors:
        if ancestor == stop:
            return
        yield ancestor


def misread_verb(head: Token) -> Token | None:
    """The verb of "The bank, the biggest, announced it" where the parser made it a participle of the noun."""
    if verbal(head) or head.pos_ not in ("NOUN", "PROPN", "NUM"):
        return None
    forms = [
        c for c in head.children if c.dep_ == "acl" and c.tag_ == "VBN" and set_off(c) and not auxiliaries(c)
    ]
    return next((c for c in forms if _could_be_past(c)), None)


def _could_be_past(form: Token) -> bool:
    by = any(c.dep_ == "agent" for c in form.children)
    return not by and past_form(form.lemma_.lower()) == form.lower_


def points_at(that: Token) -> bool:
    """Whether "that" is the determiner of "said that claim was wrong", whatever the parser takes it for."""
    noun = that.nbor(1) if that.i + 1 < len(that.doc) else that
    alone = not any(c.i < noun.i and c != that for c in noun.children)
    return noun.tag_ == "NN" and noun.dep_ in SUBJECTS and alone and noun.lemma_ in words("pointed_at")
