"""Bytes → text: by byte order mark, else UTF-8, else the best guess, which is said."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from factdb.errors import ArticleError

if TYPE_CHECKING:
    from factdb.ingest.notices import Notice

_MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (  # how files begin that are no text
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "a rich text file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_MOST_CONTROL = 0.01
_SAMPLE = 200_000
_BEFORE = 2_000  # bytes before the first that tells one encoding from another
_DAMAGED = 0.1  # of the characters beyond ASCII; above it the text is in another encoding
SAVE_AS_TEXT = "Save its text as a UTF-8 .txt file and add that."


def decode(data: bytes, origin: str, notice: Notice) -> str:
    """The text of `data`, without byte order mark; `origin` names it in errors, `notice` hears of guesses.

    Raises:
        ArticleError: it is not text, or its encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _marked(data, encoding, origin)
            break
    else:
        _refuse_binary(data, origin)
        text = _unmarked(data, origin, notice)
    if "\x00" in text:
        raise ArticleError(f"{origin} is not text (it holds zero bytes).", SAVE_AS_TEXT)
    return text


def _marked(data: bytes, encoding: str, origin: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        name = encoding.removesuffix("-sig").upper()
        raise ArticleError(f"{origin} is marked as {name} but is not valid {name}.", SAVE_AS_TEXT) from None


def _refuse_binary(data: bytes, origin: str) -> None:
    kind = next((kind for magic, kind in _KINDS if data.startswith(magic)), None)
    sample = data[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if kind or b"\x00" in sample or control > _MOST_CONTROL * len(sample):
        raise ArticleError(f"{origin} is {kind or 'a binary file'}, not text.", SAVE_AS_TEXT)


def _unmarked(data: bytes, origin: str, notice: Notice) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged(data, origin, notice) or _guessed(data, origin, notice)


def _damaged(data: bytes, origin: str, notice: Notice) -> str | None:
    """UTF-8 with a few broken bytes, which become "�"; ``None`` if it is another encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for c in text if c > "\x7f")
    if broken > _DAMAGED * beyond:
        return None
    notice(f"{origin}: {broken} characters are not valid UTF-8 and are shown as “\ufffd”.")
    return text


def _guessed(data: bytes, origin: str, notice: Notice) -> str:
    from charset_normalizer import from_bytes

    telling = max(next(i for i, byte in enumerate(data) if byte > 0x7F) - _BEFORE, 0)
    best = from_bytes(data[telling : telling + _SAMPLE]).best()
    if best is None:
        raise ArticleError(f"The encoding of {origin} cannot be told.", SAVE_AS_TEXT)
    notice(f"{origin} is not UTF-8; it was read as {best.encoding}, a guess: check quotes and accents.")
    return data.decode(best.encoding, errors="replace")
