# The few commands that people need. Each prepares what it needs: nothing is installed by hand.

PYTHON ?= python3
BIN := .venv/bin
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

# The tests' files alone take ten seconds to compile, in each of pytest's processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-all check bench

run: .venv/ready  ## the bot: on Discord with a DISCORD_TOKEN in .env, else a rehearsal on this machine
	$(BIN)/python bot.py

test: .venv/ready-to-develop  ## every test but the slow ones (soak)
	$(BIN)/python -m pytest -n auto -m "not soak and not page"
ifneq ($(CHROMIUM),)
	$(BIN)/python -m pytest -m page
else
	@echo
	@echo "*** THE PAGE WAS NOT TESTED: there is no Chromium here. On Debian: apt-get install chromium ***"
endif

test-all: .venv/ready-to-develop  ## every test, the slow ones and those in a browser too
	$(BIN)/python -m pytest -n auto -m "" --hypothesis-profile=soak

check: .venv/ready-to-develop  ## format, lint, types, import contracts, tests
	scripts/check

bench: .venv/ready-to-develop  ## what is measured, beside a bare discord.py bot
	$(BIN)/python -m benchmarks

.venv/ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/ready-to-develop: requirements-dev.txt .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
