# make graph   reads corpus/ and writes the knowledge graph to output/
# make test    runs the tests
#
# Both set everything up on their first run: a virtual environment in .venv with the versions of constraints.txt.
# Needed beforehand: Python 3.11 or newer (PYTHON=/path/to/python3 picks one) and a connection to PyPI.

PYTHON ?=
BIN = .venv/bin
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help graph test check docs wheel clean distclean

help:
	@echo 'make graph      read corpus/ and write the knowledge graph to output/'
	@echo 'make test       run the tests'
	@echo 'make check      check format, style, types and layers'
	@echo 'make docs       build the documentation into site/'
	@echo 'make wheel      write a wheel and a source archive into dist/'
	@echo 'make clean      remove what was built and all caches'
	@echo 'make distclean  remove the virtual environment as well'

graph: .venv/installed
	@$(BIN)/kg build corpus -o output --topics ontology/topics.ttl

test: .venv/installed-dev
	$(BIN)/pytest -n auto --dist loadfile -m 'not browser and not stores and not formats and not cluster and not site'

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports

docs: .venv/installed-docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo 'Open   site/index.html'

wheel: .venv/installed-docs
	rm -rf dist
	$(BIN)/python -m build --outdir dist . >/dev/null
	@ls dist/*

clean:
	find output -mindepth 1 ! -name README.md -delete
	find kg tests benchmarks notebooks -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf build dist site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

distclean: clean
	rm -rf .venv

# --- setting up -----------------------------------------------------------------------------------------------

.venv/installed: pyproject.toml constraints.txt | .venv/bin/pip
	@echo 'Installing into .venv (once; a minute or two) …'
	@$(PIP_INSTALL) --editable .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/bin/pip
	@echo 'Installing into .venv, with what the tests need (once; a minute or two) …'
	@$(PIP_INSTALL) --editable '.[dev]'
	@touch .venv/installed $@

.venv/installed-docs: pyproject.toml constraints.txt | .venv/bin/pip
	@echo 'Installing into .venv, with what the documentation needs (once) …'
	@$(PIP_INSTALL) --editable '.[docs]'
	@touch .venv/installed $@

.venv/installed-all: pyproject.toml constraints.txt | .venv/bin/pip
	@echo 'Installing into .venv, with what all checks need (once; some minutes) …'
	@$(PIP_INSTALL) --editable '.[dev,docs,browser,serve,cluster]'
	@touch .venv/installed .venv/installed-dev .venv/installed-docs $@

# A Python counts if it is new enough and can make virtual environments (Debian splits that off).
.venv/bin/pip:
	@for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3 python); do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$("$$python" --version) …"; \
			exec "$$python" -m venv .venv; \
		fi; \
	done; \
	echo 'No Python 3.11 or newer that can make virtual environments was found.' >&2; \
	echo 'Install one (Debian, Ubuntu: apt install python3 python3-venv) or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; \
	exit 1
