"""How the time of an interview is divided: the presets of data/catalogue/agendas.toml, read once.

Here because more than one feature needs it: settings offer the names, a slot occupies the whole of it, and the run
sheet goes through the phases.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

PATH = Path(__file__).parents[1] / "data" / "catalogue" / "agendas.toml"

AS_OFFERED = "slot"
"""The minutes of a phase that takes as long as the volunteer offered."""


class PhaseKind(StrEnum):
    WELCOME = "welcome"
    INTERVIEW = "interview"
    SCORING = "scoring"
    QUESTIONS = "questions"
    FEEDBACK = "feedback"
    CLOSE = "close"


@dataclass(frozen=True)
class Phase:
    kind: PhaseKind
    minutes: int


@dataclass(frozen=True)
class Agenda:
    """`planned` has None for the minutes of a phase that takes as long as was offered."""

    name: str
    planned: tuple[tuple[PhaseKind, int | None], ...]
    is_private: bool

    def phases(self, minutes: int) -> tuple[Phase, ...]:
        """For an interview phase of `minutes`."""
        return tuple(Phase(kind, minutes if planned is None else planned) for kind, planned in self.planned)

    def total(self, minutes: int) -> int:
        return sum(phase.minutes for phase in self.phases(minutes))


@cache
def agendas() -> dict[str, Agenda]:
    """Every preset by its name, in the order of the file."""
    with PATH.open("rb") as file:
        entries = tomllib.load(file)["agendas"]
    return {
        entry["name"]: Agenda(
            name=entry["name"],
            planned=tuple(
                (PhaseKind(one["phase"]), None if one["minutes"] == AS_OFFERED else int(one["minutes"]))
                for one in entry["phases"]
            ),
            is_private=entry.get("private", False),
        )
        for entry in entries
    }


def names_for_groups() -> tuple[str, ...]:
    """What the setting `agenda` may be."""
    return tuple(agenda.name for agenda in agendas().values() if not agenda.is_private)


def agenda_for(name: str, *, is_watched: bool) -> Agenda:
    """The group's agenda, or the one for interviews that nobody watches."""
    return agendas()[name] if is_watched else next(one for one in agendas().values() if one.is_private)
