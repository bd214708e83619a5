"""The import contracts of pyproject.toml."""

from __future__ import annotations

from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_import_contracts_are_kept(monkeypatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
