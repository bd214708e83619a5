"""Relations as a whole: symmetric, deterministic, with reasons, and the same by any way to the pair."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.comparing import blocking_keys, compare, explain, key_weight, relate, relate_new, shortlisted
from factdb.model import Annotation, Article, Claim, Kind, Span

DAY = date(2024, 3, 12)
ONE = (
    "A tram left the rails in Brunnau on Monday, killing 4 passengers, the city said. "
    "The driver, Jana Kolb, was arrested. The line carries 30,000 riders a day."
)
TWO = (
    "Jana Kolb has not been arrested, a police spokesman in Brunnau said. "
    "6 passengers were killed when the tram left the rails on Monday. "
    "The line carries about 30,000 riders a day."
)
THREE = "Brunnau's mayor opened a library on Friday. It holds 200,000 books."


def told(relations):
    return [(r.kind, r.a.text, r.b.text, r.score, r.reasons, r.clash_a, r.clash_b) for r in relations]


@pytest.fixture(scope="module")
def notes(annotated):
    return [annotated(t, DAY, s) for t, s in ((ONE, "A"), (TWO, "B"), (THREE, "C"))]


def test_the_arrest_is_contradicted(notes):
    flags = [r for r in relate(notes) if r.kind is Kind.CONTRADICTION]
    assert any("arrested" in r.a.text and "arrested" in r.b.text for r in flags)


def test_no_order_of_the_notes_matters(notes):
    want = told(relate(notes))
    assert want
    for order in permutations(notes):
        assert told(relate(order)) == want


def test_strongest_first_and_across_articles_only(notes):
    relations = list(relate(notes, sensitivity=0.9))
    assert [r.score for r in relations] == sorted((r.score for r in relations), reverse=True)
    assert all(r.a.article is not r.b.article for r in relations)
    assert all(0 <= r.score <= 1 for r in relations)


def test_reasons_and_places(notes):
    for r in relate(notes, sensitivity=0.9):
        assert r.reasons
        assert all(reason.strip() for reason in r.reasons)
        for claim, spans in ((r.a, r.clash_a), (r.b, r.clash_b)):
            assert spans
            assert all(0 <= s.start < s.end <= len(claim.article.text) for s in spans)


def test_a_new_article_meets_what_it_would_meet_among_all(notes):
    whole = told(r for r in relate(notes) if notes[0].article in (r.a.article, r.b.article))
    known = [c for note in notes[1:] for c in note.claims]
    assert told(relate_new(notes[0].claims, known)) == whole


def test_compare_and_explain_do_not_care_which_is_first(notes):
    for a in notes[0].claims:
        for b in notes[1].claims:
            one, other = compare(a, b), compare(b, a)
            assert (one and told([one])) == (other and told([other]))
            assert told([explain(a, b)]) == told([explain(b, a)])
            assert explain(a, b).evidence


def test_explain_is_silent_within_one_article(notes):
    a, b = notes[0].claims[:2]
    assert explain(a, b) is None
    assert compare(a, b) is None


def test_higher_sensitivity_tells_no_less(notes):
    counts = [len(list(relate(notes, sensitivity=s))) for s in (0.1, 0.5, 0.9)]
    assert counts == sorted(counts)


def test_a_copy_of_an_article_only_overlaps(annotated):
    copy = annotated(ONE, DAY, "Another paper")
    kinds = {r.kind for r in relate([annotated(ONE, DAY, "A"), copy], sensitivity=0.95)}
    assert kinds == {Kind.OVERLAP}


def test_the_judge_sees_all_and_decides(notes):
    seen = []

    def keep_first(relations):
        seen.extend(relations)
        return relations[:1]

    assert len(list(relate(notes, judge=keep_first))) == 1
    assert len(seen) >= len(list(relate(notes)))


SENTENCES = st.sampled_from(
    [
        "The bank raised its rate to 4%.",
        "The bank did not raise its rate.",
        "No one was hurt [sic] in the fire.",
        "Twelve people were hurt in the fire.",
        "“The bridge is open,” Ada Reis said on Monday.",
        "The bridge was closed on Tuesday, Ada Reis denied.",
        "Ada Reis is the largest shareholder.",
        "It was the second strike because of pay.",
    ]
)


@given(st.lists(SENTENCES, min_size=1, max_size=4, unique=True))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_claim_contradicts_its_own_copy(annotated, sentences):
    text = " ".join(sentences)
    a, b = annotated(text, DAY, "A"), annotated(text, DAY, "B")
    for x, y in zip(a.claims, b.claims, strict=True):
        relation = compare(x, y)
        assert relation is None or relation.kind is Kind.OVERLAP


@given(st.lists(SENTENCES, min_size=1, max_size=3), st.lists(SENTENCES, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_relate_is_symmetric(annotated, left, right):
    a, b = annotated(" ".join(left), DAY, "A"), annotated(" ".join(right), date(2024, 3, 13), "B")
    assert told(relate([a, b])) == told(relate([b, a]))


def test_blocking_is_the_pair_s_own_affair(notes):
    for a in notes[0].claims:
        for b in notes[1].claims:
            key = shortlisted(a, b)
            assert key == shortlisted(b, a)
            assert key is None or (
                key in blocking_keys(a) and key in blocking_keys(b) and key_weight(key) > 0
            )


def test_unrelated_articles_share_no_candidates(annotated):
    a = annotated("The orchestra of Lisbon hired a new conductor.", DAY, "A").claims
    b = annotated("Glaciers in Patagonia lost 12 metres of ice.", DAY, "B").claims
    assert not any(shortlisted(x, y) for x in a for y in b)


def test_a_claim_without_a_frame_is_compared_without_harm():
    claims = [
        Claim("x", (Span(0, 1),), Span(0, 1), Article(text="x", source=source)) for source in ("A", "B")
    ]
    assert list(relate([Annotation(c.article, claims=(c,)) for c in claims])) == []
