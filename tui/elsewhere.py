"""Work that needs the parser, in a process of its own: keys stay quick, and the desk never loads it.

A job is a function of a module: it takes the open archive, its own arguments, and a callable by which it
tells how far it is. It can be stopped at any moment: what it wrote, it wrote in whole transactions.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar

import factdb

if TYPE_CHECKING:
    from factdb import Archive

Advance = Callable[[int, int, str], None]
Result = TypeVar("Result")
# Not multiprocessing: its helper process wants the file number of sys.stderr, which Textual has replaced.
_COMMAND: Final = (sys.executable, "-c", "from tui.elsewhere import work; work()")


class Stopped(Exception):  # noqa: N818 (what has happened, not what went wrong)
    """The work was stopped by the person."""


class Elsewhere:
    """One piece of work at a time, each in a new process; `here` does it in this one (for stand-ins)."""

    def __init__(self, *, here: bool = False) -> None:
        self._here = here
        self._stopped = False
        self._process: subprocess.Popen[bytes] | None = None

    def ready(self) -> None:
        """Forget an earlier stop: call it where the work is asked for, so that a stop from then on counts."""
        self._stopped = False

    def stop(self) -> None:
        """Stop the work that is going on, or about to begin."""
        self._stopped = True
        if self._process is not None:
            self._process.terminate()

    def run(
        self, archive: Archive, job: Callable[..., Result], *arguments: object, advance: Advance
    ) -> Result:
        """What `job` returns. Blocks; call it in a thread.

        Raises:
            Stopped: it was stopped.
            FactdbError: as the job raises it, or the process ended by itself.
        """
        if self._here:
            return job(archive, *arguments, self._checked(advance))
        order = pickle.dumps((archive.path.absolute(), job, arguments))
        quiet = subprocess.DEVNULL
        with subprocess.Popen(  # noqa: S603 (this very Python)
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet
        ) as process:
            self._process = process
            try:
                result: Result = self._talk(process, order, advance)
            finally:
                self._process = None
                process.terminate()
        return result

    def _checked(self, advance: Advance) -> Advance:
        def checked(done: int, in_all: int, current: str) -> None:
            advance(done, in_all, current)
            if self._stopped:
                raise Stopped

        return checked

    def _talk(self, process: subprocess.Popen[bytes], order: bytes, advance: Advance) -> Any:  # noqa: ANN401 (whatever the job returns)
        if process.stdin is None or process.stdout is None:
            raise factdb.FactdbError("No process could be started to read articles.")
        try:
            if self._stopped:
                raise Stopped
            process.stdin.write(order)
            process.stdin.close()
            while True:
                what, told = pickle.load(process.stdout)  # noqa: S301 (our own process wrote it)
                if what != "advanced":
                    break
                advance(*told)
        except (EOFError, OSError, pickle.UnpicklingError):
            if self._stopped:
                raise Stopped from None
            raise factdb.FactdbError(
                "The process that reads articles ended unexpectedly.",
                "What it reported done is kept; add the same again to go on.",
            ) from None
        if what == "refused":
            raise factdb.FactdbError(told)
        return told


def work() -> None:
    """What the new process does: the job that it finds on standard input, answering on standard output."""
    with os.fdopen(os.dup(1), "wb") as answers:
        _be_silent()
        _do(answers)


def _do(answers: IO[bytes]) -> None:
    def tell(what: str, told: object) -> None:
        pickle.dump((what, told), answers)
        answers.flush()

    path, job, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 (the desk wrote it)
    try:
        with factdb.Archive.open(path) as archive:
            result = job(archive, *arguments, lambda *told: tell("advanced", told))
    except factdb.FactdbError as error:
        tell("refused", str(error))
    except BrokenPipeError:
        return  # the desk is gone
    except Exception as error:  # noqa: BLE001 (it must reach the person, whatever it is)
        tell("refused", f"Reading stopped at {type(error).__name__}: {error}")
    else:
        tell("done", result)


def _be_silent() -> None:
    """Write nothing where the answers go, whatever a library prints."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
