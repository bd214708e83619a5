"""Who is meant: names, short names, titles, pronouns, phrases; and whom the article leaves open."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.model import Article
from factdb.reading.attribution import find_attributions
from factdb.reading.sentences import split_sentences
from factdb.reading.speakers import Mentions, name_speakers, resolve_mentions


@pytest.fixture(scope="session")
def mentions(parsed):
    def of(text, source=None):
        return resolve_mentions(parsed(text), split_sentences(text), Article(text=text, source=source))

    return of


@pytest.fixture(scope="session")
def speakers(parsed, mentions):
    def of(text, source=None):
        doc = parsed(text)
        return [
            a.speaker
            for a in name_speakers(find_attributions(doc, split_sentences(text)), mentions(text, source), doc)
        ]

    return of


SPEAKERS = [
    ("Foreign Minister Anna Larsen arrived on Monday. Larsen said the talks had failed.", "Anna Larsen"),
    ("Foreign Minister Anna Larsen arrived on Monday. She said the talks had failed.", "Anna Larsen"),
    (
        "Foreign Minister Anna Larsen arrived on Monday. The minister said the talks had failed.",
        "Anna Larsen",
    ),
    ("The foreign minister, Anna Larsen, said the talks had failed.", "Anna Larsen"),
    ("Anna Larsen, the foreign minister, said the talks had failed.", "Anna Larsen"),
    ("Anna Larsen, who leads the council, said the talks had failed.", "Anna Larsen"),
    ("The Interior Ministry met on Monday. The ministry said the road was closed.", "Interior Ministry"),
    ("A harbour official said the road was closed.", "harbour official"),
    ("A U.N. official said the road was closed.", "U.N. official"),
    ("A spokeswoman for the harbour board said the road was closed.", "spokeswoman for the harbour board"),
    ("One of the survivors, Peter Lund, said the road was closed.", "Peter Lund"),
    ("Norway and Sweden agreed to close the road for a month.", "Norway and Sweden"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[s[0][:50] for s in SPEAKERS])
def test_speaker(speakers, text, speaker):
    assert speakers(text)[-1] == speaker


def test_nobody_is_named_where_the_text_names_nobody(speakers):
    assert speakers("The firm is accused of dumping waste in the river.") == [None]


def test_two_of_one_family_name_stay_two(speakers):
    text = (
        "Mayor Anna Larsen opened the bridge. Her rival Peter Larsen stayed away. "
        "Mr. Larsen said the bridge was unsafe. Anna Larsen said it was sound."
    )
    assert speakers(text) == ["Peter Larsen", "Anna Larsen"]


def test_pronouns_keep_to_the_gender(speakers):
    text = (
        "Mayor Anna Larsen met Governor Peter Lund on Monday. "
        "He said the bridge was unsafe. She said it was sound."
    )
    assert speakers(text) == ["Peter Lund", "Anna Larsen"]


def test_a_first_person_in_a_quotation_is_the_speaker(mentions):
    text = "“I saw the smoke first,” Peter Lund said."
    at = {span.of(text): name for span, name in mentions(text).names.items()}
    assert at["I"] == "Peter Lund"


def test_a_first_person_of_the_article_is_nobody(mentions):
    text = "I met Peter Lund at the harbour."
    assert "I" not in {span.of(text) for span in mentions(text).names}


def test_full_holds_the_title_and_names_do_not(mentions):
    found = mentions("Danish Foreign Minister Anna Larsen arrived. Larsen left again.")
    assert found.full["Anna Larsen"] == "Danish Foreign Minister Anna Larsen"
    assert set(found.names.values()) >= {"Anna Larsen"}


def test_it_is_left_open_when_something_else_is_the_subject(mentions):
    text = "Norway bought the ferry. The ferry sank because it was old."
    assert "it" not in {span.of(text) for span in mentions(text).names}


def test_its_is_the_body_that_is_the_subject(mentions):
    text = "Norway closed its border on Monday."
    assert {span.of(text): name for span, name in mentions(text).names.items()}["its"] == "Norway"


def test_the_publisher_is_not_the_company(speakers):
    text = "OSLO (Nordwire) — Prices rose, Nordwire found. The company said it was surprised."
    assert "Nordwire" not in speakers(text, "Nordwire")[-1:]


def test_the_company_is_the_firm_named_before_and_the_bank_is_not(speakers):
    text = "Nordberg Steel closed a mill. The company said it was sorry. The bank said it would wait."
    assert speakers(text) == ["Nordberg Steel", "bank"]


def test_an_unnamed_source_is_the_one_described_before(speakers):
    text = "A person close to the talks said the deal was dead. The person said nobody would sign it."
    assert speakers(text) == ["person close to the talks", "person close to the talks"]


def test_other_articles_do_not_mix(speakers):
    assert speakers("Premier Li Wen said the road was open. Li said it was safe.") == ["Li Wen", "Li Wen"]
    assert speakers("Defence Minister Li Bao said the road was open. Li said it was safe.") == [
        "Li Bao",
        "Li Bao",
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "Anna",
                "Larsen",
                "Mr.",
                "she",
                "he",
                "said",
                "the minister",
                ",",
                ".",
                "“",
                "I",
                "of",
                "-",
                "\n\n",
                "its",
            ]
        ),
        max_size=25,
    ).map(" ".join)
    | st.text(max_size=60)
)
def test_never_raises_and_spans_lie_in_the_text(mentions, speakers, text):
    found = mentions(text)
    assert isinstance(found, Mentions)
    assert all(0 <= s.start < s.end <= len(text) and name for s, name in found.names.items())
    speakers(text)


# text, the pronoun, whom it means: silence is better than somebody else
PRONOUNS = [
    ("Anna Larsen said Peter Lund hopes that his plan works.", "his", "Peter Lund"),
    ("Mayor Peter Lund left. He was late.", "He", "Peter Lund"),
    ("Anna Larsen hopes she can stay.", "she", "Anna Larsen"),
    # somebody without a name stands nearer
    ("Mayor Peter Lund left. My father came in. He was late.", "He", None),
    ("Anna Larsen left. A teacher came in and said her coat was wet.", "her", None),
    # anybody
    ("Mayor Peter Lund said every child should know his or her street.", "his", None),
    # a ship, a place: nothing shows that it is a person
    ("The crew of the Norna Strand saw the rocks of Outer Holm. She sank.", "She", None),
]


@pytest.mark.parametrize(("text", "pronoun", "expected"), PRONOUNS, ids=[row[0] for row in PRONOUNS])
def test_pronouns(mentions, text, pronoun, expected):
    found = {span.of(text): name for span, name in mentions(text).names.items()}
    assert found.get(pronoun) == expected


# "it" that is no body: how things are, or what is the matter
EXPLETIVES = [
    "Norway said it was wrong to wait.",
    "Norway said it was a big decision.",
    "Norway said it seemed that all was lost.",
]


@pytest.mark.parametrize("text", EXPLETIVES)
def test_it_may_mean_nothing(mentions, text):
    assert "it" not in {span.of(text) for span in mentions(text).names}


def test_it_may_be_a_body_that_is_sorry(mentions):
    text = "Norway said it was sorry for the delay."
    assert {span.of(text): name for span, name in mentions(text).names.items()}["it"] == "Norway"


def test_the_company_is_nobody_where_two_firms_stand_near(mentions):
    text = "Nordberg Steel sued Larsen Paper Inc. in May. The company will move to Oslo."
    assert "The company" not in {span.of(text) for span in mentions(text).names}
