"""Which clause becomes a statement of its own: each rule with what it cuts and what it must leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factdb.model import Annotation, Attribution, Mode, Span
from factdb.reading.atoms import Atom, find_atoms
from factdb.reading.language import parse
from factdb.reading.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

# rule, sentence, the standing texts it makes
CUTS = [
    (
        "coordination",
        "The mayor opened the new bridge and promised a second one.",
        ["The mayor opened the new bridge.", "The mayor promised a second one."],
    ),
    (
        "shared auxiliary",
        "The crew was arrested in May and released without charge in June.",
        ["The crew was arrested in May.", "The crew was released without charge in June."],
    ),
    (
        "gapped auxiliary",
        "Three soldiers were killed and five wounded.",
        ["Three soldiers were killed.", "Five were wounded."],
    ),
    (
        "opening shared",
        "On Monday, the army crossed the river and took the town.",
        ["On Monday, the army crossed the river.", "On Monday, the army took the town."],
    ),
    (
        "semicolon",
        "The harbour reopened on Monday; the airport stayed closed.",
        ["The harbour reopened on Monday.", "The airport stayed closed."],
    ),
    (
        "apposition",
        "Ola Dahl, the minister of finance, resigned on Friday.",
        ["Ola Dahl is the minister of finance.", "Ola Dahl resigned on Friday."],
    ),
    (
        "apposition, name last",
        "The minister of finance, Ola Dahl, resigned on Friday.",
        ["Ola Dahl is the minister of finance.", "Ola Dahl resigned on Friday."],
    ),
    (
        "age",
        "Ola Dahl, 61, resigned on Friday.",
        ["Ola Dahl is 61 years old.", "Ola Dahl resigned on Friday."],
    ),
    ("acronym", "The World Trade Forum (WTF) met in Oslo.", ["The World Trade Forum met in Oslo."]),
    (
        "relative, subject",
        "The ship, which sank in 1994, carried 300 passengers.",
        ["The ship sank in 1994.", "The ship carried 300 passengers."],
    ),
    (
        "relative, whose",
        "The village, whose school closed in 2019, has 90 residents.",
        ["The village's school closed in 2019.", "The village has 90 residents."],
    ),
    (
        "relative, where",
        "The hall, where the delegates met, was built in 1890.",
        ["The delegates met at the hall.", "The hall was built in 1890."],
    ),
    (
        "relative, particular",
        "A farmer who had waited since dawn sold his cattle.",
        ["A farmer had waited since dawn.", "A farmer who had waited since dawn sold his cattle."],
    ),
    (
        "reduced relative",
        "The talks, held at a lakeside villa, ended without a deal.",
        ["The talks were held at a lakeside villa.", "The talks ended without a deal."],
    ),
    (
        "participle",
        "The bank cut its rate, lowering it to 4%.",
        ["The bank cut its rate.", "The bank lowered it to 4%."],
    ),
    (
        "opening participle",
        "Founded in 1901, the company employs 9,000 people.",
        ["The company was founded in 1901.", "The company employs 9,000 people."],
    ),
    (
        "participles in a row",
        "The storm killed 12 people, injuring 40 and destroying hundreds of homes.",
        ["The storm killed 12 people.", "The storm injured 40.", "The storm destroyed hundreds of homes."],
    ),
    (
        "subordinate, time",
        "The road was closed two days after a lorry hit the bridge.",
        ["The road was closed.", "A lorry hit the bridge."],
    ),
    (
        "subordinate, contrast",
        "Although sales fell, profits rose by 3%.",
        ["Sales fell.", "Profits rose by 3%."],
    ),
    (
        "respectively",
        "The bridge and the tunnel were closed in May and June respectively.",
        ["The bridge was closed in May.", "The tunnel was closed in June."],
    ),
    ("cleft", "It was the pilot who raised the alarm.", ["The pilot raised the alarm."]),
    (
        "semicolon after a question inside",
        "Dahl did not ask to leave, whether in writing or otherwise; the clubs found each other.",
        [
            "Dahl did not ask to leave, whether in writing or otherwise.",
            "The clubs found each other.",
        ],
    ),
    (
        "list of that-clauses",
        "A firm must prove that it had a permit, that the plan was met and that the state was warned.",
        [
            "A firm must prove that it had a permit.",
            "A firm must prove that the plan was met.",
            "A firm must prove that the state was warned.",
        ],
    ),
    (
        "list of infinitives",
        "The loan will be used to repay debts, to buy back shares, and to build a plant in Oslo.",
        [
            "The loan will be used to repay debts.",
            "The loan will be used to buy back shares.",
            "The loan will be used to build a plant in Oslo.",
        ],
    ),
    (
        "list of gerunds",
        "Dahl accused the firm of lying and of hiding the report.",
        ["Dahl accused the firm of lying.", "Dahl accused the firm of hiding the report."],
    ),
    (
        "counted things",
        "The blast killed 12 people and 30 cows on Monday.",
        ["The blast killed 12 people on Monday.", "The blast killed 30 cows on Monday."],
    ),
    (
        "counted subjects",
        "Two men and a woman were arrested.",
        ["Two men were arrested.", "A woman was arrested."],
    ),
    (
        "gapping",
        "In the trial, 8,400 were given the vaccine and 4,200 a dummy injection.",
        ["In the trial, 8,400 were given the vaccine.", "In the trial, 4,200 were given a dummy injection."],
    ),
    (
        "relative behind a date",
        "The council adopted a $9 million budget on Tuesday that raises taxes and closes two schools.",
        [
            "The council adopted a $9 million budget on Tuesday.",
            "A $9 million budget raises taxes.",
            "A $9 million budget closes two schools.",
        ],
    ),
    (
        "relative of a description",
        "Emil Dahl, a driver who had waited since Sunday, left.",
        ["Emil Dahl is a driver.", "Emil Dahl had waited since Sunday.", "Emil Dahl left."],
    ),
    (
        "second relative",
        "The firm, whose owner died in May, and which employs 900, was sold.",
        ["The firm's owner died in May.", "The firm employs 900.", "The firm was sold."],
    ),
    (
        "past after a promise",
        "The owner swore that the mill would not be sold, and sold it eleven days later.",
        ["The mill would not be sold.", "The owner sold it eleven days later."],
    ),
    (
        "age before the name",
        "The 47-year-old Ola Dahl resigned.",
        ["Ola Dahl is 47 years old.", "The 47-year-old Ola Dahl resigned."],
    ),
    (
        "origin",
        "Police arrested Kari Lund, 34, from Bergen, Norway, on Monday.",
        [
            "Kari Lund is 34 years old.",
            "Kari Lund is from Bergen, Norway.",
            "Police arrested Kari Lund on Monday.",
        ],
    ),
    (
        "former office",
        "Ola Dahl, then the mayor, signed the deal.",
        ["Ola Dahl was then the mayor.", "Ola Dahl signed the deal."],
    ),
    (
        "law that lays down",
        "The senate passed the Water Act, requiring mills to report leaks.",
        ["The senate passed the Water Act.", "The Water Act required mills to report leaks."],
    ),
]

# why it is near, sentence that must stay one statement
WHOLE = [
    ("alternatives", "Workers can strike or negotiate."),
    ("negated alternatives", "The senate did not debate or approve the treaty."),
    ("one object", "The council denounced and rejected the plan."),
    ("lists without respectively", "The bridge and the tunnel were closed in May and June."),
    ("nouns, not verbs", "Vets and farmers signed the petition."),
    ("a place and its country", "The bank is based in Bergen, Norway."),
    ("restrictive relative", "The ship that sank in 1994 carried 300 passengers."),
    ("generic relative", "People who smoke die early."),
    ("restrictive participle", "The talks held at a lakeside villa ended without a deal."),
    ("staging participle", "Speaking in Oslo, the minister defended the budget."),
    ("clause of time, not past", "The road will reopen when the repairs end."),
    ("condition", "If the dam breaks, 3,000 homes will be flooded."),
    ("exception", "The plant will close unless the state steps in."),
    ("examples", "Voters in several cities, including Bergen and Oslo, went to the polls."),
    ("wished company", "The union called for calm, with both sides returning to the table."),
    ("only after", "The strike ended only after the mayor stepped in."),
    ("before anybody knew", "The plant closed an hour before anybody noticed."),
    (
        "infinitives that share the object",
        "The law requires firms to publish prices, pay fines and to report accidents.",
    ),
    ('two infinitives with one "to"', "The loan will be used to repay debts and buy shares."),
    (
        "a condition that runs on",
        "She will stand for the seat if her party wins in May and the mayor steps down.",
    ),
    ("a gerund after an auxiliary", "The mayor has mentioned closing schools and forcing clinics to merge."),
    ("rather than", "People should change the laws rather than attack the judge."),
    ("which of a whole clause", "The plan relies on Terry Holm, which may or may not be wise."),
    ("an imagined noun", "If the town had a firm that was hiding money, the mayor would resign."),
    ("a modifier of both", "Two men and a woman from Oslo were arrested."),
    ("collective verb", "The team has 12 men and 3 women."),
    ("one duration", "The trip takes 3 hours and 20 minutes."),
    ("part of the subject", "Four men, two of them soldiers, were shot."),
    ("a list after a name", "Ola Dahl runs the firm with his wife, Anna, and two sons."),
]


@pytest.mark.parametrize(("rule", "sentence", "expected"), CUTS, ids=[row[0] for row in CUTS])
def test_a_rule_cuts(
    annotated: Callable[..., Annotation], rule: str, sentence: str, expected: list[str]
) -> None:
    assert sorted(claim.text for claim in annotated(sentence).claims) == sorted(expected)


@pytest.mark.parametrize(("why", "sentence"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_near_miss_stays_whole(annotated: Callable[..., Annotation], why: str, sentence: str) -> None:
    assert [claim.text for claim in annotated(sentence).claims] == [sentence]


def _atoms(text: str, attributions: list[Attribution]) -> list[Atom]:
    sentences = split_sentences(text)
    return list(find_atoms(next(parse([(text, sentences)])), sentences, attributions))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _said(text: str, speaker: str, cue: str, *content: str) -> Attribution:
    spans = tuple(_span(text, part) for part in content)
    return Attribution(spans, Mode.INDIRECT, _span(text, cue), _span(text, speaker), speaker)


def test_content_is_told_and_its_frame_is_not() -> None:
    text = "The bridge was safe, Ms Lund said, and the road was open."
    said = _said(text, "Ms Lund", "said", "The bridge was safe", "and the road was open")
    atoms = _atoms(text, [said])
    assert {atom.head.text for atom in atoms} == {"was"}
    assert all(atom.attribution is said for atom in atoms)
    assert not any("said" in {t.text for t in atom.tokens} for atom in atoms)


def test_what_stands_on_the_speaker_is_the_articles_own() -> None:
    text = "Eva Lund, who has run the port since 2018, said the quay was full."
    said = _said(text, "Eva Lund", "said", "the quay was full")
    voices = {atom.head.text: atom.attribution for atom in _atoms(text, [said])}
    assert voices == {"run": None, "was": said}


def test_the_innermost_speaker_has_the_claim_and_the_chain_is_kept() -> None:
    text = "The agency reported that Ms Lund said the quay was full."
    outer = _said(text, "The agency", "reported", "that Ms Lund said the quay was full")
    inner = _said(text, "Ms Lund", "said", "the quay was full")
    (atom,) = _atoms(text, [inner, outer])
    assert atom.attribution is inner
    assert atom.attributions == (outer, inner)


def test_an_indirect_question_stays_with_the_one_who_asks() -> None:
    text = "The spokesman could not say whether anyone was hurt."
    asked = _said(text, "The spokesman", "say", "whether anyone was hurt")
    (atom,) = _atoms(text, [asked])
    assert atom.tokens[0].text == "The"
    assert atom.tokens[-1].text == "hurt"


def test_a_dated_act_of_speech_is_told_too() -> None:
    text = "The minister told the finance committee on Tuesday that the budget had passed."
    said = _said(text, "The minister", "told", "that the budget had passed")
    rules = {atom.rule: atom for atom in _atoms(text, [said])}
    assert set(rules) == {"talk", "clause"}
    assert "budget" not in {t.text for t in rules["talk"].tokens}


def test_an_undated_one_is_not() -> None:
    text = "The minister told the finance committee that the budget had passed."
    said = _said(text, "The minister", "told", "that the budget had passed")
    assert [atom.rule for atom in _atoms(text, [said])] == ["clause"]


def test_the_frame_that_the_parser_took_for_a_clause_is_taken_out() -> None:
    text = (
        "Dahl, the captain, was taken into custody on 9 May and let go without charge two days later, "
        "Lund said in reply to a shouted question from the back."
    )
    told = [" ".join(t.text for t in atom.tokens) for atom in _atoms(text, [])]
    assert not any("said" in words for words in told)
    assert any("let go without charge two days later" in words for words in told)


def test_a_sentence_without_end_is_no_prose() -> None:
    assert _atoms("The man, who fell, " * 400, []) == []
    assert _atoms("The man, who fell, left.", [])
