"""What holds for every text: no error, and spans that are the article's own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.model import Annotation, Article, Span
from factdb.reading import annotate

_PIECES = [
    "Ola Dahl, the minister, said ",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "(",
    ")",
    "[",
    "]",
    "[/b]",
    "—",
    " - ",
    "; ",
    ", ",
    "which sank, ",
    "who said that ",
    "and ",
    "or ",
    "on Tuesday",
    "two days after ",
    "He denied it. ",
    "denied that ",
    "OSLO (Wire) — ",
    "Read more",
    "?",
    "!",
    "...",
    ".",
    "\n",
    "\n\n",
    "\t",
    "\x00",
    "\x1b[31m",
    "\u200b",
    "\u202e",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "é",
    "日本",
    "12,000 people ",
    "$4.1bn ",
    "according to ",
    "It was Dahl who left",
    ", 58, ",
    "whose ship ",
    "lowering it to 4%",
    "with exports reaching 3",
    "not ",
    "if ",
    "• ",
    "Q: ",
    "A: ",
    "x" * 400,
    " " * 40,
]


def _check(note: Annotation) -> None:
    text = note.article.text
    spans: list[Span] = [Span(s.start, s.end) for s in note.sentences]
    for claim in note.claims:
        assert claim.article is note.article
        assert claim.text.strip() == claim.text != ""
        assert list(claim.spans) == sorted(claim.spans)
        assert all(claim.sentence.covers(span) for span in claim.spans)
        assert 0 <= claim.rank <= 1
        assert claim.rank_reason
        spans += [*claim.spans, claim.sentence]
        spans += [q.span for q in claim.quantities] + [Span(e.start, e.end) for e in claim.entities]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for c in note.claims for a, b in zip(c.spans, c.spans[1:], strict=False))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_pieces_of_news_in_any_order(text: str) -> None:
    _check(annotate(Article(text=text, published=date(2025, 5, 7))))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(annotate(Article(text=text)))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", ".", "“", "(((((", "a" * 20_000, "He said " * 400, "Dahl, 58, " * 60, "\x00" * 50],
)
def test_nasty_texts(text: str) -> None:
    _check(annotate(Article(text=text)))


def test_every_claim_is_made_of_words_of_the_text() -> None:
    text = (
        "The talks, held at a villa, ended on Monday. Ola Dahl, 61, the minister, left early and flew home."
    )
    note = annotate(Article(text=text, published=date(2025, 5, 7)))
    assert len(note.claims) >= 5
    for claim in note.claims:
        assert all(span.of(text).strip() == span.of(text) for span in claim.spans)
