"""Phrases that stand for somebody without a name: "the minister", "a harbour official"."""

from __future__ import annotations

from itertools import pairwise

from factdb.model import Span
from factdb.reading.language import Doc, Token

_LOOSE = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "parataxis", "conj", "cc", "punct", "dep"})


_BREAKS = frozenset({",", "(", ")", "--", "–", "—", ";", ":"})


def phrase_span(doc: Doc, head: Token) -> Span:
    """The phrase from its determiner to its head noun."""
    start = min((t.i for t in head.lefts if t.dep_ not in {"punct", "cc", "prep"}), default=head.i)
    start = min(start, *(t.i for child in head.lefts if child.dep_ == "poss" for t in child.subtree), head.i)
    return Span(doc[start].idx, head.idx + len(head))


def description(doc: Doc, head: Token) -> str:
    """What the article calls an unnamed speaker, without article: "spokeswoman for the harbour board"."""
    left_out = {
        t.i for child in head.children if child.dep_ in _LOOSE or child.dep_ == "det" for t in child.subtree
    }
    numbers = sorted(t.i for t in head.subtree if t.i not in left_out)
    kept = [n for n in numbers if not doc[n].is_space]
    end = _first_break(doc, kept, head.i)
    kept = [n for n in kept if n < end]
    if not kept:
        return head.text
    text = "".join(
        doc[n].text_with_ws + (" " if after > n + 1 else "") for n, after in pairwise([*kept, kept[-1] + 1])
    )
    return " ".join(text.split()).strip(" ,;:\"'")


def _first_break(doc: Doc, numbers: list[int], head: int) -> int:
    """The first comma, dash or gap after the head: what follows is an aside."""
    for before, number in pairwise(numbers):
        if number > head and (
            (doc[number].is_punct and doc[number].text not in {"-", ".", "'"})
            or number > before + 4
            or any(doc[i].text in _BREAKS for i in range(before + 1, number))
        ):
            return number
    return numbers[-1] + 1 if numbers else head + 1


def is_definite(head: Token) -> bool:
    """Whether the phrase points back: "the", "that", or a possessor."""
    return any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that"}) or (c.dep_ == "poss" and c.pos_ == "PRON")
        for c in head.children
    )
