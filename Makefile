# The newcomer's commands. `make run` and `make test` prepare everything themselves.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test drill bench build setup lock regions clean

run: $(READY)
	@$(BIN)/python -m ui

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

drill: $(READY)
	QT_QPA_PLATFORM=offscreen PYTHONWARNDEFAULTENCODING=1 HYPOTHESIS_PROFILE=drill $(BIN)/python -m pytest -m "drill or not drill" --drill

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

build: $(READY)
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

setup: $(READY)

$(READY): requirements.lock pyproject.toml tools.txt
	@sh resources/setup/tools.sh
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	$(BIN)/uv pip compile --universal --generate-hashes --no-annotate --no-header \
		--python-version 3.11 --group dev pyproject.toml --output-file requirements.lock

regions: $(READY)
	$(BIN)/python resources/regions/rebuild.py

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage *.egg-info
