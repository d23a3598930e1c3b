# `make help` tells what there is. Needs make and Python 3.11 or newer; everything else is put into .venv.
SHELL := /bin/sh
MANAGE := .venv/bin/python manage.py
DEV := DJANGO_SETTINGS_MODULE=practice.settings.dev $(MANAGE)
PRODUCTION := SECRET_KEY=$$(head -c 48 /dev/urandom | base64 | tr -d '\n') BLIND_INDEX_KEYS=only-for-this-check \
	FIELD_KEYS=b25seS1mb3ItdGhpcy1jaGVjay1ub3QtYS1zZWNyZXQ= SITE_URL=https://practice.example TRUSTED_PROXY_COUNT=1 \
	PRACTICE_VAR=.venv/state DJANGO_SETTINGS_MODULE=practice.settings.production
MESSAGES := makemessages -l es --no-location --no-obsolete -i .venv -i var -i tests -v0
TEMPLATES := $$(git ls-files 'templates/*.html')
PIN := .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q
.DEFAULT_GOAL := help
.PHONY: help demo test test-browser test-all lint format dev bench mutate reading messages fonts pins matrix development
# Byte code that is kept makes the next start quick; fewer heaps are left half empty by the threads of the server.
unexport PYTHONDONTWRITEBYTECODE
export MALLOC_ARENA_MAX := 2

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## Serve the demo practice at http://127.0.0.1:8000 (PORT, PRACTICE_VAR, DATABASE_URL, DEMO_PASSWORD)
	@sh deploy/install.sh requirements.txt && exec $(MANAGE) serve_demo

development:
	@sh deploy/install.sh requirements-dev.txt
	@$(DEV) compile_translations

test: development ## Run every test but the slow ones, and name those (DATABASE_URL for PostgreSQL; ARGS="-k name" picks some)
	@.venv/bin/python -m pytest $(ARGS)

test-browser: development ## Run the walks in Chromium
	@.venv/bin/python -m pytest -m browser $(ARGS)

test-all: development ## Run every test
	@.venv/bin/python -m pytest --everything $(ARGS)

lint: development ## Check style, words, templates, migrations, translations and the production settings
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/lint-imports --no-logo
	.venv/bin/djlint --lint --quiet templates
	.venv/bin/djade --check $(TEMPLATES)
	.venv/bin/python -m pip check --quiet
	$(DEV) makemigrations --check --dry-run
	$(DEV) check_translations $(if $(CI),--strict)
	$(DEV) check_words
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

format: development ## Put code and templates into the house style
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	.venv/bin/djade $(TEMPLATES)

dev: development ## Serve while you edit: debug pages, reloading (PORT)
	@mkdir -p -m 700 "$${PRACTICE_VAR:-var}"
	$(DEV) set_up
	$(DEV) runserver 127.0.0.1:$${PORT:-8000}

bench: development ## Measure queries, time and size of pages and desk, side by side (DATABASE_URL adds PostgreSQL)
	@.venv/bin/python scripts/bench/pages.py
	@.venv/bin/python scripts/bench/desk.py

mutate: development ## Break the rules one at a time and see a test fail (ARGS="throttling" picks some)
	@.venv/bin/python scripts/mutate.py $(ARGS)

reading: development ## Print how hard the demo's texts are to read, in both languages; fails on a hard one
	@.venv/bin/python scripts/reading_level.py $(ARGS)

messages: development ## Collect the strings to translate (needs GNU gettext)
	$(DEV) $(MESSAGES)

fonts: development ## Cut the two fonts anew after widening their letters (needs npm)
	@PATH="$$PWD/.venv/bin:$$PATH" sh scripts/fonts/subset.sh

pins: development ## Compile the pinned requirement files from pyproject.toml
	@.venv/bin/python -m pip install --quiet --require-hashes -r requirements-uv.txt
	$(PIN) pyproject.toml -o requirements.txt
	$(PIN) pyproject.toml --extra dev --constraint requirements.txt -o requirements-dev.txt
	echo uv | $(PIN) - -o requirements-uv.txt

matrix: ## Install the pinned set on every supported Python (PYTHONS="python3.12 /opt/python3.13/bin/python3")
	@for python in $(PYTHONS); do sh .ci/try_python "$$python" || exit 1; done
