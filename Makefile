# Every target sets up what it needs in .venv, from pinned versions with hashes; `make help` lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
REPORT ?=
BASE ?= main
ARGS ?=

.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: .venv/.run ## build every report (or REPORT=slug) into build/
	$(BIN)/tripreport build $(REPORT)

check: .venv/.run ## check every draft (or REPORT=slug) against the glossary
	$(BIN)/tripreport check $(REPORT)

mail: .venv/.run ## make a mail draft of REPORT=slug (build/<slug>/<slug>.eml)
	$(BIN)/tripreport mail $(or $(REPORT),$(error name a report: make mail REPORT=slug))

glossary-diff: .venv/.run ## what changed in the glossary since BASE (main), and the sentences it touches
	$(BIN)/tripreport glossary diff $(BASE)... $(ARGS)

test: .venv/.dev ## style, types, layers and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

accept: .venv/.dev ## rewrite the stage snapshots; then read the diff
	$(BIN)/pytest -n 0 -q tests/snapshots tests/checks/test_rules.py --accept

bench: .venv/.dev ## long measurements of speed and memory
	$(BIN)/python -m benchmarks
	$(BIN)/pytest -n 0 benchmarks

bench-parser: .venv/.dev ## figures of the parser: make bench-parser DATA=folder-of-treebanks
	$(BIN)/python -m benchmarks.bench_parser $(DATA)

train-parser: .venv/.dev ## train the parser anew: make train-parser DATA=folder-of-treebanks
	OMP_NUM_THREADS=1 PYTHONHASHSEED=0 $(BIN)/python -m training.train $(DATA) --work build/training

format: .venv/.dev ## bring code and glossary into their canonical form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/tripreport glossary format

lock: .venv/.dev ## pin the newest allowed versions again
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile $(LOCK) --group dev pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile $(LOCK) --group build -o requirements/build.txt

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

clean: ## remove what was built, and .venv
	rm -rf build .venv *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# unidic-lite and tripreport itself come as source: the tool that builds them is pinned too, and build isolation,
# which would fetch another one, is off.
.venv/.build: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit("tripreport needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name one: make PYTHON=/path/to/python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements/build.txt
	@touch $@

.venv/.run: .venv/.build requirements/run.txt pyproject.toml
	$(PIP) --no-build-isolation -r requirements/run.txt
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation \
		--config-settings editable_mode=compat --editable .
	$(BIN)/python -m compileall -q pipeline  # the first command is as quick as the next, wherever PYTHONDONTWRITEBYTECODE is set
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(PIP) --no-build-isolation -r requirements/dev.txt
	@touch $@

.PHONY: help report check glossary-diff mail test accept bench bench-parser train-parser format lock clean
