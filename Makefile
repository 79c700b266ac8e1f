# pressaudit: `make notebooks` to read, `make test` to check. Both set themselves up.
# Recipes use relative paths only, so that the checkout may live in a folder with spaces.

PYTHON ?= python3
VENV := .venv/bin/python
PIP = $(VENV) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore
CORPUS ?=
STAMP := .venv/.installed

.PHONY: help install notebooks test lint refresh data lab lock clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

install: $(STAMP) ## Set up .venv from the pinned, hashed requirements (once)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "pressaudit needs Python 3.11 or newer: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(VENV) || $(PYTHON) -m venv .venv
	@echo "Setting up .venv: two to five minutes, the first time only."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(STAMP)

notebooks: install ## Re-execute every notebook and build the site (CORPUS=path: on your own captures)
	@$(VENV) -m pressaudit.app.site $(if $(CORPUS),--corpus "$(CORPUS)",)

test: install ## All tests: package, notebooks (nbval), types, style
	@$(VENV) -m ruff check . && $(VENV) -m ruff format --check .
	@$(VENV) -m mypy
	@$(VENV) -m pytest tests -n 2 --dist loadfile
	@$(VENV) -m pytest --nbval --nbval-sanitize-with tests/nbval.cfg notebooks

lint: install ## Style and types only
	@$(VENV) -m ruff check . && $(VENV) -m ruff format --check . && $(VENV) -m mypy

refresh: install ## Re-execute the notebooks in place, for committing their outputs
	@$(VENV) -m pressaudit.app.site --refresh

data: install ## Rebuild the shipped tables from data/raw/nejat-2018-09.txt
	@$(VENV) -m pressaudit build data/raw/nejat-2018-09.txt --out data/nejat-2018-09

lab: install ## Open JupyterLab on the notebooks
	@$(VENV) -m jupyter lab \
	  --ContentsManager.pre_save_hook=pressaudit.app.execute.before_saving notebooks

lock: install ## Renew requirements.lock from pyproject.toml
	@$(VENV) -m uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

clean: ## Remove what was made here
	rm -rf .venv build
