"""A small archive of the tests' own with the interface of the real one, and how a test waits for the desk."""

from __future__ import annotations

import re
import sys
import threading
from array import array
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Static

import factdb
from factdb.model import DateBasis, Frame, Modality, Polarity, Sentence
from tui.app import Desk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from textual.pilot import Pilot

HARBOUR = factdb.Article(
    text=(
        "Dock crews in Ostrava Bay voted on Monday to end their walkout.\n\n"
        "Union leader Marta Quill said 412 members backed the deal [sic]. "
        "The port will reopen on Friday, she said."
    ),
    title="Walkout ends in Ostrava Bay",
    source="Bay Courier",
    published=date(2031, 5, 6),
    url="https://baycourier.example/walkout",
)
LEDGER = factdb.Article(
    text=(
        "Only 380 members backed the deal, the port authority said. "
        "The port stays shut until Sunday at the earliest."
    ),
    title="Port stays shut",
    source="The Ledger",
    published=date(2031, 5, 7),
)
HOSTILE = factdb.Article(
    text="\x1b[31mred\x1b[0m [/b] \u202egnippilf\u202c na\u200bme 👩\u200d👩\u200d👧 مرحبا [sic] and "
    + "x" * 50_000,
    title="[bold]\x1b[2J[/b] \u202etitle",
    source="E\u200bvil [link]",
    published=None,
)


def span(text: str, words: str) -> factdb.Span:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return factdb.Span(start, start + len(words))


def claim(number: int, article: factdb.Article, words: str, **fields: Any) -> factdb.ClaimRecord:
    """A claim on exactly these words of the article."""
    where = span(article.text, words)
    known: dict[str, Any] = {
        "id": number,
        "article_id": 1,
        "text": words,
        "speaker": None,
        "mode": None,
        "polarity": Polarity.POSITIVE,
        "modality": Modality.FACT,
        "first": None,
        "last": None,
        "basis": DateBasis.NONE,
        "date_text": None,
        "said": None,
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "sentence": where,
        "spans": (where,),
        "verdict": factdb.Verdict.UNCHECKED,
        "note": "",
        "evidence": "",
        "contradictions": 0,
        "overlaps": 0,
        "updates": 0,
        "rank": 1.0 - number / 1000,
        "rank_reason": "",
        "orphaned": False,
    }
    return factdb.ClaimRecord(**known | fields)


class FoldedRows:
    """A listing in which claims 1 and 4 are one claim, as the archive folds it."""

    def __init__(self, rows: Sequence[Any], same: Sequence[Sequence[int]], opened: Any) -> None:
        there = [row.id for row in rows]
        found = [tuple(sorted(set(group) & set(there), key=there.index)) for group in same]
        self.members = {group[0]: group for group in found if len(group) > 1}
        self.opened = frozenset(opened) & self.members.keys()
        self.outlets = {head: len(group) for head, group in self.members.items()}
        self.whole = len(rows)
        by_id = {row.id: row for row in rows}
        shown: list[Any] = []
        for row in rows:
            if self.head_of(row.id) == row.id:
                below = self.members[row.id][1:] if row.id in self.opened else ()
                shown += [row, *(by_id[number] for number in below)]
        self._shown = Rows(shown)

    def head_of(self, number: int) -> int:
        return next((head for head, group in self.members.items() if number in group), number)

    def __len__(self) -> int:
        return len(self._shown)

    def rows(self, start: int, stop: int) -> Sequence[Any]:
        return self._shown.rows(start, stop)

    def ids(self) -> Sequence[int]:
        return self._shown.ids()

    def position(self, record_id: int) -> int | None:
        found = self._shown.position(record_id)
        return self._shown.position(self.head_of(record_id)) if found is None else found


