"""The judge: what it reads, when it carries a relation, when the rules stand against it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from factdb.comparing import settling
from factdb.comparing.decision import weigh
from factdb.comparing.judge import OUTCOMES, read_pairs
from factdb.comparing.judging import Ruled, judged
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import profile
from factdb.comparing.settling import Case, settle
from factdb.model import Kind

DAY = date(2024, 3, 12)
SIGNED = "The ministers of Orvia and Tessal signed the fishing treaty on Monday."
PENDING = "The fishing treaty of Orvia and Tessal has yet to be signed."
AGAIN = "The fishing treaty was signed on Monday by the ministers of Orvia and Tessal."
APART = "A bakery in the port has opened a second shop."


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (SIGNED, PENDING, "contradiction"),
        (SIGNED, AGAIN, "overlap"),
        (SIGNED, APART, "none"),
        ("All 12 miners were brought up alive.", "None of the 12 miners survived.", "contradiction"),
        ("Dana Reeve won the seat.", "Dana Reeve's brother runs a garage.", "none"),
        ("The toll stands at 12.", "3 days later: The toll has risen to 19.", "update"),
    ],
)
def test_what_it_reads(a: str, b: str, outcome: str) -> None:
    (reading,) = read_pairs([(a, b)])
    assert OUTCOMES[reading.index(max(reading))] == outcome
    assert sum(reading) == pytest.approx(1, abs=1e-3)


def test_a_pair_is_read_the_same_whatever_stands_beside_it() -> None:
    pairs = [(SIGNED, PENDING), (SIGNED, APART), ("Short.", "Shorter."), (PENDING * 9, AGAIN * 9)]
    alone = [read_pairs([pair])[0] for pair in pairs]
    for together, single in zip(read_pairs(pairs), alone, strict=True):
        assert together == pytest.approx(single, abs=2e-3)


@pytest.mark.parametrize("text", ["", "\x00", "[b]", "𝕏 " * 400, "\u202e"])
def test_any_text_is_read(text: str) -> None:
    assert len(read_pairs([(text, SIGNED)])[0]) == len(OUTCOMES)


def case(annotated, a: str, b: str, odds: dict[Kind, float], *, copies: bool = False) -> Case:
    one, two = (annotated(text, DAY, source).claims[0] for text, source in ((a, "A"), (b, "B")))
    pair = Pair(profile(one), profile(two))
    given = {kind: odds.get(kind, -12.0) for kind in Kind}
    return Case(pair, weigh(pair), "lemma:treaty", copies, Ruled(given, dict.fromkeys(Kind, 0.5)))


@pytest.mark.parametrize("kind", list(Kind))
def test_a_sure_judge_carries_a_relation_alone(annotated, kind: Kind) -> None:
    bar = settling.CARRIES[kind]
    sure = settle(case(annotated, PENDING, APART, {kind: bar + 0.1}), 0.5)
    assert sure
    assert (sure.kind, sure.by_judge) == (kind, True)
    assert settle(case(annotated, PENDING, APART, {kind: bar - 0.1}), 0.5) is None


def test_copies_of_one_text_never_contradict(annotated) -> None:
    assert settle(case(annotated, PENDING, APART, {Kind.CONTRADICTION: 9.0}, copies=True), 0.5) is None


def test_namesakes_never_contradict(annotated) -> None:
    a, b = "Maria Kolb was arrested on Monday.", "Jonas Kolb was not arrested on Monday."
    assert settle(case(annotated, a, b, {Kind.CONTRADICTION: 9.0}), 0.5) is None


def test_the_same_words_overlap_whatever_the_judge_says(annotated) -> None:
    settled = settle(case(annotated, SIGNED, SIGNED, {Kind.CONTRADICTION: 9.0}), 0.5)
    assert settled
    assert settled.kind is Kind.OVERLAP


def test_sensitivity_moves_the_bar(annotated) -> None:
    weak = case(annotated, PENDING, APART, {Kind.CONTRADICTION: settling.CARRIES[Kind.CONTRADICTION] - 1})
    assert settle(weak, 0.5) is None
    assert settle(weak, 0.7)


def test_unrelated_sentences_are_not_read_again(annotated, monkeypatch) -> None:
    asked: list[int] = []

    def unrelated(pairs):
        asked.append(len(pairs))
        return [(0.02, 0.94, 0.02, 0.02)] * len(pairs)

    monkeypatch.setattr("factdb.comparing.judging.read_pairs", unrelated)
    pair = case(annotated, SIGNED, APART, {}).pair
    assert [r.odds[Kind.CONTRADICTION] < -10 for r in judged([pair, pair]) if r] == [True, True]
    assert asked == [1, 0]


def test_without_the_judge_the_rules_go_on_alone() -> None:
    script = (
        "import os, sys; os.environ['FACTDB_JUDGE'] = 'off'\n"
        "import factdb\n"
        f"notes = [factdb.annotate(factdb.Article(text={SIGNED!r}, source=s)) for s in 'AB']\n"
        "print([r.kind.value for r in factdb.relate(notes)], 'onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['overlap'] False"


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("The mill employs 320 people.", "The mill has a staff of 280.", True),
        ("The mill employs nearly 300 people.", "The mill has a staff of 287.", False),
        ("The board of 12 has six women.", "Half of the 12 are women.", False),
        ("The mill employs 320 people.", "The mill lost $280 million.", False),
        ("The mill employs 320 people.", "The mill has a staff.", False),
    ],
)
def test_other_numbers_are_no_overlap(annotated, a: str, b: str, *, differ: bool) -> None:
    sure = case(annotated, a, b, {Kind.OVERLAP: 9.0})
    assert settling.numbers_differ(sure.pair.a.claim, sure.pair.b.claim) is differ
    if differ:
        assert settle(sure, 0.5) is None
