"""A sentence that goes on about the subject of the one before: "The survey asked 600. It found ..."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from factdb.model import Span
from factdb.reading.atoms.phrases import plural
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.definites.wording import Teller, Wording, with_article
from factdb.reading.language import Doc, Token, TokenSpan
from factdb.reading.speakers.grammar import stands_for_clause
from factdb.reading.speakers.words import gender_of_word, is_role, words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENING = 3  # tokens


def continued(
    doc: Doc, teller: Teller, phrases: Mapping[int, Phrase], found: Mapping[int, Fuller]
) -> Iterator[Fuller]:
    """The pronouns that open a sentence and can only be the subject of the sentence before.

    `found` are the phrases that have a fuller wording, by where they begin; `phrases` all, by their heads.
    """
    sentences = list(doc.sents)
    for before, sentence in pairwise(sentences):
        pronoun = _opening(sentence)
        subject = _main_subject(before) if pronoun is not None else None
        if pronoun is None or subject is None or pronoun.idx in teller.names:
            continue
        phrase = phrases.get(subject.i)
        if phrase is None or not _agrees(pronoun, subject) or _apart(doc, pronoun, subject):
            continue
        meant = found.get(phrase.span.start) or _told(phrase, teller)
        if meant is not None:
            yield _in_place(pronoun, meant, subject)


def _opening(sentence: TokenSpan) -> Token | None:
    """The pronoun that is the subject of a sentence and stands at its very start."""
    for token in sentence[:_OPENING]:
        if (
            token.lower_ in ("it", "they", "he", "she")
            and token.dep_ in _SUBJECTS
            and token.head == sentence.root
        ):
            return None if stands_for_clause(token) or _weather(token) else token
    return None


def _weather(token: Token) -> bool:
    """Whether it may be the "it" of "it was dark"."""
    return (
        token.lower_ == "it"
        and token.head.lemma_ == "be"
        and any(c.dep_ == "acomp" for c in token.head.children)
    )


def _main_subject(sentence: TokenSpan) -> Token | None:
    """The subject of the main clause, if its sentence has no other that could be meant."""
    subjects = [t for t in sentence if t.dep_ in _SUBJECTS and t.pos_ in ("NOUN", "PROPN")]
    main = [t for t in subjects if t.head == sentence.root]
    if len(main) != 1 or any(plural(t) == plural(main[0]) for t in subjects if t != main[0]):
        return None
    return main[0]


def _agrees(pronoun: Token, subject: Token) -> bool:
    lemma = subject.lemma_.lower()
    many = plural(subject) or any(c.dep_ == "conj" for c in subject.children)
    if pronoun.lower_ in words("pronouns", "plural"):
        return many
    if many:
        return False
    if pronoun.lower_ in words("pronouns", "neuter"):
        return not is_role(lemma) and subject.ent_type_ != "PERSON"
    gender = "male" if pronoun.lower_ == "he" else "female"
    return is_role(lemma) and not is_name(subject) and gender_of_word(lemma) in (None, gender)


def _apart(doc: Doc, pronoun: Token, subject: Token) -> bool:
    """Whether one of the two is quoted and the other not."""
    return (pronoun.i in quoted_tokens(doc)) != (subject.i in quoted_tokens(doc))


def _told(phrase: Phrase, teller: Teller) -> Fuller | None:
    told = teller.of(phrase, whole=True)
    if told is None or any(c.dep_ == "conj" for c in phrase.head.children):
        return None
    if phrase.lemma in listed("light", "nouns") and not told.named:
        return None
    return Fuller(phrase.span, _definite(phrase, told, teller.doc), told.content, frozenset())


def _definite(phrase: Phrase, told: Wording, doc: Doc) -> str:
    if told.proper or is_name(phrase.head):
        return with_article(told.words, doc)
    return told.words if told.owned else f"the {told.words}"


def _in_place(pronoun: Token, meant: Fuller, subject: Token) -> Fuller:
    span = Span(pronoun.idx, pronoun.idx + len(pronoun))
    added = frozenset(lemma for lemma, _ in meant.content)
    return Fuller(span, meant.words, meant.content, added, frozenset({subject.i}))