class Rows:
    """A listing held in memory, which counts what is read of it."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = list(rows)
        self.read: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, start: int, stop: int) -> Sequence[Any]:
        self.read.append((start, stop))
        return self._rows[start:stop]

    def ids(self) -> Sequence[int]:
        return array("q", [row.id for row in self._rows])

    def position(self, record_id: int) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.id == record_id), None)


class SmallArchive:
    """Claims, flags, articles and speakers in memory; changes can be undone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.articles = {1: HARBOUR, 2: LEDGER}
        quill = {"speaker": "Marta Quill", "mode": factdb.Mode.INDIRECT, "said": date(2031, 5, 6)}
        authority = {"speaker": "Port Authority", "mode": factdb.Mode.INDIRECT, "article_id": 2}
        monday = {
            "first": date(2031, 5, 5),
            "last": date(2031, 5, 5),
            "basis": DateBasis.RELATIVE,
            "date_text": "on Monday",
        }
        rows = [
            claim(1, HARBOUR, "412 members backed the deal", contradictions=1, **quill),
            claim(2, HARBOUR, "Dock crews in Ostrava Bay voted on Monday to end their walkout", **monday),
            claim(3, HARBOUR, "The port will reopen on Friday", updates=1, **quill),
            claim(4, LEDGER, "Only 380 members backed the deal", contradictions=1, **authority),
            claim(
                5,
                LEDGER,
                "The port stays shut until Sunday",
                article_id=2,
                updates=1,
                date_text="until Sunday",
            ),
        ]
        self.claims_by_id = {row.id: row for row in rows}
        self.rulings: dict[int, tuple[str, str]] = {1: ("open", ""), 2: ("open", "")}
        self.done: list[tuple[str, dict[str, Any]]] = []
        self.undone: list[tuple[str, dict[str, Any]]] = []
        self.version = 1
        self.closed = False
        self.kept: dict[str, Any] = {"desk.place": {"on": "claims"}}  # not the first time it is opened
        self.same: list[tuple[int, ...]] = []
        self.edited: dict[int, list[factdb.EditRecord]] = {}
        self.lock = threading.Lock()

    # -- lists -------------------------------------------------------------------------

    def list_claims(self, query: Any = "", *, sort: str = "rank", descending: bool = False) -> Rows:
        asked = factdb.Query.parse(query) if isinstance(query, str) else query
        keys: dict[str, Callable[[factdb.ClaimRecord], Any]] = {
            "rank": lambda row: -row.rank,
            "text": lambda row: row.text,
            "speaker": lambda row: row.speaker or "~",
            "source": lambda row: row.source or "~",
            "date": lambda row: row.first or date.max,
            "verdict": lambda row: row.verdict,
            "flags": lambda row: -(row.contradictions + row.overlaps + row.updates),
        }
        rows = [row for row in self.claims_by_id.values() if _holds(asked, row)]
        return Rows(sorted(rows, key=keys[sort], reverse=descending))

    def claims(self, query: Any = "", **_: Any) -> list[factdb.ClaimRecord]:
        return list(self.list_claims(query)._rows)

    def list_flags(self, query: Any = "", *, sort: str = "score", descending: bool = False) -> Rows:
        asked = factdb.Query.parse(query) if isinstance(query, str) else query
        rows = [self.flag(number) for number in self.rulings]
        rows = [row for row in rows if asked.kind in {None, row.kind} and asked.ruling in {None, row.ruling}]
        key: Callable[[factdb.FlagRecord], Any] = (
            (lambda row: -row.score)
            if sort == "score"
            else (lambda row: (sort == "queue" and row.id in self.unsure_flags(), row.id))
        )
        return Rows(sorted(rows, key=key, reverse=descending))

    def list_articles(self, query: Any = "", *, sort: str = "published", descending: bool = False) -> Rows:
        asked = factdb.Query.parse(query) if isinstance(query, str) else query
        rows = [self.article_record(number) for number in self.articles]
        rows = [row for row in rows if not asked.source or asked.source.lower() in (row.source or "").lower()]
        return Rows(sorted(rows, key=lambda row: str(getattr(row, sort)), reverse=descending))

    def list_speakers(self, query: Any = "", *, sort: str = "claims", descending: bool = False) -> Rows:
        rows = [
            factdb.SpeakerRecord(1, "Marta Quill", 2, 1, ("Bay Courier",), 1),
            factdb.SpeakerRecord(2, "Port Authority", 1, 1, ("The Ledger",), 1),
        ]
        return Rows(
            sorted(rows if self.articles else [], key=lambda row: str(getattr(row, sort)), reverse=descending)
        )

    def list_stories(self, query: Any = "", *, sort: str = "outlets", descending: bool = False) -> Rows:
        asked = factdb.Query.parse(query) if isinstance(query, str) else query
        rows = [self.flag(n) for n in self.rulings if _holds(asked, self.flag(n).a)]
        outlets = ("Bay Courier", "The Ledger")
        days = (date(2031, 5, 6), date(2031, 5, 7))
        found = [
            factdb.StoryRecord(f.a.id, f.a.text, outlets, 2, int(f.kind == "contradiction"), 0, 0, *days)
            for f in rows
        ]
        return Rows(sorted(found, key=lambda row: row.text if sort == "text" else "", reverse=descending))

    def list_folded(self, query: Any = "", *, opened: Any = (), **order: Any) -> FoldedRows:
        return FoldedRows(self.list_claims(query, **order)._rows, self.same, opened)

    def folding_is_known(self) -> bool:
        return True

    def unsure_flags(self) -> frozenset[int]:
        return frozenset(n for n, (ruling, why) in self.rulings.items() if ruling == "open" and why)

    def flag_stats(self, query: Any = "") -> list[factdb.FlagStat]:
        flags = self.list_flags(query)._rows
        kinds = [kind for kind in factdb.Kind if any(row.kind == kind for row in flags)]
        return [_stat(kind, [row for row in flags if row.kind == kind]) for kind in kinds]

    def facets(self, query: Any = "", *, most: int = 12) -> factdb.Facets:
        rows = self.list_claims(query)._rows
        return factdb.Facets(
            len(rows),
            _facet("source", [row.source for row in rows], lambda v: str(factdb.Query(source=v)), most),
            _facet("speaker", [row.speaker for row in rows], lambda v: str(factdb.Query(speaker=v)), most),
            _facet("month", ["2031-05"] * len(rows), lambda v: f"after:{v}-01 before:{v}-31", most),
            _facet("verdict", [str(row.verdict) for row in rows], "is:{}".format, most),
            _facet("kind", ["contradiction" for row in rows if row.contradictions], "is:{}".format, most),
        )

    def settings(self, prefix: str = "") -> dict[str, Any]:
        return {key: value for key, value in self.kept.items() if key.startswith(prefix)}

    def remember(self, key: str, value: Any) -> None:
        self.kept[key] = value

    def history(self, claim_id: int | None = None, limit: int = 100) -> list[factdb.JournalRecord]:
        at = datetime(2031, 5, 9, 8, 0, tzinfo=UTC)
        return [factdb.JournalRecord(n, at, "desk", told, False) for n, (told, _) in enumerate(self.done, 1)]

    def edits_of(self, claim_id: int) -> list[factdb.EditRecord]:
        return self.edited.get(claim_id, [])

    def edit(
        self, claim_id: int, *, text: Any = None, speaker: Any = None, date: Any = None, **_: Any
    ) -> str:
        row = self.claims_by_id[claim_id]
        new: dict[str, Any] = {"text": text} if text is not None else {}
        new |= {"speaker": speaker or None} if speaker is not None else {}
        new |= dict(zip(("first", "last"), date, strict=True)) if date is not None else {}
        self.edited[claim_id] = [
            factdb.EditRecord(n, str(v) if v else None, str(getattr(row, n) or "") or None, "desk")
            for n, v in new.items()
        ]
        return self._change(f"Set {', '.join(new)} of claim {claim_id}.", claims={claim_id: new})

    # -- one thing -----------------------------------------------------------------------

    def claims_of_speaker(self, who: int, *, sort: str = "date", descending: bool = False) -> Rows:
        name = self.list_speakers().rows(0, 9)[who - 1].name if self.articles else ""
        return Rows([row for row in self.claims_by_id.values() if row.speaker == name])

    def voices(self, who: int) -> list[factdb.VoiceRecord]:
        rows = self.claims_of_speaker(who).rows(0, 9)
        return [
            factdb.VoiceRecord(
                n, None, self.articles[n].source, self.articles[n].published, "Quill", 1, "", ""
            )
            for n in sorted({row.article_id for row in rows})
        ]

    def story(self, claim_id: int) -> factdb.Story:
        flags = self.flags_of(claim_id)
        flag = flags[0] if flags else None
        claims = [flag.a, flag.b] if flag else [self.claim(claim_id)]
        outlets = tuple(dict.fromkeys(str(row.source) for row in claims))
        lines = []
        for told in claims:
            cells = [
                factdb.StoryCell(outlet, factdb.Stance.SAYS, (told,))
                if outlet == told.source
                else factdb.StoryCell(outlet, factdb.Stance.OTHERWISE, (), (flag,) if flag else ())
                for outlet in outlets
            ]
            lines.append(factdb.StoryLine(told, told.published, tuple(cells), 1))
        return factdb.Story(claim_id, outlets, tuple(lines), (), True)

    def claim(self, claim_id: int) -> factdb.ClaimRecord:
        return self.claims_by_id[claim_id]

    def flag(self, flag_id: int) -> factdb.FlagRecord:
        ruling, why = self.rulings[flag_id]
        kind, a, b, score = {
            1: (factdb.Kind.CONTRADICTION, 1, 4, 0.91),
            2: (factdb.Kind.UPDATE, 3, 5, 0.62),
        }[flag_id]
        clash = ("412", "380") if flag_id == 1 else ("Friday", "Sunday")
        return factdb.FlagRecord(
            flag_id,
            kind,
            "number" if flag_id == 1 else "date",
            score,
            (f"The one says {clash[0]}, the other {clash[1]}.",),
            factdb.Ruling(ruling),
            why,
            self.claims_by_id[a],
            self.claims_by_id[b],
            (span(HARBOUR.text, clash[0]),),
            (span(LEDGER.text, clash[1]),),
        )

    def flags_of(self, claim_id: int) -> list[factdb.FlagRecord]:
        flags = [self.flag(number) for number in self.rulings]
        return [flag for flag in flags if claim_id in {flag.a.id, flag.b.id}]

    def article(self, article_id: int) -> factdb.Article:
        return self.articles[article_id]

    def article_record(self, article_id: int) -> factdb.ArticleRecord:
        article = self.articles[article_id]
        claims = [row for row in self.claims_by_id.values() if row.article_id == article_id]
        added = datetime(2031, 5, 8, 9, 30, tzinfo=UTC)
        described = (article.title, article.source, article.author, article.published, article.url)
        return factdb.ArticleRecord(article_id, *described, 1, added, 3, len(claims), 1)

    # -- changes -------------------------------------------------------------------------

    def verify(
        self, claims: Any, verdict: Any, *, note: str | None = None, evidence: str | None = None
    ) -> str:
        return self._change(
            f"{len(claims)} claim marked {verdict}",
            claims={n: {"verdict": factdb.Verdict(verdict)} for n in claims},
        )

    def annotate(self, claims: Any, *, note: str | None = None, evidence: str | None = None) -> str:
        return self._change(
            "Note written", claims={number: {"note": note, "evidence": evidence} for number in claims}
        )

    def rule(self, flags: Any, ruling: Any, *, why: str = "") -> str:
        return self._change(f"Flag {ruling}", rulings={number: (str(ruling), why) for number in flags})

    def describe(self, article_id: int, *, published: date | None = None, **_: Any) -> str:
        return self._change(
            f"Published {published}",
            articles={article_id: replace(self.articles[article_id], published=published)},
        )

    def undo(self) -> str | None:
        return self._step(self.done, self.undone)

    def redo(self) -> str | None:
        return self._step(self.undone, self.done)

    def _change(self, sentence: str, **change: dict[int, Any]) -> str:
        with self.lock:
            self.undone.clear()
            self.done.append((sentence, self._apply(change)))
        return sentence

    def _apply(self, change: dict[str, Any]) -> dict[str, Any]:
        before: dict[str, Any] = {}
        if "claims" in change:
            before["claims"] = {
                n: {name: getattr(self.claims_by_id[n], name) for name in new}
                for n, new in change["claims"].items()
            }
            for number, new in change["claims"].items():
                self.claims_by_id[number] = replace(self.claims_by_id[number], **new)
        for name in ("rulings", "articles"):
            if name in change:
                kept = getattr(self, name)
                before[name] = {number: kept[number] for number in change[name]}
                kept.update(change[name])
        return before

    def _step(
        self, source: list[tuple[str, dict[str, Any]]], target: list[tuple[str, dict[str, Any]]]
    ) -> str | None:
        if not source:
            return None
        sentence, change = source.pop()
        target.append((sentence, self._apply(change)))
        return sentence

    # -- the rest ------------------------------------------------------------------------

    def add(self, articles: Any, *, progress: Any = None) -> factdb.Added:
        read = list(articles)
        for place, article in enumerate(read, 1):
            number = max(self.articles, default=0) + 1
            self.articles[number] = article
            new = max(self.claims_by_id, default=0) + 1
            words = re.match(r"[^.\n]+", article.text)
            assert words
            self.claims_by_id[new] = claim(new, article, words.group(), article_id=number)
            if progress:
                progress(place, len(read), article.title or "")
        return factdb.Added(articles=len(read), sentences=len(read), claims=len(read))

    def export_csv(
        self, target: Any, query: Any = "", *, sort: str = "rank", descending: bool = False
    ) -> int:
        rows = self.list_claims(query, sort=sort, descending=descending)
        target.write("claim\r\n" + "".join(f'"{row.text}"\r\n' for row in rows._rows))
        return len(rows)

    def export_flags(self, target: Any, query: Any = "", **order: Any) -> int:
        rows = self.list_flags(query, **order)._rows
        target.write("kind\r\n" + "".join(f"{row.kind}\r\n" for row in rows))
        return len(rows)

    def data_version(self) -> int:
        return self.version

    def close(self) -> None:
        self.closed = True


