# `make run` and `make test` set up everything on a fresh machine: Python 3.11, pip and make are enough.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run test lint models bench clean

run: $(VENV)/.installed
	$(BIN)/itx-nlp extract corpus/

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

models: $(VENV)/.installed-dev
	$(BIN)/itx-nlp train challenges
	$(BIN)/itx-nlp train claims
# models/entities needs a folder of articles: itx-nlp train entities CORPUS; models/periods the labelled ones besides:
# itx-nlp train periods benchmarks/annotations/periods.jsonl CORPUS corpus/;
# itx-nlp train metrics benchmarks/annotations/metrics.jsonl CORPUS corpus/; and
# itx-nlp train industry benchmarks/annotations/challenge_articles.jsonl CORPUS; and
# itx-nlp train retelling benchmarks/annotations/retellings.jsonl CORPUS; models/embeddings: itx_nlp/learn/distill.py

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/throughput.py corpus/

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist results .pytest_cache .mypy_cache .ruff_cache .hypothesis
