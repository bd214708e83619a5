"""Sentences: a golden table with near misses, roles, and what must hold for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factdb.model import SentenceRole
from factdb.reading.sentences import split_sentences
from factdb.reading.sentences.rules import RULES
from factdb.reading.sentences.unstopped import SEAM_RULES

GOLDEN = Path(__file__).with_name("sentences_golden.tsv")
ROWS = [
    tuple(line.split("\t"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("rule", "marked"), ROWS, ids=[f"{rule}: {text[:40]}" for rule, text in ROWS])
def test_golden(rule: str, marked: str) -> None:
    marked = marked.replace("\\n", "\n")
    text = marked.replace("‖", "")
    ends, count = set(), 0
    for part in marked.split("‖"):
        count += len(_bare(part))
        ends.add(count)
    assert {len(_bare(text[: s.end])) for s in split_sentences(text)} == ends


@pytest.mark.parametrize("rule", [rule.__name__ for rule in (*RULES, *SEAM_RULES)])
def test_every_rule_has_a_hit_and_a_near_miss(rule: str) -> None:
    assert sum(row[0] == rule for row in ROWS) >= 2


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("What we know\n\nThe bridge fell on Monday.", ["heading", "prose"]),
        ("The bridge fell on Monday\n\nIt was old.", ["heading", "prose"]),
        ("The bridge fell on Monday", ["prose"]),
        ("Who is to blame?\n\nNobody knows.", ["prose", "prose"]),
        ("The bridge fell.\n\nBrandt", ["prose", "prose"]),
        ("We ask for:\n- more pay\n- less work", ["prose", "item", "item"]),
        ("The bridge fell.\n\nRead more: Why bridges fall", ["prose", "boilerplate"]),
        ("The bridge fell.\n\nRead more books, she said.", ["prose", "prose"]),
        ("The bridge fell.\n\nSign up for our daily newsletter.", ["prose", "boilerplate"]),
        ("The bridge fell.\n\nSign up sheets hung in the hall.", ["prose", "prose"]),
        (
            "The bridge fell.\n\n© 2024 Oslund Post. All rights reserved.",
            ["prose", "boilerplate", "boilerplate"],
        ),
        ("The bridge fell.\n\nPhoto: Jan Brandt/Oslund Post", ["prose", "boilerplate"]),
        ("The bridge fell.\n\nPhotographs of it hung in the hall.", ["prose", "prose"]),
        ("The bridge fell.\n\nShare this article on Facebook", ["prose", "boilerplate"]),
        ("The bridge fell.\n\nShare prices fell with it.", ["prose", "prose"]),
        ("The bridge fell.\n\n(Reporting by Jan Brandt; Editing by Eva Lund)", ["prose", "boilerplate"]),
        ("The bridge fell.\n\nSubscribe to our podcast.", ["prose", "boilerplate"]),
        ("Above.\n\n------\n\nBelow.", ["prose", "boilerplate", "prose"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [s.role for s in split_sentences(text)] == [SentenceRole(role) for role in roles]


def test_paragraphs_are_counted() -> None:
    text = "One. Two.\n\nThree.\n\n- four\n- five"
    assert [s.paragraph for s in split_sentences(text)] == [0, 0, 1, 2, 3]


def test_list_markers_stand_outside() -> None:
    text = "1. More pay.\n2. Less work."
    assert [s.of(text) for s in split_sentences(text)] == ["More pay.", "Less work."]


LOOSE = (
    *("The a ", "Email: ", "x@post.example ", "http://a.b ", "** ", "-- ", "----=", "Dear B, ", "this: A "),
    *("To: a ", "i a. b ", "Regards, ", "<", "] ", "(", '" ', "' ", ". . . ", "A", "...", " ", "N.J. 08001"),
    *("\x1c", "\n", "a. "),
)
SCRAPS = st.lists(st.sampled_from(LOOSE), max_size=30).map("".join)
WILD = st.text(
    alphabet=st.sampled_from(list("aA bZ.1,2!?…\n\r\t\"'“”‘’()[]-—•:;)/@é日\u2028\x00\u00a0")), max_size=200
)


@given(st.one_of(WILD, SCRAPS, st.text(max_size=200)))
def test_spans_are_valid_on_any_text(text: str) -> None:
    last = 0
    for sentence in split_sentences(text):
        assert last <= sentence.start < sentence.end <= len(text)
        found = sentence.of(text)
        assert found == found.strip()
        last = sentence.end


@example("Z) 1")  # no letter follows
@given(WILD)
def test_no_word_is_lost(text: str) -> None:
    covered = "".join(s.of(text) for s in split_sentences(text))
    missing = len([c for c in text if c.isalpha()]) - len([c for c in covered if c.isalpha()])
    assert missing <= text.count(".") + text.count(")")  # letters of list markers ("a.", "b)")


@pytest.mark.parametrize("unit", ["word ", ".", '"', "(", "a", "-", "\n", "a.A", "Aa.Aa", " '", "(a) A"])
def test_a_megabyte_is_quick(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - began < 10  # some tenths of a second; backtracking would take hours


def _seconds(text: str) -> float:
    """The least time of three, in seconds of this process: others share the machine."""
    times = []
    for _ in range(3):
        began = time.process_time()
        split_sentences(text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("unit", ["-- A ", "** A ", "The a ", "http://a.b ", "To: a ", "i a. b ", "a. A"])
def test_time_grows_with_length_only(unit: str) -> None:
    assert _seconds(unit * 8000) < 12 * _seconds(unit * 2000) + 0.05  # four times; a square would be sixteen
