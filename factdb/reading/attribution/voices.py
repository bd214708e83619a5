"""Who can speak: persons, bodies and what is written; not events, stances or things."""

from __future__ import annotations

from functools import cache

from factdb.reading.attribution.cues import cue_nouns, read_lexicon
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import once

_VOICES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# Labels of names that nobody bears; those of others are often wrong for a person.
_SILENT = frozenset(
    {
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "CARDINAL",
        "ORDINAL",
        "EVENT",
        "LAW",
        "LANGUAGE",
    }
)
_MUTE = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})


@cache
def listed(lexicon: str, *keys: str) -> frozenset[str]:
    """The words under `keys` of a lexicon's table ``words``."""
    table = read_lexicon(lexicon)["words"]
    return frozenset(word for key in keys for word in table[key].split())


def is_person(token: Token) -> bool:
    """Whether the word names one person: "she", a name, "the minister"."""
    if token.lower_ in listed("pronouns", "male", "female"):
        return True
    role = token.pos_ == "NOUN" and token.lemma_.lower() in listed("person_words", "role")
    return token.ent_type_ == "PERSON" or role


def may_speak(noun: Token) -> bool:
    """Whether the noun or name means somebody who speaks: a person, a body, or a document."""
    if is_person(noun) or noun.ent_type_ in _VOICES:
        return True
    if noun.pos_ == "PROPN" and noun.ent_type_ not in _SILENT:
        return True
    if noun.pos_ == "PRON":
        return noun.lower_ not in _MUTE
    lemma = noun.lemma_.lower()
    speaks = lemma in cue_nouns().document or lemma in listed(
        "body_words", "noun", "company", "state", "outlet"
    )
    return speaks or (
        noun.pos_ == "NOUN" and lemma in listed("person_words", "role", "male", "female", "several")
    )


def is_mute(noun: Token, *, quoted: bool) -> bool:
    """Whether the noun means an event, a stance or a thing, which nothing can be said by.

    `quoted`: whether words are given, as by "says" or "according to": an accord can be quoted, not hope.
    """
    if noun.tag_ == "WDT" and noun.head.dep_ == "relcl":
        noun = noun.head.head
    if noun.tag_ == "DT":
        return noun.lower_ in _MUTE
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma in listed("mute_nouns", "sparing") or may_speak(noun):
        return False
    if lemma in listed("mute_nouns", "ordinance"):
        return not quoted
    return lemma in listed("mute_nouns", "noun") or lemma.endswith(tuple(listed("mute_nouns", "ending")))


def is_outlet(noun: Token) -> bool:
    """Whether the word names a paper, broadcaster or agency: "Reuters", "the Alba Times", "state media"."""
    if noun.lemma_.lower() in listed("outlets", "noun") | listed("body_words", "outlet"):
        return True
    if noun.pos_ != "PROPN":
        return False
    names = [noun, *(t for t in noun.lefts if t.dep_ == "compound")]
    first = names[1] if len(names) > 1 else noun
    ends = len(names) > 1 and noun.lower_ in listed("outlets", "ending")
    return (
        ends
        or noun.lower_ in listed("outlets", "agency")
        or first.lower_ in listed("outlets", "opening", "agency")
    )


def people(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The names of persons in ``doc[start:end]``, as first token and end, without the author's byline.

    A run of capital words that the parser calls a person or that begins with a given name.
    """
    given = listed("first_names", "male", "female")
    found: list[tuple[int, int]] = []
    number = start
    while number < end:
        last = number
        while last < end and doc[last].text[:1].isupper() and doc[last].pos_ == "PROPN":
            last += 1
        named = any(t.ent_type_ == "PERSON" for t in doc[number:last])
        if last - number > 1 and (named or doc[number].lower_ in given) and not _is_byline(doc, number):
            found.append((number, last))
        number = max(last, number + 1)
    return found


def surnames(doc: Doc) -> frozenset[str]:
    """The last words of the full names of persons in the text."""
    return once(doc, "surnames", lambda: frozenset(doc[end - 1].text for _, end in people(doc, 0, len(doc))))


def _is_byline(doc: Doc, number: int) -> bool:
    return number > 0 and doc[number - 1].text in {"By", "BY"}
