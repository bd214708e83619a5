"""``factdb list | flags | articles``: what the archive holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factdb.cli import views
from factdb.cli.commands import ListingVerb, Verb
from factdb.cli.options import (
    ARTICLE,
    db_option,
    json_option,
    limit_option,
    metadata_options,
    open_archive,
    query_argument,
    query_text,
)
from factdb.cli.tables import draw, print_listing, print_rows, records
from factdb.cli.voice import clipped, days, show, show_wrapped, tell

if TYPE_CHECKING:
    from datetime import date

if TYPE_CHECKING:
    from factdb.records import ArticleRecord

Function = TypeVar("Function", bound=Callable[..., object])
KINDS = ("contradiction", "overlap", "update")
CLAIM_ORDERS = ("rank", "id", "text", "speaker", "date", "source", "verdict", "flags")
SHOWN_BARE = 100


def sorted_by(*keys: str) -> Callable[[Function], Function]:
    """``--sort`` over `keys`, the first the usual one, and ``--reverse``."""

    def decorate(function: Function) -> Function:
        sort = click.option(
            "--sort", type=click.Choice(keys), default=keys[0], show_default=True, help="Order by this."
        )
        reverse = click.option("--reverse", "descending", is_flag=True, help="Turn the order round.")
        return sort(reverse(function))

    return decorate


@click.command(
    cls=Verb,
    short_help="List claims, those most worth checking first.",
    examples=(
        "factdb list",
        'factdb list bridge speaker:"Ada Moor" after:2019-06',
        "factdb list is:unchecked is:flagged --limit 20",
        "factdb list source:tarn --json",
    ),
)
@query_argument
@sorted_by(*CLAIM_ORDERS)
@limit_option
@json_option
@db_option
def list_verb(
    query: tuple[str, ...], *, sort: str, descending: bool, limit: int | None, as_json: bool
) -> None:
    """List claims, those most worth checking first.

    QUERY is words, and field:value terms: speaker, source and about take a part of a name (speaker also
    one that the article itself uses); after and before a day, month or year; act takes statement, denial,
    refusal; is takes unchecked, verified, refuted, unclear, flagged, contradiction, overlap, update. All
    must hold. In the table ✓ is verified, ✗ refuted, ? unclear;
    ≠ counts contradictions, = overlaps, ↑ updates.

    A terminal gets a table, a pipe tab-separated lines with full texts.
    """
    with open_archive() as archive:
        found = archive.list_claims(query_text(query), sort=sort, descending=descending)
        print_listing(found, views.CLAIMS, limit=limit, as_json=as_json)


@click.command(
    cls=Verb,
    short_help="List overlaps, contradictions and updates between articles.",
    examples=(
        "factdb flags",
        "factdb flags --kind contradiction is:open",
        "factdb flags bridge source:tarn --json",
        "factdb flags --stats",
    ),
)
@query_argument
@click.option("--kind", type=click.Choice(KINDS), help="Only flags of this kind.")
@click.option("--stats", is_flag=True, help="Count them by kind and by what became of them instead.")
@sorted_by("kind", "score", "id", "date", "ruling")
@limit_option
@json_option
@db_option
def flags_verb(  # noqa: PLR0913 (one for each option)
    query: tuple[str, ...],
    *,
    kind: str | None,
    stats: bool,
    sort: str,
    descending: bool,
    limit: int | None,
    as_json: bool,
) -> None:
    """List where claims of different articles overlap, contradict or update one another.

    Contradictions come first, the surest of them first; --sort score mixes the kinds.

    QUERY is as for list; is takes open, confirmed and dismissed too.

    With --stats, for each kind of flag and what differs in it: how many there are, open, confirmed and
    dismissed, and how many of those ruled on were right, with the bounds in which that lies with 95 %
    confidence.
    """
    words = query_text((*query, f"is:{kind}")) if kind else query_text(query)
    with open_archive() as archive:
        if stats:
            print_rows(archive.flag_stats(words), views.STATS, as_json=as_json)
            return
        found = archive.list_flags(words, sort=sort, descending=descending)
        print_listing(found, views.FLAGS, limit=limit, as_json=as_json)


def print_all_flags() -> None:
    """What bare ``factdb`` shows without a terminal: the flags as a table for eyes, an empty archive too."""
    with open_archive(create=True) as archive:
        found = archive.list_flags(sort="kind")
        draw(records(found, SHOWN_BARE), views.FLAGS)
        if not len(found):
            tell("There are no flags yet. factdb add FILE brings in articles.")
        elif len(found) > SHOWN_BARE:
            tell(f"{SHOWN_BARE} of {len(found):,} flags; factdb flags prints all.")


@click.group(
    cls=ListingVerb,
    short_help="List articles, and set what is known about one.",
    examples=(
        "factdb articles",
        "factdb articles source:tarn before:2019-07 --json",
        "factdb articles set A1 --published 2019-06-07",
    ),
)
def articles_verb() -> None:
    """List articles, and set what is known about one.

    Setting the publication date gives every “on Tuesday” of the article its date, and its claims are
    compared again.
    """


@articles_verb.command("list", cls=Verb, hidden=True)
@query_argument
@sorted_by("published", "added", "id", "title", "source", "author", "claims", "contradictions")
@limit_option
@json_option
@db_option
def articles_list(
    query: tuple[str, ...], *, sort: str, descending: bool, limit: int | None, as_json: bool
) -> None:
    """List articles."""
    with open_archive() as archive:
        found = archive.list_articles(query_text(query), sort=sort, descending=descending)

        def recognisable(record: ArticleRecord) -> ArticleRecord:
            return (
                record if record.title else replace(record, title=_opening(archive.article(record.id).text))
            )

        print_listing(found, views.ARTICLES, limit=limit, as_json=as_json, for_eyes=recognisable)


def _opening(text: str) -> str:
    """How an article without a title begins, in quotation marks."""
    return f"“{clipped(text[:200], 60)}”"


@articles_verb.command(
    "set",
    cls=Verb,
    examples=("factdb articles set A1 --published 2019-06-07", 'factdb articles set 3 --source "The Tarn"'),
)
@click.argument("article_id", type=ARTICLE, metavar="NUMBER")
@metadata_options
@json_option
@db_option
def articles_set(article_id: int, *, as_json: bool, **known: Any) -> None:  # noqa: ANN401 (the five metadata options)
    """Set title, source, author, publication date or address of an article, and say what that changed."""
    given = {name: value for name, value in known.items() if value is not None}
    if not given:
        raise click.UsageError("Say what to set: --title, --source, --author, --published or --url.")
    with open_archive() as archive:
        before = _dates(archive, article_id)
        sentence = archive.describe(article_id, **given)
        after = _dates(archive, article_id)
    moved = [(key, dates) for key, dates in after.items() if dates != before.get(key)]
    if as_json:
        from factdb.export.jsonl import json_line

        print(
            json_line(
                {
                    "sentence": sentence,
                    "dates": [{"claim": key[0], "first": d[0], "last": d[1]} for key, d in moved],
                }
            )
        )
        return
    show(sentence)
    for (claim_id, text), (first, last) in moved:
        show_wrapped(f"claim {claim_id} is now {days(first, last) or 'undated'}: {text}", " " * 4, "  ")


def _dates(archive: Any, article_id: int) -> dict[tuple[int, str], tuple[date | None, date | None]]:  # noqa: ANN401
    from factdb.query import Query

    claims = archive.list_claims(Query(article=article_id), sort="id")
    return {(claim.id, claim.text): (claim.first, claim.last) for claim in records(claims, None)}
