# `make demo` and `make test` do everything on a machine that has only python3 (with venv) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# What an installation is made of: dependencies, their versions, and the web page's sources, which are bundled on installing.
SOURCES := pyproject.toml constraints.txt $(wildcard hatch_build.py web/*.json web/*.mjs web/src/* web/css/* web/icons/*)

.PHONY: install demo test test-fast check evals readme constraints clean

install: $(STAMP)

# A second call does nothing until what is installed has changed.
$(STAMP): $(SOURCES)
	@echo "Setting up $(VENV): a few minutes the first time"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $(STAMP)

demo: install
	$(BIN)/counterclaim read counterclaim/data/samples/ganja.txt
	$(BIN)/counterclaim demo

test: install
	$(BIN)/python -m pytest

test-fast: install
	$(BIN)/python -m pytest -m "not slow and not browser and not postgres"

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evals: install
	$(BIN)/python -m evals

# Writes what the commands of the README print today into it.
readme: install
	$(BIN)/python tests/test_readme.py

# After a change of the dependencies in pyproject.toml.
constraints: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --extra test --upgrade pyproject.toml --output-file constraints.txt

clean:
	rm -rf $(VENV)
