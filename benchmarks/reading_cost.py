"""What reading costs over the bare parser, in time and memory, on one text.

usage: reading_cost.py [FOLDER] [--copies 10]

FOLDER holds articles (default: the fixtures). Prints tokens per second of the bare spaCy
pipeline and of whole reading in one run, their ratio, the comparing time, and the peak memory.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

import factdb
from factdb.reading.language import load

FIXTURES = Path(__file__).parents[1] / "fixtures"


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--copies", type=int, default=10)
    options = parser.parse_args()
    articles = [factdb.read(p) for p in sorted(options.folder.rglob("*.txt"))] * options.copies
    texts = [a.text for a in articles]
    nlp = load()
    tokens = sum(len(doc) for doc in nlp.pipe(texts[:8])) * len(texts) / min(len(texts), 8)
    bare = seconds(lambda: [None for _ in nlp.pipe(texts, batch_size=16)])
    whole = seconds(lambda: [None for _ in factdb.annotate_many(articles)])
    notes = list(factdb.annotate_many(articles[: len(articles) // options.copies]))
    compared = seconds(lambda: list(factdb.relate(notes)))
    print(f"articles            {len(articles)} of about {tokens / len(articles):.0f} tokens")
    print(f"bare parser         {tokens / bare:,.0f} tokens/s")
    print(f"whole reading       {tokens / whole:,.0f} tokens/s, {whole / bare:.2f} times the bare parser")
    print(
        f"comparing {len(notes):3d} notes {compared:.2f} s, {compared / len(notes) / (whole / len(articles)):.2f} times reading one"
    )
    print(f"peak memory         {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
