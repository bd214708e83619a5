"""Publication dates: read where they can mean one day, refused with a sentence where they cannot."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import ArticleError
from factdb.ingest import parse_day

READ = [
    ("2019-06-07", date(2019, 6, 7)),
    ("20190607", date(2019, 6, 7)),
    ("2019/6/7", date(2019, 6, 7)),
    ("2019-06-07T23:59:00+11:00", date(2019, 6, 7)),
    ("2019-06-07 08:15", date(2019, 6, 7)),
    ("2019-06-07T08:15:30.123Z", date(2019, 6, 7)),
    ("7 June 2019", date(2019, 6, 7)),
    ("7th June 2019", date(2019, 6, 7)),
    ("June 7, 2019", date(2019, 6, 7)),
    ("Jun. 7 2019", date(2019, 6, 7)),
    ("Sept 3, 2019", date(2019, 9, 3)),
    ("June 7, 2019 4:30 PM", date(2019, 6, 7)),
    ("Friday, 7 June 2019", date(2019, 6, 7)),
    ("Fri, 07 Jun 2019 10:00:00 GMT", date(2019, 6, 7)),
    ("25/12/2019", date(2019, 12, 25)),
    ("12/25/2019", date(2019, 12, 25)),
    ("05.05.2019", date(2019, 5, 5)),
    ("  7   June\t2019 ", date(2019, 6, 7)),
]
REFUSED = [
    ("2019", "not a whole date"),
    ("June 2019", "not a whole date"),
    ("7 June", "not a whole date"),
    ("7 June 19", "not a whole date"),
    ("June 31, 2019", "not a date"),
    ("2019-02-29", "not a date"),
    ("2019-13-01", "not a date"),
    ("03/04/2019", "2019-03-04 or 2019-04-03"),
    ("3.4.2019", "2019-03-04 or 2019-04-03"),
    ("Thursday, 7 June 2019", "is a Friday"),
    ("yesterday", "not a date"),
    ("Tuesday", "not a whole date"),
    ("They may sue 3 officers", "not a date"),
    ("2019-06-07 or so", "not a date"),
    ("", "not a"),
    ("99999999999999999999", "not a"),
    ("7 June 2019" + " 1" * 30_000, "not a date"),
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_a_whole_date_is_read(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_anything_else_is_refused_with_what_to_do(text: str, why: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse_day(text)
    assert why in caught.value.problem
    assert "2024-03-12" in caught.value.remedy


@given(st.dates())
def test_every_iso_day_comes_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y"]))
def test_every_written_day_comes_back(day: date, form: str) -> None:
    assert parse_day(day.strftime(form)) == day


@given(st.text(max_size=40) | st.text(alphabet="0123456789/-.: TZapmonthdyus,", max_size=30))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        assert isinstance(parse_day(text), date)
    except ArticleError:
        return
