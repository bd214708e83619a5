"""What loads what: contracts that hold however the modules are written."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "sqlmodel", "sqlalchemy", "textual")


def loaded_by(code: str) -> set[str]:
    """The top-level modules in a fresh interpreter after it ran `code`."""
    script = f"import sys\n{code}\nprint('\\n'.join(sorted(n.partition('.')[0] for n in sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        pytest.param("import factdb", (*HEAVY, "click", "rich", "regex"), id="the package costs nothing"),
        pytest.param(
            "import factdb.model, factdb.records, factdb.query", (*HEAVY, "click", "rich"), id="nouns"
        ),
        pytest.param(
            "import io, contextlib\nfrom factdb.cli import main\n"
            "with contextlib.redirect_stdout(io.StringIO()):\n"
            "    try: main(['--help'])\n"
            "    except SystemExit: pass",
            (*HEAVY, "rich", "yaml", "charset_normalizer"),
            id="help",
        ),
        pytest.param("import factdb.comparing", HEAVY, id="comparing needs no parser"),
        pytest.param(
            "import factdb.reading", ("sqlmodel", "sqlalchemy", "textual"), id="reading needs no store"
        ),
        pytest.param(
            "import factdb.archive, factdb.store", ("spacy", "textual"), id="the store needs no parser"
        ),
        pytest.param("import tui.app", ("spacy", "sqlmodel", "sqlalchemy"), id="the first paint"),
    ],
)
def test_loads_only_what_it_uses(code: str, absent: tuple[str, ...]) -> None:
    assert loaded_by(code).isdisjoint(absent)


def test_public_names_all_resolve() -> None:
    import factdb

    assert {name: getattr(factdb, name) is not None for name in factdb.__all__} == dict.fromkeys(
        factdb.__all__, True
    )


def test_unknown_name_says_so() -> None:
    import factdb

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = factdb.nothing
