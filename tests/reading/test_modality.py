"""Polarity and modality: each kind with a sentence that has it and one that only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factdb.model import Annotation, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable

POLARITY = [
    ("The firm did not pay.", Polarity.NEGATIVE),
    ("The firm never paid the fine.", Polarity.NEGATIVE),
    ("No one was hurt in the fire.", Polarity.NEGATIVE),
    ("Nobody was hurt in the fire.", Polarity.NEGATIVE),
    ("Neither side has signed the treaty.", Polarity.NEGATIVE),
    ("The clinic has yet to open.", Polarity.NEGATIVE),
    ("The firm failed to deliver the parts.", Polarity.NEGATIVE),
    ("The court declined to hear the case.", Polarity.NEGATIVE),
    ("There was no fire on the ship.", Polarity.NEGATIVE),
    ("The firm did not fail to deliver the parts.", Polarity.POSITIVE),
    ("The firm paid the fine.", Polarity.POSITIVE),
    ("The motor failed in a storm.", Polarity.POSITIVE),
    ("Not only the crew was hurt.", Polarity.POSITIVE),
]


@pytest.mark.parametrize(("text", "expected"), POLARITY, ids=[row[0] for row in POLARITY])
def test_polarity(annotated: Callable[..., Annotation], text: str, expected: Polarity) -> None:
    (claim,) = annotated(text).claims
    assert claim.polarity is expected


MODALITY = [
    ("The firm paid the fine.", Modality.FACT),
    ("The firm will pay the fine.", Modality.FORECAST),
    ("The firm is expected to pay the fine.", Modality.FORECAST),
    ("The firm is likely to pay the fine.", Modality.FORECAST),
    ("The firm could pay the fine.", Modality.POSSIBLE),
    ("The firm might pay the fine.", Modality.POSSIBLE),
    ("The firm may have paid the fine.", Modality.HEDGED),
    ("The firm allegedly paid the fine.", Modality.HEDGED),
    ("The firm seems to have paid the fine.", Modality.HEDGED),
    ("The firm must pay the fine.", Modality.REQUIRED),
    ("The firm has to pay the fine.", Modality.REQUIRED),
    ("The firm wants to pay the fine.", Modality.WANTED),
    ("The firm plans to build a dam.", Modality.WANTED),
    ("If the firm pays, the case is closed.", Modality.CONDITIONAL),
    ("The case stays open unless the firm pays.", Modality.CONDITIONAL),
    ("The firm was paid in May.", Modality.FACT),
    ("The firm has a plan.", Modality.FACT),
    ("The firm grew on its own will.", Modality.FACT),
]


@pytest.mark.parametrize(("text", "expected"), MODALITY, ids=[row[0] for row in MODALITY])
def test_modality(annotated: Callable[..., Annotation], text: str, expected: Modality) -> None:
    (claim,) = annotated(text).claims
    assert claim.modality is expected


def test_a_shared_auxiliary_weakens_both(annotated: Callable[..., Annotation]) -> None:
    claims = annotated("The firm will pay the fine and close the plant.").claims
    assert [claim.modality for claim in claims] == [Modality.FORECAST, Modality.FORECAST]
