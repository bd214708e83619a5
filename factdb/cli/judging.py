"""``factdb verify | rule | undo | redo``: the person's judgement."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from factdb.cli.commands import Verb
from factdb.cli.options import FLAG, Number, db_option, json_option, open_archive
from factdb.cli.voice import show, tell

VERDICTS = ("verified", "refuted", "unclear", "unchecked")
RULINGS = ("confirmed", "dismissed", "open")


class ClaimOrVerdict(Number):
    """The number of a claim, or one of the verdicts."""

    def __init__(self) -> None:
        super().__init__("claim", "C")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """An integer for a claim, a string for a verdict."""
        return str(value).lower() if str(value).lower() in VERDICTS else super().convert(value, param, ctx)

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The verdicts that begin so."""
        return [CompletionItem(verdict) for verdict in VERDICTS if verdict.startswith(incomplete)]


@click.command(
    cls=Verb,
    short_help="Judge claims: verified, refuted, unclear.",
    examples=(
        "factdb verify 2 verified --evidence https://tarn.example/minutes",
        'factdb verify 3 4 refuted --note "The minutes say otherwise"',
        "factdb verify 3 unchecked",
        "factdb verify 3 --note 'Asked the board on Monday'",
    ),
)
@click.argument("words", nargs=-1, required=True, type=ClaimOrVerdict(), metavar="CLAIM... [VERDICT]")
@click.option("--note", metavar="TEXT", help="What you found; replaces the note that is there.")
@click.option("--evidence", metavar="URL", help="Where it can be seen; replaces the one that is there.")
@json_option
@db_option
def verify_verb(
    words: tuple[int | str, ...], note: str | None, evidence: str | None, *, as_json: bool
) -> None:
    """Judge claims: verified, refuted, unclear, or unchecked again. factdb undo takes it back.

    Without a verdict, only the note and evidence are set. What is not given stays as it is.
    """
    claims = [word for word in words if isinstance(word, int)]
    verdicts = [word for word in words if isinstance(word, str)]
    if not claims or len(verdicts) > 1 or not (verdicts or note is not None or evidence is not None):
        raise click.UsageError(
            f"Name claims and one verdict ({', '.join(VERDICTS)}), or a --note or --evidence."
        )
    with open_archive() as archive:
        if verdicts:
            sentence = archive.verify(claims, verdicts[0], note=note, evidence=evidence)
        else:
            sentence = archive.annotate(claims, note=note, evidence=evidence)
        print_change(sentence, as_json=as_json)


@click.command(
    cls=Verb,
    short_help="Judge flags: confirmed or dismissed.",
    examples=(
        "factdb rule F1 confirmed",
        'factdb rule F1 dismissed --why "another bridge"',
        "factdb rule F1 open",
    ),
)
@click.argument("flags", nargs=-1, required=True, type=FLAG, metavar="FLAG...")
@click.argument("ruling", type=click.Choice(RULINGS))
@click.option("--why", default="", metavar="TEXT", help="Why: other event, other scope, only wording, …")
@json_option
@db_option
def rule_verb(flags: tuple[int, ...], ruling: str, why: str, *, as_json: bool) -> None:
    """Judge flags: confirmed, dismissed, or open again. Remembered for good, also after re-reading."""
    with open_archive() as archive:
        print_change(archive.rule(flags, ruling, why=why), as_json=as_json)


@click.command(cls=Verb, short_help="Take back the last change.", examples=("factdb undo",))
@json_option
@db_option
def undo_verb(*, as_json: bool) -> None:
    """Take back the last change a person made, and say which it was."""
    with open_archive() as archive:
        print_change(archive.undo(), as_json=as_json, before="Undone: ", nothing="There is nothing to undo.")


@click.command(cls=Verb, short_help="Make again what undo took back.", examples=("factdb redo",))
@json_option
@db_option
def redo_verb(*, as_json: bool) -> None:
    """Make again the change that undo took back last."""
    with open_archive() as archive:
        print_change(archive.redo(), as_json=as_json, before="Redone: ", nothing="There is nothing to redo.")


def print_change(sentence: str | None, *, as_json: bool, before: str = "", nothing: str = "") -> None:
    """Print what a change of the archive was, or tell that there is nothing to change."""
    if as_json:
        from factdb.export.jsonl import json_line

        print(json_line({"sentence": sentence}))
    elif sentence is None:
        tell(nothing)
    else:
        show(before + sentence)
