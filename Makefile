# The two commands are `make run` and `make test`. Everything else here serves them.
SHELL := /bin/bash
PORT ?= 8000
ES_PORT ?= 9200
RESOLUTION ?=
PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SOURCES := manage.py gunicorn.conf.py site search campaigns resources home tests
# Small steps, so that neither worker is left with all that is slow. A worker that dies is a failure.
PYTEST := $(BIN)/pytest -n $(WORKERS) --maxschedchunk 16 --max-worker-restart 0
CATALOGUE := site/locale/vi/LC_MESSAGES/django.po
STATIC := $(shell find site/static resources search campaigns home site/core -path '*/static/*' -type f 2>/dev/null)
TEMPLATES := $(shell find site search campaigns resources home -name '*.html' 2>/dev/null)

.PHONY: run test lint format messages pins bench-import bench-search bench-browse bench-faults elasticsearch clean

run: .venv/run.stamp messages var/static.stamp ## the site with demo content at localhost:8000
	@export DEBUG=0; $(MANAGE) set_up --port $(PORT) $(if $(RESOLUTION),--resolution "$(RESOLUTION)") && \
	exec env PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=config.settings.dev \
		PORT=$(PORT) $(BIN)/honcho start

test: .venv/test.stamp node_modules/.stamp messages lint ## lint, then every test, on SQLite and PostgreSQL
	@$(BIN)/python -m tests.tools.parts
	$(BIN)/python -m tests.tools.elasticsearch sh -c \
		'$(PYTEST) tests && $(BIN)/python -m tests.tools.postgresql $(PYTEST) tests --database-only'

elasticsearch: .venv/run.stamp ## an Elasticsearch at localhost:9200 until Ctrl+C, for `make run ELASTICSEARCH_URL=…`
	@exec $(BIN)/python -m tests.tools.elasticsearch --port $(ES_PORT)

lint: .venv/test.stamp messages ## style, templates, migrations, translations
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(if $(TEMPLATES),$(BIN)/djhtml --tabwidth 2 --check $(TEMPLATES))
	$(MANAGE) makemigrations --check --dry-run --verbosity 0
	$(MANAGE) check --verbosity 0
	$(MANAGE) check_translations

format: .venv/test.stamp ## mend what `make lint` complains about
	-$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	-$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

messages: $(CATALOGUE:.po=.mo) ## compile the Vietnamese texts

%.mo: %.po | .venv/run.stamp
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale vi

var/static.stamp: .venv/run.stamp $(STATIC)
	@DEBUG=0 $(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

bench-import: .venv/test.stamp ## rows a second of the library's import, with a ratio to saving one by one
	$(BIN)/python -m tests.benchmarks.import_rows

bench-search: .venv/test.stamp ## milliseconds a search on each engine: ENGINES="sqlite …" SIZES="10000 …" MILLION=1
	$(BIN)/python -m tests.benchmarks.search_speed $(if $(ENGINES),--engines $(ENGINES)) $(if $(SIZES),--sizes $(SIZES)) \
		$(if $(MILLION),--million)

bench-browse: .venv/test.stamp ## milliseconds a page beside libraries of several sizes: ENGINES="…" SIZES="100 …" ROUNDS=30
	@for engine in $(or $(ENGINES),sqlite postgresql elasticsearch); do \
		$(BIN)/python -m tests.benchmarks.browse_speed --engine $$engine $(if $(SIZES),--sizes $(SIZES)) \
			$(if $(ROUNDS),--rounds $(ROUNDS)) || exit 1; done

bench-faults: .venv/test.stamp ## what readers see while Elasticsearch is killed: POSTGRESQL=1 FOR=60 (seconds)
	$(BIN)/python -m tests.benchmarks.search_faults $(if $(POSTGRESQL),--postgresql) $(if $(FOR),--seconds $(FOR))

pins: ## compile the locked requirements from the short .in files (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 requirements.in -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean: ## forget the environment and all local data
	rm -rf .venv var node_modules

.venv/bin/pip:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Run: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Run: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv is missing. Run: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/pip
	@echo "Installing what the portal runs on (about a minute, once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --retries 5 --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-dev.txt .venv/run.stamp | .venv/bin/pip
	@echo "Installing what the tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --retries 5 --require-hashes -r requirements-dev.txt
	@touch $@

# The HTML checker is a Java archive in an npm package; without npm its tests are skipped, with the reason.
node_modules/.stamp: package-lock.json
	@mkdir -p node_modules
	@if command -v npm >/dev/null; then \
		for pause in 5 15 0; do npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && break; sleep $$pause; done; fi
	@mkdir -p node_modules && touch $@
