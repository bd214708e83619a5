"""A desk with three articles, and ``factdb`` run in this process.

Reading and comparing are small stand-ins, so that the command line is tested without the language model
and whatever those find: each sentence is a claim, "Name said …" names a speaker, "today" is the publication
date, and claims with two words in common meet.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import factdb
import factdb.comparing.judge  # the doctor asks it, also where comparing has a stand-in
import factdb.store.voices  # before comparing has a stand-in: who is whom is decided for real
from factdb.cli import main
from factdb.model import (
    Annotation,
    Article,
    Attribution,
    Claim,
    DateBasis,
    DateMention,
    Evidence,
    Frame,
    Kind,
    Mode,
    Quantity,
    Relation,
    Sentence,
    Span,
)

ARTICLES = {
    "weir.txt": (
        "---\ntitle: Weir: shut again\nsource: The Tarn\nauthor: Ada Moor\npublished: 2019-06-07\nurl: https://tarn.example/weir\n---\n\n"
        "Moor said 14 cracks were found below.\n\nThe council met today. A heron [sic] watched it."
    ),
    "council.txt": (
        "---\ntitle: Council denies it\nsource: Lake Post\n---\n"
        "Abara said 9 cracks were found below. The council met today, behind \x1b[31mclosed doors."
    ),
}


def read_sentences(article: Article) -> Annotation:
    sentences = tuple(Sentence(m.start(), m.end()) for m in re.finditer(r"[^\s.][^.]*\.", article.text))
    claims = tuple(_claim(article, s) for s in sentences)
    said = tuple(
        Attribution(c.spans, Mode.INDIRECT, Span(c.spans[0].start - 5, c.spans[0].start - 1), None, c.speaker)
        for c in claims
        if c.speaker
    )
    days = tuple(_day(article, m) for m in re.finditer(r"today|\d{4}-\d\d-\d\d", article.text))
    return Annotation(article, sentences, said, days, tuple(q for c in claims for q in c.quantities), claims)


def _day(article: Article, found: re.Match[str]) -> DateMention:
    day = article.published if found[0] == "today" else date.fromisoformat(found[0])
    return DateMention(
        found.start(), found.end(), found[0], day, day, DateBasis.RELATIVE if day else DateBasis.NONE
    )


def _claim(article: Article, sentence: Sentence) -> Claim:
    said = re.match(r"((?:[A-Z][\w.]* )*\w+) said ", sentence.of(article.text))
    start = sentence.start + (said.end() if said else 0)
    text = article.text[start : sentence.end]
    when = article.published if "today" in text else None
    return Claim(
        text=text,
        spans=(Span(start, sentence.end),),
        sentence=Span(sentence.start, sentence.end),
        article=article,
        speaker=said[1] if said else None,
        speaker_chain=("the board", said[1]) if said else (),
        mode=Mode.INDIRECT if said else None,
        first=when,
        last=when,
        basis=DateBasis.RELATIVE if when else DateBasis.NONE,
        date_text="today" if "today" in text else None,
        quantities=tuple(
            Quantity(start + m.start(), start + m.end(), m[0], float(m[0]), float(m[0]), None, "crack")
            for m in re.finditer(r"\b\d{1,2}\b", text)
        ),
        frame=Frame(lemmas=tuple(re.findall(r"[a-z]{3,}", text))),
        rank=0.5,
        rank_reason="number",
    )


def _related(a: Claim, b: Claim) -> Relation | None:
    shared = set(a.frame.lemmas) & set(b.frame.lemmas)
    if a.article is b.article or len(shared) < 2:
        return None
    same = [q.low for q in a.quantities] == [q.low for q in b.quantities]
    kind, reason = (Kind.OVERLAP, "Both say it.") if same else (Kind.CONTRADICTION, "14 cracks / 9 cracks.")
    proof = (
        Evidence("numbers", "differ", -1.25, about=False, note="14 is not 9."),
        Evidence("words", "many", 1.5, about=True),
    )
    return Relation(kind, a, b, len(shared) / 10, (reason,), "number", "words", evidence=proof)


def relate_new(new: Iterable[Claim], known: Iterable[Claim]) -> list[Relation]:
    known = list(known)
    return [relation for a in new for b in known if (relation := _related(a, b))]


@pytest.fixture(autouse=True)
def plain_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, comparing = ModuleType("factdb.reading"), ModuleType("factdb.comparing")
    reading.__path__ = [str(Path(factdb.__file__).parent / "reading")]  # the parser can still be asked for
    reading.__dict__.update(
        annotate=read_sentences, annotate_many=lambda articles, workers=1: map(read_sentences, articles)
    )
    comparing.__dict__.update(
        blocking_keys=lambda claim: tuple(sorted({f"lemma:{word}" for word in claim.frame.lemmas})),
        key_weight=lambda key: 0.5,
        NEEDED=0.9,
        relate_new=relate_new,
        explain=_related,
    )
    monkeypatch.setitem(sys.modules, "factdb.reading", reading)
    monkeypatch.setitem(sys.modules, "factdb.comparing", comparing)


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in: two articles, and nothing of the person's own."""
    for name, text in ARTICLES.items():
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTDB_DB", str(tmp_path / "story.db"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FACTDB_DEBUG", raising=False)
    return tmp_path


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("list", "--json", stdin=b"", terminal=False)`` → its exit code and what it printed."""

    def run_it(*arguments: str, stdin: bytes = b"", terminal: bool = False) -> Outcome:
        capsys.readouterr()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin), isatty=lambda: terminal))
            patched.setattr(sys.stdout, "isatty", lambda: terminal)
            code = main(arguments)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run_it


@pytest.fixture
def story(run: Run) -> Run:
    """`run` on an archive that holds the two articles."""
    assert run("add", "articles").code == 0
    return run
