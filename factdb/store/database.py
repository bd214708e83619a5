"""An archive file: opening it, one connection a thread, and transactions.

Every connection has foreign keys on, the write-ahead log, and waits `BUSY_SECONDS` for another
writer before it gives up.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize
from weakref import WeakSet

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from factdb.errors import ArchiveError
from factdb.store.migrations import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 10
CACHE_KILOBYTES = 16_384


class Database:
    """The connections to one archive file."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the file at `path`: make it if `create`, bring it to this program's schema.

        Raises:
            ArchiveError: no archive there, not an archive, newer than this program, locked, not writable.
        """
        self.path = path
        self._local = threading.local()
        self._open: WeakSet[Connection] = WeakSet()
        self._lock = threading.Lock()
        _require_place(path, create=create)
        with explained(path), _plain_connection(path) as connection:
            prepare(connection, path)
        self._file = _identity(path)
        self._engine = _engine(path)
        self._watcher: Connection | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection of this thread that sees one state of the archive throughout."""
        yield from self._transaction("BEGIN")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection of this thread in a transaction: all of it is kept, or nothing.

        Raises:
            ArchiveError: it cannot be written, or its file is no longer in its place.
        """
        self.require_file()
        yield from self._transaction("BEGIN IMMEDIATE")

    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection = self._connection()
        if connection.in_transaction():  # an outer block owns it
            yield connection
            return
        with explained(self.path), connection.begin():
            connection.exec_driver_sql(begin)
            yield connection

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None or connection.closed:
            with explained(self.path):
                connection = self._engine.connect()
            self._local.connection = connection
            with self._lock:
                self._open.add(connection)
        return connection

    def require_file(self) -> None:
        """See that the file is still in its place: what is written to one that was deleted is lost.

        Raises:
            ArchiveError: it was moved, deleted, or replaced by another.
        """
        if _identity(self.path) != self._file:
            raise ArchiveError(
                f"{self.path} was moved, deleted or replaced: nothing can be kept in it any more.",
                "Put the file back and open it again.",
            )

    def data_version(self) -> int:
        """A number that changes when the archive has been changed through any connection but its own.

        Raises:
            ArchiveError: it cannot be read, or its file is no longer in its place.
        """
        self.require_file()
        with self._lock, explained(self.path):
            if self._watcher is None:
                self._watcher = self._engine.connect()
            version = int(self._watcher.exec_driver_sql("PRAGMA data_version").scalar_one())
            self._watcher.rollback()
            return version

    def close(self) -> None:
        """Close every thread's connection. May be called twice."""
        with self._lock:
            for connection in [*self._open, *([self._watcher] if self._watcher else [])]:
                with suppress(DBAPIError, sqlite3.Error):
                    connection.close()
            self._open.clear()
            self._watcher = None
        self._engine.dispose()


def _engine(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        return connect_file(path, create=False)  # a file that was deleted must not come back empty

    # Transactions are begun by hand (sqlite3 would begin them late, and never for a read).
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", lambda _connection: None)
    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def connect_file(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """A bare connection with the pragmas that all have; the file is there, or made if `create`."""
    place = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = sqlite3.connect(
        place, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
    connection.create_function("contains_part", 2, _contains_part, deterministic=True)
    return connection


def _contains_part(text: str | None, part: str) -> bool:
    return text is not None and folded(part) in folded(text)


def folded(text: str) -> str:
    """`text` without case and accents, as the search sees it."""
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


@contextmanager
def _plain_connection(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect_file(path)
    try:
        yield connection
    finally:
        connection.close()


def _require_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder, not an archive.", "Name a file in it.")
    if path.exists():
        return
    if not create:
        raise ArchiveError(f"There is no archive at {path}.", "Make one by adding articles: factdb add FILE.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"The folder {path.parent} cannot be made: {error.strerror}.", "Choose another place with --db."
        ) from error


_SAYINGS = (
    ("locked", "{path} is being written by another program.", "Try again in a moment."),
    ("not a database", "{path} is not a factdb archive.", "Choose another file with --db."),
    ("malformed", "{path} is damaged.", "Run factdb doctor, or go back to a copy."),
    ("unable to open", "{path} cannot be opened.", "See that you may read and write it and its folder."),
    ("readonly", "{path} may not be written to.", "See that you may write the file and its folder."),
    (
        "authorization denied",
        "{path} may not be written to.",
        "See that you may write the file and its folder.",
    ),
    ("full", "There is no room left to write {path}.", "Make room on the disk and try again."),
    ("disk i/o", "{path} cannot be read or written: the disk reports an error.", "Check the disk."),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a sentence for the person who can act."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        cause: Any = getattr(error, "orig", error)
        said = str(cause).lower()
        for word, problem, remedy in _SAYINGS:
            if word in said and not isinstance(cause, sqlite3.IntegrityError):
                raise ArchiveError(problem.format(path=path), remedy) from error
        raise
