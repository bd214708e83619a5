"""Who passed it on: the innermost voice is the speaker, the others are kept, outermost first."""

from __future__ import annotations

import pytest

from factdb.reading.attribution import find_attributions
from factdb.reading.sentences import split_sentences


def _chains(parsed, text):
    """Each attribution as (those who passed it on, speaker, content)."""
    found = find_attributions(parsed(text), split_sentences(text))
    return [
        (
            [span.of(text) for span in a.via],
            a.speaker_span.of(text) if a.speaker_span else None,
            " … ".join(c.of(text) for c in a.content),
        )
        for a in found
    ]


CHAINS = [
    (
        "Reuters reported, citing two officials, that the port had closed.",
        ["Reuters"],
        "two officials",
        "that the port had closed",
    ),
    (
        "Citing two officials, Reuters reported that the port had closed.",
        ["Reuters"],
        "two officials",
        "that the port had closed",
    ),
    (
        "Reuters reported on Monday that the port was closed, citing a senior official.",
        ["Reuters"],
        "a senior official",
        "that the port was closed",
    ),
    (
        "State television, citing the army, reported that two soldiers had died.",
        ["State television"],
        "the army",
        "that two soldiers had died",
    ),
    (
        "Radio Nord, quoting police, said the port was closed.",
        ["Radio Nord"],
        "police",
        "the port was closed",
    ),
    (
        "Xinhua quoted the minister as saying the port was open.",
        ["Xinhua"],
        "the minister",
        "the port was open",
    ),
    (
        "The port was open, Xinhua cited the minister as saying.",
        ["Xinhua"],
        "the minister",
        "The port was open",
    ),
    (
        "The minister was quoted by Xinhua as saying the port was open.",
        ["Xinhua"],
        "The minister",
        "the port was open",
    ),
    (
        "The minister told Reuters that the port had closed.",
        ["Reuters"],
        "The minister",
        "that the port had closed",
    ),
    (
        "According to documents obtained by the Alba Times, the port was closed.",
        ["the Alba Times"],
        "documents",
        "the port was closed",
    ),
    # Nobody passes it on.
    ("The minister told voters that the port had closed.", [], "The minister", "that the port had closed"),
    ("Lund cited the cost of the bridge.", [], "Lund", "the cost of the bridge"),
]


@pytest.mark.parametrize(("text", "via", "speaker", "content"), CHAINS, ids=[row[0][:45] for row in CHAINS])
def test_chain(parsed, text, via, speaker, content):
    assert _chains(parsed, text) == [(via, speaker, content)]


def test_a_reason_that_is_cited_speaks_not(parsed):
    assert _chains(parsed, "The union said the yard would close, citing rising costs.") == [
        ([], "The union", "the yard would close"),
        ([], "The union", "rising costs"),
    ]


def test_an_outlet_that_reports_what_another_says(parsed):
    text = "The Alba Times reported that officials said the port was closed."
    assert [(s, c) for _, s, c in _chains(parsed, text)] == [
        ("The Alba Times", "that officials said the port was closed"),
        ("officials", "the port was closed"),
    ]


def test_what_a_person_says_of_another_is_one_attribution(parsed):
    text = "Prado said that officials said the port was closed."
    assert [s for _, s, _ in _chains(parsed, text)] == ["Prado"]


def test_a_report_that_an_outlet_has_seen(parsed):
    text = "According to a report seen by Reuters, the ministry said the port was open."
    assert [(via, s) for via, s, _ in _chains(parsed, text)] == [
        (["Reuters"], "a report"),
        ([], "the ministry"),
    ]


def test_names_of_the_chain(annotated):
    note = annotated("The Alba Times, citing Mayor Ines Prado, said the port was closed.")
    assert [(a.chain, a.speaker) for a in note.attributions] == [(("Alba Times",), "Ines Prado")]
