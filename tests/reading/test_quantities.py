"""Quantities: a golden table with near misses, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.reading.language import parse
from factdb.reading.quantities import find_quantities
from factdb.reading.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Quantity

GOLDEN = Path(__file__).with_name("quantities_golden.tsv")
ROWS = [
    tuple(line.split("\t"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.9g}" if abs(value) >= 1e6 else f"{value:.6g}"


def _told(quantity: Quantity) -> str:
    mark = "~" if quantity.approximate else ""
    interval = f"{_number(quantity.low)}..{_number(quantity.high)}{mark}"
    return f"{quantity.text} = {interval} [{quantity.unit or ''}] {quantity.counted or ''}".rstrip()


@pytest.fixture(scope="module")
def golden() -> dict[str, list[Quantity]]:
    texts = [row[0] for row in ROWS]
    docs = parse([(text, split_sentences(text)) for text in texts])
    return {text: find_quantities(doc) for text, doc in zip(texts, docs, strict=True)}


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_golden(golden: dict[str, list[Quantity]], text: str, expected: str) -> None:
    assert " ; ".join(_told(quantity) for quantity in golden[text]) == expected


def test_the_table_is_large_and_has_near_misses() -> None:
    assert len(ROWS) >= 150
    assert sum(not expected for _, expected in ROWS) >= 30


def test_nearly_contains_what_it_is_near(parsed: Callable[[str], Any]) -> None:
    (nearly,) = find_quantities(parsed("Nearly 2,000 clerks walked out."))
    assert nearly.low is not None
    assert nearly.high is not None
    assert nearly.low < 1987 < nearly.high <= 2000


def test_the_same_length_in_two_units_meets(parsed: Callable[[str], Any]) -> None:
    (miles,) = find_quantities(parsed("The pier is 4.3 miles long."))
    (kilometres,) = find_quantities(parsed("The pier is 7 kilometres long."))
    assert miles.unit == kilometres.unit == "km"
    assert miles.low <= kilometres.low <= miles.high


NUMBERS = st.sampled_from(
    [
        "1",
        "2.5",
        "3,000",
        "1.000",
        "12,34,567",
        "5%",
        "$",
        "€",
        "7",
        "-",
        "–",
        "to",
        "and",
        "or",
        "half",
        "a",
        "third",
        "two",
        "hundred",
        "million",
        "dozen",
        "of",
        "in",
        "nearly",
        "about",
        "at",
        "least",
        "p.m.",
        ":",
        ".",
        ",",
        "(",
        ")",
        "½",
        "°C",
        "km",
        "mile",
        "years",
        "old",
        "first",
        "second",
        "once",
        "twice",
        "three-year",
        "19.05",
        "2019",
        "May",
        "3rd",
        "/",
        "x",
        "k",
        "bn",
        "+",
        "from",
        "between",
        "score",
        "5-4",
        "vote",
        "per",
        "cent",
        "one",
        "every",
        "minus",
        "'",
        '"',
        "\n",
        "£3.5m",
    ]
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=80), st.lists(NUMBERS, max_size=25).map(" ".join), st.lists(NUMBERS).map("".join)
    )
)
def test_spans_are_valid_on_any_text(text: str) -> None:
    doc = next(parse([(text, split_sentences(text))]))
    last = 0
    for quantity in find_quantities(doc):
        assert last <= quantity.start < quantity.end <= len(text)
        assert len(quantity.text) == quantity.end - quantity.start
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        last = quantity.end


@pytest.mark.parametrize("unit", ["million ", "hundred ", "9", "1 2 3 ", "1-", "two to ", "about ", "$"])
def test__hostile_numbers_do_not_raise(parsed: Callable[[str], Any], unit: str) -> None:
    find_quantities(parsed("Two " + unit * 300))
