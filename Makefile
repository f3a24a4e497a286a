# The product's commands; `make help` lists them.

PORT ?= 8000
SHELL := /bin/sh
.DEFAULT_GOAL := help
BENCHMARKS := copies find_sources search read_text reading adding recompute api pages bulk
.PHONY: help run test test-browser screenshots tour check bench reliability lint openapi requirements semantic clean
.PHONY: install install-dev install-bench python

# The first Python of these that is new enough and really runs.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v $$name; break; }; done)
VENV := .venv/bin/python

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile \
	| while IFS='|' read -r name what; do printf '%-20s %s\n' "$$name" "$$what"; done

run: python ## install, prepare the database and serve on 127.0.0.1 (PORT=8000)
	@$(PYTHON) -m config.port "$(PORT)"
	@$(MAKE) --no-print-directory install
	@exec $(VENV) manage.py serve --port "$(PORT)"

test: install-dev ## install and run all tests
	@$(VENV) -m pytest

test-browser: install-dev ## look at the pages with chromium (CONTRIBUTING.md)
	@./.ci/browser

screenshots: install-dev ## a picture of every screen, wide and phone, light and dark, in var/screenshots
	@SCREENSHOTS=var/screenshots ./.ci/browser -k test_screenshots

tour: install-dev ## take the pictures of docs/tour.md anew
	@TOUR=yes ./.ci/browser -k test_tour

lint: install-dev ## style, types, layers, missing migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy .
	.venv/bin/lint-imports
	$(VENV) manage.py makemigrations --check --dry-run

bench: install-bench ## measure speed, and how often the product is right
	@for name in $(BENCHMARKS); do $(VENV) -m benchmarks.$$name || exit 1; done

reliability: install-dev ## kill, freeze and fill up real processes, with controls (RELIABILITY_ROUNDS=N)
	@$(VENV) -m reliability

check: ## everything above from a fresh clone and an empty environment
	@./.ci/run

openapi: install-dev ## write openapi.yaml, the description of the API that is committed
	@$(VENV) manage.py spectacular --validate --fail-on-warn --file openapi.yaml

requirements: python ## pin what requirements*.in ask for
	@test -x var/uv/bin/uv || { $(PYTHON) -m venv var/uv && var/uv/bin/pip install -q uv; }
	@for name in requirements requirements-dev requirements-semantic requirements-bench; do \
	var/uv/bin/uv pip compile --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --custom-compile-command "make requirements" \
	--quiet --output-file $$name.txt $$name.in || exit 1; done

clean: ## remove .venv and caches; the database in var/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

install: python
	@$(PYTHON) -m config.install requirements.txt

install-dev: python
	@$(PYTHON) -m config.install requirements.txt requirements-dev.txt

install-bench: python
	@$(PYTHON) -m config.install requirements.txt requirements-dev.txt requirements-bench.txt

semantic: python ## install what compares meanings (see docs/matching.md)
	@$(PYTHON) -m config.install requirements.txt requirements-semantic.txt

python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Python 3.11 or newer is needed, and none is found." >&2; exit 1; }
