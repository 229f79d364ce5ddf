"""Plays a state machine of random steps against a database of its own."""

import asyncio
from pathlib import Path
from typing import Any, Protocol

import hypothesis
from hypothesis import HealthCheck
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from data.database import Database, open_database


class Machine(Protocol):
    """A state machine's class, whose steps are run with the runner on the database."""

    runner: asyncio.Runner
    db: Database


def play(machine: type[Machine], database_path: Path, **settings: Any) -> None:
    assert issubclass(machine, RuleBasedStateMachine)
    with asyncio.Runner() as runner:
        machine.runner = runner
        machine.db = runner.run(open_database(database_path))
        try:
            run_state_machine_as_test(
                machine,
                settings=hypothesis.settings(
                    deadline=None, database=None, suppress_health_check=list(HealthCheck), **settings
                ),
            )
        finally:
            runner.run(machine.db.close())
