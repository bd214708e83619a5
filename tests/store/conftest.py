"""A small reader of plain sentences, so that the store is tested without the language model.

It reads "Name said SENTENCE" ("First Last denied …", "Name by Agency said …") as an attribution, takes the
words in capitals for names, numbers for quantities, and an ISO date, or "today" where the publication date is
known, for the date of the event. Who is whom among the speakers is decided for real.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from factdb.archive import Archive
from factdb.model import (
    Act,
    Annotation,
    Article,
    Claim,
    DateBasis,
    Entity,
    Evidence,
    Frame,
    Kind,
    Mode,
    Quantity,
    Relation,
    Sentence,
    Span,
)
from factdb.store import voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def read_sentences(article: Article) -> Annotation:
    """Each sentence of the article as a claim."""
    sentences = [Sentence(m.start(), m.end()) for m in re.finditer(r"[^\s.][^.]*\.", article.text)]
    return Annotation(article, tuple(sentences), claims=tuple(_claim(article, s) for s in sentences))


_SAID = r"((?:[A-Z][\w.]* )*\w+)(?: by (?P<by>\w+))? (?P<cue>said|denied|refused) "
_ACTS = {"said": Act.STATEMENT, "denied": Act.DENIAL, "refused": Act.REFUSAL}


def _claim(article: Article, sentence: Sentence) -> Claim:
    said = re.match(_SAID, sentence.of(article.text))
    start = sentence.start + (said.end() if said else 0)
    text = article.text[start : sentence.end]
    stated = re.search(r"\d{4}-\d\d-\d\d", text)
    day = date.fromisoformat(stated[0]) if stated else article.published if "today" in text else None
    numbers = re.finditer(r"(?<![\d-])\d{1,3}(?![\d-])", text)
    return Claim(
        text=text,
        spans=(Span(start, sentence.end),),
        sentence=Span(sentence.start, sentence.end),
        article=article,
        speaker=said[1] if said else None,
        speaker_chain=tuple(name for name in (said["by"], said[1]) if name) if said else (),
        mode=Mode.INDIRECT if said else None,
        cue=said["cue"] if said else None,
        act=_ACTS[said["cue"]] if said else Act.STATEMENT,
        first=day,
        last=day,
        basis=DateBasis.STATED if stated else DateBasis.RELATIVE if day else DateBasis.NONE,
        date_text=stated[0] if stated else None,
        quantities=tuple(
            Quantity(start + m.start(), start + m.end(), m[0], float(m[0]), None, "people") for m in numbers
        ),
        entities=tuple(
            Entity(start + m.start(), start + m.end(), m[0], "ORG") for m in re.finditer(r"\b[A-Z]\w+", text)
        ),
        frame=Frame("be", ("thing",), (), (("in", ("place",)),), tuple(re.findall(r"[a-z]{4,}", text))),
        rank=min(len(text) / 100, 1.0),
        rank_reason="length",
    )


def keys_of(claim: Claim) -> tuple[str, ...]:
    """The claim's words, as blocking keys."""
    return tuple(sorted({f"lemma:{word}" for word in claim.frame.lemmas}))


def compare_words(new: Iterable[Claim], known: Iterable[Claim]) -> list[Relation]:
    """Two words in common: other numbers contradict, other days are an update, else they overlap."""
    known = list(known)
    return [r for a in new for b in known if a.article is not b.article and (r := _related(a, b))]


def _related(a: Claim, b: Claim) -> Relation | None:
    shared = set(a.frame.lemmas) & set(b.frame.lemmas)
    if len(shared) < 2:
        return None
    kind = Kind.UPDATE if a.first != b.first else Kind.OVERLAP
    if [q.low for q in a.quantities] != [q.low for q in b.quantities]:
        kind = Kind.CONTRADICTION
    a, b = sorted((a, b), key=lambda c: (c.article.published or date.min, c.article.text))
    proof = (Evidence("words", "many", 1.5, about=True, note="Same words."),)
    return Relation(
        kind,
        a,
        b,
        len(shared) / (len(shared) + 2),
        ("Both say it.",),
        "number",
        "lemma",
        a.spans,
        b.spans,
        proof,
    )


def _fakes() -> dict[str, ModuleType]:
    reading, comparing = ModuleType("factdb.reading"), ModuleType("factdb.comparing")
    reading.annotate = read_sentences  # type: ignore[attr-defined]
    reading.annotate_many = _annotate_many  # type: ignore[attr-defined]
    comparing.blocking_keys = keys_of  # type: ignore[attr-defined]
    comparing.key_weight = lambda key: 0.5  # type: ignore[attr-defined]
    comparing.NEEDED = 0.9  # type: ignore[attr-defined]
    comparing.relate_new = compare_words  # type: ignore[attr-defined]
    comparing.explain = lambda a, b: next(iter(compare_words([a], [b])), None)  # type: ignore[attr-defined]
    assert voices  # is loaded before comparing has a stand-in
    return {"factdb.reading": reading, "factdb.comparing": comparing}


def _annotate_many(articles: Iterable[Article], workers: int = 1) -> Iterator[Annotation]:
    """As the real one: read in batches, so that articles are taken before earlier ones are stored."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == 2:
            yield from map(read_sentences, batch)
            batch = []
    yield from map(read_sentences, batch)


@pytest.fixture(autouse=True)
def plain_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and compare with the small stand-ins above."""
    for name, module in _fakes().items():
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.open(tmp_path / "story.db") as opened:
        yield opened


@pytest.fixture
def story() -> list[Article]:
    """Three outlets on one event: a contradiction, an overlap, and a claim that stands alone."""
    return [
        Article(
            "The ferry Alda sank near Vell. Ruiz said 14 sailors were rescued from water. Mauve is a colour.",
            title="Ferry sinks",
            source="Harbour Wire",
            published=date(2024, 3, 5),
            url="https://wire.example/1",
        ),
        Article(
            "Costa said 9 sailors were rescued from water. The port was closed today.",
            title="Rescue at sea",
            source="Vell Post",
            published=date(2024, 3, 6),
        ),
        Article(
            "On 2024-03-05 the ferry Alda sank near Vell. No word from the owners.", source="Übersee Kurier"
        ),
    ]
