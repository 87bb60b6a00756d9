# Every command from a fresh clone. Details: README.md, CONTRIBUTING.md.
SHELL := /bin/sh
.SHELLFLAGS := -euc
.ONESHELL:
.DEFAULT_GOAL := help
PYTHON_BIN := .venv/bin/python
export PYTHONUNBUFFERED := 1
# The clock of the demonstration; `DEMO_TODAY=2021-06-04 make demo` shows another day.
demo demo-prepare demo-reset: export DEMO_TODAY := $(or $(DEMO_TODAY),2023-10-16)

.PHONY: help demo demo-prepare demo-reset test test-deep check format bench run worker beat messages lock

help: ## what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: ## the portal with the demonstration story at http://127.0.0.1:$PORT (8000)
	@deploy/venv runtime
	exec $(PYTHON_BIN) manage.py demo

demo-prepare: ## everything `make demo` does before it serves
	@deploy/venv runtime
	exec $(PYTHON_BIN) manage.py demo --prepare

demo-reset: ## a fresh training copy: the demonstration database is emptied and loaded again
	@deploy/venv runtime
	exec $(PYTHON_BIN) manage.py demo --reset

test: ## every test, with private PostgreSQL, Redis and Chromium; ARGS= goes to pytest
	@deploy/venv dev
	exec $(PYTHON_BIN) -m tests.infrastructure.run

test-deep: ## the same with full counts, and LibreOffice
	@deploy/venv dev
	exec $(PYTHON_BIN) -m tests.infrastructure.run --deep

check: ## format, lint, types, floors and rooms, templates, migrations, deployment, translations
	@deploy/venv dev
	exec $(PYTHON_BIN) deploy/check.py

format: ## puts code into the house form
	@deploy/venv dev
	$(PYTHON_BIN) -m ruff format .
	$(PYTHON_BIN) -m ruff check --fix .

bench: ## the benchmark tables; ARGS=--json for machines
	@deploy/venv dev
	exec $(PYTHON_BIN) -m bench $(ARGS)

run: ## gunicorn from the environment, on 127.0.0.1:$PORT (8000)
	@deploy/venv runtime
	$(PYTHON_BIN) manage.py collectstatic --if-changed --noinput --verbosity 0
	exec $(PYTHON_BIN) -m gunicorn --config deploy/gunicorn.conf.py egov_portal.wsgi:application

worker: ## the Celery worker from the environment
	@deploy/venv runtime
	exec $(PYTHON_BIN) -m celery -A egov_portal.celery worker --pool threads --concurrency 4 --without-gossip --without-mingle --loglevel INFO

beat: ## Celery's clock from the environment
	@deploy/venv runtime
	exec $(PYTHON_BIN) -m celery -A egov_portal.celery beat --loglevel INFO

messages: ## collects English texts, merges locale/parts into locale/vi, compiles both languages
	@deploy/venv dev
	exec $(PYTHON_BIN) deploy/messages.py

lock: ## resolves requirements*.in again
	@deploy/venv dev
	exec $(PYTHON_BIN) deploy/lock.py
