"""CSV: RFC 4180, safe in a spreadsheet, and the original always comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.export import COLUMNS, escape_cell, unescape_cell, write_csv
from factdb.model import Act
from factdb.records import ClaimRecord

Claim = Callable[..., ClaimRecord]
HOSTILE = st.text(
    alphabet=st.sampled_from("=+-@＝＋\t\r\n'\" ,;a\u00a0\u200b\ufeff")
    | st.characters(exclude_categories=["Cs"]),
    max_size=30,
)
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def written(*rows: tuple[ClaimRecord, str]) -> str:
    stream = io.StringIO(newline="")
    assert write_csv(rows, stream) == len(rows)
    return stream.getvalue()


def test_a_row_in_full(claim: Claim) -> None:
    told = {"act": Act.DENIAL, "written": "Moor", "chain": ("Lake Post", "a board member", "Moor")}
    lines = written((claim(**told), 'She said: "The weir\nis shut".')).split("\r\n")
    assert lines[0] == ",".join(COLUMNS)
    assert lines[1] == (
        "7,The weir at Tarn Foot is shut.,Ada Moor,indirect,2019-06-07,2019-06-09,relative,2019-06-08,"
        "The Tarn,Weir shut,https://t.example/1,2019-06-09,"
        '"She said: ""The weir\nis shut"".",10,52,unchecked,,,1,2,0,'
        "denial,Moor,Lake Post > a board member > Moor"
    )
    assert lines[2:] == [""]


def test_what_is_unknown_is_empty(claim: Claim) -> None:
    nothing = dict.fromkeys(
        ("speaker", "mode", "first", "last", "said", "source", "title", "url", "published")
    )
    [row] = csv.DictReader(io.StringIO(written((claim(**nothing), "")), newline=""))
    assert {name for name, cell in row.items() if cell == ""} == {
        "speaker", "mode", "event_first", "event_last", "said", "source", "title", "url", "published",
        "sentence", "note", "evidence", "speaker_written", "speaker_chain",
    }  # fmt: skip


def test_the_header_is_there_without_claims() -> None:
    assert written() == ",".join(COLUMNS) + "\r\n"


SAFE_OR_NOT = [
    ("=1+1", "'=1+1"),
    ("+49 30", "'+49 30"),
    ("-3 °C at night", "'-3 °C at night"),
    ("@home", "'@home"),
    ("\t=x", "'\t=x"),
    ("\tplain", "'\tplain"),
    ("\r=x", "'\r=x"),
    ("  =x", "'  =x"),
    ("\u200b\ufeff=x", "'\u200b\ufeff=x"),
    ("＝x", "'＝x"),
    ("'=x", "''=x"),
    ("''@x", "'''@x"),
    ("'Tis so", "'Tis so"),
    ("1=1", "1=1"),
    ("  plain", "  plain"),
    ("— a dash", "— a dash"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), SAFE_OR_NOT)
def test_only_what_a_spreadsheet_would_run_is_escaped(text: str, cell: str) -> None:
    assert escape_cell(text) == cell
    assert unescape_cell(cell) == text


@given(HOSTILE)
def test_no_cell_runs_and_every_cell_comes_back(text: str) -> None:
    cell = escape_cell(text)
    assert not cell.lstrip(" \u00a0\u200b\ufeff").startswith(_RUNS)
    assert unescape_cell(cell) == text


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), max_size=4))
def test_a_csv_reader_gets_back_what_was_written(claim: Claim, texts: list[tuple[str, str, str]]) -> None:
    rows = [(claim(text=text, note=note), sentence) for text, note, sentence in texts]
    read = list(csv.DictReader(io.StringIO(written(*rows), newline="")))
    assert [tuple(unescape_cell(row[key]) for key in ("claim", "note", "sentence")) for row in read] == texts


def test_rows_are_written_as_they_come(claim: Claim) -> None:
    stream = io.StringIO(newline="")
    seen: list[int] = []

    def rows() -> Iterator[tuple[ClaimRecord, str]]:
        for number in range(3):
            seen.append(stream.getvalue().count("\r\n"))
            yield claim(id=number), "One sentence."

    write_csv(rows(), stream)
    assert seen == [1, 2, 3]
