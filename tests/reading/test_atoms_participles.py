"""Participles: what came after, what an event did, captions without auxiliary, and what is no fact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Annotation

# rule, sentence, the standing texts it makes
CUTS = [
    (
        "sequel",
        "Lund resigned after losing the vote in May 2011.",
        ["Lund resigned.", "Lund lost the vote in May 2011."],
    ),
    (
        "sequel before its host",
        "After joining the club in 1977, Lund scored ten goals.",
        ["Lund joined the club in 1977.", "Lund scored ten goals."],
    ),
    (
        "sequel, passive",
        "The two men fled after being released in May 2011.",
        ["The two men fled.", "The two men were released in May 2011."],
    ),
    (
        "outcome of an act",
        "The two unions agreed on a wage, ending the strike.",
        ["The two unions agreed on a wage.", "The agreement ended the strike."],
    ),
    (
        "outcome of a thing",
        "The bomb exploded, causing a fire.",
        ["The bomb exploded.", "The bomb caused a fire."],
    ),
    ("caption, passive", "Passengers seen leaving the ship.", ["Passengers were seen leaving the ship."]),
    ("caption, suffered", "Two men jailed over the fraud.", ["Two men were jailed over the fraud."]),
    (
        "caption, progressive",
        "Ola Berg bidding to win his first title.",
        ["Ola Berg is bidding to win his first title."],
    ),
    (
        "subject that looks like an adverbial",
        "Up to one in five clinics could be selling it.",
        ["Up to one in five clinics could be selling it."],
    ),
    (
        "past participle with its agent",
        "The plan failed in parliament, blocked by senators.",
        ["The plan failed in parliament.", "The plan was blocked by senators."],
    ),
]

# why it is near, sentence that must stay one statement
WHOLE = [
    ("negated before", "Lund did not resign after losing the vote."),
    ("only after", "Lund resigned only after losing the vote."),
    ("before", "Lund died before finishing the bridge."),
    ("of the noun before the comma", "Dahl was jailed for a year, suspended for two years."),
    ("a preposition", "There are many doubts about the plan, following the crash."),
    ("no fact", "Lund has had trouble, at times, finding buyers."),
    ("right before a clause", "The fire broke out just moments after Lund left the building."),
    ("outcome without a noun for the event", "Ola Dahl wrote to the council, prompting an inquiry."),
]


@pytest.mark.parametrize(("rule", "sentence", "expected"), CUTS, ids=[row[0] for row in CUTS])
def test_a_rule_cuts(
    annotated: Callable[..., Annotation], rule: str, sentence: str, expected: list[str]
) -> None:
    assert sorted(claim.text for claim in annotated(sentence).claims) == sorted(expected)


@pytest.mark.parametrize(("why", "sentence"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_near_miss_stays_whole(annotated: Callable[..., Annotation], why: str, sentence: str) -> None:
    assert [claim.text for claim in annotated(sentence).claims] == [sentence]


@pytest.mark.parametrize(
    "fragment", ["Sales dropped 5%.", "A cup of tea.", "Rice and beans instead of eating out."]
)
def test_a_fragment_that_may_be_either_is_not_told(
    annotated: Callable[..., Annotation], fragment: str
) -> None:
    assert not any(" was " in claim.text or " is " in claim.text for claim in annotated(fragment).claims)


def test_an_outcome_has_the_date_of_its_event(annotated: Callable[..., Annotation]) -> None:
    note = annotated("The clubs agreed on 3 May 2011 on a fee, ending the dispute.")
    dates = {claim.text: claim.first for claim in note.claims}
    assert dates["The agreement ended the dispute."] == date(2011, 5, 3)
