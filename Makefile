# Everything a person does with Talent, by name. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

BIN := .venv/bin
FLASK := $(BIN)/flask --app wsgi
export PATH := $(CURDIR)/$(BIN):$(PATH)
export OMP_NUM_THREADS ?= 1
WORKERS ?= 2
PYTEST_ARGS ?=
say = printf '\033[1m→\033[0m %s\n'

.PHONY: help run test check bench format lock translations setup setup-dev packages coverage clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## Set up, load the sample data into an empty database, and serve on HOST:PORT
	@exec scripts/serve.sh

test: packages setup-dev check ## Install what the tests need and run all of them
	@$(say) "Running the tests on $(WORKERS) processes"
	@$(BIN)/pytest -q -n $(WORKERS) --dist loadgroup $(PYTEST_ARGS)

check: setup-dev ## Lint, types, import directions, templates, translations, migrations
	@$(say) "Checking style (ruff)"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(say) "Checking types (mypy)"
	@$(BIN)/mypy --no-error-summary
	@$(say) "Checking import directions (import-linter)"
	@scripts/quietly.sh $(BIN)/lint-imports
	@$(say) "Checking templates (djlint)"
	@scripts/quietly.sh $(BIN)/djlint templates --lint --quiet
	@$(say) "Checking that translations are complete"
	@$(BIN)/python scripts/check_translations.py
	@$(say) "Checking that migrations have one head"
	@$(BIN)/python scripts/check_migrations.py

bench: setup-dev ## Run the benchmarks and print one table
	@$(BIN)/python -m bench

coverage: setup-dev ## Run the tests with branch coverage and print what is not covered
	@$(BIN)/pytest -q -n $(WORKERS) --dist loadgroup --cov --cov-branch --cov-report=term $(PYTEST_ARGS)

format: setup-dev ## Rewrite Python in the project's format
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

lock: setup-dev ## Resolve requirements*.txt and package.json anew, with hashes
	@scripts/lock.sh

translations: setup-dev ## Extract what people read and update translations/kk and translations/ru
	@scripts/translations.sh update

setup: ## Create .venv, install the locked packages, compile translations
	@scripts/setup.sh run

setup-dev: ## The same, with what the tests and checks need
	@scripts/setup.sh dev

packages: ## Install Chromium, PostgreSQL, Pango and fonts where missing (apt)
	@scripts/packages.sh

clean: ## Remove caches and built files; instance/ and .venv stay
	@rm -rf build test-results htmlcov .coverage* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
