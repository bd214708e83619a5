"""``factdb speakers``: who is on record, under which names, and who is whom by hand."""

from __future__ import annotations

import click

from factdb.cli import views
from factdb.cli.commands import ListingVerb, Verb
from factdb.cli.judging import print_change
from factdb.cli.listing import sorted_by
from factdb.cli.options import (
    ARTICLE,
    CLAIM,
    db_option,
    json_option,
    limit_option,
    open_archive,
    query_argument,
    query_text,
)
from factdb.cli.tables import print_listing
from factdb.cli.voice import counted, show, show_fields, show_wrapped
from factdb.export.printable import one_line


@click.group(
    cls=ListingVerb,
    short_help="List who is on record, how much and where; merge and split them.",
    examples=(
        "factdb speakers",
        "factdb speakers moor --json",
        'factdb speakers show "Ada Moor"',
        'factdb speakers merge "Ada Moor" Moor',
        'factdb speakers split "Ada Moor" --article A2',
    ),
)
def speakers_verb() -> None:
    """List who is on record, with how much and where, those with most claims first.

    The same person or body meets under one name across articles where these give evidence: the same
    full name, a part of it with the same office in one story, a short form that an article explains.
    Those who share a name without evidence are kept apart by the number of their article. merge and
    split say otherwise, for good; factdb undo takes it back.
    """


@speakers_verb.command("list", cls=Verb, hidden=True)
@query_argument
@sorted_by("claims", "name", "articles", "contradictions", "id")
@limit_option
@json_option
@db_option
def speakers_list(
    query: tuple[str, ...], *, sort: str, descending: bool, limit: int | None, as_json: bool
) -> None:
    """List speakers."""
    with open_archive() as archive:
        found = archive.list_speakers(query_text(query), sort=sort, descending=descending)
        print_listing(found, views.SPEAKERS, limit=limit, as_json=as_json)


@speakers_verb.command(
    "show",
    cls=Verb,
    short_help="Show who a speaker is and what they claim, by article.",
    examples=('factdb speakers show "Ada Moor"', "factdb speakers show moor --json"),
)
@click.argument("name", metavar="NAME")
@json_option
@db_option
def speakers_show(name: str, *, as_json: bool) -> None:
    """Show a speaker: the names that articles give them, the evidence that they are one, and their claims.

    NAME may be a part of the name, or a name that an article uses, if only one speaker has it.
    """
    with open_archive() as archive:
        speaker = archive.speaker(name)
        voices = archive.voices(speaker.id)
        claims = list(archive.claims_of_speaker(speaker.id).rows(0, speaker.claims))
    if as_json:
        from factdb.export.jsonl import json_line

        print(json_line({"speaker": speaker, "voices": voices, "claims": claims}))
        return
    show(one_line(speaker.name))
    others = [one_line(written) for written in speaker.written if written != speaker.name]
    show_fields(
        [
            ("also called", ", ".join(others)),
            ("on record", f"{counted(speaker.claims, 'claim')} in {counted(speaker.articles, 'article')}"),
            ("contradicted", counted(speaker.contradictions, "claim") if speaker.contradictions else None),
        ]
    )
    for voice in voices:
        show()
        show_wrapped(views.voice_of(voice), "    ", "")
        if voice.why:
            show_wrapped(voice.why, "    ", "  → ")
        for claim in claims:
            if claim.article_id == voice.article_id and (claim.written or speaker.name) == voice.written:
                show_wrapped(views.claim_line(claim), "      ", "  ")


@speakers_verb.command(
    "merge",
    cls=Verb,
    short_help="Say that two speakers are one.",
    examples=('factdb speakers merge "Ada Moor" Moor', 'factdb speakers merge Moor Abara --as "The board"'),
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--as", "name", metavar="NAME", help="What they are called from now on, instead of A.")
@json_option
@db_option
def speakers_merge(a: str, b: str, name: str | None, *, as_json: bool) -> None:
    """Say that two speakers are one. It holds for articles that come later, and no evidence overrules it."""
    with open_archive() as archive:
        print_change(archive.merge_speakers(a, b, name=name), as_json=as_json)


@speakers_verb.command(
    "split",
    cls=Verb,
    short_help="Say that a speaker is more than one.",
    examples=(
        'factdb speakers split "Ada Moor"',
        'factdb speakers split "Ada Moor" --article A2',
        'factdb speakers split "Ada Moor" --claims 3,4 --as "Ada Moor of Lake End"',
        'factdb speakers split "Ada Moor" --name Moor',
    ),
)
@click.argument("speaker", metavar="NAME")
@click.option("--article", type=ARTICLE, metavar="NUMBER", help="What this article has of them is another's.")
@click.option("--claims", metavar="N,N,…", help="These claims are another's.")
@click.option("--name", "written", metavar="WRITTEN", help="Whom articles call so is another.")
@click.option("--as", "name", metavar="NAME", help="What the other is called; without it a name is found.")
@json_option
@db_option
def speakers_split(  # noqa: PLR0913 (one for each option)
    speaker: str,
    *,
    article: int | None,
    claims: str | None,
    written: str | None,
    name: str | None,
    as_json: bool,
) -> None:
    """Say that a speaker is more than one: each name that articles use for itself, or what you name.

    It holds for articles that come later, and no evidence overrules it.
    """
    if sum(part is not None for part in (article, claims, written)) > 1:
        raise click.UsageError("Name one of --article, --claims and --name.")
    numbers = (
        None if claims is None else [CLAIM.convert(n, None, None) for n in claims.split(",") if n.strip()]
    )
    if name and not (article or claims or written):
        raise click.UsageError("--as names what --article, --claims or --name takes out.")
    with open_archive() as archive:
        sentence = archive.split_speaker(speaker, article=article, claims=numbers, written=written, name=name)
        print_change(sentence, as_json=as_json)
