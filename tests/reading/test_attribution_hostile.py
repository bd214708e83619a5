"""Text of others: what is endless, broken or doubled costs what its length costs, and raises nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.reading.attribution import find_attributions, findings
from factdb.reading.language import parse
from factdb.reading.sentences import split_sentences

ENDLESS = [
    "he said; ",
    '"',
    '" ',
    '"Go," ',
    "according to him, ",
    "the claim that ",
    "said that ",
    ", Lund said, ",
    "Q: x\n\nA: y\n\n",
    "Ann Lee: yes\n\n",
    "“Yes.” — Ann Lee\n",
    "citing Lund, he said ",
    "said Lund: ",
]


def _parsed(text):
    sentences = split_sentences(text)
    return next(parse([(text, sentences)])), sentences


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, in Python and in what it calls."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", ENDLESS)
def test_twice_the_text_takes_twice_the_work(unit):
    calls, held = [], []
    for times in (200, 400):
        doc, sentences = _parsed(unit * times)
        calls.append(_calls(lambda doc=doc, sentences=sentences: find_attributions(doc, sentences)))
        held.append(sum(len(f.content) + len(f.speaker) for f in findings(doc, sentences)))
    assert calls[1] <= 2.5 * calls[0] + 2000
    assert held[1] <= 2.5 * held[0] + 2000


ARTICLE = (
    "ALBA, May 5 (Northern Wire) — “We will rebuild,” Mayor Ines Prado said on Monday. “It will take years.”"
    "\n\n"
    "The union said the yard was “beyond repair,” adding that ‘nobody’ had checked it, "
    "according to Radio Nord.\n\n"
    "Q: Who pays?\n\nA: The state pays, Reuters reported, citing two officials.\n\n"
    "PRADO: We never signed that paper.\n\nLUND: You did — twice.\n\nMayor Slams Plan To Close Old Harbour\n"
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_broken_article_raises_nothing(data):
    marks = data.draw(st.sampled_from(["“”", "‘’", "“”‘’", ",.", ":", "\n", " "]))
    how = data.draw(st.sampled_from(["", "double", "swap"]))
    text = "".join({"": "", "double": c * 2, "swap": marks[0]}[how] if c in marks else c for c in ARTICLE)
    start = data.draw(st.integers(0, len(text)))
    text = text[start : data.draw(st.integers(start, len(text)))]
    doc, sentences = _parsed(text)
    for found in find_attributions(doc, sentences):
        spans = [*found.content, *found.via, *(s for s in (found.cue, found.speaker_span) if s)]
        assert found.content
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
