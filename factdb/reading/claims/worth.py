"""Check-worthiness: what a fact-checker would look at first, explained in a word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from factdb.model import Act, DateMention, Modality, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb.reading.atoms import Atom
    from factdb.reading.claims.naming import Names
    from factdb.reading.language import Token

_BASE = 0.2
_WEIGHTS = {"number": 0.25, "named": 0.15, "date": 0.15, "cause": 0.12, "comparison": 0.1}
_ATTRIBUTED = 0.05
_WEAK = {
    Modality.WANTED: -0.05,
    Modality.POSSIBLE: -0.05,
    Modality.CONDITIONAL: -0.05,
    Modality.REQUIRED: -0.05,
}
_REFUSED = 0.1
_BACKGROUND = frozenset({"apposition", "age", "origin", "description", "acronym"})
_BACKGROUND_SHARE = 0.6
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "LAW"})
_POINTING = frozenset({"the", "these", "those", "both", "its", "their", "his", "her"})
_DATED = regex.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|tomorrow|today|tonight|\b(?:last|next|previous|this)\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    regex.I,
)


@cache
def _listed(table: str, key: str) -> frozenset[str]:
    text = files("factdb.reading").joinpath("lexicons/worth.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[table][key].split())


def worth(  # noqa: PLR0913, PLR0917 (one argument for each thing that weighs)
    atom: Atom,
    modality: Modality,
    act: Act,
    quantities: Sequence[Quantity],
    names: Names,
    event: DateMention | None,
) -> tuple[float, str]:
    """A rank between 0 and 1 and the features that make it, strongest first; "colour" where there is none.

    Refusals and background ("is the mayor", "is 58 years old") stand low whatever they hold.
    """
    if act is Act.REFUSAL:
        return _REFUSED, "refusal"
    present = {
        "number": any(_counts(q, atom) for q in quantities),
        "named": any(_acts(t, names) for t in atom.tokens),
        "date": event is not None and _is_dated(event),
        "cause": any(_tells_why(t) for t in atom.tokens),
        "comparison": any(_compares(t, quantities) for t in atom.tokens),
    }
    features = [name for name, holds in present.items() if holds]
    rank = _BASE + sum(_WEIGHTS[name] for name in features) + _WEAK.get(modality, 0.0)
    rank += _ATTRIBUTED if atom.attribution is not None else 0.0
    if len(atom.tokens) < 5:
        rank -= 0.1
    if atom.rule in _BACKGROUND:
        return round(_BACKGROUND_SHARE * rank, 3), "background"
    return round(min(1.0, max(0.0, rank)), 3), ", ".join(features[:2]) or "colour"


def _counts(quantity: Quantity, atom: Atom) -> bool:
    """Whether the quantity can be checked: not "one of them", "the two countries", "several"."""
    if quantity.unit is not None or any(c.isdigit() for c in quantity.text):
        return True
    said = set(quantity.text.lower().split())
    if said <= _listed("vague", "numbers"):
        first = next((t for t in atom.tokens if t.idx >= quantity.start), None)
        before = first.nbor(-1).lower_ if first is not None and first.i > 0 else ""
        counted = said & {"two", "half", "couple", "pair"} and before not in _POINTING
        return bool(counted)
    return True


def _acts(token: Token, names: Names) -> bool:
    return token.ent_type_ in _ACTORS or names.starting(token.idx) is not None


def _is_dated(event: DateMention) -> bool:
    if event.text.lower() in _listed("undated", "words"):
        return False
    return event.first is not None or event.last is not None or _DATED.search(event.text) is not None


def _tells_why(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.lower_ in _listed("cause", "links") and token.dep_ in ("mark", "prep", "acomp", "amod"):
        return True
    if token.pos_ != "VERB":
        return False
    after = {c.lower_ for c in token.children if c.dep_ == "prep"}
    return lemma in _listed("cause", "verbs") or any(
        f"{lemma}+{link}" in _listed("cause", "verbs") for link in after
    )


def _compares(token: Token, quantities: Sequence[Quantity]) -> bool:
    """Whether it ranks or compares; the "least" of "at least 14" does not."""
    if token.tag_ not in _COMPARED or token.lower_ == "later":
        return False
    own = Span(token.idx, token.idx + len(token))
    return not any(q.span.overlaps(own) for q in quantities)
