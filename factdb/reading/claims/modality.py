"""Polarity and modality of a statement, by lexicons over its predicate."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from factdb.model import Modality, Polarity
from factdb.reading.atoms.phrases import auxiliaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factdb.reading.atoms import Atom
    from factdb.reading.language import Token


@cache
def _lexicon() -> dict[str, dict[str, frozenset[str]]]:
    text = files("factdb.reading").joinpath("lexicons/modality.toml").read_text(encoding="utf-8")
    return {
        section: {kind: frozenset(entries) for kind, entries in table.items()}
        for section, table in tomllib.loads(text).items()
    }


_ORDER = list(Modality)


@cache
def _modalities(kind: str) -> dict[str, Modality]:
    """What each word of a section says; of two readings the earlier of `Modality`."""
    sections = _lexicon()[kind]
    return {word: m for m in reversed(_ORDER) for word in sections.get(m.value, ())}


def polarity_of(atom: Atom) -> Polarity:
    """Negative where "not", "never", "no one", "failed to" turn the predicate; twice is positive."""
    inside = {t.i for t in atom.tokens}
    verb, negation = atom.head, _lexicon()["negation"]
    below = _complement(verb, inside)
    turns = _negations(verb, inside) + _yet_to(verb, inside)
    if below is not None:
        turns += verb.lemma_.lower() in negation["verbs"]
        turns += 0 if verb.lemma_.lower() in negation["opaque"] else _negations(below, inside)
    turns += any(t.dep_ == "neg" and t.head != verb and t in verb.head.children for t in _carried(atom))
    return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE


def _carried(atom: Atom) -> list[Token]:
    """Auxiliaries and negations that a coordinated predicate has from the one before it."""
    above = set(atom.head.ancestors)
    return [t for t in atom.tokens if t.dep_ in ("aux", "auxpass", "neg") and t.head in above]


def modality_of(atom: Atom) -> Modality:
    """How firmly the statement stands: a condition first, then what its predicate and adverbs say."""
    inside = {t.i for t in atom.tokens}
    if _conditional(atom.head, inside):
        return Modality.CONDITIONAL
    for kind, found in _LOOKED_AT.items():
        table = _modalities(kind)
        lemmas = found(atom.head, inside)
        if kind == "auxiliaries" and atom.rule == "coordination":
            lemmas |= {t.lower_ for t in _carried(atom)}
        if told := [table[lemma] for lemma in lemmas if lemma in table]:
            return min(told, key=_ORDER.index)
    return Modality.FACT


_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})


def _negations(verb: Token, inside: set[int]) -> int:
    turns = sum(1 for child in verb.children if child.i in inside and _negates(child))
    return min(turns, 1) if verb.lemma_ != "be" else turns


def _negates(child: Token) -> bool:
    lexicon = _lexicon()["negation"]
    if child.lower_ == "no" and _compares(child):
        return False
    if child.dep_ == "neg" or child.lower_ == "nor":
        return True
    if child.dep_ == "advmod":
        return child.lower_ in lexicon["adverbs"]
    return child.dep_ in _ARGUMENTS and _negated_noun(child, lexicon)


def _negated_noun(noun: Token, lexicon: dict[str, frozenset[str]]) -> bool:
    if noun.lower_ in lexicon["pronouns"]:
        return True
    words = (c for c in noun.children if c.dep_ in ("det", "neg", "preconj"))
    return any(c.lower_ in lexicon["determiners"] and not _compares(c) for c in words)


def _compares(no: Token) -> bool:
    """Whether "no" belongs to "no less than", which denies nothing."""
    return no.i + 1 < len(no.doc) and no.nbor(1).lower_ in ("less", "more", "fewer")


def _yet_to(verb: Token, inside: set[int]) -> bool:
    """Whether it "has yet to" or "is yet to" happen."""
    held = verb.lemma_ in ("have", "be") or any(t.lemma_ in ("have", "be") for t in auxiliaries(verb))
    yet = [t for t in verb.subtree if t.lower_ == "yet" and t.i in inside]
    return held and any(t.i + 1 < len(t.doc) and t.nbor(1).lower_ == "to" for t in yet)


def _complement(verb: Token, inside: set[int]) -> Token | None:
    return next(
        (c for c in verb.children if c.dep_ == "xcomp" and c.i in inside and c.pos_ in ("VERB", "AUX")), None
    )


def _conditional(verb: Token, inside: set[int]) -> bool:
    links = _lexicon()["conditions"]["links"]
    clauses = [c for c in verb.children if c.dep_ in ("advcl", "prep") and c.i in inside]
    return any(t.lower_ in links for clause in clauses for t in (clause, *clause.children))


def _auxiliary(verb: Token, inside: set[int]) -> set[str]:
    own = [t.lower_ for t in auxiliaries(verb)]
    perfect = any(t.lemma_ == "have" and t.tag_ == "VB" for t in auxiliaries(verb))
    found = {f"{word} have" if perfect else word for word in own}
    if (
        verb.lemma_ == "have"
        and (below := _complement(verb, inside)) is not None
        and not _yet_to(verb, inside)
    ):
        found |= {"have to"} if any(t.tag_ == "TO" for t in auxiliaries(below)) else set()
    return found


def _verb(verb: Token, inside: set[int]) -> set[str]:
    below = _complement(verb, inside)
    lemma = verb.lemma_.lower()
    passive = any(t.dep_ == "auxpass" for t in auxiliaries(verb))
    if below is None and not any(c.dep_ in ("ccomp", "oprd") and c.i in inside for c in verb.children):
        return {f"{lemma} *"}
    return {f"{lemma} passive" if passive else lemma}


def _adverb(verb: Token, inside: set[int]) -> set[str]:
    return {c.lower_ for c in _near(verb) if c.dep_ == "advmod" and c.i in inside}


def _adjective(verb: Token, inside: set[int]) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") and c.i in inside}


def _near(verb: Token) -> Iterable[Token]:
    for child in verb.children:
        yield child
        if child.dep_ in ("acomp", "attr", "xcomp"):
            yield from child.children


_LOOKED_AT: dict[str, Callable[[Token, set[int]], set[str]]] = {
    "auxiliaries": _auxiliary,
    "verbs": _verb,
    "adverbs": _adverb,
    "adjectives": _adjective,
}
