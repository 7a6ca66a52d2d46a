# Tasks for developers. Needs git, GNU make and Python 3.11 or newer with venv. Everything else is installed
# into .venv and .venvs, in the exact versions of constraints.txt.

PYTHON ?= python3
VENV ?= .venv
SITE ?= site
# How many processes the tests may use, and more arguments for pytest: make test PYTEST_ARGS="-k board"
WORKERS ?= auto
PYTEST_ARGS ?=
# For how long to soak, and more arguments: make soak SOAK_MINUTES=5 SOAK_ARGS="--seed 7 --only documents"
SOAK_MINUTES ?= 60
SOAK_ARGS ?=
# More arguments for the mutation tests: make mutation MUTATION_ARGS="--sample 100 --rooms rules --seed 7"
MUTATION_ARGS ?=
# Arguments for the benchmarks: make bench BENCH_ARGS="--only start --quick"
BENCH_ARGS ?=

BIN := $(VENV)/bin
LOCK := constraints.txt
PIP := -m pip install --quiet --disable-pip-version-check --constraint $(LOCK)
LOCKED_PIP := $(PIP) --build-constraint $(LOCK)
# Each process takes its share of the tests in their order, and what is done first takes some of what another has left: what
# the tests of a file share is made once, or seldom twice, and no process waits for another that has a long file.
PYTEST_WORDS := -n $(WORKERS) --dist worksteal
PYTEST := $(BIN)/python -m pytest $(PYTEST_WORDS)
FAST := -m "not slow and not browser and not node"

# Environments beside .venv: one for build tools, one per set of versions to test.
VENVS := .venvs
TOOLS := $(VENVS)/tools/bin
UV := UV_PYTHON_DOWNLOADS=never $(TOOLS)/uv --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test quick rule lint format coverage test-newest test-lowest bench docs screenshots \
  golden messages hooks lock changelog dist soak mutation noise clean clean-all browser spark

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.ready ## check and publish this repository's own journeys
	@$(BIN)/journeymap validate
	@$(BIN)/journeymap gaps
	@$(BIN)/journeymap render --out $(SITE)
	@echo
	@$(BIN)/journeymap gaps --format json | $(BIN)/python -c \
	  'import json, sys; print("coverage: {:.0%}".format(json.load(sys.stdin)["coverage"]))'
	@echo "open:     $(abspath $(SITE))/index.html"

test: export HYPOTHESIS_PROFILE ?= thorough
test: lint browser ## run all checks, and all tests that this machine can run (as CI does)
	$(PYTEST) $(PYTEST_ARGS)

quick: $(VENV)/.ready-dev ## run only the fast tests
	$(PYTEST) $(FAST) $(PYTEST_ARGS)

rule: $(VENV)/.ready-dev ## start a new rule: make rule NAME=pain-without-owner FAMILY=structure
	@$(BIN)/python -m scripts.new_rule '$(NAME)' '$(FAMILY)'

lint: $(VENV)/.ready-dev ## check style, types, import contracts and workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/zizmor --offline --quiet .github action.yml templates/starters/every/.github

format: $(VENV)/.ready-dev ## format the source
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

setup: $(VENV)/.ready-dev ## install what tests need: Chromium, fonts, Node.js, PostgreSQL (with apt-get, if permitted)
	@sh tests/tools/get-browser.sh install
	@sh tests/tools/get-postgres.sh

coverage: $(VENV)/.ready-dev ## measure which lines the fast tests cover
	$(PYTEST) $(FAST) --cov --cov-report=term --cov-report=html:build/coverage $(PYTEST_ARGS)
	@echo "open: $(abspath build/coverage)/index.html"

test-newest: $(VENVS)/tools/.ready ## run the fast tests with the newest versions that pyproject.toml allows
	$(PYTHON) -m venv --without-pip $(VENVS)/newest
	$(UV) pip install --python $(VENVS)/newest --upgrade --editable . --group dev
	$(VENVS)/newest/bin/python -m pytest $(PYTEST_WORDS) $(FAST) $(PYTEST_ARGS)

test-lowest: $(VENVS)/tools/.ready ## run the fast tests with the lowest versions that pyproject.toml allows
	$(PYTHON) -m venv --without-pip $(VENVS)/lowest
	$(UV) pip compile --python $(VENVS)/lowest --resolution lowest-direct --upgrade --no-header --no-annotate \
	  --output-file $(VENVS)/lowest.txt pyproject.toml
	$(UV) pip install --python $(VENVS)/lowest --constraint $(VENVS)/lowest.txt --editable . --group test
	$(VENVS)/lowest/bin/python -m pytest $(PYTEST_WORDS) $(FAST) $(PYTEST_ARGS)

bench: $(VENV)/.ready-dev ## compare speed with floors and peers: make bench BENCH_ARGS=--quick
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

