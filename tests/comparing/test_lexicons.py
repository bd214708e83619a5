"""The word lists hold together."""

from __future__ import annotations

import pytest

from factdb.comparing import lexicons
from factdb.comparing.words import ideas, rarity, stem

FILES = [
    "cause",
    "exclusive",
    "extents",
    "general",
    "negators",
    "opposites",
    "people",
    "ranks",
    "rarity",
    "running",
    "synonyms",
]


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_read_and_lower_case(name):
    groups = lexicons.groups(name)
    assert groups
    assert all(word == word.lower() for words in groups.values() for word in words)


def test_every_opposite_has_two_sides_without_a_word_in_common():
    for name, words in lexicons.groups("opposites").items():
        bar = words.index("|")
        assert words[:bar], name
        assert words[bar + 1 :], name
        assert not set(words[:bar]) & set(words[bar + 1 :]), name


def test_no_group_of_synonyms_stands_alone():
    assert all(len(words) > 1 for words in lexicons.groups("synonyms").values())


@pytest.mark.parametrize(
    ("a", "b"), [("cooperate", "cooperation"), ("govern", "government"), ("negotiation", "negotiate")]
)
def test_derivations_meet(a, b):
    assert stem(a) == stem(b)


@pytest.mark.parametrize(("a", "b"), [("nation", "native"), ("port", "portion"), ("house", "horse")])
def test_other_words_stay_apart(a, b):
    assert stem(a) != stem(b)


@pytest.mark.parametrize(("a", "b"), [("die", "toll"), ("sign", "signature"), ("arrest", "custody")])
def test_news_synonyms_meet(a, b):
    assert ideas(a) & ideas(b)


def test_rare_words_tell_more():
    assert rarity("say") < rarity("bridge") < rarity("zyzzyva")
