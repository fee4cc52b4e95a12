# Everything that can be done here with nothing but Python 3.11, make and git: `make help`.
# What is installed stays below this folder; stamps make a second run quick, and it needs no network.

PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
UV := .tools/bin/uv

ifdef PORT
export FINGERPOST_PORT := $(PORT)
endif
export UV_PROJECT_ENVIRONMENT := .venv

.DEFAULT_GOAL := help
.PHONY: help demo serve test lint bench install clean-demo
.DELETE_ON_ERROR:
.NOTPARALLEL:

help: ## say what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | expand -t 14

demo: install ## show Fingerpost with three years of an invented council's history, on PORT (8000)
	@exec $(BIN)/fingerpost demo

serve: install ## serve what FINGERPOST_… settings say, on PORT (8000)
	@exec $(BIN)/fingerpost serve all

install: .venv/.run services/presentation/static/vendor/.made ## install what running needs

test: lint .venv/.browser ## check everything: lint, then every test
	$(BIN)/python -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder --durations=40 --durations-min=3

lint: .venv/.develop services/presentation/static/vendor/.made ## check style, types and which way imports run
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --warnings
	$(BIN)/lint-imports

bench: .venv/.develop ## measure; writes benchmarks/results.json
	$(BIN)/python -m benchmarks

clean-demo: ## forget the demonstration's database
	rm -rf .fingerpost

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fingerpost needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet uv==$(UV_VERSION)

.venv/.run: uv.lock | $(UV)
	$(UV) sync --frozen --inexact --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" --group assets
	@touch $@

.venv/.develop: uv.lock | $(UV)
	$(UV) sync --frozen --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" --group dev
	@touch .venv/.run $@

.venv/.browser: .venv/.develop
	$(BIN)/python -m tools.browser
	@touch $@

node_modules/.installed: package-lock.json | .venv/.run
	$(BIN)/npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

services/presentation/static/vendor/.made: node_modules/.installed tools/assets.py services/presentation/stylesheet.py
	$(BIN)/python -m tools.assets
	@touch $@
