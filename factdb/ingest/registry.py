"""Which module reads which file, and how many bytes one may have.

A reader is a module with ``articles_of(data, origin, notice) -> iterator of Article``; it is imported
when the first file of its kind is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factdb.errors import ArticleError
from factdb.ingest.decoding import SAVE_AS_TEXT
from factdb.ingest.notices import Notice, unheard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factdb.model import Article

MAX_BYTES = 5_000_000  # a long book has one; an article never


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: what it is called, how its names end (lower case, "" for none), who reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str

    def articles_of(self, data: bytes, origin: str, notice: Notice) -> Iterator[Article]:
        """The articles in `data`."""
        articles: Iterator[Article] = import_module(self.module).articles_of(data, origin, notice)
        return articles


PLAIN = Reader("plain text", ("", ".txt", ".text", ".md"), "factdb.ingest.plain")
READERS = (PLAIN,)
_READER_OF = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_ABOUT_FOLDERS = {"readme", "license", "licence", "copying", "changelog", "contributing", "makefile"}
_NOT_YET = {  # known kinds without a reader; any other suffix is tried as plain text
    suffix: kind
    for kind, suffixes in {
        "a web page": (".html", ".htm", ".xhtml", ".mhtml"),
        "a PDF": (".pdf",),
        "a word processor file": (".docx", ".doc", ".odt", ".rtf", ".pages", ".epub"),
        "a table or data file": (
            ".csv",
            ".tsv",
            ".json",
            ".jsonl",
            ".xml",
            ".rss",
            ".xlsx",
            ".db",
            ".sqlite",
        ),
    }.items()
    for suffix in suffixes
}


def is_readable_kind(path: Path) -> bool:
    """Whether a folder's file of this name is an article: by its suffix, and not about the folder itself."""
    return path.suffix.lower() in _READER_OF and not is_about_folder(path)


def is_about_folder(path: Path) -> bool:
    """Whether a file of this name tells of the folder it is in."""
    return path.stem.lower() in _ABOUT_FOLDERS


def read(path: str | Path, *, notice: Notice = unheard) -> Article:
    """The article in a file. `notice` hears a sentence for each guess made and each field not used.

    Raises:
        ArticleError: the file is missing, may not be read, is too large, empty, of a kind that is not read,
            in no known encoding, or has a front matter or date that cannot be read.
    """
    return next(read_all(Path(path), notice))


def read_stream(stream: BinaryIO, origin: str = "standard input", *, notice: Notice = unheard) -> Article:
    """The article in a stream of bytes, as plain text; `origin` names it in errors.

    Raises:
        ArticleError: as `read`.
    """
    return next(PLAIN.articles_of(_limited(stream, origin), origin, notice))


def read_all(path: Path, notice: Notice) -> Iterator[Article]:
    """The articles in a file: one, for the kinds that hold one."""
    suffix = path.suffix.lower()
    if suffix in _NOT_YET:
        raise ArticleError(
            f"{path} is {_NOT_YET[suffix]}, which factdb does not read.",
            SAVE_AS_TEXT,
        )
    yield from _READER_OF.get(suffix, PLAIN).articles_of(_bytes_of(path), str(path), notice)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError(f"{path} is a folder, not a file.", "Name a file in it.")
        with path.open("rb") as stream:
            return _limited(stream, str(path))
    except FileNotFoundError:
        raise ArticleError(f"There is no file {path}.", "Check its name and folder.") from None
    except PermissionError:
        raise ArticleError(f"{path} may not be read by you.", "Change its permissions.") from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        what = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{path} cannot be read ({what}).", "Check its name.") from None


def _limited(stream: BinaryIO, origin: str) -> bytes:
    """All of `stream`, unless it is longer than an article can be: then no more than that is read."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(
            f"{origin} is larger than {MAX_BYTES // 1_000_000} MB, which no article is.",
            "Cut it into one file for each article.",
        )
    if not data:
        raise ArticleError(f"{origin} is empty.", "Check that it was saved whole.")
    return data
