"""A small archive of the tests' own with the interface of the real one, and how a test waits for the desk."""

from __future__ import annotations

import re
import threading
from array import array
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import factdb
from factdb.model import DateBasis, Modality, Polarity
from tui.app import Desk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

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
            (lambda row: -row.score) if sort == "score" else (lambda row: row.id)
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

    # -- one thing -----------------------------------------------------------------------

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

    def data_version(self) -> int:
        return self.version

    def close(self) -> None:
        self.closed = True


def _holds(query: factdb.Query, row: factdb.ClaimRecord) -> bool:
    return (
        (query.speaker is None or query.speaker.lower() in (row.speaker or "").lower())
        and (query.source is None or query.source.lower() in (row.source or "").lower())
        and query.article in {None, row.article_id}
        and query.verdict in {None, row.verdict}
        and all(word.lower() in row.text.lower() for word in query.words)
    )


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


def _desk_on(archive: Any) -> Desk:
    """A desk that opens this archive whatever its path."""
    app = Desk(Path("walkout.db"), opener=lambda _: archive)
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
