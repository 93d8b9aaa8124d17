# Two commands on a fresh machine: `make site` and `make test`. Everything they need is set up in the checkout.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
HAAT   := $(BIN)/haat

.PHONY: site test check serve bench fonts docs pictures clean wheel

site: $(VENV)/.ready            ## build the reference showcase into site/
	@$(HAAT) --quiet fonts || true
	$(HAAT) build

test: $(VENV)/.ready            ## the whole test suite, browser tests included where they can run
	@$(HAAT) --quiet fonts || true
	@sh tests/browser/setup.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: $(VENV)/.ready           ## formatting, types, room directions, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

serve: $(VENV)/.ready           ## serve the showcase while you work
	$(HAAT) serve

bench: $(VENV)/.ready           ## measure against Hugo and MkDocs Material; writes bench/RESULTS.md
	$(BIN)/python -m pip install -q -e '.[bench]'
	$(BIN)/python bench/run.py $(ARGS)
	$(BIN)/python bench/paper.py

fonts: $(VENV)/.ready
	$(HAAT) fonts

docs: $(VENV)/.ready            ## the generated pages of docs/
	$(BIN)/python -m site_builder.model.docs > docs/records.md
	$(BIN)/python -m site_builder.explain > docs/problems.md

pictures: $(VENV)/.ready        ## the pictures of the README, from the built site
	$(BIN)/python docs/pictures/make.py

wheel: $(VENV)/.ready
	$(BIN)/python -m build --wheel

clean:
	rm -rf site build dist

# The environment follows pyproject.toml: a change of it sets it up anew.
$(VENV)/.ready: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@