def _facet(field: str, values: Sequence[Any], term: Callable[[str], str], most: int) -> factdb.Facet:
    counted = sorted({value: values.count(value) for value in values}.items(), key=lambda row: -row[1])
    counts = [factdb.FacetCount(value, n, term(value) if value else "") for value, n in counted]
    return factdb.Facet(field, tuple(counts[:most]), len(counts))


def _stat(kind: factdb.Kind, flags: Sequence[factdb.FlagRecord]) -> factdb.FlagStat:
    ruled = {ruling: sum(flag.ruling == ruling for flag in flags) for ruling in factdb.Ruling}
    right, wrong = ruled[factdb.Ruling.CONFIRMED], ruled[factdb.Ruling.DISMISSED]
    share = right / (right + wrong) if right + wrong else None
    counts = (ruled[factdb.Ruling.OPEN], right, wrong)
    return factdb.FlagStat(kind, None, len(flags), *counts, (), share, share, share)


def _holds(query: factdb.Query, row: factdb.ClaimRecord) -> bool:
    return (
        (query.speaker is None or query.speaker.lower() in (row.speaker or "").lower())
        and (query.source is None or query.source.lower() in (row.source or "").lower())
        and query.article in {None, row.article_id}
        and query.verdict in {None, row.verdict}
        and all(word.lower() in row.text.lower() for word in query.words)
    )


