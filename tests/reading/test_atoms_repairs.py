"""What the parser misreads or a cut could break: lost main clauses, lost commas, wrong nouns, negations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Annotation


# what, sentence, its claims
CUTS = [
    (
        "part as main clause",
        "Council members, not one of whom opposed the plan, took just minutes to approve the mill.",
        [
            "Council members took just minutes to approve the mill.",
            "Not one of the council members opposed the plan.",
        ],
    ),
    (
        "comma of what opens it",
        "Back in Bergen, Mr. Dahl said, he sold the mill.",
        ["Back in Bergen, Dahl sold the mill."],
    ),
    (
        "comma before an aside",
        "By the time the talks began, for instance, Dahl was in Oslo.",
        ["By the time the talks began, Dahl was in Oslo."],
    ),
    (
        "a lawyer for a firm, who",
        "Kevin Holm, a lawyer at Grendal, who represents the state, came to Oslo.",
        [
            "Kevin Holm came to Oslo.",
            "Kevin Holm is a lawyer at Grendal.",
            "Kevin Holm represents the state.",
        ],
    ),
    (
        "the person before the age",
        "Police mourned the death of Ola Dahl, 43, a father of seven, on Monday.",
        [
            "Ola Dahl is 43 years old.",
            "Ola Dahl is a father of seven.",
            "Police mourned the death of Ola Dahl on Monday.",
        ],
    ),
    (
        "a place of deeds",
        "Aid went to Cuba, where Dahl's outreach was opposed in May.",
        ["Aid went to Cuba.", "Dahl's outreach was opposed in May in Cuba."],
    ),
    (
        "an age after a coming",
        "The move came as officials praised the protests in Oslo.",
        ["The move came as officials praised the protests in Oslo."],
    ),
    (
        "that claim",
        "Ola Dahl said that claim smacked of fear.",
        ["That claim smacked of fear."],
    ),
]

# why, sentence that must stay one statement
WHOLE = [
    (
        "subject after an opening phrase",
        "Shortly before a court hearing, a piece of the deal fell through.",
    ),
    ("negated, with an aside", "Dahl has not sold the mill or, as was expected, made an offer."),
    ("an opening participle and a modal", "Facing the prospect of a new war, many people would leave."),
    (
        "a row under a condition",
        "Lund may lead if Democrats win the House in May and Dahl becomes mayor.",
    ),
    ("a man is no place", "Police shot him in Oslo, an unarmed man with a gun."),
    ("a part of several as subject", "Most of the members took just minutes to approve the plan."),
    ("no aside", "In Bergen Dahl sold the mill."),
]

# texts that tell nothing, and near misses that do
NOTHING = [
    "Dahl spoke of the legacy of racism, enshrined in laws.",
    "Ola Dahl spoke. A secretary watched her.",
    "Ola Dahl spoke. This step is harder.",
]
SOMETHING = [
    ("Dahl said the mill, built in 1901, was sold.", "The mill was built in 1901."),
    ("Ola Dahl spoke. A secretary watched Lund.", "A secretary watched Lund."),
    ("Ola Dahl spoke. This step cost 4 million euros.", "This step cost 4 million euros."),
    ("Ola Dahl spoke. Lund said this step was harder.", "This step was harder."),
]


def _texts(annotated: Callable[..., Annotation], text: str) -> list[str]:
    return [claim.text for claim in annotated(text).claims]


@pytest.mark.parametrize(("what", "sentence", "expected"), CUTS, ids=[row[0] for row in CUTS])
def test_all_parts_are_told(
    annotated: Callable[..., Annotation], what: str, sentence: str, expected: list[str]
) -> None:
    assert sorted(_texts(annotated, sentence)) == sorted(expected)


@pytest.mark.parametrize(("why", "sentence"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_near_miss_stays_whole(annotated: Callable[..., Annotation], why: str, sentence: str) -> None:
    assert _texts(annotated, sentence) == [sentence]


@pytest.mark.parametrize("text", NOTHING)
def test_what_stands_for_nothing_is_not_told(annotated: Callable[..., Annotation], text: str) -> None:
    assert [words for words in _texts(annotated, text) if words != "Ola Dahl spoke."] == []


@pytest.mark.parametrize(("text", "expected"), SOMETHING)
def test_what_tells_something_is(annotated: Callable[..., Annotation], text: str, expected: str) -> None:
    assert expected in _texts(annotated, text)


def test_nobody_s_wife_is_not_told(annotated: Callable[..., Annotation]) -> None:
    assert "Eva Holm is his wife." not in _texts(annotated, "A man met his wife, Eva Holm, in Oslo.")
    named = _texts(annotated, "Ola Dahl met his wife, Eva Holm, in Oslo.")
    assert "Eva Holm is Ola Dahl’s wife." in named
