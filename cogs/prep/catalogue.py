"""What people edit in data/catalogue: questions to ask, what to leave out, and duties; each file is read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from cogs.prep.models import Duty, OffLimits, Question

FOLDER = Path(__file__).parents[2] / "data" / "catalogue"


@cache
def questions() -> dict[str, Question]:
    """By id, in the order of the file, which is the order of asking."""
    return {
        entry["id"]: Question(
            id=entry["id"],
            kind=entry["kind"],
            text=entry["text"],
            probes=tuple(entry["probes"]),
            looks_at=entry["looks_at"],
            levels=frozenset(entry.get("levels", ())),
            fields=frozenset(entry.get("fields", ())),
        )
        for entry in _read("questions")
    }


@cache
def off_limits() -> tuple[OffLimits, ...]:
    return tuple(OffLimits(entry["topic"], entry["instead"]) for entry in _read("off_limits"))


@cache
def duties() -> dict[str, Duty]:
    """By id, in the order of the file."""
    return {entry["id"]: Duty(**entry) for entry in _read("duties")}


def _read(name: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)[name]
    return entries
