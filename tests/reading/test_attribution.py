"""Who says what: each rule with what it must find and what it must leave alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.model import Mode
from factdb.reading.attribution import find_attributions
from factdb.reading.sentences import split_sentences


@pytest.fixture(scope="session")
def attributions(parsed):
    def of(text):
        return find_attributions(parsed(text), split_sentences(text))

    return of


def told(text, found):
    """Each attribution as (speaker, cue, content)."""
    return [
        (
            a.speaker_span.of(text) if a.speaker_span else None,
            a.cue.of(text) if a.cue else None,
            " … ".join(c.of(text) for c in a.content),
        )
        for a in found
    ]


HITS = [
    # verbs and their clauses
    (
        "Ines Prado said the harbour would reopen in June.",
        "Ines Prado",
        "said",
        "the harbour would reopen in June",
    ),
    ("Ines Prado said that the harbour would reopen.", "Ines Prado", "said", "that the harbour would reopen"),
    (
        "The harbour will reopen in June, Ines Prado said.",
        "Ines Prado",
        "said",
        "The harbour will reopen in June",
    ),
    (
        "The harbour will reopen in June, said Ines Prado.",
        "Ines Prado",
        "said",
        "The harbour will reopen in June",
    ),
    ("The mayor believes that the bridge is safe.", "The mayor", "believes", "that the bridge is safe"),
    ("The mayor told reporters that the bridge was safe.", "The mayor", "told", "that the bridge was safe"),
    ("Officials asked whether the bridge was safe.", "Officials", "asked", "whether the bridge was safe"),
    ("Prado argued the law had failed, adding that it must go.", "Prado", "adding", "that it must go"),
    # set off by commas
    (
        "Prices, the bank said, will fall by the end of the year.",
        "the bank",
        "said",
        "Prices … will fall by the end of the year",
    ),
    ("The town was empty, as the sheriff put it.", "the sheriff", "put", "The town was empty"),
    # infinitives, objects, phrases
    (
        "The council vowed to rebuild the school within a year.",
        "The council",
        "vowed",
        "to rebuild the school within a year",
    ),
    (
        "The minister condemned the attack on the convoy.",
        "The minister",
        "condemned",
        "the attack on the convoy",
    ),
    (
        "The union called for an immediate ceasefire in the north.",
        "The union",
        "called",
        "an immediate ceasefire in the north",
    ),
    ("Lund described the plan as a serious mistake.", "Lund", "described", "the plan as a serious mistake"),
    # nouns, adjectives, phrases
    ("She repeated her claim that the votes were stolen.", "her", "claim", "that the votes were stolen"),
    ("The coach is confident that the team will win.", "The coach", "is confident", "that the team will win"),
    (
        "The dam is leaking, according to two engineers.",
        "two engineers",
        "according to",
        "The dam is leaking",
    ),
    ("In the words of Petra Lund, the dam is a ruin.", "Petra Lund", "In the words of", "the dam is a ruin"),
    ("According to the ministry, the dam is leaking.", "the ministry", "According to", "the dam is leaking"),
    # a passive that quotes its subject, and one that names nobody
    ("“We are ready,” Petra Lund was quoted as saying by Radio Nord.", "Petra Lund", None, "“We are ready,”"),
    ("The firm is accused of dumping waste in the river.", None, "is accused", "dumping waste in the river"),
    # how far content reaches
    (
        "The council wants to enlarge the port, dredge the bay and build a road.",
        "The council",
        "wants",
        "to enlarge the port, dredge the bay and build a road",
    ),
    (
        "The minister condemned the attack, which killed two drivers.",
        "The minister",
        "condemned",
        "the attack",
    ),
    (
        "The minister condemned the attack on Monday.",
        "The minister",
        "condemned",
        "the attack",
    ),
    # a cue before a colon and a paragraph, a name after a dash
    (
        "Then Lund went further and said:\n\n“Nobody will ever rebuild that bridge.”",
        "Lund",
        "said",
        "“Nobody will ever rebuild that bridge.”",
    ),
    (
        "“Nobody will rebuild that bridge.” — Petra Lund",
        "Petra Lund",
        None,
        "“Nobody will rebuild that bridge.”",
    ),
    # labels
    ("PRADO: We never signed that paper.\n\nLUND: You did.", "PRADO", ":", "We never signed that paper"),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), HITS, ids=[h[0][:40] for h in HITS])
def test_finds(attributions, text, speaker, cue, content):
    found = told(text, attributions(text))
    assert any(s == speaker and c == content and (cue is None or q == cue) for s, q, c in found), found


MISSES = [
    ("They argued for two hours and went home.", "for, of time"),
    ("The plan for the new school costs two million.", "a noun that nobody holds"),
    ("The statement was long and the room was cold.", "a cue noun without content"),
    ("The ferry was ready at noon.", "a cue adjective without content"),
    ("In other words, there is no comfort at all.", "nobody's words"),
    ("The ferry left the harbour at noon with forty passengers.", "no cue"),
    ("Nobody knows the road, and the bus goes there once a week.", "a cue verb without content to check"),
    ("The minister could say that the bridge is safe.", "a cue that is only possible"),
    ("Update: The road has been reopened.", "a label of the desk"),
    ("The vote starts at 9:30 in the town hall.", "a clock"),
    ("She runs a shop called “Sugar and Salt” in the old town.", "a name in quotation marks"),
    ("Nobody said that the bridge was safe.", "nobody speaks"),
    ("The sign read “Closed for the Winter” — nobody knew why.", "a dash that credits nobody"),
    ("The ship sank as the storm continued, and the crew swam ashore.", "as, of time"),
]


@pytest.mark.parametrize(("text", "why"), MISSES, ids=[m[1] for m in MISSES])
def test_leaves_alone(attributions, text, why):
    assert told(text, attributions(text)) == [], why


MODES = [
    ("“We shall rebuild the school,” Prado said.", Mode.DIRECT),
    ("Prado said they would rebuild the school.", Mode.INDIRECT),
    ("Prado said the school was “beyond repair” and would close.", Mode.MIXED),
    ("Prado said they would rebuild the teachers' school.", Mode.INDIRECT),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(attributions, text, mode):
    assert [a.mode for a in attributions(text)] == [mode]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Prado denied that the school was sold.", True),
        ("Prado rejected the offer from the southern districts.", True),
        ("Prado confirmed that the school was sold.", False),
        ("Prado did not say that the school was sold.", False),
    ],
)
def test_denied(attributions, text, denied):
    assert [a.denied for a in attributions(text)] == [denied]


def test_a_quotation_goes_on_in_the_next_sentence(attributions):
    text = "“The roof fell first,” Lund said. “Then the walls came down around us.”"
    assert told(text, attributions(text)) == [
        ("Lund", "said", "“The roof fell first,” … “Then the walls came down around us.”")
    ]


def test_a_quotation_goes_on_in_the_next_paragraph(attributions):
    text = (
        "“The roof fell first,” Lund said. “Nobody came to help.\n\n"
        "“We waited until the morning.”\n\nThe town is quiet."
    )
    (found,) = attributions(text)
    assert "We waited until the morning" in found.content[-1].of(text)
    assert "The town is quiet" not in found.content[-1].of(text)


def test_a_quotation_after_narration_is_not_carried_on(attributions):
    text = (
        "“The roof fell first,” Lund said. The council met on Monday. "
        "Signs on the road read “Closed until further notice.”"
    )
    said_by_lund = [content for speaker, _, content in told(text, attributions(text)) if speaker == "Lund"]
    assert said_by_lund == ["“The roof fell first,”"]


def test_what_is_reported_within_a_quotation_is_the_speakers_own(attributions):
    text = "“I think the mayor said it was safe,” Lund recalled."
    assert [s for s, _, _ in told(text, attributions(text))] == ["Lund"]


def test_the_dateline_is_no_content(attributions):
    text = "PORT ALBA, May 5 (Northern Wire) — The harbour will reopen in June, Ines Prado said."
    assert told(text, attributions(text)) == [("Ines Prado", "said", "The harbour will reopen in June")]


def test_unbalanced_marks_swallow_nothing(attributions):
    text = "“The roof fell, Lund said on Monday.\n\nThe council met.\n\nPrado said the road was open."
    found = told(text, attributions(text))
    assert ("Prado", "said", "the road was open") in found
    assert all("council met" not in content for _, _, content in found)


WORDS = [
    "said",
    "Prado",
    "“",
    "”",
    '"',
    "'",
    "the plan",
    "according to",
    ":",
    "\n\n",
    ".",
    ",",
    "that",
    "[/b]",
    "\x1b",
    "\u200b",
    "was quoted as saying",
    "he",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60))
def test_never_raises_and_spans_lie_in_the_text(attributions, text):
    for found in attributions(text):
        spans = [*found.content, *(s for s in (found.cue, found.speaker_span) if s)]
        assert found.content
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
