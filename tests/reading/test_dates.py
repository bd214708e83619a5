"""What the text's time expressions are resolved to: a golden table with near misses, and properties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.model import DateBasis, DateMention, Sentence
from factdb.reading.dates import event_dates, find_dates
from factdb.reading.dates.patterns import Rule, rules
from factdb.reading.language import Doc, parse

WEDNESDAY = date(2024, 3, 13)
Row = tuple[str, str, str, str, str]
Parsed = Callable[[str], Doc]


def golden() -> list[Row]:
    lines = (Path(__file__).parent / "dates_golden.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [row for row in rows if len(row) == 5]


def day(text: str) -> date | None:
    return None if text in {"none", "-"} else date.fromisoformat(text)


def touching(mentions: list[DateMention], start: int, end: int) -> list[DateMention]:
    return [m for m in mentions if m.start < end and start < m.end]


@pytest.mark.parametrize("row", golden(), ids=lambda row: f"{row[1]} | {row[2]}")
def test_golden_row(row: Row, parsed: Parsed) -> None:
    published, sentence, phrase, first, last = row
    start = sentence.rindex(phrase)
    found = touching(find_dates(parsed(sentence), day(published)), start, start + len(phrase))
    if first == "no mention":
        assert not found
        return
    assert [(m.text, m.first, m.last) for m in found] == [(phrase, day(first), day(last))]


def test_golden_table_is_read_whole() -> None:
    assert len(golden()) >= 150
    assert sum(row[3] == "no mention" for row in golden()) >= 20


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_golden_row(rule: Rule) -> None:
    rows = [(row[1], row[1].rindex(row[2]), row[2]) for row in golden() if row[3] != "no mention"]
    assert any(
        start <= match.start() and match.end() <= start + len(phrase)
        for sentence, start, phrase in rows
        for match in rule.pattern.finditer(sentence)
    )


EVENTS = [
    ("The road has been shut since Sunday.", "since Sunday", date(2024, 3, 10), WEDNESDAY),
    ("The road has been shut since 2019.", "since 2019", date(2019, 1, 1), WEDNESDAY),
    ("It must be finished by July.", "by July", None, date(2024, 7, 31)),
    ("The shop will stay open until Friday.", "until Friday", None, date(2024, 3, 15)),
    ("The shop will not reopen until Friday.", "until Friday", date(2024, 3, 15), None),
    ("Applications are accepted after 1 July.", "after 1 July", date(2024, 7, 2), None),
    ("She left before 2010.", "before 2010", None, date(2009, 12, 31)),
    ("Fees will rise from July 1 onwards.", "from July 1 onwards", date(2024, 7, 1), None),
    ("Fees will rise from July 1.", "July 1", date(2024, 7, 1), date(2024, 7, 1)),
    ("He governed between 2010 and 2012.", "between 2010 and 2012", date(2010, 1, 1), date(2012, 12, 31)),
    ("It rained from Sunday to Tuesday.", "from Sunday to Tuesday", date(2024, 3, 10), date(2024, 3, 12)),
    ("He spoke after Tuesday's attack.", "Tuesday", date(2024, 3, 12), date(2024, 3, 12)),
    ("It rained on Sunday and on Tuesday.", "Sunday", date(2024, 3, 10), date(2024, 3, 10)),
]


@pytest.mark.parametrize(("sentence", "phrase", "first", "last"), EVENTS, ids=[row[0] for row in EVENTS])
def test_event_dates(
    sentence: str, phrase: str, first: date | None, last: date | None, parsed: Parsed
) -> None:
    doc = parsed(sentence)
    events = event_dates(doc, find_dates(doc, WEDNESDAY), WEDNESDAY)
    assert (phrase, first, last) in [(m.text, m.first, m.last) for m in events]


def test_since_is_open_without_a_publication_date(parsed: Parsed) -> None:
    doc = parsed("The road has been shut since 2019.")
    (event,) = event_dates(doc, find_dates(doc, None), None)
    assert (event.first, event.last) == (date(2019, 1, 1), None)


@pytest.mark.parametrize(
    ("sentence", "published", "basis"),
    [
        ("She died on 8 May 1945.", WEDNESDAY, DateBasis.STATED),
        ("She died on Tuesday.", WEDNESDAY, DateBasis.RELATIVE),
        ("She died on Tuesday.", None, DateBasis.NONE),
        ("She waited for three years.", WEDNESDAY, DateBasis.NONE),
    ],
)
def test_basis(sentence: str, published: date | None, basis: DateBasis, parsed: Parsed) -> None:
    assert [m.basis for m in find_dates(parsed(sentence), published)] == [basis]


def test_date_line_above_the_text_is_no_mention(parsed: Parsed) -> None:
    text = "Wednesday, March 13, 2024\n\nThe minister resigned on Tuesday."
    assert [m.text for m in find_dates(parsed(text), WEDNESDAY)] == ["Tuesday"]
    assert [m.text for m in find_dates(parsed(text), date(2024, 3, 14))] == [
        "Wednesday, March 13, 2024",
        "Tuesday",
    ]


def test_resolving_twice_gives_the_same(parsed: Parsed) -> None:
    doc = parsed("The town fell on March 3. Two days later the army came, and last week it left.")
    assert find_dates(doc, WEDNESDAY) == find_dates(doc, WEDNESDAY)


WORDS = st.sampled_from(
    """on in since until by from to between and the last next this past two 5 31 30 29 3rd 2020 1999 '98 0000
    9999 12/13/14 2024-02-30 May March Sept. Monday Tuesday's weekend week month year years quarter first half
    spring decade century ago later earlier before after day night morning today tomorrow overnight Easter
    Christmas Eve 9/11 a.m. 8 p.m. 20:00 20240229 1990s fiscal Q4 end of that will met . , ( ) - – “ ” ' "
    hundred centuries million 99999999999 \u202e \x00""".split()  # noqa: SIM905 (a list of 90 would be unreadable)
)
SEPARATORS = st.sampled_from([" ", " ", "\n", "\n\n", ""])
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(st.tuples(WORDS, SEPARATORS).map("".join), max_size=20).map("".join),
)
DATES = st.one_of(st.none(), st.dates())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DATES)
def test_any_text_gives_valid_mentions(text: str, published: date | None) -> None:
    doc = next(parse([(text, [Sentence(0, len(text))] if text else [])]))
    mentions = find_dates(doc, published)
    for some in (mentions, event_dates(doc, mentions, published)):
        assert all(0 <= m.start < m.end <= len(text) and m.text == doc.text[m.start : m.end] for m in some)
        assert all(a.end <= b.start for a, b in pairwise(some))
        assert all(m.first is None or m.last is None or m.first <= m.last for m in some)
    assert all((m.first is None) == (m.last is None) for m in mentions)
    assert all((m.basis is DateBasis.NONE) == (m.first is None) for m in mentions)
