"""Each kind of agreement: pairs it must catch, and near misses it must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from factdb.comparing.agreement import Verdict, findings
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import profile
from factdb.comparing.relating import place

CLASHES, MOVED, AGREES, APART = Verdict.CLASHES, Verdict.MOVED, Verdict.AGREES, Verdict.APART
DAY = date(2024, 3, 12)
LATER = date(2024, 3, 14)

# comparison, verdict, one report, the other
HITS = [
    (
        "number",
        CLASHES,
        "Rescuers pulled 46 miners from the flooded shaft.",
        "Rescuers pulled 38 miners from the flooded shaft.",
    ),
    (
        "number",
        CLASHES,
        "The walkout costs the port $1.2 million a day in lost fees.",
        "The walkout costs the port $700,000 a day in lost fees.",
    ),
    (
        "number",
        AGREES,
        "Rescuers pulled 46 miners from the flooded shaft.",
        "Rescuers pulled nearly 50 miners from the flooded shaft.",
    ),
    ("number", AGREES, "The tunnel is 7 km long.", "The tunnel is 4.3 miles long."),
    (
        "polarity",
        CLASHES,
        "The ministers signed the fishing treaty.",
        "The ministers did not sign the fishing treaty.",
    ),
    ("polarity", CLASHES, "The police arrested Marek Dolan.", "Marek Dolan has not been arrested."),
    (
        "polarity",
        CLASHES,
        "The council approved the stadium plan.",
        "The council refused to approve the stadium plan.",
    ),
    (
        "polarity",
        AGREES,
        "The ministers did not sign the treaty.",
        "The treaty has not been signed by the ministers.",
    ),
    (
        "outcome",
        CLASHES,
        "The court convicted Marek Dolan of fraud.",
        "The court acquitted Marek Dolan of fraud.",
    ),
    ("outcome", CLASHES, "Exports of Arvan wheat rose.", "Exports of Arvan wheat fell."),
    ("date", CLASHES, "The ferry sank on 4 March 2024.", "The ferry sank on 6 March 2024."),
    ("date", AGREES, "The ferry sank on 4 March 2024.", "The ferry sank in March 2024."),
    ("date", APART, "The ferry sank on 4 March 2024.", "The ferry sank on 4 March 1997."),
    ("clock", CLASHES, "The bridge closed at 6 a.m.", "The bridge closed at 9:30 a.m."),
    ("clock", AGREES, "The captain gave the order at 7:05 p.m.", "The captain gave the order at 19:05."),
    ("doer", CLASHES, "Amina Sow chaired the climate talks.", "Boris Tal chaired the climate talks."),
    ("doer", AGREES, "Amina Sow chaired the climate talks.", "The climate talks were chaired by Amina Sow."),
    (
        "rank",
        CLASHES,
        "Orland is the largest producer of copper.",
        "Orland is the second-largest producer of copper.",
    ),
    ("extent", CLASHES, "All schools in the valley reopened.", "Several schools in the valley reopened."),
    ("place", AGREES, "The accord was signed in Lisbon.", "The accord was signed in Lisbon by both sides."),
    ("place", CLASHES, "The accord was signed in Lisbon.", "The accord was signed in Vienna."),
    ("person", APART, "Clara Holt is the mayor.", "Pavel Holt is the mayor."),
]

# comparison and verdict that must not carry a relation here
MISSES = [
    ("number", CLASHES, "About 2,000 people fled the valley.", "1,987 people fled the valley."),
    ("number", CLASHES, "The flood killed 12 people.", "The flood injured 31 people."),
    ("number", CLASHES, "The union asks for 14%.", "Turnout in the region was 62%."),
    ("number", CLASHES, "At least 14 people died in the fire.", "17 people died in the fire."),
    (
        "polarity",
        CLASHES,
        "The ministers signed the fishing treaty.",
        "The ministers signed the border treaty.",
    ),
    ("polarity", CLASHES, "The minister wants peace.", "The driver did not want a receipt."),
    ("polarity", CLASHES, "The police arrested Marek Dolan.", "The police did not search the barn."),
    ("outcome", CLASHES, "Exports of Arvan wheat rose.", "The number of tourists fell."),
    ("date", CLASHES, "The ferry sank on 4 March 2024.", "The inquiry opened on 6 March 2024."),
    ("doer", CLASHES, "Amina Sow chaired the climate talks.", "Boris Tal left the climate talks."),
    ("rank", CLASHES, "Orland is the largest producer of copper.", "Vell is the second-largest port."),
    ("clock", CLASHES, "The captain gave the order at 7:05 p.m.", "The captain gave the order at 19.05."),
    ("person", APART, "Clara Holt is the mayor.", "Holt is the mayor."),
]


def found(annotated, first, second, later=DAY):
    a = annotated(first, DAY, "A").claims[0]
    b = annotated(second, later, "B").claims[0]
    return findings(Pair(*map(profile, sorted((a, b), key=place))))


@pytest.mark.parametrize(("comparison", "verdict", "first", "second"), HITS)
def test_hit(annotated, comparison, verdict, first, second):
    assert (comparison, verdict) in {(f.comparison, f.verdict) for f in found(annotated, first, second)}


@pytest.mark.parametrize(("comparison", "verdict", "first", "second"), MISSES)
def test_near_miss(annotated, comparison, verdict, first, second):
    firm = {(f.comparison, f.verdict) for f in found(annotated, first, second) if f.firm}
    assert (comparison, verdict) not in firm


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("At least 14 people died in the fire.", "The number of people who died in the fire rose to 17."),
        ("The treaty has yet to be signed by the ministers.", "The ministers signed the treaty."),
    ],
)
def test_what_moved_on_is_no_clash(annotated, first, second):
    verdicts = {f.verdict for f in found(annotated, first, second, LATER) if f.firm}
    assert MOVED in verdicts
    assert CLASHES not in verdicts


def test_a_tally_that_falls_has_not_moved_on(annotated):
    firm = found(annotated, "17 people died in the fire.", "14 people died in the fire.", LATER)
    assert MOVED not in {f.verdict for f in firm}


@pytest.mark.parametrize(("comparison", "verdict", "first", "second"), HITS)
def test_findings_tell_why_and_where(annotated, comparison, verdict, first, second):
    a = annotated(first, DAY, "A")
    b = annotated(second, DAY, "B")
    for f in found(annotated, first, second):
        if f.verdict in (CLASHES, MOVED):
            assert f.note
            assert all(0 <= s.start < s.end <= len(a.article.text) for s in f.spans_a)
            assert all(0 <= s.start < s.end <= len(b.article.text) for s in f.spans_b)
