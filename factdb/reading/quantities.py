"""Numbers with their unit and what they count, as intervals at their written precision."""

from __future__ import annotations

from factdb.model import Quantity
from factdb.reading.language import Doc


def find_quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a parsed text in order, dates left out. Offsets are into the text."""
    return []
