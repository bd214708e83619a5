"""Short definite phrases in full: what the article settles, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factdb.model import Article
from factdb.reading import annotate
from factdb.reading.attribution import find_attributions
from factdb.reading.definites import find_definites
from factdb.reading.sentences import split_sentences
from factdb.reading.speakers import Mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.model import Annotation


def _last(annotated: Callable[..., Annotation], text: str) -> str:
    return annotated(text).claims[-1].text


# why, text, the last claim
SETTLED = [
    (
        "same noun with a phrase",
        "The talks between Norway and Sweden opened in May. The talks were held at a hotel.",
        "The talks between Norway and Sweden were held at a hotel.",
    ),
    (
        "the parties of its sentence",
        "Norway and Sweden signed a fishing agreement. The accord covers three lakes.",
        "The fishing agreement between Norway and Sweden covers three lakes.",
    ),
    (
        "a possessor",
        "Finland's central bank cut its rate. Anna Larsen has run the bank since 2018.",
        "Anna Larsen has run Finland’s central bank since 2018.",
    ),
    (
        "where it happened",
        "A fire broke out at a sawmill in Bergen. The blaze destroyed two sheds.",
        "The fire at a sawmill in Bergen destroyed two sheds.",
    ),
    (
        "a name with the noun in it",
        "The Museum of Modern Glass opened in May. Larsen toured the museum last week.",
        "Larsen toured the Museum of Modern Glass last week.",
    ),
    (
        "a thing with its name",
        "The ferry, the Selma, left Bergen at noon. The ferry carried 88 people.",
        "The Selma carried 88 people.",
    ),
    (
        "the two countries",
        "Norway and Sweden signed a treaty. The two countries share a long border.",
        "Norway and Sweden share a long border.",
    ),
    (
        "both of them",
        "Norway and Sweden signed a treaty. Both countries share a long border.",
        "Both Norway and Sweden share a long border.",
    ),
    (
        "a state",
        "Polls opened across Ohio on Tuesday. Larsen campaigned in the state.",
        "Larsen campaigned in Ohio.",
    ),
    (
        "somebody goes on",
        "A teacher saw the fire in Oslo. She called the police.",
        "The teacher called the police.",
    ),
    (
        "the one firm",
        "Marta Holm, chief executive of the operator, Nordlink, left. The company's other ship sank.",
        "Nordlink’s other ship sank.",
    ),
    (
        "the subject goes on",
        "The survey of Oslo voters asked 600 people. It has a margin of error of 4 percent.",
        "The survey of Oslo voters has a margin of error of 4 percent.",
    ),
    (
        "a name by another noun",
        "The Harbour Road Bridge was closed in May. Dahl came on Friday. The span is being repaired.",
        "The Harbour Road Bridge is being repaired.",
    ),
    (
        "a body's own",
        "The safety board met in May. Its five members voted for a ban.",
        "The safety board’s five members voted for a ban.",
    ),
    (
        "beside its clause",
        "The mill's safety rating is high, though it has fallen from 58 percent to 55 percent.",
        "The mill’s safety rating has fallen from 58 percent to 55 percent.",
    ),
    (
        "a body acts again",
        "The Norham council approved the plan, but it rejected the loan.",
        "The Norham council rejected the loan.",
    ),
    (
        "a person says what a body will do",
        "The City Council met. The council chose no firm. Clerk Rosa Lund said it would hire a firm.",
        "The City Council would hire a firm.",
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), SETTLED, ids=[row[0] for row in SETTLED])
def test_a_short_phrase_gets_its_fuller_wording(
    annotated: Callable[..., Annotation], why: str, text: str, expected: str
) -> None:
    assert _last(annotated, text) == expected


# why, text, the last claim as it stands
OPEN = [
    (
        "a law of another place",
        "The Norham Tax Act passed in May. Oslo repealed the law in 2011.",
        "Oslo repealed the law in 2011.",
    ),
    (
        "a state is no senate",
        "The state Senate met. Larsen won the state twice in 2011.",
        "Larsen won the state twice in 2011.",
    ),
    (
        "a mass in a name",
        "Acme Coal was sold in May. The coal was piled high near Oslo.",
        "The coal was piled high near Oslo.",
    ),
    (
        "a common word in a name",
        "Acme Coal was sold in May. Larsen burned coal. The coal rose by 4 percent.",
        "The coal rose by 4 percent.",
    ),
    (
        "another kind of name",
        "The Labour Club met in May. The span is being repaired.",
        "The span is being repaired.",
    ),
    (
        "its, of a thing",
        "The mill makes a new paper. Its colour pleased Ola Dahl.",
        "Its colour pleased Ola Dahl.",
    ),
    (
        "another thing between",
        "The mill shut the road, though it had flooded on 3 May 2011.",
        "It had flooded on 3 May 2011.",
    ),
    (
        "two candidates",
        "The bridge over the Glomma closed. The bridge over the Lagen closed. The bridge is being repaired.",
        "The bridge is being repaired.",
    ),
    (
        "another one by its modifier",
        "The stone bridge over the Glomma closed. The steel bridge is being repaired.",
        "The steel bridge is being repaired.",
    ),
    (
        "its own phrase tells which",
        "The bridge over the Glomma closed. The bridge in the harbour is being repaired.",
        "The bridge in the harbour is being repaired.",
    ),
    (
        "no fuller mention",
        "Ola Dahl came to Bergen. The bridge is being repaired.",
        "The bridge is being repaired.",
    ),
    (
        "a generic phrase",
        "The weather in Bergen was bad. The weather is getting worse in May.",
        "The weather is getting worse in May.",
    ),
    (
        "three of a kind",
        "Norway, Sweden and Finland signed a treaty. The two countries share a long border.",
        "The two countries share a long border.",
    ),
    (
        "another pair between",
        "Norway and Sweden signed a treaty. Peru and Chile signed another treaty. Critics in Bergen spoke. "
        "The two countries share a long border.",
        "The two countries share a long border.",
    ),
    (
        "two firms",
        "Ola Dahl is chairman of Grendal and customers of Sorlink were told. The company closed a mill.",
        "The company closed a mill.",
    ),
    (
        "it was dark",
        "The ship left its harbour in Oslo on Friday. It was dark at 5 p.m.",
        "It was dark at 5 p.m.",
    ),
    (
        "picked out of several",
        "The talks between Norway and Sweden opened in May. The next talks will be held at a hotel.",
        "The next talks will be held at a hotel.",
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), OPEN, ids=[row[0] for row in OPEN])
def test_what_the_article_leaves_open_stays(
    annotated: Callable[..., Annotation], why: str, text: str, expected: str
) -> None:
    assert _last(annotated, text) == expected


# title, text, the last claim
TITLED = [
    (
        "Council pays for the Harbour Road Bridge",
        "Ola Dahl spoke. The span is old.",
        "The Harbour Road Bridge is old.",
    ),
    # near misses: all words have capitals, or what is named is something else
    ("Council Pays for the Harbour Road Bridge", "Ola Dahl spoke. The span is old.", "The span is old."),
    ("Council pays for the Harbour Road Party", "Ola Dahl spoke. The span is old.", "The span is old."),
]


@pytest.mark.parametrize(("title", "text", "expected"), TITLED)
def test_the_title_names_things(title: str, text: str, expected: str) -> None:
    assert annotate(Article(text=text, title=title)).claims[-1].text == expected


def test_never_twice_in_one_claim(annotated: Callable[..., Annotation]) -> None:
    text = (
        "The talks between Norway and Sweden opened in May. "
        "Norway left the talks on Friday, but the talks go on without Norway."
    )
    for claim in annotated(text).claims:
        assert claim.text.count("between Norway and Sweden") <= 1


def test_not_where_the_claim_says_it_itself(annotated: Callable[..., Annotation]) -> None:
    text = "The ferry, the Selma, left Bergen at noon. The ferry is the Selma of Bergen."
    assert "The Selma is the Selma" not in _last(annotated, text)


def test_verbatim_spans_keep_the_short_words(annotated: Callable[..., Annotation]) -> None:
    text = "Norway and Sweden signed a treaty. The two countries share a long border."
    claim = annotated(text).claims[-1]
    assert [span.of(text) for span in claim.spans] == ["The two countries share a long border"]


def test_the_frame_has_the_fuller_words(annotated: Callable[..., Annotation]) -> None:
    text = "The talks between Norway and Sweden opened in May. The talks were held at a hotel."
    assert {"norway", "sweden", "talk"} <= set(annotated(text).claims[-1].frame.lemmas)


# text, the last claim: who speaks for himself
SPOKEN = [
    ("Twitter said it had received reports of abuse.", "Twitter had received reports of abuse."),
    ("A mill spokesman said he couldn't say who paid.", "A mill spokesman couldn't say who paid."),
    (
        "Treasury officials said they were considering a new tax.",
        "Treasury officials were considering a new tax.",
    ),
    # near misses: somebody or something else may be meant
    ("Bishop said it was a big decision for Bergen.", "It was a big decision for Bergen."),
    ("A police spokesman said he fled to Bergen.", "He fled to Bergen."),
    ("The firm told drivers that they would see Bergen.", "They would see Bergen."),
    ("Officials said they fled to Bergen.", "They fled to Bergen."),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_a_speaker_without_a_name_in_its_own_words(
    annotated: Callable[..., Annotation], text: str, expected: str
) -> None:
    assert _last(annotated, text) == expected


def test_a_long_article_is_one_pass(parsed: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    from factdb.reading.definites import described

    counted = 0
    same = described._same

    def counting(*args: object) -> bool:
        nonlocal counted
        counted += 1
        return same(*args)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(described, "_same", counting)
    text = "The talks between Norway and Sweden opened. A new bridge was built. " * 400
    doc = parsed(text)
    found = find_definites(doc, split_sentences(text), Mentions(), find_attributions(doc, []))  # type: ignore[arg-type]  # the fixture's doc
    assert counted <= 400 * 40
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in found.found.values())


def test_a_long_line_asks_for_the_article_of_a_name_once(
    parsed: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factdb.reading.definites import wording

    counted = 0
    takes = wording._takes_article

    def counting(name: str, doc: object) -> bool:
        nonlocal counted
        counted += 1
        return takes(name, doc)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(wording, "_takes_article", counting)
    text = "We went to Oslo there and " * 300
    found = find_definites(parsed(text), split_sentences(text), Mentions())  # type: ignore[arg-type]  # the fixture's doc
    assert len(found.found) > 100
    assert counted <= 2
