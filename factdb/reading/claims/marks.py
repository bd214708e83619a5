"""Quotation marks, spaces and stops of a finished wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from factdb.model import Mode
from factdb.reading.language import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb.reading.atoms import Atom, Piece

_QUOTES = frozenset('"“”„«»`')
_SINGLE_QUOTES = frozenset("'‘’‚")
_DOUBLED = frozenset({"''", "``", "’’", "‘‘"})


def without_quotes(script: Sequence[Piece], atom: Atom) -> list[Piece]:
    """The script without quotation marks that would stand unbalanced or enclose a whole direct quote."""
    marks = [p for p in script if isinstance(p, Token) and _is_quote(p)]
    drop: list[Token] = []
    for single in (False, True):
        kind = [t for t in marks if (t.text in _SINGLE_QUOTES) is single]
        if len(kind) % 2:
            drop += kind
        elif kind and atom.attribution is not None and atom.attribution.mode is Mode.DIRECT:
            drop += [t for t in kind if t in (script[0], script[-1])]
    return [p for p in script if p not in drop]


def _is_quote(token: Token) -> bool:
    if any(c in _QUOTES for c in token.text) and (token.is_punct or token.is_quote):
        return True
    return token.text in (*_DOUBLED, *_SINGLE_QUOTES) and token.is_punct and token.tag_ != "POS"


def whole(body: str) -> str:
    """The text without the one pair of double marks that encloses all of it."""
    inner = body.rstrip(".")
    pair = inner[:1] + inner[-1:]
    if pair not in ("“”", '""') or any(mark in inner[1:-1] for mark in '“”"'):
        return body
    kept = inner[1:-1]
    return kept if kept.endswith((".", "!", "?")) else f"{kept}."


def inner_quotes(body: str) -> str:
    """The double quotation marks of a text that will stand between such marks itself, made single."""
    return regex.sub(r'“([^“”"]*)”|"([^“”"]*)"', lambda m: f"‘{m[1] or m[2] or ''}’", body)


_SINGLE = regex.compile(r"(?<![\p{L}\d])‘|‘(?=\s)|(?<=^|\s)['’](?=\s|$)|’(?![\p{L}\d])")
_PAIRS = (("“", "”"), ("«", "»"))


def balanced(text: str) -> str:
    """The text with its doubled marks as one, and without those that open or close nothing."""
    text = regex.sub(r"``|''|‘‘|’’|`", '"', text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in _PAIRS:
        if not _closed(text, opening, closing):
            text = text.replace(opening, "").replace(closing, "")
    return _spaced(_without_loose_singles(text)).strip()


def _closed(text: str, opening: str, closing: str) -> bool:
    """Whether each opening mark has its closing one after it."""
    depth = 0
    for character in text:
        depth += (character == opening) - (character == closing)
        if depth not in (0, 1):
            return False
    return depth == 0


def _without_loose_singles(text: str) -> str:
    """Without a single mark that opens and is not closed, or stands alone between spaces."""
    text = regex.sub(r"(?<=^|\s)['’](?=\s|$)", "", text)
    opened = [m.start() for m in regex.finditer(r"‘", text)]
    if opened and not regex.search(r"’(?!\p{L})", text[opened[-1] :]):
        text = text[: opened[-1]] + text[opened[-1] + 1 :]
    if regex.match(r"'(?!\d\ds?\b)", text) and not regex.search(r"'(?!\p{L})", text[1:]):
        text = text[1:]
    return text


def _spaced(text: str) -> str:
    """No space inside marks."""
    text = regex.sub(r"([“‘«])\s+", r"\1", text)
    text = regex.sub(r"\s+([”»])", r"\1", text)
    parts = text.split('"')
    if len(parts) > 2 and len(parts) % 2:
        parts[1::2] = [part.strip() for part in parts[1::2]]
        text = '"'.join(parts)
    return text


_TIDY = (
    (regex.compile(r"\s+"), " "),
    (regex.compile(r"\(\s*\)|\[\s*\]"), ""),
    (regex.compile(r"\s+([,.;:!?)\]])"), r"\1"),
    (regex.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (regex.compile(r"[,;:](?=['’”\"]*\.)"), ""),
    (regex.compile(r"[,;](?=['’”\"]+$)"), ""),
    (regex.compile(r"^[\s,;:.\-–—•*·)\]]+"), ""),
    (regex.compile(r"[\s,;:\-–—(\[]+$"), ""),
)


def tidy(text: str) -> str:
    """A finished wording as a sentence: capital, balanced marks, one full stop. Empty stays empty."""
    text = balanced(text)
    for pattern, plain in _TIDY:
        text = pattern.sub(plain, text)
    if not text:
        return ""
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    first = regex.search(r"\p{L}+", text)
    if first and first[0].islower() and first.start() <= 1:
        text = text[: first.start()] + text[first.start()].upper() + text[first.start() + 1 :]
    return text if regex.search(r"[.!?…][\"”’')]*$", text) else f"{text}."
