# make demo     set up and run the tool on the fixtures; records, and nothing else, on stdout
# make test     set up and run the tests
# make lint     style, types, layers, dead code
# make fuzz     look for inputs that break it, FUZZ_SECONDS=60 a target
# make quality  score on the development corpus;  make speed: time it

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := test

.PHONY: demo test lint fuzz quality speed clean

# Stamps, so that a second run installs nothing. Everything pip says goes to standard error.
$(VENV)/.installed: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . >&2
	@touch $@

# Dependency groups need pip 25.1.
$(VENV)/.developed: pyproject.toml $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev >&2
	@touch $@

# One fixture must be refused: exit 1, some documents failed, is what the demo expects.
demo: $(VENV)/.installed
	@$(BIN)/extract run --segments --include 'input.*' tests/fixtures || test $$? -eq 1

test: $(VENV)/.developed
	$(BIN)/python -m pytest

lint: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

# The fuzzer has wheels for a few versions of Python only, so it is no part of the dev group.
$(VENV)/.fuzzed: $(VENV)/.developed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz >&2
	@touch $@

fuzz: $(VENV)/.fuzzed
	$(BIN)/python fuzz/run.py

quality: $(VENV)/.developed
	$(BIN)/python benchmarks/quality.py

speed: $(VENV)/.developed
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
