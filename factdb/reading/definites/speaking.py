"""Speakers without a name in their own words: "A mill spokesman said he knew" has "a mill spokesman knew"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factdb.model import Attribution, Span
from factdb.reading.atoms.phrases import core, plural
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.phrases import is_name
from factdb.reading.definites.wording import content_of, possessive
from factdb.reading.language import Doc, Token
from factdb.reading.speakers.grammar import governing_subject, stands_for_clause
from factdb.reading.speakers.words import gender_of_word, is_body, is_role, words

_LONGEST = 9  # words
_HEARERS = frozenset({"dobj", "dative", "pobj"})


def in_own_words(
    doc: Doc, attributions: Iterable[Attribution], names: Mapping[int, tuple[Span, str]]
) -> Iterator[Fuller]:
    """The pronouns in reported content that can only be the one who speaks, with the speaker's phrase."""
    for attribution in attributions:
        speaker = _head(doc, attribution.speaker_span)
        told = _phrase(speaker) if speaker is not None else None
        if speaker is None or told is None:
            continue
        for content in attribution.content:
            span = doc.char_span(content.start, content.end, alignment_mode="expand")
            for token in span if span is not None else ():
                if token.idx not in names and _means(token, speaker):
                    yield _fuller(token, speaker, told)


def _head(doc: Doc, span: Span | None) -> Token | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return tokens.root if tokens is not None and tokens.root.pos_ in ("NOUN", "PROPN") else None


def _phrase(head: Token) -> tuple[Token, ...] | None:
    tokens = core(head)
    plain = not any(t.pos_ in ("VERB", "AUX", "PRON") or t.is_quote for t in tokens)
    return tokens if tokens and plain and len(tokens) <= _LONGEST else None


def _means(token: Token, speaker: Token) -> bool:
    """Whether the pronoun agrees with the speaker and nobody else stands between."""
    if token.pos_ != "PRON" or not (token.dep_ in ("nsubj", "nsubjpass") or token.tag_ == "PRP$"):
        return False
    if stands_for_clause(token) or not _agrees(token, speaker) or governing_subject(token) != speaker:
        return False
    if not _is_body(token, speaker) and not _of_speakers(token):
        return False
    return not any(_agrees(token, hearer) for hearer in _hearers(speaker.head))


def _is_body(token: Token, speaker: Token) -> bool:
    """Whether it is the "it" of a body: other things than persons are seldom in mind beside it."""
    body = speaker.ent_type_ in ("ORG", "GPE") or is_body(speaker.lemma_.lower())
    return body and token.lower_ in words("pronouns", "neuter") and token.dep_ != "nsubjpass"


def _of_speakers(token: Token) -> bool:
    """Whether the pronoun is the subject of what speakers say of themselves ("he knew", "they hoped")."""
    if token.dep_ != "nsubj":
        return False
    verb = token.head
    if verb.lemma_ == "be":
        return any(
            c.dep_ == "acomp" and c.lemma_.lower() in words("pronouns", "animate") for c in verb.children
        )
    return verb.lemma_.lower() in listed("speaking", "verbs")


def _hearers(cue: Token) -> Iterator[Token]:
    """Those whom the cue verb is said to."""
    for child in cue.children:
        if child.dep_ in _HEARERS:
            yield child
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _agrees(token: Token, noun: Token) -> bool:
    word, lemma = token.lower_, noun.lemma_.lower()
    many = plural(noun) or any(c.dep_ == "conj" for c in noun.children)
    person = is_role(lemma) or (noun.ent_type_ == "PERSON" and noun.i != noun.left_edge.i)
    if word in words("pronouns", "plural"):
        return many
    if many:
        return False
    if word in words("pronouns", "neuter"):
        body = is_body(lemma) or is_name(noun) or _of_speakers(token)
        return not person and body
    for gender in ("male", "female"):
        if word in words("pronouns", gender):
            return (person or noun.tag_ == "NNP") and gender_of_word(lemma) in (None, gender)
    return False


def _fuller(token: Token, speaker: Token, told: tuple[Token, ...]) -> Fuller:
    text = " ".join("".join(t.text_with_ws for t in told).split())
    if told[0].pos_ in ("DET", "ADJ", "NOUN") and not is_name(told[0]):
        text = text[:1].lower() + text[1:]
    content = content_of(told)
    span = Span(token.idx, token.idx + len(token))
    added = frozenset(lemma for lemma, _ in content)
    return Fuller(
        span, possessive(text) if token.tag_ == "PRP$" else text, content, added, frozenset({speaker.i})
    )
