"""What a list shows of a claim."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from factdb.cli.views import brief_event_of, flag_marks
from factdb.cli.voice import counted, days, listed


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2019-06-07", "2019-06-07", "2019-06-07"),
        ("2019-06-07", "2019-06-09", "2019-06-07 – 09"),
        ("2019-06-28", "2019-07-02", "2019-06-28 – 07-02"),
        ("2019-12-30", "2020-01-02", "2019-12-30 – 2020-01-02"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-02-01", "2019-02-28", "2019-02"),
        ("2020-02-01", "2020-02-28", "2020-02-01 – 28"),
        ("2019-04-01", "2019-06-30", "2019-04-01 – 06-30"),
        ("9999-01-01", "9999-12-30", "9999-01-01 – 12-30"),
        ("9999-01-01", "9999-12-31", "9999"),
        (None, "2019-06-09", "until 2019-06-09"),
        ("2019-06-07", None, "from 2019-06-07"),
        (None, None, "“today”"),
    ],
)
def test_an_interval_in_brief(first: str | None, last: str | None, shown: str) -> None:
    day = {
        name: date.fromisoformat(text) if text else None for name, text in (("first", first), ("last", last))
    }
    assert brief_event_of(SimpleNamespace(**day, date_text="today")) == shown


def test_flags_in_brief() -> None:
    assert flag_marks(SimpleNamespace(contradictions=2, overlaps=0, updates=1)) == "≠2 ↑1"


def test_wording() -> None:
    assert (counted(1, "claim"), counted(1200, "claim")) == ("1 claim", "1,200 claims")
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert days(date(2019, 6, 7), date(2019, 6, 9)) == "2019-06-07 – 2019-06-09"
