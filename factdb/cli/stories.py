"""``factdb story``: a claim across outlets and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factdb.cli.commands import Verb
from factdb.cli.options import CLAIM, db_option, json_option, limit_option, open_archive
from factdb.cli.tables import Column, View, draw, print_listing
from factdb.cli.voice import counted, days, on_terminal, show, show_wrapped, tell
from factdb.export.printable import one_line
from factdb.model import Kind
from factdb.records import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factdb.records import Ladder, Rung, Story, StoryCell, StoryLine, StoryRecord

STANCE_MARKS = {
    Stance.SAYS: "●",
    Stance.COPIES: "◌",
    Stance.OTHERWISE: "≠",
    Stance.LATER: "↑",
    Stance.EARLIER: "↓",
    Stance.SILENT: "·",
}
LEGEND = "● says it   ◌ copies it   ≠ says otherwise   ↑ later   ↓ earlier   · silent"
Told = tuple["StoryLine", "StoryCell"]


def _flags(story: StoryRecord) -> str:
    kinds = (("≠", story.contradictions), ("=", story.overlaps), ("↑", story.updates))
    return " ".join(f"{mark}{number}" for mark, number in kinds if number)


STORIES: View[StoryRecord] = View(
    noun="stories",
    terminal=(
        Column("claim", lambda s: str(s.id), right=True),
        Column("story of", lambda s: one_line(s.text), share=1),
        Column("outlets", lambda s: f"{len(s.outlets):,}", right=True),
        Column("claims", lambda s: f"{s.claims:,}", right=True, from_width=60),
        Column("flags", _flags, most=12, from_width=40),
        Column("published", lambda s: days(s.first, s.last), most=23, from_width=90),
    ),
    piped=(
        ("claim", lambda s: s.id),
        ("story_of", lambda s: s.text),
        ("outlets", lambda s: ", ".join(s.outlets)),
        ("claims", lambda s: s.claims),
        ("contradictions", lambda s: s.contradictions),
        ("updates", lambda s: s.updates),
        ("overlaps", lambda s: s.overlaps),
        ("first", lambda s: s.first),
        ("last", lambda s: s.last),
    ),
    empty="No stories: no claim of one article meets that of another.",
)

CELLS: View[Told] = View(
    noun="stances",
    terminal=(),
    piped=(
        ("statement", lambda t: t[0].claim.id),
        ("day", lambda t: t[0].day),
        ("text", lambda t: t[0].claim.text),
        ("origins", lambda t: t[0].origins),
        ("outlet", lambda t: t[1].outlet),
        ("stance", lambda t: t[1].stance),
        ("claims", lambda t: " ".join(str(claim.id) for claim in t[1].claims)),
        ("flags", lambda t: " ".join(f"F{flag.id}" for flag in t[1].flags)),
        ("reasons", lambda t: " ".join(dict.fromkeys(r for flag in t[1].flags for r in flag.reasons))),
    ),
    empty="",
)

RUNGS: View[Rung] = View(
    noun="numbers",
    terminal=(
        Column("published", lambda r: r.day.isoformat() if r.day else "unknown", most=10),
        Column("outlet", lambda r: one_line(r.outlet), most=24),
        Column("number", lambda r: one_line(r.words), most=28, right=True),
        Column("claim", lambda r: f"{r.claim.id} {one_line(r.claim.text)}", share=1),
    ),
    piped=(),
    empty="",
)


@click.command(
    cls=Verb,
    short_help="Show a claim across outlets and time.",
    examples=("factdb story 1", "factdb story", "factdb story 1 --json"),
)
@click.argument("claim", type=CLAIM, required=False, metavar="[CLAIM]")
@limit_option
@json_option
@db_option
def story_verb(claim: int | None, *, limit: int | None, as_json: bool) -> None:
    """Show a claim across outlets and time: each statement of its story, and what each outlet does with it.

    The story is made of the claims of all articles that hang together with this one by overlaps, updates and
    contradictions that are not dismissed. Copies of one sentence are one origin. Numbers that move, such as a
    toll, follow by day. Without CLAIM, the stories with most outlets are listed.

    In a pipe: one line for each statement and outlet.
    """
    with open_archive() as archive:
        if claim is None:
            print_listing(archive.list_stories(), STORIES, limit=limit, as_json=as_json)
            return
        story = archive.story(claim)
    if as_json:
        from factdb.export.jsonl import json_line

        print(json_line(story))
    elif on_terminal():
        _draw(story)
    else:
        _print_lines(story)


def _print_lines(story: Story) -> None:
    print("\t".join(name for name, _ in CELLS.piped))
    for told in _told(story):
        values = (of(told) for _, of in CELLS.piped)
        print("\t".join(one_line("" if value is None else str(value)) for value in values))


def _told(story: Story) -> Iterator[Told]:
    return ((line, cell) for line in story.lines for cell in line.cells)


def _draw(story: Story) -> None:
    draw(story.lines, _matrix(story.outlets))
    show()
    for number, outlet in enumerate(story.outlets, 1):
        show(f"{number} {one_line(outlet)}")
    show(LEGEND)
    _draw_reasons(story)
    for ladder in story.ladders:
        _draw_ladder(ladder)
    if len(story.outlets) == 1:
        tell("No other outlet tells of this claim.")
    if not story.whole:
        tell("The story has more claims than are shown; these hang together most.")


def _matrix(outlets: Sequence[str]) -> View[StoryLine]:
    """A column for each outlet, headed by its number."""

    def stance(place: int) -> Column[StoryLine]:
        return Column(str(place + 1), lambda line: STANCE_MARKS[line.cells[place].stance], most=2)

    return View(
        noun="statements",
        terminal=(
            Column("claim", lambda line: str(line.claim.id), right=True),
            Column("first", lambda line: line.day.isoformat() if line.day else "unknown", most=10),
            Column("statement", lambda line: one_line(line.claim.text), share=1),
            *(stance(place) for place in range(len(outlets))),
            Column("origins", lambda line: str(line.origins), right=True, from_width=60),
        ),
        piped=(),
        empty="",
    )


def _draw_reasons(story: Story) -> None:
    """Why statements do not go together, each pair of claims once."""
    flags = {flag.id: flag for _, cell in _told(story) for flag in cell.flags}
    for flag in flags.values():
        if flag.reasons and flag.kind is not Kind.OVERLAP:
            head = f"  {flag.a.id} / {flag.b.id} {flag.kind} F{flag.id}: "
            show_wrapped(flag.reasons[0], "    ", head)


def _draw_ladder(ladder: Ladder) -> None:
    unit = f" in {one_line(ladder.unit)}" if ladder.unit else ""
    counts = counted(len(ladder.rungs), "claim")
    show(f"\nThe number moves: {one_line(ladder.counted) or 'a number'}{unit}, in {counts}")
    draw(ladder.rungs, RUNGS)
