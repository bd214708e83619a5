"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from factdb.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: str | Path) -> Iterator[TextIO]:
    """A UTF-8 stream (``newline=""``) that becomes the file at `path` when the block ends well.

    Until then, and if the block raises, the file that was there is untouched. What is no plain file (a pipe,
    a device) is written to directly; a link stays a link.

    Raises:
        ArchiveError: the file cannot be written there.
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as stream:
                yield stream
        else:
            yield from _replaced(target.resolve())
    except BrokenPipeError:
        raise
    except OSError as error:
        what = error.strerror or str(error)
        raise ArchiveError(f"{path} cannot be written ({what}).", "Choose another place with -o.") from None


def _replaced(target: Path) -> Iterator[TextIO]:
    part = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    stream = part.open("x", encoding="utf-8", newline="")
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