# -- an archive of the real kind, read and compared by small stand-ins --------------------------------

PIT = [
    (
        "Hill Wire",
        3,
        "The Tarrow pit flooded on Monday before dawn. Ines Varga said 12 miners were missing underground. "
        "The pumps failed during the night.\n\nThe colliery closed its gates today.",
    ),
    (
        "Evening Lamp",
        3,
        "The Tarrow pit flooded on Monday before dawn. 12 miners were missing underground. "
        "Samuel Okoro said the pumps never failed during the night.",
    ),
    (
        "Radio Orsk",
        4,
        "Liv Brandvold said 17 miners were missing underground. A crowd waited [sic] at the gates.",
    ),
    ("Hill Wire", 5, "Ines Varga said 21 miners were missing underground. Divers reached the lower gallery."),
    ("Evening Lamp", 5, "Samuel Okoro said 19 miners were missing underground."),
    (
        "The Gauge",
        6,
        "Ines Varga said 23 miners were missing underground. The pumps failed during the night, twice.",
    ),
]


def _read_pit(article: factdb.Article) -> factdb.Annotation:
    """Each sentence is a claim; "Name said" names the speaker, "today" is the day of publication."""
    sentences = [factdb.Span(m.start(), m.end()) for m in re.finditer(r"[^\s.][^.]*\.", article.text)]
    claims = tuple(_pit_claim(article, sentence) for sentence in sentences)
    return factdb.Annotation(article, tuple(Sentence(s.start, s.end) for s in sentences), claims=claims)


