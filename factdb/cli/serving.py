"""``factdb serve``: the terminal UI in a browser on this machine, by way of textual-serve.

The page is served to this machine alone, under an address that cannot be guessed: other people on the machine
and web pages open in the same browser could reach the port. It loads nothing from elsewhere.
"""

from __future__ import annotations

import os
import secrets
import shlex
import socket
import sys
import webbrowser
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from factdb.cli.commands import Verb
from factdb.cli.options import archive_path, db_option, open_archive
from factdb.cli.voice import show, tell
from factdb.errors import FactdbError

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1"
PORT = 8000
_OPENS = (
    "import sys, pathlib; from factdb.cli.program import open_interface; "
    "sys.exit(open_interface(pathlib.Path(sys.argv[1])))"
)


@click.command(
    cls=Verb,
    short_help="Show the terminal UI in a browser on this machine.",
    examples=("factdb serve", "factdb serve --port 8765 --open"),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    show_default=True,
    help="Where it listens; 0 takes any port that is free.",
)
@click.option("--open", "opening", is_flag=True, help="Open it in your browser.")
@db_option
def serve_verb(port: int, *, opening: bool) -> None:
    """Show the terminal UI in a browser on this machine, until Ctrl-C.

    Only this machine can reach it, and only with the whole address that is printed. From another machine, go
    through ssh: ssh -L 8000:127.0.0.1:8000 HOST. The page loads nothing from the network.
    """
    server_class, web = _serving()
    path = archive_path()
    open_archive(create=True).close()  # what is wrong with it is said here, and not in the browser
    port = _free(port)
    server = _private(server_class, web)(command_for(path), host=HOST, port=port, title="factdb")
    show(f"http://{HOST}:{port}/{server.secret}/")
    tell("Serving the terminal UI on this machine. Ctrl-C ends it.")
    sys.stdout.flush()
    if opening:
        webbrowser.open(f"http://{HOST}:{port}/{server.secret}/")
    server.serve()


def command_for(path: Path) -> str:
    """The command line that opens the terminal UI on the archive at `path`, for a shell."""
    words = [sys.executable, "-c", _OPENS, str(path.expanduser().absolute())]
    if os.name != "nt":
        return shlex.join(words)
    from subprocess import list2cmdline

    return list2cmdline(words)


def _serving() -> tuple[Any, Any]:
    """textual-serve's server class and the web framework it stands on.

    Raises:
        FactdbError: they are not installed.
    """
    try:
        return import_module("textual_serve.server").Server, import_module("aiohttp.web")
    except ImportError as error:
        raise FactdbError(
            f"factdb serve needs a package that is not installed ({error.name or error}).",
            "Install it with: pip install 'factdb[serve]'",
        ) from None


def _free(port: int) -> int:
    """`port`, or one that is free if it is 0.

    Raises:
        FactdbError: another program has it.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            raise FactdbError(
                f"Port {port} cannot be used: another program has it, or the system keeps it.",
                "Name another with --port; --port 0 takes one that is free.",
            ) from None
        return int(listener.getsockname()[1])


def _private(server: Any, web: Any) -> Any:  # noqa: ANN401 (known at run time only)
    """textual-serve's `server`, quiet, behind a secret path, its page asking nobody else for anything."""

    class PrivateServer(server):  # type: ignore[misc]  # known at run time only
        """Serves the desk under ``/SECRET/``."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (textual-serve's own)
            super().__init__(*args, **kwargs)
            self.secret = secrets.token_urlsafe(16)

        def initialize_logging(self) -> None:
            """Leave the terminal to the person."""

        async def on_startup(self, _app: Any) -> None:  # noqa: ANN401 (aiohttp's)
            """Say nothing: the address is printed already."""

        async def _make_app(self) -> Any:  # noqa: ANN401 (aiohttp's)
            app = web.Application()
            app.add_subapp(f"/{self.secret}/", await super()._make_app())
            app.on_response_prepare.append(self._close_off)
            return app

        async def _close_off(self, _request: Any, response: Any) -> None:  # noqa: ANN401 (aiohttp's)
            """Let the page load from here alone: textual-serve's asks a font from a company otherwise."""
            here = f"ws://{HOST}:{self.port}"
            response.headers["Content-Security-Policy"] = (
                "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; "
                f"connect-src 'self' {here}; frame-ancestors 'none'"
            )
            response.headers["Referrer-Policy"] = "no-referrer"

    return PrivateServer
