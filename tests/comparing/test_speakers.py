"""Who is the same speaker in several articles: each rule with what it finds and what it must leave apart."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.comparing.speakers import Placed, Rule, Sort, Voice, concerned, describe, form, keys, meet
from factdb.comparing.speakers.names import parse_name
from factdb.comparing.speakers.telling import read_role

PRADO = "Torvian Defense Minister Ana Prado met the Kelmar delegation in Vell. The talks in Vell end soon."
MINISTER = "Later Defense Minister Prado left Vell, and the Kelmar side stayed with the Torvian one."
MAYOR = (
    "In the town hall of Hexley the mayor, with Oyster Bay behind, spoke. Mayor Prado said so in Oyster Bay."
)


def voices(*told):
    """A voice for each (written, text), or (written, text, labels), in articles 1, 2, …"""
    return [
        Voice(number, written, describe(written, text, *labels))
        for number, (written, text, *labels) in enumerate(told, 1)
    ]


def names(found):
    return [found[key].speaker for key in sorted(found)]


# -- what a name is ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "sort"),
    [
        ("Ana Prado", Sort.PERSON),
        ("ANA PRADO", Sort.PERSON),
        ("Gov. Ana Prado", Sort.PERSON),
        ("Ursula van den Berg", Sort.PERSON),
        ("J.K. Prado", Sort.PERSON),
        ("Prado", Sort.SINGLE),
        ("Mr. Prado", Sort.SINGLE),
        ("J. Prado", Sort.SINGLE),
        ("al-Mansour", Sort.SINGLE),
        ("KHA", Sort.ACRONYM),
        ("U.N.", Sort.ACRONYM),
        ("Kelm Harbour Authority", Sort.BODY),
        ("Bank of Kelmar", Sort.BODY),
        ("Vell City Council", Sort.BODY),
        ("the Ministry of Defence", Sort.NATIONAL),
        ("interior ministry", Sort.NATIONAL),
        ("Torvian army", Sort.NATIONAL),
        ("coast guard", Sort.NATIONAL),
        ("police", Sort.UNNAMED),
        ("city council", Sort.UNNAMED),
        ("company", Sort.UNNAMED),
        ("U.N. official", Sort.UNNAMED),
        ("a U.N. official", Sort.UNNAMED),
        ("Western Diplomats", Sort.UNNAMED),
        ("two people familiar with the talks", Sort.UNNAMED),
        ("spokeswoman for Gov. Ana Prado", Sort.UNNAMED),
        ("34-year-old teacher", Sort.UNNAMED),
        ("Defense Minister", Sort.UNNAMED),
        ("", Sort.UNNAMED),
        ("—", Sort.UNNAMED),
    ],
)
def test_the_sort_of_a_name(written, sort):
    assert parse_name(written).sort is sort


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ana Prado", "ANA PRADO", True),
        ("Ana Prado", "Ána Prado", True),
        ("Jean-Luc Moreau", "Jean Luc Moreau", True),
        ("Søren Ek", "Soren Ek", True),
        ("Gov. Ana Prado", "Ana Prado", True),
        ("the Kelm Harbour Authority", "Kelm Harbour Authority", True),
        ("Smith & Sons Group", "Smith and Sons Group", True),
        ("U.N.", "UN", True),
        ("Ministry of Defence", "the defense ministry", True),
        ("Ana Prado", "Anna Prado", False),
        ("Ana Prado Jr.", "Ana Prado", False),
        ("Ministry of Defence", "Ministry of Finance", False),
        ("Kelm Harbour Authority", "Kelm Harbor Union", False),
    ],
)
def test_spellings_of_one_name_have_one_form(a, b, same):
    assert (form(a) == form(b)) is same


@pytest.mark.parametrize(
    ("phrase", "whole", "role"),
    [
        ("Torvian Defense Minister", False, "defense minister"),
        ("Gov.", False, "governor"),
        ("yesterday former Mayor", False, "former mayor"),
        ("Prime Minister", False, "premier"),
        ("the prime minister of Kelmar", True, "premier"),
        ("Torvia's minister of defence", True, "defense minister"),
        ("chairwoman of the board", True, "board chair"),
        ("who had been a minister", True, None),
        ("the minister's brother", True, None),
        ("a baker", True, None),
        ("said the tall", False, None),
        ("a very old mayor", True, None),
    ],
)
def test_offices(phrase, whole, role):
    found = read_role(phrase.split(), whole=whole)
    assert (str(found) if found else None) == role


# -- who is whom --------------------------------------------------------------------------------

TOGETHER = [
    pytest.param([("Ana Prado", ""), ("ANA PRADO", ""), ("Ana Prado", "")], Rule.NAME, id="full name"),
    pytest.param([("John R. Smith", ""), ("John Smith", "")], Rule.INITIALS, id="an initial more"),
    pytest.param(
        [("John R. Smith", ""), ("John Robert Smith", "")], Rule.INITIALS, id="an initial spelt out"
    ),
    pytest.param([("Ana Prado", PRADO), ("Prado", MINISTER)], Rule.ROLE, id="office and part of the name"),
    pytest.param([("Prado", MINISTER), ("Prado", MINISTER + " So it went.")], Rule.ROLE, id="office twice"),
    pytest.param(
        [("Kelm Harbour Authority", ""), ("the Kelm Harbour Authority", "")], Rule.NAME, id="article"
    ),
    pytest.param(
        [("Kelm Harbour Authority", "The Kelm Harbour Authority (KHA) said so."), ("KHA", "KHA denied it.")],
        Rule.ACRONYM,
        id="a short form that is explained",
    ),
    pytest.param([("NATO", ""), ("NATO", "")], Rule.NAME, id="a short form that is not"),
    pytest.param(
        [
            ("Ministry of Defence", "Torvia's Ministry of Defence said so."),
            ("defence ministry", "The Torvian defence ministry said so."),
        ],
        Rule.COUNTRY,
        id="a ministry of one state",
    ),
    pytest.param(
        [("coast guard", "Norway's rescue was late, the coast guard said."), ("Norwegian coast guard", "")],
        Rule.COUNTRY,
        id="the only state of the article",
    ),
    pytest.param(
        [("Torvia", "", ["GPE"]), ("Torvia", "", ["GPE", "ORG"])], Rule.NAME, id="a place by its label"
    ),
    pytest.param([("Beijing", ""), ("Beijing", "")], Rule.NAME, id="a place the lexicon knows"),
]
APART = [
    pytest.param([("Li", ""), ("Li", "")], id="a family name"),
    pytest.param([("Ana Prado", PRADO), ("Prado", "Prado left Vell and Kelmar.")], id="no office told"),
    pytest.param([("Ana Prado", PRADO), ("Prado", MAYOR)], id="another office"),
    pytest.param(
        [("Ana Prado", "Mayor Ana Prado of Vell met Kelmar in Vell."), ("Prado", MAYOR)], id="another story"
    ),
    pytest.param(
        [("Ana Prado", PRADO), ("Ben Prado", PRADO.replace("Ana", "Ben")), ("Prado", MINISTER)],
        id="two of that name and office",
    ),
    pytest.param([("Ana Prado", ""), ("Ben Prado", "")], id="a family"),
    pytest.param([("John R. Smith", ""), ("John Q. Smith", ""), ("John Smith", "")], id="two initials"),
    pytest.param([("John Smith", ""), ("John Smith Jr.", "")], id="father and son"),
    pytest.param([("J. Smith", ""), ("John Smith", "")], id="a first initial"),
    pytest.param([("U.N. official", ""), ("U.N. official", "")], id="nobody named"),
    pytest.param([("two people", ""), ("two people", "")], id="people"),
    pytest.param([("spokesman", ""), ("spokesman", "")], id="a spokesman"),
    pytest.param([("police", ""), ("police", "")], id="bodies there are many of"),
    pytest.param([("ministry of defence", ""), ("ministry of defence", "")], id="ministries of no state"),
    pytest.param(
        [
            ("ministry of defence", "Torvia's ministry of defence"),
            ("ministry of defence", "the Kelmar ministry of defence"),
        ],
        id="ministries of two states",
    ),
    pytest.param(
        [
            ("Kelm Harbour Authority", "the Kelm Harbour Authority (KHA)"),
            ("Kos Health Agency", "the Kos Health Agency (KHA)"),
            ("KHA", ""),
        ],
        id="a short form of two",
    ),
    pytest.param([("Kelm Harbour Authority", ""), ("KHA", "")], id="a short form that nobody explains"),
    pytest.param(
        [("New York Times", "", ["ORG"]), ("New Times", "", ["ORG"])], id="names of bodies have no initials"
    ),
]


@pytest.mark.parametrize(("told", "rule"), TOGETHER)
def test_evidence_brings_together(told, rule):
    found = meet(voices(*told))
    assert len(set(names(found))) == 1
    assert rule in {place.rule for place in found.values()}
    assert all(place.why for place in found.values() if place.rule)


@pytest.mark.parametrize("told", APART)
def test_without_evidence_all_stay_apart(told):
    found = meet(voices(*told))
    assert len(set(names(found))) == len(told)
    assert {place.rule for place in found.values()} == {Rule.NONE}


def test_a_chinese_family_name_stands_first():
    text = "Defense Minister {} met Torvia in Vell. The Kelmar side and Torvia left."
    found = meet(voices(("Li Shangfu", text.format("Li Shangfu")), ("Li", text.format("Li"))))
    assert names(found) == ["Li Shangfu", "Li Shangfu"]
    other = voices(("Li Qiang", "Premier Li Qiang met Torvia."), ("Li", text.format("Li")))
    assert len(set(names(meet(other)))) == 2


def test_who_is_alone_keeps_the_plain_name_until_another_has_it():
    assert names(meet(voices(("police", "")))) == ["police"]
    assert names(meet(voices(("police", ""), ("police", "")))) == ["police (A1)", "police (A2)"]
    assert names(meet(voices(("police", "")), taken={"police"})) == ["police (A1)"]


def test_the_fullest_and_commonest_name_is_taken():
    several = voices(("JOHN SMITH", ""), ("John R. Smith", ""), ("John Smith", ""), ("John Smith", ""))
    assert set(names(meet(several))) == {"John Smith"}
    state = voices(("army", "Torvia's army"), ("Torvian army", ""), ("army", "the Torvian army"))
    assert set(names(meet(state))) == {"army (Torvia)"}


# -- a person's word ------------------------------------------------------------------------------


def pinned(voice, pin, *, reaches=False):
    return Voice(voice.article, voice.written, voice.told, pin, reaches)


def test_what_a_person_said_is_not_overruled():
    a, b = voices(("John Smith", ""), ("John Smith", ""))
    found = meet([a, pinned(b, "Smith of Vell")])
    assert found[a.key] == Placed("John Smith")
    assert found[b.key] == Placed("Smith of Vell", Rule.HAND, "said by hand")


def test_those_who_are_the_same_by_evidence_follow_what_was_said_of_the_name():
    smith, r_smith = voices(("John Smith", ""), ("John R. Smith", ""))
    found = meet([pinned(smith, "Smith of Vell", reaches=True), r_smith])
    assert found[r_smith.key].speaker == "Smith of Vell"
    assert found[r_smith.key].rule is Rule.INITIALS


def test_nobody_follows_two():
    smith, r_smith, other = voices(("John Smith", ""), ("John R. Smith", ""), ("John R. Smith", ""))
    found = meet([pinned(smith, "X", reaches=True), pinned(r_smith, "Y", reaches=True), other])
    assert found[other.key].speaker == "John R. Smith"


# -- in any order -----------------------------------------------------------------------------------

CAST = [
    ("Ana Prado", PRADO),
    ("Prado", MINISTER),
    ("Prado", MAYOR),
    ("Kelm Harbour Authority", "the Kelm Harbour Authority (KHA)"),
    ("KHA", ""),
    ("police", ""),
    ("police", ""),
    ("John R. Smith", ""),
    ("John Smith", ""),
]


def together(found):
    groups = {}
    for key, place in found.items():
        groups.setdefault(place.speaker, set()).add(key)
    return {frozenset(group) for group in groups.values()}


@given(st.permutations(voices(*CAST)))
def test_the_order_of_the_voices_does_not_matter(shuffled):
    found, usual = meet(shuffled), meet(voices(*CAST))
    assert {key: place.speaker for key, place in found.items()} == {
        key: place.speaker for key, place in usual.items()
    }


@given(st.permutations(CAST))
def test_the_order_of_the_articles_does_not_matter(shuffled):
    def written(found, told):
        groups = together(found)
        return {frozenset(told[number - 1] for number, _ in group) for group in groups}

    assert written(meet(voices(*shuffled)), shuffled) == written(meet(voices(*CAST)), CAST)


@pytest.mark.parametrize("start", range(len(CAST)))
def test_looking_around_one_voice_finds_all_that_its_place_depends_on(start):
    every = voices(*CAST)
    having = {key: [v for v in every if key in keys(v)] for voice in every for key in keys(voice)}

    def holders(wanted):
        return [voice for key in wanted for voice in having.get(key, ())]

    around = concerned([every[start]], holders)
    assert meet(around)[every[start].key].speaker == meet(every)[every[start].key].speaker


@given(st.text(), st.text(), st.lists(st.sampled_from(["PERSON", "GPE", "ORG", ""]), max_size=3))
def test_any_text_is_told_of(written, text, labels):
    told = describe(written, text + written + text, labels)
    voice = Voice(1, written, told)
    assert keys(voice)
    assert len(meet([voice])) == 1


def test_permutations_of_initials_agree():
    told = [("John R. Smith", ""), ("John Smith", ""), ("John Robert Smith", "")]
    assert {len(set(names(meet(voices(*order))))) for order in permutations(told)} == {1}


@pytest.mark.parametrize("piece", ["A", "A.", "Ana ", "A’s ", ", the ", "(A", "Ana Prado, the "])
def test_what_stands_first_is_told_of_however_odd_the_rest_is(piece):
    first = "The mayor, Ana Prado, chair of the board, left. The Kelm Harbour Authority (KHA) stayed. "
    text = first + piece * (60_000 // len(piece))
    assert {str(role) for role in describe("Ana Prado", text).roles} >= {"board chair"}
    assert describe("Kelm Harbour Authority", text).acronyms == {"kha"}
    assert describe("ministry of defence", text).state == ""
