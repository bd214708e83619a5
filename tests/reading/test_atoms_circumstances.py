"""When, where, by how much and why: several circumstances make a statement each, one stays where it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb.reading.atoms import find_atoms
from factdb.reading.language import parse
from factdb.reading.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Annotation

# which circumstances, sentence, the standing texts it makes
CUTS = [
    (
        "place and date",
        "Lund opened the mill in Bergen on 3 May 2011.",
        ["Lund opened the mill in Bergen.", "Lund opened the mill on 3 May 2011."],
    ),
    (
        "place and time of day, below the infinite verb",
        "The ferry began taking on water about 4 miles southwest of Norham Point shortly before 7 p.m.",
        [
            "The ferry began taking on water about 4 miles southwest of Norham Point.",
            "The ferry began taking on water shortly before 7 p.m.",
        ],
    ),
    (
        "amounts and aim",
        "The council lowered the fee by a tenth of a percentage point to 3.25% in an attempt to cut queues.",
        [
            "The council lowered the fee by a tenth of a percentage point.",
            "The council lowered the fee to 3.25%.",
            "The council lowered the fee in an attempt to cut queues.",
        ],
    ),
    (
        "rank, which is told with the rest",
        "The bank cut its rate on 3 May 2011 for the first time in four years.",
        [
            "The bank cut its rate on 3 May 2011.",
            "The bank cut its rate on 3 May 2011 for the first time in four years.",
        ],
    ),
    (
        "date and meaning",
        "The tunnel was opened to cyclists on 28 April 2021 as a sign of goodwill.",
        [
            "The tunnel was opened to cyclists on 28 April 2021.",
            "The tunnel was opened to cyclists as a sign of goodwill.",
        ],
    ),
    (
        "late on a date",
        "A ferry sank late on 6 May 2024 off Bergen.",
        ["A ferry sank late on 6 May 2024.", "A ferry sank off Bergen."],
    ),
    (
        "date and purpose",
        "The minister flew to Oslo on 6 May 2024 to sign the deal.",
        ["The minister flew to Oslo on 6 May 2024.", "The minister flew to Oslo to sign the deal."],
    ),
    (
        "in a participle",
        "The talks, held at a villa from 3 to 5 May 2024, failed.",
        [
            "The talks were held at a villa.",
            "The talks were held from 3 to 5 May 2024.",
            "The talks failed.",
        ],
    ),
]

# why it is near, sentence that must stay one statement
WHOLE = [
    ("a person and a verb", "Larsen campaigned in Ohio in May 2011."),
    ("a rank without a circumstance", "The bank cut its rate for the first time in four years."),
    ("one place", "Lund opened the mill in Bergen."),
    ("a time of two parts", "The bell rang at 9 a.m. on 3 May 2011."),
    ("negated", "No one was arrested in Bergen on 3 May 2011."),
    ("negated verb", "Lund did not sign the deal in Bergen on 3 May 2011."),
    ("most", "Most shops closed in Bergen on 3 May 2011."),
    ("only", "Lund sang in Bergen on 3 May 2011 only."),
    ("a rank of nothing else", "The team won for the first time."),
    ("a rank, negated", "The team did not win in Bergen for the first time in four years."),
    ("superlative", "Lund ran the fastest mile in Bergen on 3 May 2011."),
    ("condition", "If it rains, the game will be played in Bergen on 3 May 2031."),
    ("verb of place", "Lund lived in Bergen in 1990."),
    ("verb of length", "The strike lasted from May to June 1990 in Bergen."),
    ("part of the object", "Two men were arrested on 3 May 2011 in a raid on a farm near Bergen."),
    ("content", "Lund invested the money in shares on 3 May 2011."),
]


@pytest.mark.parametrize(("which", "sentence", "expected"), CUTS, ids=[row[0] for row in CUTS])
def test_each_circumstance_is_told(
    annotated: Callable[..., Annotation], which: str, sentence: str, expected: list[str]
) -> None:
    assert sorted(claim.text for claim in annotated(sentence).claims) == sorted(expected)


@pytest.mark.parametrize(("why", "sentence"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_near_miss_stays_whole(annotated: Callable[..., Annotation], why: str, sentence: str) -> None:
    assert [claim.text for claim in annotated(sentence).claims] == [sentence]


def test_all_of_one_event_have_its_date(annotated: Callable[..., Annotation]) -> None:
    note = annotated("Lund opened the mill in Bergen on 3 May 2011.")
    assert [claim.first for claim in note.claims] == [date(2011, 5, 3)] * 2


def test_spans_are_the_words_of_each(annotated: Callable[..., Annotation]) -> None:
    text = "Lund opened the mill in Bergen on 3 May 2011."
    spans = {claim.text: [span.of(text) for span in claim.spans] for claim in annotated(text).claims}
    assert spans["Lund opened the mill on 3 May 2011."][:2] == ["Lund opened the mill", "on 3 May 2011"]


_PHRASES = (
    "in Oslo",
    "on Monday",
    "by 5%",
    "to 3%",
    "at noon",
    "to win",
    "not",
    "only",
    ",",
    "(",
    "if",
    "off",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_PHRASES)))
def test_any_row_of_phrases_gives_tokens_in_order(phrases: list[str]) -> None:
    text = " ".join(["Lund opened the mill", *phrases, "."])
    sentences = split_sentences(text)
    for atom in find_atoms(next(parse([(text, sentences)])), sentences, []):
        assert [t.i for t in atom.tokens] == sorted({t.i for t in atom.tokens})
        assert all(0 <= span.start < span.end <= len(text) for span in atom.spans)
