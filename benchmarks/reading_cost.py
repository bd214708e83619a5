"""What reading costs over the bare parser, and what a second process brings, on one text.

usage: reading_cost.py [FOLDER] [--copies 10] [--rounds 3] [--workers 2]

FOLDER holds articles (default: the fixtures). The bare spaCy pipeline and whole reading take turns
in this process, `rounds` times; of each the best round counts. CPU time tells what the
work costs whoever else uses the machine, wall time what one waits for. With `--workers` (0: leave out) the
same articles are read in that many processes too; their peak memory is that of the largest.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import factdb
from factdb.reading.language import load

FIXTURES = Path(__file__).parents[1] / "fixtures"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and of the clock on the wall."""

    cpu: float
    wall: float

    def over(self, other: Cost) -> str:
        """How many times the cost of `other` this is."""
        return (
            f"{self.cpu / other.cpu:.2f} times its CPU time, {self.wall / other.wall:.2f} times its wall time"
        )


def cost(work: Callable[[], object]) -> Cost:
    """What `work` costs this process."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each: what others on the machine add is never negative."""
    return Cost(min(c.cpu for c in costs), min(c.wall for c in costs))


def main() -> None:
    """Measure and print."""
    options = arguments()
    folder = [factdb.read(path) for path in sorted(options.folder.rglob("*.txt"))]
    articles = folder * options.copies
    texts = [article.text for article in articles]
    nlp = load()
    tokens = sum(len(doc) for doc in nlp.pipe([a.text for a in folder])) * options.copies
    bare_costs, whole_costs = [], []
    for _ in range(options.rounds):
        bare_costs.append(cost(lambda: [None for _ in nlp.pipe(texts, batch_size=16)]))
        whole_costs.append(cost(lambda: [None for _ in factdb.annotate_many(articles)]))
    bare, whole = best(bare_costs), best(whole_costs)
    print(f"articles            {len(articles)} of about {tokens / len(articles):.0f} tokens")
    for name, one in (("bare parser", bare), ("whole reading", whole)):
        print(f"{name:19} {tokens / one.cpu:,.0f} tokens/s of CPU, {tokens / one.wall:,.0f} of wall time")
    print(f"                    {whole.over(bare)} of the bare parser")
    report_comparing(folder, whole.cpu / len(articles))
    if options.workers:
        report_workers(articles, options.workers, tokens)
    print(f"peak memory         {peak(resource.RUSAGE_SELF)}")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def report_comparing(folder: Sequence[factdb.Article], read_one: float) -> None:
    """What comparing the folder's articles costs, beside reading one."""
    notes = list(factdb.annotate_many(folder))
    compared = cost(lambda: list(factdb.relate(notes)))
    print(
        f"comparing {len(notes):3d} notes {compared.cpu:.2f} s of CPU, "
        f"{compared.cpu / len(notes) / read_one:.2f} times reading one, each"
    )


def report_workers(articles: Sequence[factdb.Article], workers: int, tokens: int) -> None:
    """The throughput of several processes over one, with their start and (later half) without."""
    load_before = os.getloadavg()[0]
    alone = cost(lambda: [None for _ in factdb.annotate_many(articles)])
    moments: list[float] = []
    start = time.perf_counter()
    for _ in factdb.annotate_many(articles, workers=workers):
        moments.append(time.perf_counter() - start)  # noqa: PERF401 (the moment of each is the point)
    until(lambda: not multiprocessing.active_children())  # the peak is known of those that have ended
    half = len(moments) // 2
    running = (len(moments) - half) / (moments[-1] - moments[half - 1]) / (len(articles) / alone.wall)
    print(
        f"{workers} processes         {tokens / moments[-1]:,.0f} tokens/s of wall time: "
        f"{alone.wall / moments[-1]:.2f} times one process, {running:.2f} in the later half; "
        f"first annotation after {moments[0]:.2f} s"
    )
    print(f"{'':19} load before {load_before:.1f}; peak of a process {peak(resource.RUSAGE_CHILDREN)}")


def until(true: Callable[[], bool]) -> None:
    """Wait for a condition."""
    while not true():
        time.sleep(0.05)


def peak(who: int) -> str:
    """The most memory held, of this process or its children."""
    return f"{resource.getrusage(who).ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    main()
