"""The parser's steps are driven another way than spaCy drives them, and must find the very same."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from factdb.model import Span
from factdb.reading import language
from factdb.reading.language import load, memo, parse, pipeline, rulings
from factdb.reading.language.pipeline import Pipeline
from factdb.reading.sentences import split_sentences

TEXTS = (
    "The harbour board of Port Alba said on Tuesday that 14 cranes would be idle until 3 May 2024.",
    "Let's go. There's a boat, there are two. He isn't gonna stay; they've got ta leave. Y'all know it.",
    "“We do not want it,” Ines Prado told the Alba Courier. “I didn't ask you.”",
    "MEASURES\n\n- Lower fees\n- More pilots\n\n   \nThe ferry ai n't late, but it's been slow.",
    "Olga Renn of Havbank A.S. paid $2.4 million (€2.2m) to the Estmark Ministry of Finance in 2019.",
    "x",
    " \n ",
    "",
    '((( "" -- ??? \u200b\x07 [/b] & <',
    "The pilots' union, led by Tomas Vey, did what it had to do: it went home. " * 30,
)
SEEN = ("tag_", "pos_", "lemma_", "dep_", "ent_type_", "ent_iob_", "is_sent_start")


def rows(doc: Doc) -> list[tuple[Any, ...]]:
    return [(t.text, t.idx, t.head.i, str(t.morph), *(getattr(t, name) for name in SEEN)) for t in doc]


def as_spacy_does() -> list[list[tuple[Any, ...]]]:
    nlp = load()
    return [rows(doc) for doc in nlp.pipe(language._tokens(nlp, t, split_sentences(t)) for t in TEXTS)]


def as_factdb_does() -> list[list[tuple[Any, ...]]]:
    return [rows(doc) for doc in parse((t, split_sentences(t)) for t in TEXTS)]


def test_finds_what_spacy_finds() -> None:
    assert as_factdb_does() == as_spacy_does()


def test_finds_the_same_with_rulings_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulings, "_REMEMBERED", 0)
    assert as_factdb_does() == as_factdb_does() == as_spacy_does()


def test_patterns_of_several_tokens_are_not_remembered_by_word() -> None:
    alone, together = parse((t, split_sentences(t)) for t in ("He let it go.", "Let's go."))
    assert [t.lemma_ for t in together if t.text == "'s"] == ["us"]
    assert "us" not in [t.lemma_ for t in alone]


def test_a_component_of_another_kind_runs_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    (doc,) = Pipeline(nlp)([nlp.make_doc("One came. Two went.")])
    assert [s.text for s in doc.sents] == ["One came.", "Two went."]


@pytest.mark.parametrize(("room", "stays"), [(10**6, True), (0, False)])
def test_the_model_is_loaded_anew_when_it_has_met_many_new_words(
    room: int, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_NEW_WORDS", room)
    language._started.cache_clear()
    list(parse([(f"Qwerlo zandrib{room} fentumo.", [])]))
    before, words = load(), len(load().vocab.strings)
    list(parse([("Brimvel oskatun.", [])]))
    assert (load() is before) == stays
    assert (len(load().vocab.strings) > words) == stays
    language._started.cache_clear()


def test_tokens_end_where_sentences_begin() -> None:
    text = "They left the region.Strengthening winds came."
    (doc,) = parse([(text, [Span(0, 21), Span(21, len(text))])])
    assert [s.text for s in doc.sents] == ["They left the region.", "Strengthening winds came."]


def test_places_of_tokens_are_those_of_the_text() -> None:
    for doc in parse((t, split_sentences(t)) for t in TEXTS):
        assert memo.text_of(doc) == doc.text
        places = zip(memo.starts_of(doc), memo.ends_of(doc), strict=True)
        assert [memo.text_of(doc)[a:b] for a, b in places] == [t.text for t in doc]
