"""``factdb show``: one claim, flag or article with everything around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factdb.cli import views
from factdb.cli.commands import Verb
from factdb.cli.context import around
from factdb.cli.marking import print_marked
from factdb.cli.options import db_option, json_option, open_archive
from factdb.cli.voice import counted, days, on_terminal, show, show_fields, show_wrapped
from factdb.export.printable import one_line
from factdb.model import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb.archive import Archive
    from factdb.model import Article, Span
    from factdb.records import ClaimRecord, FlagRecord, JournalRecord


class Anything(click.ParamType[tuple[str, int]]):
    """The number of a claim (``12``), a flag (``F12``) or an article (``A12``)."""

    name = "number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """The letter of its kind and the number."""
        text = str(value).strip().upper()
        letter, digits = (text[0], text[1:]) if text[:1] in {"A", "C", "F"} else ("C", text)
        if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
            self.fail(f"“{value}” is no claim (12), flag (F12) or article (A12).", param, ctx)
        return letter, int(digits)


@click.command(
    cls=Verb,
    short_help="Show a claim, flag or article with everything around it.",
    examples=("factdb show 2", "factdb show F1", "factdb show A1 --json"),
)
@click.argument("numbers", nargs=-1, required=True, type=Anything(), metavar="NUMBER...")
@json_option
@db_option
def show_verb(numbers: tuple[tuple[str, int], ...], *, as_json: bool) -> None:
    """Show a claim (12), a flag (F12) or an article (A12) with everything around it.

    A claim: its sentence in context, the three dates, who says it and for whom, how it meets other
    claims, and its history. A flag: both sides in context and the reasons. An article: what is known,
    and its text.
    """
    shown = {"C": _show_claim, "F": _show_flag, "A": _show_article}
    with open_archive() as archive:
        for position, (letter, number) in enumerate(numbers):
            if position and not as_json:
                show()
            shown[letter](archive, number, as_json=as_json)


def _show_claim(archive: Archive, number: int, *, as_json: bool) -> None:
    claim = archive.claim(number)
    article = archive.article(claim.article_id)
    flags = archive.flags_of(number)
    history = archive.history(number)
    edits = archive.edits_of(number)
    if as_json:
        context = around(article.text, claim.sentence)
        parts = {"speaker_chain": claim.chain, "context": context, "flags": flags, "history": history}
        _print_json({"claim": claim, **parts, "edits": edits})
        return
    lost = "  orphaned: its place in the article is lost" if claim.orphaned else ""
    show(f"Claim {claim.id}  {claim.verdict}{lost}")
    show_wrapped(claim.text)
    show()
    _show_facts(claim)
    show_fields([(f"read {edit.field}", edit.read or "unknown") for edit in edits])
    show_context(article, claim)
    _show_relations(claim, flags)
    _show_history(history)


def _show_facts(claim: ClaimRecord) -> None:
    mode = f" ({claim.mode})" if claim.mode else ""
    event = views.event_of(claim)
    basis = (
        f" ({claim.basis}{f': “{claim.date_text}”' if claim.date_text and claim.first else ''})"
        if event
        else ""
    )
    show_fields(
        [
            ("speaker", f"{views.chain_of(claim)}{mode}"),
            ("here called", claim.written if claim.written != claim.speaker else None),
            ("act", None if claim.act is Act.STATEMENT else claim.act.value),
            ("event", f"{event}{basis}" if event else "no date"),
            ("said", days(claim.said, claim.said)),
            ("published", days(claim.published, claim.published) or "unknown"),
            ("source", claim.source or "unknown"),
            ("title", claim.title),
            ("url", claim.url),
            ("article", f"A{claim.article_id}"),
            ("modality", f"{claim.modality}{', negated' if claim.polarity == 'negative' else ''}"),
            ("rank", f"{claim.rank:.2f}{f' ({claim.rank_reason})' if claim.rank_reason else ''}"),
            ("note", claim.note),
            ("evidence", claim.evidence),
        ]
    )


def show_context(article: Article, claim: ClaimRecord, clash: Sequence[Span] = ()) -> None:
    """Print the sentence with what stands around it; on a terminal the claim is bold, `clash` underlined."""
    before, sentence, after = around(article.text, claim.sentence)
    show("\nIn context")
    if before:
        show_wrapped(before, "    ")
    if on_terminal():
        styles = [*((span, "bold") for span in claim.spans), *((span, "underline") for span in clash)]
        print_marked(article.text, claim.sentence, styles)
    else:
        show_wrapped(sentence, "  > ")
    if after:
        show_wrapped(after, "    ")


def _show_relations(claim: ClaimRecord, flags: Sequence[FlagRecord]) -> None:
    if not flags:
        return
    show(f"\nMeets {counted(len(flags), 'claim')} of other articles")
    for flag in flags:
        other = flag.b if flag.a.id == claim.id else flag.a
        show_wrapped(
            f"F{flag.id} {flag.kind} {flag.score:.2f}, {flag.ruling}: {views.side(other)}", "     ", "  "
        )
        for reason in flag.reasons:
            show_wrapped(reason, "       ", "     → ")


def _show_history(history: Sequence[JournalRecord]) -> None:
    if not history:
        return
    show("\nHistory")
    for change in history:
        undone = " (undone)" if change.undone else ""
        show_wrapped(f"{change.at:%Y-%m-%d %H:%M}  {change.who}: {change.sentence}{undone}", " " * 20, "  ")


def _show_flag(archive: Archive, number: int, *, as_json: bool) -> None:
    flag = archive.flag(number)
    if as_json:
        _print_json({"flag": flag})
        return
    show(f"Flag F{flag.id}  {flag.kind} ({flag.dimension})  {flag.score:.2f}  {flag.ruling}")
    if flag.why:
        show_wrapped(f"because: {flag.why}")
    for reason in flag.reasons:
        show_wrapped(reason, "    ", "  → ")
    for claim, clash in ((flag.a, flag.clash_a), (flag.b, flag.clash_b)):
        show()
        show_wrapped(f"{claim.id}  {claim.text}", "    ", "")
        event = views.event_of(claim)
        show_fields(
            [
                ("speaker", views.speaker_of(claim)),
                ("event", event or "no date"),
                ("said", days(claim.said, claim.said)),
                ("published", days(claim.published, claim.published) or "unknown"),
                ("source", claim.source or "unknown"),
                ("title", claim.title),
            ]
        )
        show_context(archive.article(claim.article_id), claim, clash)


def _show_article(archive: Archive, number: int, *, as_json: bool) -> None:
    record = archive.article_record(number)
    article = archive.article(number)
    if as_json:
        _print_json({"article": record, "text": article.text})
        return
    show(f"Article A{record.id}  {one_line(record.title or 'untitled')}")
    show_fields(
        [
            ("source", record.source or "unknown"),
            ("author", record.author),
            ("published", days(record.published, record.published) or "unknown"),
            ("url", record.url),
            ("version", str(record.version) if record.version > 1 else None),
            ("added", f"{record.added:%Y-%m-%d %H:%M}"),
            ("holds", f"{counted(record.sentences, 'sentence')}, {counted(record.claims, 'claim')}"),
        ]
    )
    show()
    show(article.text)


def _print_json(value: object) -> None:
    from factdb.export.jsonl import json_line

    print(json_line(value))
