"""How the time of an interview is divided: the presets of data/catalogue/agendas.toml, read once.

Here because more than one feature needs it: settings offer the names, a slot occupies the whole of it, and the run
sheet goes through the phases.
"""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
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

    @property
    def is_as_offered(self) -> bool:
        """Whether its interview takes as long as the volunteer offered."""
        return any(planned is None for _, planned in self.planned)

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
    return tuple(agenda.name for agenda in _for_groups())


def agenda_for(name: str, *, is_watched: bool) -> Agenda:
    """The group's agenda, or the one for interviews that nobody watches."""
    return _of_group(name) if is_watched else _private()


def occupied(name: str, minutes: int, *, is_watched: bool) -> timedelta:
    """How long an interview phase of `minutes` keeps people in all, from the welcome to the goodbye."""
    return timedelta(minutes=agenda_for(name, is_watched=is_watched).total(minutes))


def offered(name: str, minutes: int) -> timedelta:
    """How long an offered time keeps its volunteer: nobody knows yet whether others will watch."""
    return max(occupied(name, minutes, is_watched=watched) for watched in (True, False))


def agenda_within(name: str, minutes: int, room: timedelta, *, is_watched: bool) -> Agenda:
    """The agenda for an interview that was agreed to take `room`.

    A group may have chosen a longer agenda since, or somebody stepped in late: then the longest that fits and has the
    whole interview in it, so that nobody runs into what they do after it.
    """
    wanted = agenda_for(name, is_watched=is_watched)
    if not is_watched or timedelta(minutes=wanted.total(minutes)) <= room:
        return wanted
    whole = [one for one in _for_groups() if one.is_as_offered]
    fitting = [one for one in whole if timedelta(minutes=one.total(minutes)) <= room]
    return max(fitting, key=lambda one: one.total(minutes), default=_private())


def _of_group(name: str) -> Agenda:
    """The first of the file for a name that somebody took out of it."""
    return next((one for one in _for_groups() if one.name == name), _for_groups()[0])


def _for_groups() -> list[Agenda]:
    return [one for one in agendas().values() if not one.is_private]


def _private() -> Agenda:
    return next(one for one in agendas().values() if one.is_private)
