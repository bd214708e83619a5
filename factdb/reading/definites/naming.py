"""Things and their names: "the ferry, the Selma", "Nordlink, a ferry company", "X is a club"."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.definites.wording import Teller, Wording, content_of
from factdb.reading.language import Token
from factdb.reading.speakers.words import is_role


def named_things(phrase: Phrase, teller: Teller) -> Iterator[tuple[str, Wording]]:
    """The noun that a phrase says a named thing is, with the name; persons are the speakers' business."""
    for noun, name in _said_to_be(phrase.head):
        lemma = noun.lemma_.lower()
        if is_role(lemma) or lemma in listed("light", "nouns") or name.ent_type_ == "PERSON":
            continue
        if (told := name_of(name, teller)) is not None:
            yield lemma, told


def _said_to_be(head: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a common noun and the name it is said to bear."""
    if is_name(head):
        yield from ((c, head) for c in head.children if c.dep_ == "appos" and _common(c))
        yield from ((c, head) for c in head.lefts if c.dep_ == "compound" and _common(c))
        if head.dep_ == "nsubj" and head.head.lemma_ == "be":
            yield from ((c, head) for c in head.head.children if c.dep_ == "attr" and _common(c))
    elif _common(head):
        yield from (
            (head, c) for c in head.children if c.dep_ == "appos" and is_name(c) and c.pos_ == "PROPN"
        )


def _common(token: Token) -> bool:
    return token.tag_ == "NN" and not is_name(token)


def name_of(head: Token, teller: Teller) -> Wording | None:
    """The name that ends at `head`: the canonical name of the thing, or the run of capitals."""
    tokens = [
        t for t in head.subtree if is_name(t) and t.i <= head.i and head.i - t.i < 6 and t.text[:1].isupper()
    ]
    start = head.i
    while start - 1 in {t.i for t in tokens}:
        start -= 1
    run = list(head.doc[start : head.i + 1])
    settled = teller.names.get(run[0].idx)
    words = " ".join("".join(t.text_with_ws for t in run).split())
    if settled is not None and settled[0].end == head.idx + len(head):
        words = settled[1]
    if not words[:1].isupper() or head.pos_ != "PROPN":
        return None
    return Wording(words, content_of(run), named=True, proper=True, tokens=frozenset(t.i for t in run))