soak: $(VENV)/.ready-dev browser ## try to break it for an hour: odd workspaces, kills, full disks, renders at once
	@$(BIN)/python -m tests.soak --minutes $(SOAK_MINUTES) $(SOAK_ARGS)

spark: $(VENVS)/spark/.ready ## measure on Spark too, in an environment of its own (456 MiB; needs Java 17)
	$(VENVS)/spark/bin/python -m pytest tests/measurement/test_engines.py -k spark $(PYTEST_ARGS)

mutation: $(VENV)/.ready-dev ## change the program in small ways and list which changes no test notices
	@$(BIN)/python -m tests.mutation $(MUTATION_ARGS)

noise: $(VENV)/.ready-dev ## show which findings in whole workspaces are worth a meeting, and which are noise
	@$(BIN)/python -m tests.noise

docs: $(VENV)/.ready-docs ## renew the generated pages of docs/, and build the manual in build/docs
	$(BIN)/python docs/generate.py
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs build/docs
	@echo "open: $(abspath build/docs)/index.html"

screenshots: setup ## take new pictures for README and docs
	$(BIN)/python -m docs.screenshots

golden: $(VENV)/.ready-dev ## renew the expected outputs, in tests/golden and on pages; read the diff before committing
	$(PYTEST) -m golden --renew-golden $(PYTEST_ARGS)

messages: $(VENV)/.ready-dev ## add new texts of the pages to templates/languages, for translation
	$(BIN)/python -m scripts.messages

hooks: $(VENV)/.ready-dev ## run the checks of .pre-commit-config.yaml at every commit
	$(BIN)/pre-commit install

# A version must be a week old: by then, a bad or hijacked one has usually been withdrawn.
lock: $(VENVS)/tools/.ready ## renew constraints.txt and tests/browser/package-lock.json
	$(UV) pip compile --universal --python-version 3.11 --upgrade --exclude-newer "1 week" \
	  --custom-compile-command "make lock" --group dev --group tools --group spark --output-file $(LOCK) pyproject.toml
	@sh tests/tools/get-browser.sh lock

changelog: $(VENV)/.ready-dev ## show the changes since the last version; with VERSION=1.2.0, move them to CHANGELOG.md
	$(BIN)/towncrier build $(if $(VERSION),--yes --version $(VERSION),--draft --version Unreleased)

dist: $(VENVS)/tools/.ready $(VENV)/.ready-dev ## build the packages with their list of components, and test them
	rm -rf dist build/sbom $(VENVS)/wheel
	$(TOOLS)/python -m build --no-isolation
	$(PYTHON) -m venv --without-pip $(VENVS)/wheel
	$(UV) pip install --python $(VENVS)/wheel --constraint $(LOCK) dist/*.whl
	find $(VENVS)/wheel -name direct_url.json -delete # it holds the wheel's path on this machine
	mkdir -p build/sbom
	$(TOOLS)/cyclonedx-py environment --output-reproducible \
	  --output-file build/sbom/journeymap.cdx.json $(VENVS)/wheel/bin/python
	JOURNEYMAP_DIST=dist $(BIN)/python -m pytest tests/test_package.py $(PYTEST_ARGS)

clean: ## remove everything built, published or cached
	rm -rf site build dist .cache .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean ## also remove the environments
	rm -rf $(VENV) $(VENVS) tests/browser/node_modules

browser:
	@sh tests/tools/get-browser.sh

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "journeymap needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The pip of an older Python supports neither dependency groups nor build constraints.
$(VENV)/.pip: $(VENV)/.made $(LOCK)
	$(BIN)/python $(PIP) pip
	@touch $@

$(VENV)/.ready: $(VENV)/.pip pyproject.toml
	$(BIN)/python $(LOCKED_PIP) --editable .
	@touch $@

$(VENV)/.ready-docs: $(VENV)/.pip pyproject.toml
	$(BIN)/python $(LOCKED_PIP) --editable . --group docs
	@touch $(VENV)/.ready $@

$(VENV)/.ready-dev: $(VENV)/.pip pyproject.toml
	$(BIN)/python $(LOCKED_PIP) --editable . --group dev
	@touch $(VENV)/.ready $(VENV)/.ready-docs $@

$(VENVS)/tools/.ready: $(LOCK)
	$(PYTHON) -m venv $(VENVS)/tools
	$(TOOLS)/python $(PIP) pip
	$(TOOLS)/python $(PIP) --group tools
	@touch $@

$(VENVS)/spark/.ready: $(LOCK) pyproject.toml
	$(PYTHON) -m venv $(VENVS)/spark
	$(VENVS)/spark/bin/python $(PIP) pip
	$(VENVS)/spark/bin/python $(LOCKED_PIP) --editable . --group test --group spark
	@touch $@
