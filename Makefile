# Kahaniyaa's commands. `make` alone lists them; each says what it does while it does it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first Python here that is new enough, looked for only where .venv has still to be made.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done || echo python3)
BIN := .venv/bin
PAGE := frontend/dist/index.html
PAGE_SOURCES := $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts frontend/tsconfig.json -type f 2>/dev/null)

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.PHONY: run
run: .venv/.ready $(PAGE) ## Set everything up and serve the page and the API (PORT=8000; LAN=1 for phones on your network)
	@exec $(BIN)/kahaniyaa up $(if $(LAN),--lan) $(if $(PORT),--port $(PORT))

.PHONY: test
test: .venv/.ready-dev $(PAGE) ## Set up and run every test
	@echo "Testing the services, the product and the page in a browser …"
	@$(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)
	@echo "Testing the page's own code …"
	@tools/with-node npm --prefix frontend test

.PHONY: setup
setup: .venv/.ready-dev $(PAGE) ## Only set up, for developing

.PHONY: check
check: .venv/.ready-dev frontend/node_modules/.ready ## Lint, types, layers, locks, API documents: everything that can be checked without running it
	@BIN=$(BIN) tools/check

.PHONY: fix
fix: .venv/.ready-dev frontend/node_modules/.ready ## Format and mend what the linters can mend
	@echo "Formatting, and mending what can be mended …"
	@$(BIN)/ruff check --fix -q . || true
	@$(BIN)/ruff format -q .
	@tools/with-node npm --prefix frontend run --silent format

.PHONY: client
client: .venv/.ready-dev frontend/node_modules/.ready ## Write the API documents of the services and the page's client from the code
	@$(BIN)/python -m kahaniyaa.documents
	@tools/with-node npm --prefix frontend run client

.PHONY: lock
lock: .venv/.ready-dev ## Resolve the Python locks anew (hashes, no hosts)
	@echo "Resolving the Python packages …"
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate pyproject.toml --group build -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

.PHONY: wheel
wheel: .venv/.ready $(PAGE) ## Build the wheel with the page inside, into dist/
	@echo "Building the wheel …"
	@$(BIN)/python -m hatchling build -t wheel

.PHONY: clean
clean: ## Remove what was set up and built; your stories stay
	@echo "Removing .venv, frontend/node_modules, frontend/dist and dist …"
	@rm -rf .venv frontend/node_modules frontend/dist dist

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Kahaniyaa needs Python 3.11 or newer: install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kahaniyaa needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version); name another: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Making a place for Python packages in .venv …"
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing the Python packages (once, about half a minute) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	@echo "Installing the packages for testing and checking (once) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

frontend/node_modules/.ready: frontend/package-lock.json requirements-node.lock | .venv/.ready
	@echo "Installing the page's packages (once, about half a minute) …"
	@tools/with-node npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PAGE): frontend/node_modules/.ready $(PAGE_SOURCES)
	@echo "Building the page …"
	@tools/with-node npm --prefix frontend run build --silent -- --logLevel warn
	@touch $@
