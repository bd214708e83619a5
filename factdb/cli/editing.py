"""``factdb edit``: what a person corrects in a claim as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factdb.cli.commands import Verb
from factdb.cli.options import CLAIM, db_option, json_option, open_archive
from factdb.cli.voice import show

if TYPE_CHECKING:
    from datetime import date

UNKNOWN = "unknown"


def _days(
    _ctx: click.Context, _parameter: click.Parameter, value: str | None
) -> tuple[date | None, date | None] | None:
    from factdb.query import parse_days

    if value is None:
        return None
    return (None, None) if value.strip().lower() == UNKNOWN else parse_days(value)


@click.command(
    cls=Verb,
    short_help="Correct a claim's wording, speaker or date.",
    examples=(
        'factdb edit 2 --text "14 cracks were found below the weir."',
        'factdb edit 2 --speaker "Ada Moor" --date 2019-06-05',
        "factdb edit 2 --date '2019-06-03 to 2019-06-05'",
        "factdb edit 2 --as-read text --as-read date",
    ),
)
@click.argument("claim", type=CLAIM)
@click.option("--text", metavar="TEXT", help="What the claim says.")
@click.option("--speaker", metavar="NAME", help='Who says it; "" is the article\'s own voice.')
@click.option(
    "--date",
    "days",
    metavar="DATE",
    callback=_days,
    help="When it happens: a year, month or day, two of them with “to” between, or unknown.",
)
@click.option(
    "--as-read",
    type=click.Choice(["text", "speaker", "date"]),
    multiple=True,
    help="Put this back to what was read. May be given several times.",
)
@json_option
@db_option
def edit_verb(  # noqa: PLR0913 (one for each option)
    claim: int,
    *,
    text: str | None,
    speaker: str | None,
    days: tuple[date | None, date | None] | None,
    as_read: tuple[str, ...],
    as_json: bool,
) -> None:
    """Correct a claim by hand. What was read is kept, factdb undo takes it back, re-reading does not."""
    if text is None and speaker is None and days is None and not as_read:
        raise click.UsageError(
            "Say what to set (--text, --speaker, --date), or what to put back (--as-read)."
        )
    with open_archive() as archive:
        sentence = archive.edit(claim, text=text, speaker=speaker, date=days, as_read=as_read)
    if as_json:
        from factdb.export.jsonl import json_line

        print(json_line({"sentence": sentence}))
    else:
        show(sentence)
