# What one does in this repository. Needs git, GNU make and Python 3.11 or newer with venv; all else
# is put into .venv, or, for the browser tests, installed by tests/tools/get-browser.sh.

PYTHON ?= python3
VENV ?= .venv
SITE ?= site
# Processes the tests may use, and further words for pytest: make test PYTEST_ARGS="-k board"
WORKERS ?= auto
PYTEST_ARGS ?=
# Words for the benchmarks: make bench BENCH_ARGS="--only start --quick"
BENCH_ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test quick rule lint format browser bench docs screenshots golden clean clean-all

help: ## list what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.ready ## check and publish this repository's own journeys
	@$(BIN)/journeymap validate
	@$(BIN)/journeymap gaps
	@$(BIN)/journeymap render --out $(SITE)
	@echo
	@$(BIN)/journeymap gaps --format json | $(BIN)/python -c \
	  'import json, sys; print("coverage: {:.0%}".format(json.load(sys.stdin)["coverage"]))'
	@echo "open:     $(abspath $(SITE))/index.html"

test: lint browser ## everything: style, types, imports, all tests (what CI runs)
	$(PYTEST) $(PYTEST_ARGS)

quick: $(VENV)/.ready-dev ## only the fast tests
	$(PYTEST) -m "not slow and not browser and not node" $(PYTEST_ARGS)

rule: $(VENV)/.ready-dev ## begin a new rule: make rule NAME=pain-without-owner FAMILY=structure
	@$(BIN)/python -m scripts.new_rule '$(NAME)' '$(FAMILY)'

lint: $(VENV)/.ready-dev ## style, types and the directions of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.ready-dev ## put the source in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: ## install Chromium, fonts and Node packages for the tests, where that is possible
	@sh tests/tools/get-browser.sh

bench: $(VENV)/.ready-bench ## measure whole processes beside floors and peers: make bench BENCH_ARGS=--quick
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

docs: $(VENV)/.ready-docs ## write the pages of docs/ that are made from the program, and the manual into build/docs
	$(BIN)/python docs/generate.py
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs build/docs
	@echo "open: $(abspath build/docs)/index.html"

screenshots: $(VENV)/.ready-dev browser ## take the pictures of README and docs anew
	$(BIN)/python -m docs.screenshots

golden: $(VENV)/.ready-dev ## write the expected outputs of tests/golden anew; read the diff before committing
	$(PYTEST) -m golden --renew-golden $(PYTEST_ARGS)

clean: ## remove what was built, published and cached
	rm -rf site build dist .cache .coverage .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean ## the same, and the environments as well
	rm -rf $(VENV) tests/browser/node_modules

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "journeymap needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.ready: $(VENV)/.made pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.ready-docs: $(VENV)/.made pyproject.toml
	$(PIP) --editable '.[docs]'
	@touch $(VENV)/.ready $@

$(VENV)/.ready-dev: $(VENV)/.made pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $(VENV)/.ready $(VENV)/.ready-docs $@

# yamllint is only a peer to compare with; without it the benchmarks say so and go on.
$(VENV)/.ready-bench: $(VENV)/.ready-dev
	-$(PIP) 'yamllint>=1.37'
	@touch $@
