"""Reading in several processes: the same annotations of the very same articles, in order, no loose ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from factdb.errors import FactdbError
from factdb.model import Annotation, Article
from factdb.reading import annotate_many, read_batch
from factdb.reading.workers import _read, _unpacked, read_apart

# What the processes do must be importable there, which this file is not: names of the standard library.
GIVE_BACK = partial(map, Annotation)
NOTHING_TO_PREPARE = int
SOON = 30.0


def until(true: Callable[[], bool]) -> bool:
    """Wait for a condition, at most `SOON` seconds."""
    end = time.monotonic() + SOON
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def no_children() -> bool:
    return not multiprocessing.active_children()


def numbered(drawn: list[Article]) -> Iterator[list[Article]]:
    """Batches of one article without end, noted as they are drawn."""
    while True:
        drawn.append(Article(text=f"Article {len(drawn)}."))
        yield [drawn[-1]]


def article(number: int) -> Article:
    text = f"Ines Prado said on Monday that {number} boats had left Port Alba. “We’ll see,” said Tomas Vey."
    return Article(text=text, title=f"Boats {number}", published=date(2024, 5, 1 + number % 28))


def told(note: Annotation) -> list[Any]:
    claims = [(c.text, c.spans, c.speaker, c.first, c.said, c.quantities, c.frame) for c in note.claims]
    return [note.sentences, note.attributions, note.dates, note.quantities, claims]


def test_two_processes_read_what_one_reads() -> None:
    articles = [article(number) for number in range(60)]
    alone, apart = list(annotate_many(articles)), list(annotate_many(iter(articles), workers=2))
    assert [note.article for note in apart] == articles
    assert all(note.article is given for note, given in zip(apart, articles, strict=True))
    assert all(claim.article is note.article for note in apart for claim in note.claims)
    assert [told(note) for note in apart] == [told(note) for note in alone]
    assert any(note.claims for note in apart)


def test_what_a_process_sends_holds_no_article() -> None:
    articles = [article(number) for number in range(3)]
    packed = _read(read_batch, articles)
    assert b"Boats 1" not in packed
    notes = _unpacked(packed, articles)
    assert all(note.article is given for note, given in zip(notes, articles, strict=True))
    assert all(claim.article is note.article for note in notes for claim in note.claims)
    assert [told(note) for note in notes] == [told(note) for note in annotate_many(articles)]


def test_processes_give_back_the_very_articles_in_order_and_draw_few_ahead() -> None:
    drawn: list[Article] = []
    reading = read_apart(GIVE_BACK, NOTHING_TO_PREPARE, numbered(drawn), workers=2)
    first = next(reading)
    assert first.article is drawn[0]
    assert until(lambda: len(drawn) - len(list(islice(reading, 1))) > 2 and len(drawn) > 3)
    given = len(drawn)
    for note in islice(reading, 20):
        assert any(note.article is one for one in drawn)
    assert len(drawn) <= given + 20 + 1
    reading.close()
    assert until(no_children)


@pytest.mark.parametrize("few", [0, 1, 7])
def test_few_articles_start_no_process(few: int) -> None:
    for count, _ in enumerate(annotate_many((article(n) for n in range(few)), workers=2), 1):
        assert no_children()
        assert count <= few


def test_an_error_of_a_process_comes_as_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "a.txt").write_text("Here only.", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    read: Any = partial(map, Path.read_text)
    batches: Any = iter(lambda: [Path("a.txt")], None)  # without end
    reading = read_apart(read, partial(os.chdir, tmp_path), batches, workers=1)
    with pytest.raises(FileNotFoundError, match=r"a\.txt"):
        for _ in reading:
            pass
    assert until(no_children)


def test_a_killed_process_is_told_with_what_to_do() -> None:
    reading = read_apart(GIVE_BACK, partial(os._exit, 3), numbered([]), workers=1)
    with pytest.raises(FactdbError, match="ended before it was done"):
        for _ in reading:
            pass
    assert until(no_children)


SCRIPT = """
from functools import partial
from itertools import count
from factdb.model import Annotation, Article
from factdb.reading.workers import read_apart
import multiprocessing
import signal
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell ignores it
    told = False
    for note in read_apart(partial(map, Annotation), int, ([Article(text=str(n))] for n in count()), 1):
        if not told and len(multiprocessing.active_children()) == 1:
            told = True
            print("reading", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals to a process group")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_its_parent(ending: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reading\n"
        if ending == signal.SIGINT:
            os.killpg(process.pid, ending)
        else:
            process.kill()
        process.wait(SOON)
    assert until(lambda: not _alive(process.pid))


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("wrong", [{"batch_size": 0}, {"workers": -1}])
def test_senseless_numbers_are_refused_at_once(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="workers 0 or more"):
        annotate_many([], **wrong)


def test_the_first_annotation_needs_the_first_article_only() -> None:
    drawn: list[Article] = []
    notes = annotate_many(batch[0] for batch in numbered(drawn))
    assert not drawn
    next(notes)
    assert len(drawn) == 1
    assert len(list(islice(notes, 30))) == 30
    assert len(drawn) <= 31 + 16


def test_dates_are_given_in_the_characters_of_the_article() -> None:
    text = "It closed in the mid-1980’s and reopened at 9 a.m.\u00a0on Tuesday."
    (note,) = annotate_many([Article(text=text, published=date(2024, 5, 1))])
    assert note.dates
    assert all(mention.text == text[mention.start : mention.end] for mention in note.dates)
    assert any("’" in mention.text for mention in note.dates)
