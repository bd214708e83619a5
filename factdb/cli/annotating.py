"""``factdb annotate``: what is read from an article, without storing it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from factdb.cli.commands import Verb
from factdb.cli.options import json_option, metadata_options
from factdb.cli.voice import counted, days, show, show_wrapped, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.ingest import Metadata
    from factdb.model import Annotation, Article, Attribution, Claim, DateMention, Quantity, Span

_NOT_IN_JSON = {"article", "frame"}  # of a claim: the one is beside it, the other for comparing alone


@click.command(
    cls=Verb,
    short_help="Show what is read from an article, storing nothing.",
    examples=(
        "factdb annotate articles/weir.txt",
        "factdb annotate articles/weir.txt --json",
        "factdb annotate interview.txt --published 2019-06-07",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@metadata_options
@json_option
def annotate_verb(paths: tuple[str, ...], *, as_json: bool, **known: Any) -> int:  # noqa: ANN401 (the options)
    """Show what is read from an article, storing nothing.

    Each sentence is followed by the attributions, dates, quantities and claims found in it. The options
    fill in what the article does not say. With --json there is one object for each article, with
    offsets into its text.
    """
    from factdb.ingest import Metadata
    from factdb.reading import annotate_many

    failed: list[str] = []
    origins: list[str] = []
    articles = _articles(paths, Metadata(**known), origins, failed)
    for position, note in enumerate(annotate_many(articles)):
        if as_json:
            _print_json(origins[position], note)
        else:
            _show(origins[position], note)
    if failed:
        tell(f"{counted(len(failed), 'file')} could not be read (see above).")
    return 1 if failed else 0


def _articles(
    paths: tuple[str, ...], known: Metadata, origins: list[str], failed: list[str]
) -> Iterator[Article]:
    """The articles that can be read; where each is from goes to `origins`, in the same order."""
    from factdb.errors import ArticleError
    from factdb.ingest import complete, find_articles

    for origin, outcome in find_articles(paths, notice=tell):
        if isinstance(outcome, ArticleError):
            failed.append(origin)
            tell(str(outcome))
        else:
            origins.append(origin)
            yield complete(outcome, known)


def _show(origin: str, note: Annotation) -> None:
    article = note.article
    about = (article.title, article.source, article.author, days(article.published, article.published))
    show_wrapped(
        f"{origin}: {', '.join(part for part in about if part) or 'nothing known but its text'}", "  ", ""
    )
    for number, sentence in enumerate(note.sentences, 1):
        role = "" if sentence.role == "prose" else f" [{sentence.role}]"
        show_wrapped(sentence.of(article.text), "     ", f"\n{number:>4}{role} ")
        for kind, line in _found(note, sentence):
            show_wrapped(line, " " * 17, f"     {kind:<12}")
    totals = (
        counted(len(note.sentences), "sentence"),
        counted(len(note.attributions), "attribution"),
        counted(len(note.dates), "date"),
        counted(len(note.quantities), "number"),
        counted(len(note.claims), "claim"),
    )
    show(f"\n{', '.join(totals)}\n")


def _found(note: Annotation, sentence: Span) -> Iterator[tuple[str, str]]:
    """What each thing is and says that begins in `sentence`."""
    text = note.article.text
    for attribution in note.attributions:
        if _begins_in(sentence, attribution.content[0].start):
            yield "says", _attribution(attribution, text)
    for date in note.dates:
        if _begins_in(sentence, date.start):
            yield "date", _date(date)
    for quantity in note.quantities:
        if _begins_in(sentence, quantity.start):
            yield "quantity", _quantity(quantity)
    for claim in note.claims:
        if claim.sentence.start == sentence.start:
            yield "claim", _claim(claim)


def _begins_in(sentence: Span, place: int) -> bool:
    return sentence.start <= place < sentence.end


def _attribution(found: Attribution, text: str) -> str:
    who = found.speaker or (found.speaker_span.of(text) if found.speaker_span else "nobody named")
    cue = f" “{found.cue.of(text)}”" if found.cue else ""
    denied = ", denied" if found.denied else ""
    content = " … ".join(span.of(text) for span in found.content)
    return f"{who} ({found.mode}{denied}){cue}: {content}"


def _date(found: DateMention) -> str:
    return f"“{found.text}” = {days(found.first, found.last) or 'no day of the calendar'} ({found.basis})"


def _quantity(found: Quantity) -> str:
    low, high = (("…" if bound is None else f"{bound:,.10g}") for bound in (found.low, found.high))
    measure = " ".join(
        part for part in (found.unit, f"of {found.counted}" if found.counted else None) if part
    )
    return f"“{found.text}” = {low if low == high else f'{low} – {high}'} {measure}".rstrip()


def _claim(claim: Claim) -> str:
    when = days(claim.first, claim.last)
    beside = [
        part for part in (claim.speaker, when, claim.modality if claim.modality != "fact" else "") if part
    ]
    return f"{claim.text} ({', '.join(beside)})" if beside else claim.text


def _print_json(origin: str, note: Annotation) -> None:
    from factdb.export.jsonl import json_line

    print(
        json_line(
            {
                "origin": origin,
                "article": note.article,
                "sentences": note.sentences,
                "attributions": note.attributions,
                "dates": note.dates,
                "quantities": note.quantities,
                "claims": [_without(claim, _NOT_IN_JSON) for claim in note.claims],
            }
        )
    )


def _without(claim: Claim, names: set[str]) -> dict[str, object]:
    return {field.name: getattr(claim, field.name) for field in fields(claim) if field.name not in names}
