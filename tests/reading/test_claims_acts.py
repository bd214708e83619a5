"""What a claim does: denials and refusals, each with the near miss that is a plain statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factdb.model import Act, Annotation

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSALS = [
    "The ministry declined to comment on the figures.",
    "Dahl refused to say who paid.",
    "Anna Dahl has declined to be interviewed.",
    "Anna Dahl did not respond to a request for comment.",
    "Anna Dahl did not immediately reply to questions.",
    "Anna Dahl has not returned calls seeking comment.",
    "Anna Dahl has yet to answer a letter.",
    "The owner could not be reached for comment.",
    "Anna Dahl could not be reached.",
    "A spokesman would not say whether anyone had been held.",
    "The minister was not available for comment.",
    "The company had no comment.",
]
NO_REFUSALS = [
    "Anna Dahl did not respond to treatment.",
    "The court declined to hear the case.",
    "The firm refused to pay the fine.",
    "A deal could not be reached.",
    "The village could not be reached by road.",
    "The minister was not available for the vote.",
    "Anna Dahl did not return the car.",
    "Anna Dahl responded to a request for help.",
    "The company had no money.",
]
DENIALS = [
    "Anna Dahl denied wrongdoing.",
    "Anna Dahl dismissed the allegations.",
    "The firm denied paying a bribe.",
    "Anna Dahl denied that the firm paid a bribe.",
]
NO_DENIALS = [
    "The court denied the request.",
    "The court rejected the appeal.",
    "The firm dismissed 40 drivers.",
    "Anna Dahl was denied a visa.",
]


@pytest.mark.parametrize("text", REFUSALS)
def test_refusals_are_the_articles_own_and_stand_low(annotated: Callable[..., Annotation], text: str) -> None:
    (claim,) = annotated(text).claims
    assert (claim.act, claim.text, claim.speaker, claim.mode) == (Act.REFUSAL, text, None, None)
    assert (claim.rank, claim.rank_reason) == (0.1, "refusal")


@pytest.mark.parametrize("text", [*NO_REFUSALS, *NO_DENIALS])
def test_what_only_looks_like_one_is_a_statement(annotated: Callable[..., Annotation], text: str) -> None:
    assert [claim.act for claim in annotated(text).claims] == [Act.STATEMENT]


@pytest.mark.parametrize("text", DENIALS)
def test_denials(annotated: Callable[..., Annotation], text: str) -> None:
    assert [claim.act for claim in annotated(text).claims] == [Act.DENIAL]


def test_a_refusal_is_told_once_and_in_its_place(annotated: Callable[..., Annotation]) -> None:
    text = "The dam broke in May. Dahl refused to say who paid. The valley is being cleared."
    assert [claim.text for claim in annotated(text).claims] == [
        "The dam broke in May.",
        "Dahl refused to say who paid.",
        "The valley is being cleared.",
    ]
