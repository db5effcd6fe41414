# make demo     set up and run the tool on the fixtures; records, and nothing else, on stdout
# make test     set up and run the tests
# make build    compile what changed since (demo and test do so too);  make pure: remove it
# make lint     style, types, layers, dead code
# make soak     a long run: rate, memory, failures;  make kills: kill and resume, many times
# make fuzz     look for inputs that break it, FUZZ_SECONDS=60 a target
# make quality  score on the development corpus;  make speed: time it
# make startup  time whole processes over one file
#
# With EXTRACT_PURE_PYTHON=1 nothing is compiled, and nothing compiled is used.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# As pip does for what it installs: a third of the time that the command takes to start.
BYTES := $(BIN)/python -m compileall -q src/extract
READY := $(VENV)/$(if $(EXTRACT_PURE_PYTHON),.installed,.built)
# Compiled modules hold constants of the modules that they import.
STAGES := $(shell find src/extract -name '*.py' -o -name '*.pyx' | grep -Ev '/(batch|cli|review)/')
.DEFAULT_GOAL := test

.PHONY: demo test build pure lint fuzz quality speed startup soak kills clean

# Stamps, so that a second run installs nothing. Everything pip says goes to standard error.
$(VENV)/.installed: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >&2
	@EXTRACT_PURE_PYTHON=1 $(INSTALL) --editable . >&2
	@$(BYTES)
	@touch $@

$(VENV)/.built: setup.py $(STAGES) $(VENV)/.installed
	@find src -name '*.so' -delete
	@$(INSTALL) --no-deps --editable . >&2
	@$(BYTES)
	@touch $@

# Dependency groups need pip 25.1.
$(VENV)/.developed: pyproject.toml $(VENV)/.installed
	@$(INSTALL) --upgrade 'pip>=25.1' >&2
	@$(INSTALL) --group dev >&2
	@touch $@

# One fixture must be refused: exit 1, some documents failed, is what the demo expects.
demo: $(READY)
	@$(BIN)/extract run --segments --include 'input.*' tests/fixtures || test $$? -eq 1

test: $(VENV)/.developed $(READY)
	$(BIN)/python -m pytest

build: $(VENV)/.built

pure:
	find src -name '*.so' -delete
	rm -rf build $(VENV)/.built

lint: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

# The fuzzer has wheels for a few versions of Python only, so it is no part of the dev group.
$(VENV)/.fuzzed: $(VENV)/.developed
	@$(INSTALL) --group fuzz >&2
	@touch $@

fuzz: $(VENV)/.fuzzed $(READY)
	$(BIN)/python fuzz/run.py

$(VENV)/.compared: $(VENV)/.developed
	@$(INSTALL) --group peers >&2
	@touch $@

quality: $(VENV)/.compared $(READY)
	$(BIN)/python benchmarks/quality.py

speed: $(VENV)/.compared $(READY)
	$(BIN)/python benchmarks/speed.py

startup: $(READY)
	$(BIN)/python benchmarks/startup.py

soak: $(VENV)/.developed $(READY)
	$(BIN)/python benchmarks/soak.py

kills: $(VENV)/.developed $(READY)
	EXTRACT_KILLS=20 $(BIN)/python -m pytest tests/test_batch.py -k killed

clean: pure
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
