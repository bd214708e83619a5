"""Cues beyond "said": each frame with what it must find, and near misses it must leave alone."""

from __future__ import annotations

import pytest

from factdb.reading.attribution import find_attributions
from factdb.reading.sentences import split_sentences


def _told(parsed, text):
    """Each attribution as (speaker, cue, content)."""
    found = find_attributions(parsed(text), split_sentences(text))
    return [
        (
            a.speaker_span.of(text) if a.speaker_span else None,
            a.cue.of(text) if a.cue else None,
            " … ".join(c.of(text) for c in a.content),
        )
        for a in found
    ]


HITS = [
    # the clause of a cue ends where another cue of its speaker begins
    (
        "The union said the yard would close, adding that a strike was likely.",
        "The union",
        "said",
        "the yard would close",
    ),
    (
        "The union said the yard would close, adding that a strike was likely.",
        "The union",
        "adding",
        "that a strike was likely",
    ),
    (
        "Norland said it was opposed to the test and warned Sudland to stop.",
        "Norland",
        "said",
        "it was opposed to the test",
    ),
    (
        "Norland said it was opposed to the test and warned Sudland to stop.",
        "Norland",
        "warned",
        "Sudland to stop",
    ),
    # the time of saying is no part of what is said
    (
        "The ministry said on Monday that the port had closed.",
        "The ministry",
        "said",
        "that the port had closed",
    ),
    ("The ministry said Monday the port had closed.", "The ministry", "said", "the port had closed"),
    # what is shown, proposed, ordered, likened
    (
        "The poll shows Lund leading Prado by two points.",
        "The poll",
        "shows",
        "Lund leading Prado by two points",
    ),
    ("Lund proposed raising the tax on boats.", "Lund", "proposed", "raising the tax on boats"),
    (
        "The union called on the government to raise wages.",
        "The union",
        "called",
        "the government to raise wages",
    ),
    ("Prado compared the plan to a leaking boat.", "Prado", "compared", "the plan to a leaking boat"),
    (
        "The council accused the firm of hiding the report.",
        "The council",
        "accused",
        "the firm of hiding the report",
    ),
    ("Lund resigned after what she called a smear campaign.", "she", "called", "a smear campaign"),
    (
        "The plan was criticised as reckless by the union.",
        "the union",
        "was criticised",
        "The plan … as reckless",
    ),
    ("As stated in the report, the dam is leaking.", "the report", "stated", "the dam is leaking"),
    ("She repeated her claim that the votes were stolen.", "her", "claim", "that the votes were stolen"),
    (
        "Lund said the road was closed, because the bridge had fallen.",
        "Lund",
        "said",
        "the road was closed, because the bridge had fallen",
    ),
    ("Some believe that the bridge is safe.", "Some", "believe", "that the bridge is safe"),
    # reported without a reporter
    ("The vote is expected to be close.", None, "is expected", "The vote … to be close"),
    ("The dam is believed to have burst.", None, "is believed", "The dam … to have burst"),
    ("The dam appears to be leaking.", None, "appears", "The dam … to be leaking"),
    # adjectives beside their noun
    (
        "Residents were frustrated that the road stayed shut.",
        "Residents",
        "were frustrated",
        "that the road stayed shut",
    ),
    ("She came away convinced that reforms were underway.", "She", "convinced", "that reforms were underway"),
    # cues in the middle of a clause
    ("The roof, Prado told the council, was rotten.", "Prado", "told", "The roof … was rotten"),
    ("Prices rose; Lund said the bank was to blame.", "Lund", "said", "the bank was to blame"),
    # headlines in capitals, where the parse fails
    ("Mayor Slams Plan To Close Old Harbour", "Mayor", "Slams", "Plan To Close Old Harbour"),
    ("Angry Fishermen Denounce New Harbour Tax Plan", "Angry Fishermen", "Denounce", "New Harbour Tax Plan"),
    ("Governor Denies Port Will Close", "Governor", "Denies", "Port Will Close"),
]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"), HITS, ids=[f"{h[2]}: {h[0][:30]}" for h in HITS]
)
def test_finds(parsed, text, speaker, cue, content):
    assert (speaker, cue, content) in _told(parsed, text)


LEFT = [
    ("If the mayor says that the bridge is safe, it will open.", "a condition"),
    ("As you know, the bridge is safe.", "the reader is addressed"),
    ("The vote was close and the room was full.", "a vote without a forecast"),
    ("The ferry seems fast.", "an impression without a statement"),
    ("The owner was delighted and went home.", "an adjective without content"),
    ("Flights Delayed As Storm Reaches Northern Coast", "a headline in which nobody speaks"),
    ("The show depicts a village in the north.", "a description, not an event"),
    ("Asked about the roof, Prado left the room.", "who is asked says nothing"),
    # What cannot speak.
    ("The incident shows that the bridge is unsafe.", "an event"),
    ("The agreement calls for a ceasefire in the north.", "an accord does not call"),
    ("Their stance suggests that talks will fail.", "a stance"),
    ("Such a policy means that prices will rise.", "a policy"),
]


@pytest.mark.parametrize(("text", "why"), LEFT, ids=[row[1] for row in LEFT])
def test_leaves_alone(parsed, text, why):
    assert _told(parsed, text) == [], why


SPEAK = [
    ("The report says the road is open.", "The report"),
    ("The ministry said the road was open.", "The ministry"),
    ("Beijing said the road was open.", "Beijing"),
    ("The agreement says that troops will leave.", "The agreement"),
    ("According to the accord, troops will leave in May.", "the accord"),
    ("Villagers said the road was open.", "Villagers"),
    ("The prosecution said the road was open.", "The prosecution"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAK, ids=[row[1] for row in SPEAK])
def test_bodies_and_documents_speak(parsed, text, speaker):
    assert [s for s, _, _ in _told(parsed, text)] == [speaker]


def test_a_participle_of_the_one_who_acts_stays_in_the_content(parsed):
    text = "He said the mayor wrote to them, warning that the dam would burst."
    assert _told(parsed, text) == [
        ("He", "said", "the mayor wrote to them, warning that the dam would burst")
    ]


def test_the_time_of_the_event_stays_in_the_content(parsed):
    text = "He said Monday was too late."
    assert _told(parsed, text) == [("He", "said", "Monday was too late")]