def _pit_claim(article: factdb.Article, sentence: factdb.Span) -> factdb.Claim:
    said = re.match(r"(\w+ \w+) said ", sentence.of(article.text))
    start = sentence.start + (said.end() if said else 0)
    text = article.text[start : sentence.end]
    day = article.published if "today" in text else None
    return factdb.Claim(
        text=text[0].upper() + text[1:],
        spans=(factdb.Span(start, sentence.end),),
        sentence=sentence,
        article=article,
        speaker=said[1] if said else None,
        mode=factdb.Mode.INDIRECT if said else None,
        first=day,
        last=day,
        basis=DateBasis.RELATIVE if day else DateBasis.NONE,
        date_text="today" if "today" in text else None,
        said=article.published if said else None,
        quantities=tuple(
            factdb.Quantity(start + m.start(), start + m.end(), m[1], float(m[1]), float(m[1]), None, m[2])
            for m in re.finditer(r"(\d+) (\w+)", text)
        ),
        frame=Frame(lemmas=tuple(re.findall(r"[a-z]{4,}", text.lower()))),
        rank=min(len(text) / 100, 1.0),
    )


def _relate_pit(new: Any, known: Any) -> list[factdb.Relation]:
    known = list(known)
    return [found for a in new for b in known if (found := _pit_relation(a, b))]


