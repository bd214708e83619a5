"""Reading in several processes.

Each process has a language model of its own and reads whole batches; until the first is ready, batches
are read here. What a process sends back has the articles cut out: they are known here, and every
annotation gets the very article it was made of.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread

from factdb.errors import FactdbError
from factdb.model import Annotation, Article

# Batches sent for each process: one that it reads, one that waits for it, so that memory stays bounded.
_AHEAD = 2

ReadBatch = Callable[[list[Article]], Iterable[Annotation]]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_apart(
    read: ReadBatch, prepare: Callable[[], object], batches: Iterable[list[Article]], workers: int
) -> Generator[Annotation, None, None]:
    """What `read` makes of each batch, in order, in `workers` processes that have called `prepare`.

    Both are functions of a module. An error in a process is raised here, as itself. However the iteration
    ends, the processes end soon after, when they have read the batch in hand.

    Raises:
        FactdbError: a process was killed, or could not be started.
    """
    pending = iter(batches)
    first = next(pending, None)
    if first is None:
        return
    pending = chain([first], pending)
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(prepare,)
    )
    sent: deque[tuple[list[Article], Future[bytes]]] = deque()
    try:
        ready = pool.submit(_ready)
        while not ready.done() and (batch := next(pending, None)):
            yield from read(batch)
        for batch in islice(pending, _AHEAD * workers):
            sent.append((batch, pool.submit(_read, read, batch)))
        while sent:
            articles, result = sent.popleft()
            packed = result.result()
            for batch in islice(pending, 1):
                sent.append((batch, pool.submit(_read, read, batch)))
            yield from _unpacked(packed, articles)
    except BrokenProcessPool as error:
        raise FactdbError(
            "A process that was reading articles ended before it was done.",
            "Read with one process (workers=1). If this is a script of your own, guard its main part "
            'with: if __name__ == "__main__":',
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(prepare: Callable[[], object]) -> None:
    """In a new process: leave Ctrl-C to the parent, end if the parent does, and get ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    prepare()


def _ready() -> None:
    """In a process: done as soon as one has begun."""


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _read(read: ReadBatch, articles: list[Article]) -> bytes:
    """In a process: the annotations of a batch, packed."""
    packed = io.BytesIO()
    _Packing(packed, articles).dump(list(read(articles)))
    return packed.getvalue()


def _unpacked(packed: bytes, articles: Sequence[Article]) -> list[Annotation]:
    """The annotations, of the articles given."""
    notes: list[Annotation] = _Unpacking(packed, articles).load()
    return notes


class _Packing(pickle.Pickler):
    """Pickles with the number of an article of the batch in the article's place."""

    def __init__(self, file: io.BytesIO, articles: Sequence[Article]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(article): number for number, article in enumerate(articles)}

    def persistent_id(self, obj: object) -> int | None:
        """The number of the article, if it is one of the batch."""
        return self._numbers.get(id(obj))


class _Unpacking(pickle.Unpickler):
    """Unpickles with the articles given in the place of their numbers."""

    def __init__(self, packed: bytes, articles: Sequence[Article]) -> None:
        super().__init__(io.BytesIO(packed))
        self._articles = articles

    def persistent_load(self, pid: int) -> Article:
        """The article of that number."""
        return self._articles[pid]
