"""An article that is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, TextArea

import factdb
from tui.screens.dialog import Dialog
from tui.screens.metadata import FIELDS, LABELS, day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from factdb import Article


class PasteDialog(Dialog["Article"]):
    """The text, and what is known of it."""

    QUESTION: ClassVar[str] = "Paste an article"

    def fields(self) -> Iterable[Widget]:
        """A large field for the text over lines for the rest."""
        yield TextArea(id="pasted", placeholder="The text. ctrl+s reads it.", tab_behavior="focus")
        for pair in (FIELDS[:2], FIELDS[2:4], FIELDS[4:]):
            with Horizontal(classes="pasted-known"):
                for name, example in pair:
                    with Vertical():
                        yield Label(LABELS.get(name, name.capitalize()))
                        yield Input(placeholder=example, id=f"known-{name}", compact=True)

    def answer(self) -> Article | None:
        """The article, if there is text and the day is one."""
        text = self.query_one("#pasted", TextArea).text
        known = {name: self.query_one(f"#known-{name}", Input).value.strip() for name, _ in FIELDS}
        written = known.pop("published")
        day = day_of(written) if written else None
        if not text.strip():
            self.refuse("Paste the text of the article, or leave with esc.")
        elif written and day is None:
            self.refuse("Write the day as YYYY-MM-DD, for example 2024-03-12.")
        else:
            rest = {name: value or None for name, value in known.items()}
            return factdb.Article(text=text, published=day, **rest)
        return None
