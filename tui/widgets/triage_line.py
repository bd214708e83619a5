"""How far the person is with the flags, and how often each kind of flag was right so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui import marks
from tui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb import FlagStat


class TriageLine(Static):
    """One line that is always in sight."""

    def tell(self, stats: Sequence[FlagStat], unsure: int) -> None:
        """Show how many of the flags are ruled on; `unsure` of the others were left open on purpose."""
        self.update(progress(stats, unsure) if stats else Content())


def progress(stats: Sequence[FlagStat], unsure: int) -> Content:
    """``14 of 63 ruled on, 9 confirmed      right so far  ≠ 7 of 9  ↑ 2 of 2``."""
    flags, left = sum(stat.flags for stat in stats), sum(stat.open for stat in stats)
    confirmed = sum(stat.confirmed for stat in stats)
    told = f"{flags - left:,} of {count(flags, 'flag')} ruled on, {confirmed:,} confirmed"
    told += f", {unsure:,} unsure" if unsure else ""
    ruled = [stat for stat in stats if stat.precision is not None]
    if not ruled:
        return Content(told)
    rates = [part for stat in ruled for part in _rate(stat)]
    return Content.assemble(told, ("  ·  right so far", marks.MUTED), *rates)


def _rate(stat: FlagStat) -> list[tuple[str, str]]:
    kind = str(stat.kind)
    share = f" {stat.precision:.0%}" if stat.precision is not None else ""
    return [
        (f"  {marks.KINDS[kind]}", marks.tone_style(marks.KIND_TONES[kind])),
        (share, ""),
        (f" of {stat.confirmed + stat.dismissed:,}", marks.MUTED),
    ]
