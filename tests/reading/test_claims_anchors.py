"""Claims stand alone or say whose words they are: quotations, pronouns, marks, fragments, and what weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factdb.reading.claims.marks import balanced, tidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Annotation


def _texts(annotated: Callable[..., Annotation], text: str) -> list[str]:
    return [claim.text for claim in annotated(text).claims]


# text, its claims: a quotation that leans on its speaker, or on what was said before, is one
QUOTED = [
    ("“I won’t be throwing stones,” Ola Dahl said.", ["Ola Dahl: “I won’t be throwing stones.”"]),
    ("“It sank fast,” Ola Dahl said.", ["Ola Dahl: “It sank fast.”"]),
    ("“That is not the same as peace,” Ola Dahl said.", ["Ola Dahl: “That is not the same as peace.”"]),
    (
        "Ola Dahl called the day “a chance that can unite us under one roof.”",
        ["Ola Dahl called the day a chance that can unite us under one roof."],
    ),
    # near misses: nothing in them leans on anything
    ("“The dam broke at noon,” Ola Dahl said.", ["The dam broke at noon."]),
    ("“It is clear that the dam broke,” Ola Dahl said.", ["It is clear that the dam broke."]),
    ("“Those who stayed were safe,” Ola Dahl said.", ["Those who stayed were safe."]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_words_that_lean_stand_behind_their_speaker(
    annotated: Callable[..., Annotation], text: str, expected: list[str]
) -> None:
    assert _texts(annotated, text) == expected


# what states nothing that stands, and what looks like it and does
NOTHING = [
    "I grew up in a house by the sea.",
    "He was tired of it all.",
    "They did what they could.",
    "They met. It helped Ola Dahl to win.",
    "You can save 300 crowns a year.",
    "Only if the dam can be saved.",
    "How the fight for the dam went on.",
]
SOMETHING = [
    "The dam was built in our lifetime.",
    "He was born in Oslo in 1961.",
    "Those who stayed were safe.",
    "If the dam can be saved, the valley will be.",
    "It was clear that Ola Dahl was right.",
    "How the dam broke is being studied.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_leans_on_nobody_known_is_no_claim(annotated: Callable[..., Annotation], text: str) -> None:
    assert _texts(annotated, text) == []


@pytest.mark.parametrize("text", SOMETHING)
def test_what_stands_is_one(annotated: Callable[..., Annotation], text: str) -> None:
    assert _texts(annotated, text)


BALANCED = [
    ("The ``plan'' failed", 'The "plan" failed'),
    ("The “plan failed", "The plan failed"),
    ("The plan” failed", "The plan failed"),
    ('The "plan failed', "The plan failed"),
    ("”like this“ and that", "like this and that"),
    ("‘ that doesn't matter", "that doesn't matter"),
    ("The ‘plan failed", "The plan failed"),
    ('He called it " a plan " twice', 'He called it "a plan" twice'),
    # near misses
    ("The “plan” failed", "The “plan” failed"),
    ("The ‘plan’ failed", "The ‘plan’ failed"),
    ("The farmers' dam and Dahl’s plan", "The farmers' dam and Dahl’s plan"),
    ("‘It’s a plan’, he said", "‘It’s a plan’, he said"),
]


@pytest.mark.parametrize(("text", "expected"), BALANCED)
def test_marks_that_close_nothing_go(text: str, expected: str) -> None:
    assert balanced(text) == expected


def test_a_finished_wording_is_a_sentence() -> None:
    assert tidy(", the dam  broke ( ) ,") == "The dam broke."
    assert tidy("“He left.”") == "“He left.”"
    assert tidy(" ,; ") == ""


THAT = [
    ("Ola Dahl said that privilege is meant for ministers.", "Privilege is meant for ministers."),
    ("Ola Dahl said that prices rose.", "Prices rose."),
    # near miss: a thing told before
    (
        "A privilege was granted. Ola Dahl said that privilege is meant for ministers.",
        "That privilege is meant for ministers.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), THAT)
def test_the_that_of_said_that(annotated: Callable[..., Annotation], text: str, expected: str) -> None:
    assert _texts(annotated, text)[-1] == expected


PERFECT = [
    ("Ola Dahl lost. He's been ill for a year.", "Ola Dahl has been ill for a year."),
    ("Ola Dahl lost. He's changed his tune.", "Ola Dahl has changed his tune."),
    ("Ola Dahl lost. He's pleased with Oslo.", "Ola Dahl is pleased with Oslo."),
]


@pytest.mark.parametrize(("text", "expected"), PERFECT)
def test_the_verb_of_a_short_form(annotated: Callable[..., Annotation], text: str, expected: str) -> None:
    assert _texts(annotated, text)[-1] == expected


# text, what the last claim's rank rests on
WEIGHED = [
    ("Bergen lost 3,000 jobs in 2019.", "number, named"),
    ("Three people died because the dam broke.", "number, cause"),
    ("The dam in Bergen is the largest.", "named, comparison"),
    ("The dam is beautiful.", "colour"),
    # near misses: a two that counts nothing, an "after" and a "least" that tell neither why nor how much more
    ("The two countries met.", "colour"),
    ("The meeting came after the dinner.", "colour"),
    ("At least 14 people died.", "number"),
    ("Ola Dahl, 58, left.", "named"),
]


@pytest.mark.parametrize(("text", "reason"), WEIGHED)
def test_what_a_rank_rests_on(annotated: Callable[..., Annotation], text: str, reason: str) -> None:
    assert annotated(text).claims[-1].rank_reason == reason


def test_background_stands_below_events(annotated: Callable[..., Annotation]) -> None:
    age, event = annotated("Ola Dahl, 58, was arrested in Bergen.").claims
    assert (age.text, age.rank_reason) == ("Ola Dahl is 58 years old.", "background")
    assert age.rank < event.rank


def test_a_long_line_asks_of_each_pronoun_only_what_stands_near(
    annotated: Callable[..., Annotation], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factdb.reading.speakers import resolution

    asked = 0
    may_be = resolution._may_be

    def counting(figure: resolution.Figure, gender: str) -> bool:
        nonlocal asked
        asked += 1
        return may_be(figure, gender)

    monkeypatch.setattr(resolution, "_may_be", counting)
    annotated("Ola Dahl said he knew; " * 300)
    assert asked <= 300 * 60
