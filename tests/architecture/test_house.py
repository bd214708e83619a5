"""The house rules that can be counted."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(p for package in ("factdb", "tui") for p in (ROOT / package).rglob("*.py"))
NO_NAMES = {"utils", "helpers", "manager", "data", "process", "handle"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_is_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert path.stem not in NO_NAMES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    functions = (
        n
        for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [n.name for n in functions if (n.end_lineno or 0) - n.lineno + 1 > 60] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    if (ROOT / "factdb" / "cli") in path.parents:
        return
    calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
    assert [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"] == []


def proper_names() -> set[str]:
    """Words that stand capitalised inside the fixtures' sentences and are no words of English news."""
    texts = " ".join(p.read_text(encoding="utf-8") for p in (ROOT / "fixtures").rglob("*.txt"))
    sources = re.findall(r"^(?:source|author): (.+)$", texts, re.M)
    speakers = re.findall(
        r'"speaker": "([^"]+)"',
        " ".join(p.read_text(encoding="utf-8") for p in (ROOT / "fixtures").rglob("gold.jsonl")),
    )
    people = [name for name in [*sources, *speakers] if len(name.split()) == 2]
    return {name for name in people if name.istitle()}


def test_no_name_of_the_fixtures_is_in_the_code() -> None:
    names = proper_names()
    assert len(names) > 10
    lexicons = [
        p
        for package in ("factdb", "tui")
        for p in (ROOT / package).rglob("*")
        if p.suffix in {".py", ".toml", ".txt", ".tsv", ".tcss"}
    ]
    code = {p: p.read_text(encoding="utf-8") for p in lexicons}
    assert [(name_of(p), n) for p, text in code.items() for n in names if n in text] == []


def test_every_layer_is_in_the_contract() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c["layers"] for c in config["tool"]["importlinter"]["contracts"] if c["id"] == "layers")
    named = {name.strip() for layer in layers for name in layer.split(":")}
    modules = {
        f"factdb.{p.stem}"
        for p in (ROOT / "factdb").iterdir()
        if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert modules - named == {"factdb.__init__", "factdb.__main__"}
