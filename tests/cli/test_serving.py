"""The terminal UI in a browser: one address, this machine alone, nothing from elsewhere."""

from __future__ import annotations

import asyncio
import importlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from factdb.cli.serving import command_for

PACKAGE = "textual_serve.server"
quiet = {**os.environ, "FACTDB_JUDGE": "off"}


@pytest.fixture
def address(tmp_path):
    """Where the desk is served, until the test ends; the server must leave without a complaint."""
    pytest.importorskip("textual_serve", reason="the extra factdb[serve] is not installed")
    words = [sys.executable, "-m", "factdb", "serve", "--port", "0", "--db", str(tmp_path / "a b.db")]
    server = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=quiet, start_new_session=True
    )
    try:
        yield server.stdout.readline().strip()
    finally:
        server.send_signal(signal.SIGINT)
        try:
            _, told = server.communicate(timeout=30)
        finally:
            server.kill()
    assert server.returncode == 0
    assert "Traceback" not in told


def fetch(url):
    end = time.monotonic() + 30
    while True:
        try:
            return urllib.request.urlopen(url, timeout=10)
        except urllib.error.HTTPError:
            raise
        except OSError:  # it does not listen yet
            assert time.monotonic() < end, f"nobody answers at {url}"


def test_the_page_is_there_for_those_who_know_its_address(address):
    with fetch(address) as page:
        text = page.read().decode()
        allowed = page.headers["Content-Security-Policy"]
    script = re.search(r'<script src="([^"]+)"', text)[1]
    assert script.startswith(address)
    with fetch(script) as code:
        assert len(code.read()) > 1000
    assert allowed.startswith("default-src 'self'")
    assert "http" not in allowed
    place = urlsplit(address)
    assert place.hostname == "127.0.0.1"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(f"http://{place.netloc}/")


async def test_the_desk_is_drawn_into_it(address):
    with fetch(address):
        pass
    aiohttp = importlib.import_module("aiohttp")
    drawn = b""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{address.replace('http', 'ws')}ws?width=100&height=30") as socket_,
        asyncio.timeout(60),
    ):
        await socket_.send_json(["resize", {"width": 100, "height": 30}])
        while b"No claims yet" not in drawn:
            message = await socket_.receive()
            assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}, "the desk ended"
            drawn += message.data if isinstance(message.data, bytes) else b""


def test_a_port_that_is_taken_is_said(run, tmp_path, monkeypatch):
    import types

    monkeypatch.setitem(sys.modules, PACKAGE, types.SimpleNamespace(Server=object))
    monkeypatch.setitem(sys.modules, "aiohttp.web", types.SimpleNamespace())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--db", tmp_path / "a.db", "--port", str(taken.getsockname()[1]))
    assert done.code == 1
    assert "--port 0" in done.err


def test_a_missing_package_is_said(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    done = run("serve", "--db", tmp_path / "a.db")
    assert done.code == 1
    assert "pip install 'factdb[serve]'" in done.err
    assert not (tmp_path / "a.db").exists()


def test_a_path_with_blanks_and_quotes_stays_one_word(tmp_path):
    path = tmp_path / "it's a\n$HOME story.db"
    shown = command_for(path).replace(
        command_for(path).split(" -c ")[1].rsplit(" '/", 1)[0], "'import sys; print(sys.argv[1])'"
    )
    said = subprocess.run(shown, shell=True, capture_output=True, text=True, check=True).stdout
    assert said == f"{path}\n"
