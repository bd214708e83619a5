"""Quotations and transcripts: whose they are when the cue stands elsewhere, or nowhere."""

from __future__ import annotations

import pytest

from factdb.model import Mode
from factdb.reading.attribution import find_attributions
from factdb.reading.sentences import split_sentences


def _spoken(parsed, text):
    """Each attribution as (speaker, content)."""
    found = find_attributions(parsed(text), split_sentences(text))
    return [
        (a.speaker_span.of(text) if a.speaker_span else None, " … ".join(c.of(text) for c in a.content))
        for a in found
    ]


ROWS = [
    ("inverted", "“We will rebuild,” said Prado.", [("Prado", "“We will rebuild,”")]),
    (
        "in the middle",
        "“If it rains,” Prado said, “the dam will burst.”",
        [("Prado", "“If it rains,” … “the dam will burst.”")],
    ),
    (
        "a title that the parse hangs on the quotation",
        "“You have my word: We will rebuild it in this year,” Alba police Chief Petra Lund said Monday.",
        [("Alba police Chief Petra Lund", "“You have my word: We will rebuild it in this year,”")],
    ),
    (
        "after what was reported",
        "The roof was old, Lund said. “Nobody had checked it for ten years.”",
        [("Lund", "The roof was old … “Nobody had checked it for ten years.”")],
    ),
    (
        "after a person",
        "Lund was furious. “They lied to us for ten years.”",
        [("Lund", "“They lied to us for ten years.”")],
    ),
    (
        "added",
        "“The roof fell first,” Lund said. She added: “Nobody came to help.”",
        [("Lund", "“The roof fell first,”"), ("She", "“Nobody came to help.”")],
    ),
    (
        "a noun before a colon",
        "The club made this statement:\n\n“We will rebuild the roof in May.”",
        [("The club", "“We will rebuild the roof in May.”")],
    ),
    (
        "nested",
        "“I told him, ‘The roof is rotten,’ and he laughed,” Prado said.",
        [("Prado", "“I told him, ‘The roof is rotten,’ and he laughed,”")],
    ),
    (
        "over paragraphs",
        "“The roof fell,” Lund said. “We ran.\n\n“Nobody came.\n\n“We waited until dawn.”",
        [("Lund", "“The roof fell,” … “We ran.\n\n“Nobody came.\n\n“We waited until dawn.”")],
    ),
    (
        "a paragraph without marks after a colon",
        "The council wrote:\n\nThe bridge is closed. It will reopen in June.\n\nNobody was hurt.",
        [("The council", "The bridge is closed. It will reopen in June")],
    ),
    (
        "a list after a colon",
        "The council will vote on two points in May:\n\n- the bridge\n- the road",
        [],
    ),
    (
        "after the dateline",
        "ALBA, May 5 (Northern Wire) — Mayor Ines Prado criticized the plan as “a leaking boat.”",
        [("Mayor Ines Prado", "the plan as “a leaking boat.”")],
    ),
    ("no floating after a thing", "The old bridge was closed. “Keep Out of the Water.”", []),
    (
        "the name of a show",
        "On Tuesday’s episode of “The Morning Hour,” Prado said she was tired.",
        [("Prado", "she was tired")],
    ),
]


@pytest.mark.parametrize(("name", "text", "spoken"), ROWS, ids=[row[0] for row in ROWS])
def test_quotation(parsed, name, text, spoken):
    found = [
        (s, c.replace("On Tuesday’s episode of “The Morning Hour,” … ", "")) for s, c in _spoken(parsed, text)
    ]
    assert found == spoken, name


def _interview(introduction):
    return introduction + (
        "\n\nQ: Why did you close the port?\n\nA: We had no choice. The cranes were unsafe."
        "\n\nIt was a hard day.\n\nQ: Will it reopen?\n\nA: It will reopen in June."
    )


def test_answers_are_of_the_one_whom_the_introduction_names(parsed):
    assert _spoken(parsed, _interview("Ines Prado runs the port of Alba.")) == [
        (None, "Why did you close the port"),
        ("Ines Prado", "We had no choice. The cranes were unsafe.\n\nIt was a hard day"),
        (None, "Will it reopen"),
        ("Ines Prado", "It will reopen in June"),
    ]


@pytest.mark.parametrize("introduction", ["Ines Prado met Peter Lund in May.", "The port of Alba is closed."])
def test_answers_are_nobodys_when_the_introduction_names_not_exactly_one(parsed, introduction):
    assert {speaker for speaker, _ in _spoken(parsed, _interview(introduction))} == {None}


def test_the_author_is_not_the_guest(parsed):
    spoken = _spoken(parsed, _interview("By Peter Lund\n\nInes Prado runs the port of Alba."))
    assert {speaker for speaker, _ in spoken} == {None, "Ines Prado"}


def test_turns_of_a_transcript_run_to_the_next_label(parsed):
    text = "PRADO: We never signed.\n\nLUND: You did.\n\nPRADO: They met.\n\nIt never voted.\n\nLUND: It did."
    assert _spoken(parsed, text) == [
        ("PRADO", "We never signed"),
        ("LUND", "You did"),
        ("PRADO", "They met.\n\nIt never voted"),
        ("LUND", "It did"),
    ]


def test_the_host_asks_and_the_guest_speaks(parsed):
    text = (
        "Interviewer: Did you sign?\n\nInes Prado: I did not.\n\n"
        "Interviewer: Who did?\n\nPrado: The board signed it."
    )
    spoken = _spoken(parsed, text)
    assert spoken[1::2] == [("Ines Prado", "I did not"), ("Prado", "The board signed it")]
    assert [speaker for speaker, _ in spoken[::2]] == [None, None]


def test_a_transcript_is_direct_speech_and_a_headline_is_not(parsed):
    def modes(text):
        return {a.mode for a in find_attributions(parsed(text), split_sentences(text))}

    assert modes("PRADO: We never signed.\n\nLUND: You did.") == {Mode.DIRECT}
    assert modes("Ines Prado: Port will close in May") == {Mode.INDIRECT}


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients: Salt and flour.\n\nMethod: Mix them well and wait.",
        "Note: The port is closed.\n\nUpdate: It has reopened.",
        "A: The first road.\n\nB: The second road.",
        "The vote starts at 9:30.\n\nDoors: 8:30 in the evening.",
    ],
)
def test_other_labels_are_no_speakers(parsed, text):
    assert _spoken(parsed, text) == []


def test_the_label_of_a_transcript_and_i_are_the_speaker(annotated):
    note = annotated(
        "Ines Prado runs the port.\n\nPRADO: I never signed that paper.\n\nLUND: You did sign it."
    )
    assert [a.speaker for a in note.attributions] == ["Ines Prado", "LUND"]
