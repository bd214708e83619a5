"""What a claim says on its own: wording, speaker, dates, and what is no claim at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factdb.model import Article, Attribution, Claim, DateBasis, DateMention, Mode, Polarity, Span
from factdb.reading.claims import find_claims
from factdb.reading.claims.dating import in_full
from factdb.reading.language import parse
from factdb.reading.quantities import find_quantities
from factdb.reading.sentences import split_sentences
from factdb.reading.speakers import Mentions

if TYPE_CHECKING:
    from collections.abc import Sequence


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _said(
    text: str, speaker: str, cue: str, *content: str, mode: Mode = Mode.INDIRECT, denied: bool = False
) -> Attribution:
    spans = tuple(_span(text, part) for part in content)
    return Attribution(spans, mode, _span(text, cue), _span(text, speaker), speaker, denied)


def _day(text: str, words: str, day: date) -> DateMention:
    span = _span(text, words)
    return DateMention(span.start, span.end, words, day, day, DateBasis.RELATIVE)


def _claims(
    text: str,
    said: Sequence[Attribution] = (),
    names: dict[str, str] | None = None,
    dates: Sequence[DateMention] = (),
) -> list[Claim]:
    sentences = split_sentences(text)
    doc = next(parse([(text, sentences)]))
    mentions = Mentions({_span(text, short): full for short, full in (names or {}).items()})
    found = find_claims(doc, Article(text=text), sentences, said, mentions, dates, find_quantities(doc))
    return list(found)


def _texts(claims: list[Claim]) -> list[str]:
    return [claim.text for claim in claims]


WORDED = [
    ("pronoun", "He left the post in 2019.", {"He": "Ola Dahl"}, "Ola Dahl left the post in 2019."),
    ("possessive", "His ship sank.", {"His": "Ola Dahl"}, "Ola Dahl’s ship sank."),
    ("short name", "Dahl left the post.", {"Dahl": "Ola Dahl"}, "Ola Dahl left the post."),
    ("role", "The minister left the post.", {"The minister": "Ola Dahl"}, "Ola Dahl left the post."),
    (
        "once is enough",
        "Dahl sold his ship.",
        {"Dahl": "Ola Dahl", "his": "Ola Dahl"},
        "Ola Dahl sold his ship.",
    ),
    (
        "full already",
        "Captain Ola Dahl left the post.",
        {"Captain Ola Dahl": "Ola Dahl"},
        "Captain Ola Dahl left the post.",
    ),
    ("first name before it", "Ola Dahl left the post.", {"Dahl": "Ola Dahl"}, "Ola Dahl left the post."),
    ("connective", "However, the plan failed.", {}, "The plan failed."),
    ("connective and", "But the plan failed.", {}, "The plan failed."),
    (
        "dateline",
        "BERGEN, May 6 (Northern Wire) — The plan failed on all counts.",
        {},
        "The plan failed on all counts.",
    ),
    ("bullet", "- Tickets were sold to 88 people.", {}, "Tickets were sold to 88 people."),
]


@pytest.mark.parametrize(("why", "text", "names", "expected"), WORDED, ids=[row[0] for row in WORDED])
def test_standing_text(why: str, text: str, names: dict[str, str], expected: str) -> None:
    assert _texts(_claims(text, names=names)) == [expected]


def test_the_article_is_kept_where_the_text_writes_it() -> None:
    text = "The Harbour Board met in May. It closed the quay."
    first, second = _claims(text, names={"It": "Harbour Board"})
    assert first.text == "The Harbour Board met in May."
    assert second.text == "The Harbour Board closed the quay."


NOT_CLAIMS = [
    "Will the bridge reopen?",
    "“Who paid for it?” she asked.",
    "Click here for all the latest news.",
    "Subscribe to our newsletter.",
    "Good morning and welcome to the briefing.",
    "Thank you for reading.",
    "For more information, visit our website.",
    "Stay away from the river bank.",
    "No comment.",
    "A long night at the harbour.",
]


@pytest.mark.parametrize("text", NOT_CLAIMS)
def test_what_states_nothing_is_no_claim(text: str) -> None:
    assert _texts(_claims(text)) == []


CLAIMS = [
    "Visitors to the museum rose by 4%.",
    "The question of who paid was left open.",
    "Readers have sent 300 letters.",
    "There were 98 people on board.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_what_looks_like_one_of_those_is(text: str) -> None:
    assert _texts(_claims(text)) == [text]


DENIED = [
    (
        "be",
        "denied",
        "She denied that the ship was overloaded.",
        "that the ship was overloaded",
        "The ship was not overloaded.",
    ),
    (
        "past",
        "denied",
        "She denied that the firm paid a bribe.",
        "that the firm paid a bribe",
        "The firm did not pay a bribe.",
    ),
    (
        "perfect",
        "denied",
        "She denied that the firm had paid.",
        "that the firm had paid",
        "The firm had not paid.",
    ),
    (
        "negated",
        "denied",
        "She denied that the firm had not paid.",
        "that the firm had not paid",
        "It is not true that the firm had not paid.",
    ),
]


@pytest.mark.parametrize(
    ("why", "cue", "text", "content", "expected"), DENIED, ids=[row[0] for row in DENIED]
)
def test_a_denied_content_is_turned(why: str, cue: str, text: str, content: str, expected: str) -> None:
    (claim,) = _claims(text, [_said(text, "She", cue, content, denied=True)])
    assert claim.text == expected
    assert claim.speaker == "She"
    assert claim.polarity is (Polarity.POSITIVE if why == "negated" else Polarity.NEGATIVE)


def test_a_quoted_first_person_keeps_its_speaker_before_it() -> None:
    text = "“We did not ask for it,” Dahl said."
    quote = _said(text, "Dahl", "said", "“We did not ask for it,”", mode=Mode.DIRECT)
    (claim,) = _claims(text, [quote])
    assert claim.text == "Dahl: “We did not ask for it.”"
    assert (claim.mode, claim.cue, claim.speaker) == (Mode.DIRECT, "said", "Dahl")


def test_other_quotes_are_worded_without_marks() -> None:
    text = "“The ship was sound,” Dahl said."
    quote = _said(text, "Dahl", "said", "“The ship was sound,”", mode=Mode.DIRECT)
    assert _texts(_claims(text, [quote])) == ["The ship was sound."]


def test_half_a_pair_of_marks_is_not_left_over() -> None:
    text = "Dahl said the plan would “give families room” and “help”."
    said = _said(text, "Dahl", "said", "the plan would “give families room” and “help”", mode=Mode.MIXED)
    for claim in _claims(text, [said]):
        assert claim.text.count("“") == claim.text.count("”")


def test_spans_are_the_claims_own_words() -> None:
    text = "The crew left the ship, which sank in May, and reached the shore."
    for claim in _claims(text):
        words = " ".join(span.of(text) for span in claim.spans)
        assert "crew" in words or "ship" in words
        assert ("sank" in words) + ("left" in words) + ("reached" in words) == 1


def test_the_date_of_the_clause_governs_not_that_of_the_sentence() -> None:
    text = "The port closed on Monday and the ferry sank on Friday."
    monday, friday = date(2025, 5, 5), date(2025, 5, 9)
    dates = [_day(text, "Monday", monday), _day(text, "Friday", friday)]
    assert [(c.first, c.last) for c in _claims(text, dates=dates)] == [(monday, monday), (friday, friday)]


def test_an_opening_date_holds_for_all_that_is_coordinated() -> None:
    text = "On Monday the army crossed the river and took the town."
    monday = date(2025, 5, 5)
    assert [c.first for c in _claims(text, dates=[_day(text, "Monday", monday)])] == [monday, monday]


def test_a_date_inside_a_clause_of_another_predicate_dates_nothing() -> None:
    text = "The order that the court gave on Monday is unlawful."
    (claim,) = _claims(text, dates=[_day(text, "Monday", date(2025, 5, 5))])
    assert (claim.first, claim.last, claim.basis) == (None, None, DateBasis.NONE)


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    text = "Dahl said on Tuesday that the bridge was safe."
    tuesday = date(2025, 5, 6)
    said = _said(text, "Dahl", "said", "that the bridge was safe")
    (claim,) = [c for c in _claims(text, [said], dates=[_day(text, "Tuesday", tuesday)]) if c.speaker]
    assert (claim.said, claim.first) == (tuesday, None)


IN_FULL = [
    ("Tuesday", "on", date(2025, 5, 6), date(2025, 5, 6), "6 May 2025"),
    ("Tuesday", "committee", date(2025, 5, 6), date(2025, 5, 6), "on 6 May 2025"),
    ("Tuesday evening", "", date(2025, 5, 6), date(2025, 5, 6), "on the evening of 6 May 2025"),
    ("late Tuesday", "council", date(2025, 5, 6), date(2025, 5, 6), "late on 6 May 2025"),
    ("12:01 a.m. Monday", "at", date(2025, 5, 5), date(2025, 5, 5), "12:01 a.m. on 5 May 2025"),
    ("yesterday", "sank", date(2025, 5, 5), date(2025, 5, 5), "on 5 May 2025"),
    ("Feb. 14", "on", date(2025, 2, 14), date(2025, 2, 14), "14 February 2025"),
    ("two days later", "charge", date(2025, 5, 5), date(2025, 5, 5), "on 5 May 2025"),
    ("last month", "rates", date(2025, 4, 1), date(2025, 4, 30), "in April 2025"),
    ("September", "in", date(2024, 9, 1), date(2024, 9, 30), "September 2024"),
    ("last year", "closed", date(2024, 1, 1), date(2024, 12, 31), "in 2024"),
    ("May 3 to 5", "from", date(2025, 5, 3), date(2025, 5, 5), "May 3 to 5, 2025"),
    ("overnight", "bodies", date(2025, 5, 5), date(2025, 5, 6), None),
    ("2021", "in", date(2021, 1, 1), date(2021, 12, 31), None),
]


@pytest.mark.parametrize(
    ("words", "linked", "first", "last", "expected"), IN_FULL, ids=[row[0] for row in IN_FULL]
)
def test_dates_in_full(words: str, linked: str, first: date, last: date, expected: str | None) -> None:
    mention = DateMention(0, len(words), words, first, last, DateBasis.RELATIVE)
    assert in_full(mention, linked) == expected


def test_an_unresolved_date_is_left_as_it_stands() -> None:
    assert in_full(DateMention(0, 7, "Tuesday"), "on") is None


def test_a_day_that_describes_a_noun_is_left_as_it_stands() -> None:
    text = "Thursday's cut surprised the market."
    (claim,) = _claims(text, dates=[_day(text, "Thursday", date(2025, 5, 8))])
    assert claim.text == text


def test_worth_puts_facts_before_colour() -> None:
    fact, colour = _claims("Bergen lost 3,000 jobs in 2019. The walk home was long.")
    assert fact.rank > colour.rank
    assert fact.rank_reason.startswith("number")
    assert colour.rank_reason == "colour"


# sentence or two, the standing texts
OPENED = [
    ("Norway, in turn, agreed to lower its tariffs.", ["Norway agreed to lower its tariffs."]),
    ("In all, 38 people were freed.", ["38 people were freed."]),
    ("In addition, the ministry closed two schools.", ["The ministry closed two schools."]),
    ("The mayor, however, refused.", ["The mayor refused."]),
    ("Despite these tensions, the two ministers met in Oslo.", ["The two ministers met in Oslo."]),
    # near misses: the phrase says something
    ("Nor is the plan what it was.", ["Nor is the plan what it was."]),
    ("In addition to fish, Norway sells oil.", ["In addition to fish, Norway sells oil."]),
    ("On that day, the army crossed the river.", ["On that day, the army crossed the river."]),
    ("Of those who applied, nine were chosen.", ["Of those who applied, nine were chosen."]),
    ("In all schools, the bells rang at 8.", ["In all schools, the bells rang at 8."]),
    (
        "Despite the rain, the two ministers met in Oslo.",
        ["Despite the rain, the two ministers met in Oslo."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OPENED)
def test_what_only_ties_to_the_text_before_is_not_worded(text: str, expected: list[str]) -> None:
    claims = _claims(text)
    assert _texts(claims) == expected
    assert claims[0].spans[0].start == 0  # its words stay in the spans


def test_a_pronoun_that_the_statement_binds_keeps_its_word() -> None:
    text = "Ola Dahl left. The midfielder has put his name to a contract."
    assert (
        _texts(_claims(text, names={"his": "Ola Dahl"}))[1]
        == "The midfielder has put his name to a contract."
    )
    text = "Ola Dahl left. The contract bears his name."
    assert _texts(_claims(text, names={"his": "Ola Dahl"}))[1] == "The contract bears Ola Dahl’s name."


def test_a_pronoun_ahead_of_its_name_keeps_its_word() -> None:
    names = {"his": "Ola Dahl", "Dahl": "Ola Dahl"}
    assert _texts(_claims("Despite his age, Dahl runs daily.", names=names)) == [
        "Despite his age, Ola Dahl runs daily."
    ]


def test_its_of_the_owner_named_before() -> None:
    text = "China is Vietnam's largest trading partner and plays a crucial role in its economy."
    assert _texts(_claims(text))[1] == "China plays a crucial role in Vietnam’s economy."
    text = "China is a large trading partner and plays a crucial role in its region."
    assert _texts(_claims(text))[1] == "China plays a crucial role in its region."


def test_them_in_the_words_of_a_country() -> None:
    text = "China claims that the Arne and Lofot Islands belong to them."
    said = [_said(text, "China", "claims", "the Arne and Lofot Islands belong to them")]
    assert _texts(_claims(text, said)) == ["The Arne and Lofot Islands belong to China."]
    text = "China told fishermen that the Arne and Lofot Islands belong to them."
    said = [_said(text, "China", "told", "the Arne and Lofot Islands belong to them")]
    assert any(claim.endswith("belong to them.") for claim in _texts(_claims(text, said)))


def test_the_aged_one_is_the_person_of_the_sentence_before() -> None:
    text = "Ola Dahl resigned on Friday. The 23-year-old passed a medical."
    assert _texts(_claims(text, names={"Ola Dahl": "Ola Dahl"}))[1] == "Ola Dahl passed a medical."
    text = "Ola Dahl met Kari Lund on Friday. The 23-year-old passed a medical."
    names = {"Ola Dahl": "Ola Dahl", "Kari Lund": "Kari Lund"}
    assert _texts(_claims(text, names=names))[1] == "The 23-year-old passed a medical."


def test_names_that_modify_and_roles_that_go_on_stay() -> None:
    text = "The Dahl plan failed in May."
    assert _texts(_claims(text, names={"Dahl": "Ola Dahl"})) == ["The Dahl plan failed in May."]
    text = "The nominee of the party signed the pledge."
    assert _texts(_claims(text, names={"The nominee": "Ola Dahl"})) == [
        "The nominee of the party signed the pledge."
    ]


def test_a_short_verb_after_a_name_is_written_out() -> None:
    assert _texts(_claims("He's pleased with the vote.", names={"He": "Ola Dahl"})) == [
        "Ola Dahl is pleased with the vote."
    ]
    assert _texts(_claims("It's quiet in Oslo.")) == ["It's quiet in Oslo."]


NO_CLAIM = [
    "Minister Daria Holm welcomes the following results:",
    "When people come back from the war.",
    "Local Power Plant Rules Face Key Test In State Court",
    "This does not bode well.",
    "You can save a lot.",
]
A_CLAIM = [
    "The team won the following year.",
    "When people came back, the town fed them.",
    "Local power plant rules face a key test in the State Court.",
    "Anna Lund met Petra Holm in Oslo.",
    "This cost the city of Oslo $9 million.",
    "It is unclear who fired.",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_nothing_to_check(text: str) -> None:
    assert _texts(_claims(text)) == []


@pytest.mark.parametrize("text", A_CLAIM)
def test_something_to_check(text: str) -> None:
    assert _texts(_claims(text))
