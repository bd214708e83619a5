"""A stop in a text with what stands on both its sides: all that the rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factdb.model import Span

__all__ = ["Stop", "find_stops"]

_Seen = TypeVar("_Seen")

_EMOTICON = r"(?:[:;=8]['-]?[)(DPp/\\|]|<3|\^_?\^|[\U0001F300-\U0001FAFF\u2600-\u27BF]\uFE0F?)"
# Not "3.5", "u.s.", "U.S.A", "a.A": decided here, as what is no prose has hundreds of thousands of them.
_ENDS = r"(?![\p{N}\p{Ll}]|\p{Lu}[^\p{Ll}\s]|(?<=(?<!\p{Ll})\p{L}\.)(?<!\p{Lu}{3}\.)\p{Lu})|(?=https?:|www\.)"
_STOP = regex.compile(
    rf"(?P<mark>[.!?…。！？]++(?:[ \u00a0]\.){{2,}}+|[.!?…。！？]++(?:{_ENDS}))"
    r"(?P<close>\"(?=\"\p{Lu})|[\"'”’»)\]}*]*+)"
    rf"(?:(?P<face>\s?{_EMOTICON})(?=\s|$))?"
    rf"|(?P<mark>(?<=\s){_EMOTICON})(?P<close>)(?=\s+\p{{Lu}})"
    r"|(?P<mark>(?<=[\p{L}\p{N}]\s?|[.!?]\s)[)\]])(?P<close>)(?=\s+[\"“]?[\p{Lu}(\[])"
    r"|(?P<mark>(?<=\w)/?)(?<!\p{L}\.)(?P<close>)(?=\s+https?://)"
)
_NEXT = regex.compile(
    r"(?P<gap>\s*+)(?P<open>[\"'“‘«„‚(\[{¿¡*_―—–~-]*+[ ]?+)"
    r"(?P<word>[\p{L}\p{M}\p{N}$€£#@][\p{L}\p{M}\p{N}'’.&@/-]{0,39}+)?"
)
_SPACED_QUOTE = regex.compile(r"(?:\s|^)(?P<quote>[\"'])(?!\S)")
_JOINED = regex.compile(r"[-/—–]")
_OPENING = regex.compile(r"^[^\p{L}\p{N}]++")
LOOK_BACK = 60


class _once(Generic[_Seen]):  # noqa: N801 (a decorator)
    """A property computed once, without the lock that ``functools.cached_property`` takes before 3.12."""

    def __init__(self, compute: Callable[[Any], _Seen]) -> None:
        self._compute = compute

    def __get__(self, stop: Any, _: type) -> _Seen:  # noqa: ANN401 (any instance)
        found = stop.__dict__[self._compute.__name__] = self._compute(stop)
        return found


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

    @_once
    def before(self) -> str:
        """The word the terminator hangs on, without what opens before it."""
        window = self.text[max(self.begin, self.start - LOOK_BACK) : self.start]
        if not window or window[-1].isspace():
            return ""
        return str(_OPENING.sub("", window.split()[-1]))

    @_once
    def abbreviation(self) -> str:
        """`before` as the word lists write it: small letters, the part after a hyphen or slash."""
        return str(_JOINED.split(self.before.lower())[-1])

    @_once
    def previous(self) -> str:
        """The word before `before`."""
        words = self.text[max(self.begin, self.start - LOOK_BACK) : self.start].split()
        return words[-2] if len(words) > 1 else ""

    @_once
    def _next(self) -> regex.Match[str]:
        found = _NEXT.match(self.text, self.cut, self.end)
        assert found is not None  # noqa: S101 (every part of the pattern may be empty)
        return found

    @property
    def gap(self) -> str:
        """The white space after it."""
        return str(self._next["gap"])

    @_once
    def opening(self) -> str:
        """Quotes, brackets and dashes before the next word."""
        return str(self._next["open"]).rstrip()

    @_once
    def word(self) -> str:
        """The next word, empty when something else follows."""
        return str(self._next["word"] or "")

    @_once
    def ahead(self) -> str:
        """What follows the white space, as far as rules look."""
        at = self._next.end("gap")
        return self.text[at : min(self.end, at + 2 * LOOK_BACK)]

    @_once
    def so_far(self) -> str:
        """The sentence up to here if it is short, else empty."""
        return self.text[self.begin : self.start] if self.start - self.begin <= LOOK_BACK else ""


def find_stops(text: str, block: Span) -> Iterator[tuple[int, int, int, str, str]]:
    """Each terminator of a block: start, end of its mark, end with closing quotes, mark, closing quotes."""
    quotes = _spaced_quotes(text, block)
    for match in _STOP.finditer(text, block.start, block.end):
        closing = quotes and not match["close"] and _SPACED_QUOTE.match(text, match.end(), block.end)
        if closing and closing.start("quote") in quotes:
            yield match.start(), match.end("mark"), closing.end(), match["mark"], closing["quote"]
        else:
            yield match.start(), match.end("mark"), match.end(), match["mark"], match["close"]


def _spaced_quotes(text: str, block: Span) -> frozenset[int]:
    """The quotation marks with space on both sides that close: every second one, and one at the end."""
    found: dict[str, list[int]] = {'"': [], "'": []}
    for match in _SPACED_QUOTE.finditer(text, block.start, block.end):
        found[match["quote"]].append(match.start("quote"))
    return frozenset(
        at for marks in found.values() for n, at in enumerate(marks) if n % 2 or at == block.end - 1
    )
