"""A clause that goes on about the subject before it: "The survey asked 600. It found ..."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from factdb.model import Span
from factdb.reading.atoms.phrases import plural
from factdb.reading.attribution.quotations import quoted_tokens
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.definites.wording import Teller, Wording, possessive, with_article
from factdb.reading.language import Doc, Token, TokenSpan
from factdb.reading.speakers.grammar import acts_as_body, does_as_thing, stands_for_clause
from factdb.reading.speakers.words import gender_of_word, is_body, is_role, words

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
        if is_name(subject) and does_as_thing(pronoun):
            continue
        if phrase is None or not _agrees(pronoun, subject) or _apart(doc, pronoun, subject):
            continue
        meant = found.get(phrase.span.start) or _told(phrase, teller)
        if meant is not None:
            yield _in_place(pronoun, meant, subject)


def parallel(
    doc: Doc, teller: Teller, phrases: Mapping[int, Phrase], found: Mapping[int, Fuller]
) -> Iterator[Fuller]:
    """The "it" of a clause beside another whose subject is the only thing it can be.

    "Its rating is high, though it has fallen"; not where another thing stands between the two.
    """
    for token in doc:
        if token.lower_ != "it" or token.dep_ not in _SUBJECTS or token.idx in teller.names:
            continue
        subject = _subject_above(token)
        phrase = phrases.get(subject.i) if subject is not None else None
        if subject is None or phrase is None or stands_for_clause(token) or _weather(token):
            continue
        if not _agrees(token, subject) or _apart(doc, token, subject):
            continue
        if _thing_between(subject, token) and not (is_body(phrase.lemma) and acts_as_body(token)):
            continue
        meant = found.get(phrase.span.start) or _told(phrase, teller)
        if meant is not None:
            yield _in_place(token, meant, subject)


def _subject_above(token: Token) -> Token | None:
    """The subject of the clause that the clause of the pronoun is beside or below."""
    clause = token.head
    if clause.dep_ not in ("advcl", "conj"):
        return None
    subjects = [c for c in clause.head.children if c.dep_ in _SUBJECTS and c.i < token.i]
    return subjects[0] if len(subjects) == 1 and subjects[0].pos_ == "NOUN" else None


def _thing_between(subject: Token, token: Token) -> bool:
    """Whether another noun in the singular, no time, stands before the pronoun in its sentence."""
    own = {t.i for t in subject.subtree}
    nouns = (t for t in token.sent if t.i < token.i and t.i not in own and t.pos_ in ("NOUN", "PROPN"))
    inner = any(t.i > subject.i and t.pos_ in ("NOUN", "PROPN") and not plural(t) for t in subject.subtree)
    return inner or any(not plural(t) and t.ent_type_ not in ("DATE", "TIME", "PERCENT") for t in nouns)


def _opening(sentence: TokenSpan) -> Token | None:
    """The pronoun that is the subject of a sentence at its very start, or owns what a body has."""
    for token in sentence[:_OPENING]:
        if token.lower_ == "its" and token.head.lemma_.lower() in listed("bodies", "own"):
            return token
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
    if pronoun.lower_ == "its":
        return is_body(lemma)
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
    said = possessive(meant.words) if pronoun.tag_ == "PRP$" else meant.words
    return Fuller(span, said, meant.content, added, frozenset({subject.i}))