def _pit_relation(a: factdb.Claim, b: factdb.Claim) -> factdb.Relation | None:
    """Three words in common: the number rose later, or differs, or one says never; else they overlap."""
    if a.article is b.article or len(set(a.frame.lemmas) & set(b.frame.lemmas)) < 3:
        return None
    a, b = sorted((a, b), key=lambda c: (c.article.published or date.min, c.article.source or ""))
    kind, dimension, why = factdb.Kind.OVERLAP, "wording", "Both say the same."
    clash = (a.spans, b.spans)
    if a.quantities and b.quantities:
        (one, *_), (other, *_) = a.quantities, b.quantities
        dimension, clash, why = "number", ((one.span,), (other.span,)), f"{one.text} / {other.text} miners."
        later = (a.article.published or date.min) < (b.article.published or date.min)
        if one.low != other.low:
            kind = (
                factdb.Kind.UPDATE
                if later and (one.low or 0) < (other.low or 0)
                else factdb.Kind.CONTRADICTION
            )
    elif ("never" in a.text) != ("never" in b.text):
        kind, dimension, why = (
            factdb.Kind.CONTRADICTION,
            "negation",
            "“failed” / “never failed”: one denies it.",
        )
    score = {"overlap": 0.93, "update": 0.81, "contradiction": 0.88}[kind]
    return factdb.Relation(kind, a, b, score, (why,), dimension, "words", *clash)


