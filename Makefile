# Two commands do it all on a fresh machine with Python 3.11 or newer:
#   make run    read the fixtures into a demo archive and open the terminal UI on it
#   make test   pass every check: format, lint, types, architecture, tests

PYTHON ?= python3
BIN := .venv/bin
DEMO = $(shell $(BIN)/python -c 'import platformdirs; print(platformdirs.user_data_path("factdb", appauthor=False) / "demo.db")')

.DEFAULT_GOAL := help
.PHONY: help run test check golden screenshots bench lock wheel clean

help: ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/run.done ## read the fixtures into a demo archive and open the terminal UI
	@$(BIN)/factdb --db "$(DEMO)" add fixtures/*/*.txt
	@$(BIN)/factdb --db "$(DEMO)"

test: .venv/dev.done check ## every check and all tests
	$(BIN)/pytest

check: .venv/dev.done ## format, lint, types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: .venv/dev.done ## write the golden files of the fixtures anew, to be read in the diff
	$(BIN)/python tests/golden/write.py

screenshots: .venv/dev.done ## draw the pictures of the README anew from the real screen
	$(BIN)/python benchmarks/screenshot.py

bench: .venv/dev.done ## measure speed, memory and scale on this machine
	$(BIN)/python benchmarks/reading_cost.py
	$(BIN)/python benchmarks/archive_scale.py

lock: ## resolve the dependencies anew and write requirements/*.txt with hashes (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --no-annotate pyproject.toml --group build -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links --no-annotate pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt

wheel: .venv/dev.done ## build dist/factdb-*.whl
	$(BIN)/python -m hatchling build -t wheel

clean: ## remove the environment and everything built
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit("factdb needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name a newer one: make PYTHON=python3.12") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.done: .venv/made requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.done: .venv/run.done requirements/dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
