"""A sentence cut into figures, words and signs, whatever the parser's tokens are.

"34-year-old", "£34.5m" and "6.5km" are one token or several, as it falls out; here they are
always figure, sign and word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import regex

from factdb.reading.language.memo import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factdb.reading.language import Doc, Token

__all__ = ["Line", "Piece", "lines"]

_PIECE = regex.compile(
    r"(?P<figure>\d{1,3}(?: \d{3})++(?![\d,.]*\d)|\d++(?:[.,']\d++)*+)"
    r"|(?P<vulgar>[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚])"
    r"|(?P<sign>(?:US|AU|CA|NZ|HK|NT|MX|[ACSR])?\$|[€£¥₹₽₩₺₪₫฿₴₦₱]|Rs(?=\.?\s?\d)"
    r"|[%‰]|[°º] ?[CF]\b|[°º]|(?:km|m|ft)[²³])"
    r"|(?P<word>[ap]\. ?m\b\.?+|\p{L}[\p{L}\p{M}]*+(?:'\p{L}++)?+)"
    r"|(?P<mark>\S)",
    regex.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A figure, word, sign or mark, with offsets into the text. `kind` is the group of the pattern."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool  # nothing between it and the piece before

    @cached_property
    def low(self) -> str:
        """The text in small letters."""
        return self.text.lower()


@dataclass(frozen=True)
class Line:
    """The pieces of one sentence, and the parser's tokens they stand on."""

    doc: Doc
    text: str
    pieces: Sequence[Piece]
    tokens: dict[int, Token]

    def __len__(self) -> int:
        return len(self.pieces)

    def low(self, at: int) -> str:
        """The small letters of the piece at a position, empty outside of the sentence."""
        return self.pieces[at].low if 0 <= at < len(self.pieces) else ""

    def at(self, at: int) -> Piece | None:
        """The piece at a position, or ``None``."""
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def glued(self, at: int) -> bool:
        """Whether the piece at a position exists and touches the one before."""
        return 0 < at < len(self.pieces) and self.pieces[at].glued

    def token(self, at: int) -> Token | None:
        """The parser's token the piece at a position stands in."""
        return self.tokens.get(self.pieces[at].start) if 0 <= at < len(self.pieces) else None

    def matches(self, at: int, phrase: Sequence[str]) -> bool:
        """Whether the words of a phrase stand from a position on."""
        return all(self.low(at + offset) == word for offset, word in enumerate(phrase))


def lines(doc: Doc) -> Iterator[Line]:
    """The sentences of a parsed text as pieces."""
    text = text_of(doc)
    for sentence in doc.sents:
        pieces = tuple(_pieces(text, sentence.start_char, sentence.end_char))
        if pieces:
            tokens = {
                at: token for token in sentence for at in range(token.idx, token.idx + min(len(token), 60))
            }
            yield Line(doc, text, pieces, tokens)


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    last = -1
    for match in _PIECE.finditer(text, start, end):
        yield Piece(match.lastgroup or "mark", match[0], match.start(), match.end(), match.start() == last)
        last = match.end()
