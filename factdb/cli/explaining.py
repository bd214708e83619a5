"""``factdb explain``: the whole table of evidence for two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factdb.cli import views
from factdb.cli.commands import Verb
from factdb.cli.options import CLAIM, db_option, json_option, open_archive
from factdb.cli.tables import Column, View, draw
from factdb.cli.voice import on_terminal, show, show_wrapped, tell

if TYPE_CHECKING:
    from factdb.model import Evidence, Relation

EVIDENCE: View[Evidence] = View(
    noun="comparisons",
    terminal=(
        Column("speaks of", lambda e: "about" if e.about else "agreement", most=9),
        Column("comparison", lambda e: e.comparison, most=24),
        Column("level", lambda e: e.level, share=1),
        Column("weight", lambda e: f"{e.weight:+.2f}", right=True),
        Column("", lambda e: e.note, share=2),
    ),
    piped=(
        ("speaks_of", lambda e: "about" if e.about else "agreement"),
        ("comparison", lambda e: e.comparison),
        ("level", lambda e: e.level),
        ("weight", lambda e: f"{e.weight:+.3f}"),
        ("note", lambda e: e.note),
    ),
    empty="",
)


@click.command(
    cls=Verb,
    short_help="Show why two claims are, or are not, flagged.",
    examples=("factdb explain 2 9", "factdb explain 2 9 --json"),
)
@click.argument("a", type=CLAIM, metavar="CLAIM")
@click.argument("b", type=CLAIM, metavar="CLAIM")
@json_option
@db_option
def explain_verb(a: int, b: int, *, as_json: bool) -> None:
    """Show why two claims are, or are not, flagged: every comparison, its level and what it weighs.

    "about" weighs whether they speak of the same thing, "agreement" whether both can be true.
    """
    with open_archive() as archive:
        sides = (archive.claim(a), archive.claim(b))
        relation = archive.explain(a, b)
        flagged = any({a, b} == {flag.a.id, flag.b.id} for flag in archive.flags_of(a))
    if as_json:
        _print_json(a, b, relation)
        return
    for claim in sides:
        show_wrapped(views.side(claim), "  ", "")
    show()
    if relation is None:
        tell("Nothing compares these two claims: they are of one article, or share nothing to compare.")
    else:
        _show(relation)
        if not flagged:
            tell("They are not flagged: this is the likeliest of what they could be.")


def _show(relation: Relation) -> None:
    show(
        f"{relation.kind} ({relation.dimension}), {relation.score:.2f}; met by: {relation.blocking or 'hand'}"
    )
    for reason in relation.reasons:
        show_wrapped(reason, "    ", "  → ")
    if not relation.evidence:
        return
    show()
    rows = sorted(relation.evidence, key=lambda e: (not e.about, -abs(e.weight)))
    if on_terminal():
        draw(rows, EVIDENCE)
        return
    show("\t".join(name for name, _ in EVIDENCE.piped))
    for row in rows:
        show("\t".join(str(of(row)) for _, of in EVIDENCE.piped))


def _print_json(a: int, b: int, relation: Relation | None) -> None:
    from factdb.export.jsonl import json_line

    found = None
    if relation is not None:
        names = ("kind", "dimension", "score", "reasons", "blocking", "clash_a", "clash_b", "evidence")
        found = {name: getattr(relation, name) for name in names}
    print(json_line({"a": a, "b": b, "relation": found}))
