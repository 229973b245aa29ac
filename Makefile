.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup pipeline check review test test-fast lint measure bench bench-ingest train readme schema lock help

.venv/.ready: requirements/lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "claimspan needs Python 3.11 or newer: try make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/lock.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

setup: .venv/.ready ## build .venv from the locked, hashed dependencies

pipeline: .venv/.ready ## the main job: every paper of corpus/ through ingest, extract, check, emit
	$(BIN)/claimspan pipeline

check: .venv/.ready ## compare the records with gold; fail when a figure falls below its floor
	$(BIN)/claimspan check annotations/shagina-2018 outputs/shagina-2018 --floors annotations/shagina-2018/floors.json

review: .venv/.ready ## open the page where the extracted claims are reviewed
	$(BIN)/claimspan review outputs/shagina-2018

test: .venv/.ready ## all tests
	$(BIN)/python -m pytest

test-fast: .venv/.ready ## the tests without those marked slow or browser
	$(BIN)/python -m pytest -m "not slow and not browser"

lint: .venv/.ready ## style, types and import rules
	$(BIN)/ruff check pipeline tests
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/mypy
	$(BIN)/lint-imports

measure: .venv/.ready ## the figures on every paper with gold at hand, from the file as it comes
	$(BIN)/python -m tests.bench.bench_papers

bench: .venv/.ready ## the cost of claimspan beside the model alone, and every layer beside its peers
	$(BIN)/python -m tests.bench.bench_speed
	$(BIN)/python -m tests.bench.bench_entities
	$(BIN)/python -m tests.bench.bench_dates
	$(BIN)/python -m tests.bench.bench_attributions
	$(BIN)/python -m tests.bench.bench_claims
	$(BIN)/python -m tests.bench.bench_check

bench-ingest: .venv/.ready ## markers, notes and PDF text against papers with known answers
	$(BIN)/python -m tests.bench.bench_ingest
	$(BIN)/python -m tests.bench.bench_damage
	$(BIN)/python -m tests.bench.bench_pdf

train: .venv/.ready ## fit the weights of the claims layer again
	$(BIN)/python -m claimspan.training

readme: .venv/.ready ## fill the record and the figures of the README again
	$(BIN)/python -m tests.readme

schema: .venv/.ready ## write the JSON Schema of every record type to docs/schema
	$(BIN)/claimspan schema

lock: ## pin all dependencies again (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra train --extra dev pyproject.toml -o requirements/lock.txt

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'