@pytest.fixture
def pit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[factdb.Archive]:
    """Four outlets on one accident over four days: a count that rises, a copy, two contradictions."""
    reading, comparing = ModuleType("factdb.reading"), ModuleType("factdb.comparing")
    reading.annotate, reading.annotate_many = _read_pit, lambda articles, workers=1: map(_read_pit, articles)  # type: ignore[attr-defined]
    comparing.blocking_keys = lambda claim: tuple(f"lemma:{word}" for word in set(claim.frame.lemmas))  # type: ignore[attr-defined]
    comparing.key_weight, comparing.NEEDED, comparing.relate_new = (lambda _: 0.5), 0.9, _relate_pit  # type: ignore[attr-defined]
    for module in (reading, comparing):  # what the store takes from below them is the real thing
        module.__path__ = [str(Path(factdb.__file__).parent / module.__name__.removeprefix("factdb."))]
    monkeypatch.setitem(sys.modules, "factdb.reading", reading)
    monkeypatch.setitem(sys.modules, "factdb.comparing", comparing)
    with factdb.Archive.open(tmp_path / "pit.db") as archive:
        articles = [
            factdb.Article(text, f"Tarrow, {day} March", source, None, date(2031, 3, day))
            for source, day, text in PIT
        ]
        archive.add([*articles, factdb.Article("The mine was sold today.", "A note without a day")])
        yield archive


@pytest.fixture
def hostile() -> factdb.Article:
    """An article meant to break the screen."""
    return HOSTILE


@pytest.fixture
def archive(tmp_path: Path) -> SmallArchive:
    """Two outlets on one walkout: five claims, a contradiction and an update."""
    return SmallArchive(tmp_path / "walkout.db")


@pytest.fixture
def desk(archive: SmallArchive) -> Desk:
    """The desk on that archive."""
    return _desk_on(archive)


@pytest.fixture(name="desk_on")
def desk_on_fixture() -> Callable[[Any], Desk]:
    """Makes a desk on any archive."""
    return _desk_on


def _desk_on(archive: Any, preferences: Any = None) -> Desk:
    """A desk that opens this archive whatever its path."""
    app = Desk(Path("walkout.db"), opener=lambda _: archive, preferences=preferences)
    app.animation_level = "none"
    return app


@pytest.fixture
def until() -> Callable[[Pilot[Any], Callable[[], bool]], Awaitable[None]]:
    """Waits until something is so on the screen."""
    return _until


async def _until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("the desk did not come to that")


# -- what is to be seen ------------------------------------------------------------------------------


class Seen:
    """What a person would see on the desk."""

    @staticmethod
    def listed(desk: Desk) -> bool:
        """Whether the view on the screen shows its list."""
        return desk.archive is not None and desk.view.table.pages is not None and not desk.view.stale

    @staticmethod
    def read_out(desk: Desk) -> str:
        """What the pane of the view says."""
        return "\n".join(str(part.render()) for part in desk.view.pane.query(Static).results())

    @staticmethod
    def lines(desk: Desk) -> str:
        """The list as it is drawn."""
        return "\n".join(desk.view.table.render_line(y).text for y in range(desk.view.table.size.height))

    @staticmethod
    def notices(desk: Desk) -> list[str]:
        """All notices, newest last."""
        return [notice.message for notice in desk._notifications]

    @staticmethod
    def at(desk: Desk, number: int) -> bool:
        """Whether the cursor stands on this record."""
        return desk.view.table.record_id == number


@pytest.fixture
def seen() -> type[Seen]:
    """Looks at the desk."""
    return Seen
