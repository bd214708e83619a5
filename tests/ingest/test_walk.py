"""Files, folders and standard input, in a fixed order, bad ones beside good ones."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from factdb.errors import ArticleError
from factdb.ingest import find_articles, find_files
from factdb.model import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.TEXT",
        "sub/plain",
        ".hidden.txt",
        ".git/d.txt",
        "picture.jpg",
        "gold.jsonl",
        "README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Text of {name}.")
    return tmp_path


def test_a_folder_is_walked_in_order_and_other_kinds_are_counted(folder: Path) -> None:
    heard: list[str] = []
    found = [str(Path(c.origin).relative_to(folder)) for c in find_files([folder], notice=heard.append)]
    assert found == ["a.md", "b.txt", "sub/c.TEXT", "sub/plain"]
    assert heard == [f"{folder}: 3 files of other kinds were passed over (.jpg, .jsonl, README.md)."]


def test_bad_files_do_not_hide_good_ones(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    found = dict(find_articles([folder / "missing", "-", folder], stdin=io.BytesIO(b"Typed text.")))
    assert found["standard input"] == Article("Typed text.")
    assert found[str(folder / "a.md")] == Article("Text of a.md.")
    assert isinstance(found[str(folder / "b.txt")], ArticleError)
    assert isinstance(found[str(folder / "missing")], ArticleError)


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "only.jpg").write_bytes(b"x")
    [(origin, error)] = find_articles([tmp_path])
    assert origin == str(tmp_path)
    assert "holds no articles" in str(error)


def test_a_folder_that_may_not_be_read_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def guarded(path: str) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = find_files([folder])
    assert [Path(c.origin).name for c in found] == ["a.md", "b.txt", "sub"]
    assert "cannot be read" in str(found[-1].error)


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    articles = find_articles([folder])
    next(articles)
    (folder / "b.txt").write_text("Changed.")
    assert next(articles)[1] == Article("Changed.")


def test_links_that_lead_nowhere_or_round_in_circles_are_left(folder: Path) -> None:
    (folder / "dead.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    assert len(find_files([folder])) == 4
