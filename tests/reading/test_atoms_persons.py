"""What is told of persons: descriptions before names, parts of several, names in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Annotation

# rule, sentence, the standing texts it makes
CUTS = [
    (
        "description",
        "Lynx midfielder Ola Dahl scored twice.",
        ["Ola Dahl is a Lynx midfielder.", "Lynx midfielder Ola Dahl scored twice."],
    ),
    (
        "description of the one leader",
        "Lynx chairman Ola Dahl resigned.",
        ["Ola Dahl is the Lynx chairman.", "Lynx chairman Ola Dahl resigned."],
    ),
    (
        "description, former",
        "Former Lynx chairman Ola Dahl resigned.",
        ["Ola Dahl is a former Lynx chairman.", "Former Lynx chairman Ola Dahl resigned."],
    ),
    (
        "part of several",
        "Police held four men in Oslo, two of whom were released without charge.",
        ["Police held four men in Oslo.", "Two of the four men were released without charge."],
    ),
    (
        "part of several, a date between",
        "Police held four men on 3 May 2011, two of whom were released without charge.",
        ["Police held four men on 3 May 2011.", "Two of the four men were released without charge."],
    ),
    (
        "names, passive",
        "Ola Dahl and Kari Lund were arrested in Bergen.",
        ["Ola Dahl was arrested in Bergen.", "Kari Lund was arrested in Bergen."],
    ),
    (
        "names, alone enough",
        "Ola Dahl and Kari Lund died in the fire.",
        ["Ola Dahl died in the fire.", "Kari Lund died in the fire."],
    ),
    (
        "who is about the person",
        "She met the envoy of Kelm, Eva Lund, who left on 3 May 2011.",
        ["She met the envoy of Kelm, Eva Lund.", "Eva Lund left on 3 May 2011."],
    ),
    (
        "apposition of the person who ends the phrase",
        "The death of Ola Dahl, 43, a father of seven, has shaken the town.",
        [
            "Ola Dahl is 43 years old.",
            "Ola Dahl is a father of seven.",
            "The death of Ola Dahl has shaken the town.",
        ],
    ),
    (
        "apposition beside others",
        "The idea came from Eva Lund, head of the Vet Centre, and other doctors.",
        ["Eva Lund is head of the Vet Centre.", "The idea came from Eva Lund, and other doctors."],
    ),
    (
        "cleft before an absolute",
        "It was Lund who took over, the captain having been hurt.",
        ["Lund took over.", "The captain had been hurt."],
    ),
    (
        "opening absolute",
        "The captain having been hurt, Lund took over.",
        ["The captain had been hurt.", "Lund took over."],
    ),
]

# why it is near, sentence that must stay one statement
WHOLE = [
    ("a title", "President Ola Dahl resigned."),
    ("a bare role", "Spokesman Ola Dahl resigned."),
    ("a firm's name", "The firm Dahl and Lund was fined."),
    ("together alone", "Ola Dahl and Kari Lund were married in Bergen."),
    ("a shared object", "Ola Dahl and Kari Lund opened the bridge."),
    ("both", "Ola Dahl and Kari Lund were both arrested in Bergen."),
    ("two names after a plural", "The ministers, Ola Dahl and Eva Lund, resigned."),
    ("an auxiliary alone", "The Bergen deal covered cars, but the Oslo deal did not."),
    ("a choice, of a whole clause", "Visitors avoid the room, which is probably a wise choice."),
    ("of a whole clause", "The bill cuts aid, which makes him an outlier."),
    ("of either noun", "The firm led talks among nine states that led to a pact."),
]


@pytest.mark.parametrize(("rule", "sentence", "expected"), CUTS, ids=[row[0] for row in CUTS])
def test_a_rule_cuts(
    annotated: Callable[..., Annotation], rule: str, sentence: str, expected: list[str]
) -> None:
    assert sorted(claim.text for claim in annotated(sentence).claims) == sorted(expected)


@pytest.mark.parametrize(("why", "sentence"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_near_miss_stays_whole(annotated: Callable[..., Annotation], why: str, sentence: str) -> None:
    assert [claim.text for claim in annotated(sentence).claims] == [sentence]
