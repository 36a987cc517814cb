# One command each; every target sets up what it needs. `make` alone lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BROWSER := assets/node_modules/.installed
STORE := $(or $(ZIQ_STORE),store)

.DEFAULT_GOAL := help
.PHONY: help run serve build test check check-types check-rest lock bench screenshots messages sbom clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.runtime: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is %d.%d." % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.tests: requirements-dev.txt requirements.txt $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(BROWSER): assets/package-lock.json | $(VENV)/.tests
	@ops/node.sh npm ci --prefix assets --ignore-scripts --silent
	@touch $@

run: $(VENV)/.runtime ## serve on http://127.0.0.1:8050, with sample data where there are none
	@test -f "$(STORE)/current.json" || $(BIN)/python -m data sample
	@exec $(BIN)/python app.py

serve: $(VENV)/.runtime ## serve with gunicorn workers (Linux server), settings from the environment
	@exec $(BIN)/gunicorn --config ops/gunicorn.conf.py app:server

build: $(VENV)/.tests $(BROWSER) ## the browser's script and styles, from their sources
	@$(BIN)/python -m dashboards.browser_lists
	@ops/node.sh node assets/build.js

test: $(VENV)/.tests $(BROWSER) ## every test, in Chromium too
	@ops/install-test-programs.sh
	@ops/node.sh node --test --test-reporter=dot "tests/assets/**/*.test.js"
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.tests $(BROWSER) ## formatters, linters, types, import arrows, SQL, what is built, known vulnerabilities
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(MAKE) --no-print-directory --jobs=2 check-types check-rest
	@echo "check: all good"

# Types take a minute of one processor, the rest of another.
check-types:
	@$(BIN)/mypy

check-rest:
	@ops/node.sh eslint --config assets/eslint.config.js --max-warnings 0 assets tests/assets
	@ops/node.sh tsc --project assets
	@ops/node.sh node assets/build.js --check
	@$(BIN)/lint-imports --no-cache > .lint-imports.log || { cat .lint-imports.log; exit 1; }
	@rm -f .lint-imports.log
	@$(BIN)/sqlfluff lint --disable-progress-bar --nocolor queries data > .sqlfluff.log || { tail -n 40 .sqlfluff.log; exit 1; }
	@rm -f .sqlfluff.log
	@ops/audit.sh $(BIN)/pip-audit

lock: $(VENV)/.tests ## requirements.lock anew from requirements.txt: every package with its hashes
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command "make lock" requirements.txt --output-file requirements.lock

bench: $(VENV)/.tests ## measure every promise of speed, held or not; ARGS=--quick for a first look
	@ops/install-test-programs.sh chromium
	@$(BIN)/python -m bench $(ARGS)

screenshots: $(VENV)/.tests ## renew the contact sheet of the README
	@ops/install-test-programs.sh
	@$(BIN)/python -m tests.browser.screenshots

messages: $(VENV)/.tests ## list texts without German, German nobody uses, and texts that are not English
	@$(BIN)/python -m tests.unit.catalogues

sbom: $(VENV)/.tests ## write sbom.cdx.json: everything the program needs, as CycloneDX
	@ops/sbom.sh $(BIN)/cyclonedx-py sbom.cdx.json

clean: ## remove the environment and caches, never data
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
