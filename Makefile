# What a newcomer and the CI type. Everything happens in .venv, which the first target makes.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2

.PHONY: demo test check bench chaos chaos-short

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e . -c constraints.txt
	touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt
	touch $@

demo: .venv/ready
	@$(BIN)/rapport demo

test: .venv/ready-dev
	$(BIN)/pytest -q -n $(WORKERS) --ignore=tests/chaos

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready-dev
	$(BIN)/python bench/all.py

chaos: .venv/ready-dev
	KILLS=1000 REPLICA_KILLS=1000 RESTARTS=20 STOPS=200 $(BIN)/pytest -q -s tests/chaos

chaos-short: .venv/ready-dev
	KILLS=40 REPLICA_KILLS=30 RESTARTS=2 STOPS=20 $(BIN)/pytest -q -s tests/chaos
