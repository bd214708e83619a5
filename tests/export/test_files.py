"""A file is written whole or not at all."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from factdb.errors import ArchiveError
from factdb.export import replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old")
    target.chmod(0o600)
    with replacing(target) as stream:
        stream.write("new é\r\n")
        assert target.read_text() == "old"
    assert target.read_bytes() == "new é\r\n".encode()
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_nothing_behind(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old")

    def fail_halfway() -> None:
        with replacing(target) as stream:
            stream.write("half")
            raise error

    with pytest.raises(error):
        fail_halfway()
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with replacing(tmp_path / "claims.csv") as stream:
        stream.write("x")
    assert (tmp_path / "claims.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "claims.csv")
    with replacing(tmp_path / "link.csv") as stream:
        stream.write("x")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "claims.csv").read_text() == "x"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with replacing(pipe) as stream:
        stream.write("through")
    reader.join()
    assert read == ["through"]
    assert pipe.is_fifo()


def test_a_place_that_is_none_says_so(tmp_path: Path) -> None:
    for place in (tmp_path / "missing" / "claims.csv", tmp_path):
        with pytest.raises(ArchiveError, match="cannot be written") as caught, replacing(place):
            pass
        assert "-o" in caught.value.remedy
