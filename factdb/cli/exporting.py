"""``factdb export``: what one publishes from."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TextIO, cast

import click

from factdb.cli.commands import Verb
from factdb.cli.listing import CLAIM_ORDERS, sorted_by
from factdb.cli.options import db_option, open_archive, query_argument, query_text
from factdb.cli.voice import counted, on_terminal, tell
from factdb.export.printable import printable

FORMATS = ("csv", "jsonl", "markdown", "claimreview")
_FORMAT_OF = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".md": "markdown"}


class Safe(io.TextIOBase):
    """Standard output when it is a terminal: what is written cannot control it."""

    def write(self, text: str) -> int:
        """Write `text` without its control characters."""
        return sys.stdout.write(printable(text))


@click.command(
    cls=Verb,
    short_help="Write claims as CSV, JSON lines, Markdown or ClaimReview.",
    examples=(
        "factdb export -o claims.csv",
        "factdb export is:verified after:2019 --format markdown",
        "factdb export source:tarn --format jsonl -o tarn.jsonl",
    ),
)
@query_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, whole or not at all."
)
@click.option("--flags", is_flag=True, help="Write the flags of QUERY instead, both claims of each (CSV).")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[that of the name of FILE; else csv]")
@sorted_by(*CLAIM_ORDERS)
@db_option
def export_verb(  # noqa: PLR0913 (one for each option)
    query: tuple[str, ...],
    output: Path | None,
    form: str | None,
    *,
    flags: bool,
    sort: str,
    descending: bool,
) -> None:
    """Write claims as CSV, JSON lines, a Markdown list with citations, or ClaimReview (judged claims).

    QUERY is as for list; without one, all claims. In CSV, cells that a spreadsheet would run as a
    formula have an apostrophe in front.
    """
    form = form or _FORMAT_OF.get(output.suffix.lower() if output else "", "csv")
    target = (
        output if output and str(output) != "-" else cast("TextIO", Safe()) if on_terminal() else sys.stdout
    )
    if flags:
        _export_flags(query_text(query), target, form)
        return
    with open_archive() as archive:
        count = archive.export(form, target, query_text(query), sort=sort, descending=descending)
    tell(f"{counted(count, 'claim')} written{f' to {output}' if target is output else ''}.")


def _export_flags(query: str, target: Path | TextIO, form: str) -> None:
    if form != "csv":
        raise click.UsageError("Flags are written as CSV only.")
    with open_archive() as archive:
        count = archive.export_flags(target, query, sort="kind")
    tell(f"{counted(count, 'flag')} written{f' to {target}' if isinstance(target, Path) else ''}.")
