"""A stop in a text with what stands on both its sides: all that the rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.model import Span

__all__ = ["Stop", "find_stops"]

_EMOTICON = r"(?:[:;=8]['-]?[)(DPp/\\|]|<3|\^_?\^|[\U0001F300-\U0001FAFF\u2600-\u27BF]\uFE0F?)"
_STOP = regex.compile(
    r"(?P<mark>[.!?…。！？]++(?:[ \u00a0]\.){2,}+|[.!?…。！？]++)"
    r"(?P<close>[\"'”’»)\]}*]*+)"
    rf"(?:(?P<face>\s?{_EMOTICON})(?=\s|$))?"
    rf"|(?P<mark>(?<=\s){_EMOTICON})(?P<close>)(?=\s+\p{{Lu}})"
    r"|(?P<mark>(?<=[\p{L}\p{N}])[)\]])(?P<close>)(?=\s+[\p{Lu}(\[])"
    r"|(?P<mark>(?<=\w)/?)(?<!\p{L}\.)(?P<close>)(?=\s+https?://)"
)
_NEXT = regex.compile(
    r"(?P<gap>\s*+)(?P<open>[\"'“‘«„‚(\[{¿¡*_―—–~-]*+[ ]?+)"
    r"(?P<word>[\p{L}\p{M}\p{N}$€£#@][\p{L}\p{M}\p{N}'’.&@/-]{0,39}+)?"
)
_OPENING = regex.compile(r"^[^\p{L}\p{N}]++")
LOOK_BACK = 60


@dataclass(frozen=True)
class Stop:
    """A terminator in ``text[begin:end]``, where `begin` is the start of the sentence so far.

    `start` is where the terminator begins, `cut` where the sentence would end (after closing
    quotes and brackets), `end` where the block ends.
    """

    text: str
    begin: int
    start: int
    cut: int
    end: int
    mark: str
    close: str

    @cached_property
    def before(self) -> str:
        """The word the terminator hangs on, without what opens before it."""
        window = self.text[max(self.begin, self.start - LOOK_BACK) : self.start]
        if not window or window[-1].isspace():
            return ""
        return str(_OPENING.sub("", window.split()[-1]))

    @cached_property
    def abbreviation(self) -> str:
        """`before` as the word lists write it: small letters, the part after a hyphen or slash."""
        return str(regex.split(r"[-/—–]", self.before.lower())[-1])

    @cached_property
    def previous(self) -> str:
        """The word before `before`."""
        words = self.text[max(self.begin, self.start - LOOK_BACK) : self.start].split()
        return words[-2] if len(words) > 1 else ""

    @cached_property
    def _next(self) -> regex.Match[str]:
        found = _NEXT.match(self.text, self.cut, self.end)
        assert found is not None  # noqa: S101 (every part of the pattern may be empty)
        return found

    @property
    def gap(self) -> str:
        """The white space after it."""
        return str(self._next["gap"])

    @property
    def opening(self) -> str:
        """Quotes, brackets and dashes before the next word."""
        return str(self._next["open"]).rstrip()

    @property
    def word(self) -> str:
        """The next word, empty when something else follows."""
        return str(self._next["word"] or "")

    @property
    def ahead(self) -> str:
        """What follows the white space, as far as rules look."""
        at = self._next.end("gap")
        return self.text[at : min(self.end, at + 2 * LOOK_BACK)]

    @cached_property
    def so_far(self) -> str:
        """The sentence up to here if it is short, else empty."""
        return self.text[self.begin : self.start] if self.start - self.begin <= LOOK_BACK else ""


def find_stops(text: str, block: Span) -> Iterator[tuple[int, int, int, str, str]]:
    """Each terminator of a block: start, end of its mark, end with closing quotes, mark, closing quotes."""
    for match in _STOP.finditer(text, block.start, block.end):
        yield match.start(), match.end("mark"), match.end(), match["mark"], match["close"]
