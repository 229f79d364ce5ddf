"""Tries every command, button and form with everybody in the table of who may do what."""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from discord import app_commands

from cogs.asks import refusal_texts as ask_texts
from cogs.attendance import texts as attendance_texts
from cogs.consent import texts as consent_texts
from cogs.goals import texts as goal_texts
from cogs.interviews import refusal_texts
from cogs.live import texts as live_texts
from cogs.matching import refusal_texts as matching_texts
from cogs.oversight import texts as oversight_texts
from cogs.prep import duty_texts
from cogs.prep import texts as prep_texts
from cogs.proposals import refusal_texts as offer_texts
from cogs.questions import texts as question_texts
from cogs.reports import texts as report_texts
from cogs.requests import texts as request_texts
from cogs.reviews import refusal_texts as review_texts
from cogs.scores import refusal_texts as score_texts
from cogs.seats import texts as seat_texts
from cogs.slots import texts as slot_texts
from cogs.standby import texts as standby_texts
from cogs.submissions import texts as submission_texts
from cogs.tips import texts as tip_texts
from cogs.volunteers import moderator_texts
from core import commands, router
from core.context import explain_error
from core.errors import Refusal
from core.ui import Interaction
from data.backup import copy_database
from rehearsal.interactions import Interaction as Sent
from rehearsal.interactions import InteractionType
from rehearsal.people import Person
from tests.architecture.prepared_group import prepare
from tests.architecture.who_may_what import PEOPLE, TABLE, USES
from tests.stage import Stage

COMMAND, MENU, LABEL, TEXT = 1, 2, 18, 4
COMPONENTS_V2 = 1 << 15
SECONDS = 10

NOT_FOUND = {
    refusal_texts.no_such_interview(),
    refusal_texts.no_such_slot(),
    seat_texts.no_such_interview(),
    score_texts.no_such_interview(),
    matching_texts.request_gone(),
    matching_texts.ruling_gone(),
    offer_texts.no_such_offer(),
    offer_texts.no_such_question(),
    report_texts.no_such_report(),
    request_texts.no_such_request(),
    review_texts.no_such_review(),
    review_texts.no_such_submission(),
    slot_texts.not_found(),
    moderator_texts.no_such_application(),
    moderator_texts.no_such_volunteer(),
    ask_texts.no_such_ask(),
    attendance_texts.no_such_question(),
    attendance_texts.no_such_miss(),
    goal_texts.no_such_goal(),
    tip_texts.no_such_tip(),
    live_texts.no_such_interview(),
    oversight_texts.no_such_interview(),
    prep_texts.no_such_interview(),
    duty_texts.no_such_interview(),
    consent_texts.no_such_interview(),
    question_texts.no_such_interview(),
    question_texts.no_such_question(),
    standby_texts.no_such_call(),
    submission_texts.no_such_submission(),
}
Json = dict[str, Any]


def rows() -> dict[str, dict[str, str]]:
    """For each line of the table, the outcome for each of the people in its heading."""
    heading, *lines = [re.split(r"\s{2,}", line.strip()) for line in TABLE.strip().splitlines()]
    assert heading[1:] == list(PEOPLE)
    return {what: dict(zip(PEOPLE, outcomes, strict=True)) for what, *outcomes in lines}


def uses(stage: Stage) -> Iterator[str]:
    """Everything that people can use, as the bot has it."""
    for command in stage.bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield f"/{command.qualified_name}"
    for kind, action in stage.bot.router.actions:
        yield f"{kind} {action}"


class Attempts:
    """Lets people use things in whatever way a request can be made, and tells what came of it."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch, snapshot: Path) -> None:
        self._stage = stage
        self._snapshot = snapshot
        self._database: sqlite3.Connection
        self._errors: list[BaseException] = []
        self.things: dict[str, int] = {}
        self._content_before: list[Any] = []
        self._version = 0
        for module in (router, commands):
            monkeypatch.setattr(module, "explain_error", self._note)
        monkeypatch.setattr(Refusal, "__init__", lambda refusal, *said: self._errors.append(refusal))

    @contextmanager
    def from_here(self) -> Iterator[None]:
        """Every attempt finds what there is now."""
        copy_database(self._stage.db.path, self._snapshot)
        with closing(sqlite3.connect(self._stage.db.path)) as self._database:
            self._content_before = self._content()
            self._version = self._look()
            yield

    async def _note(self, interaction: Interaction, error: BaseException, *more: Any) -> None:
        self._errors.append(error)
        await explain_error(interaction, error, *more)

    async def outcome(self, what: str, name: str) -> str:
        person = self._stage.person(PEOPLE[name])
        given = {key: value.format(**self.things) for key, value in USES.get(what, {}).items()}
        self._errors.clear()
        async with asyncio.timeout(SECONDS):
            answered = await self._use(what, person, given).settled

        assert answered.kind != "failed", f"{what} by the {name} was not answered"
        defects = [error for error in self._errors if not isinstance(error, Refusal)]
        assert not defects, f"{what} by the {name}: {defects!r}"
        version, self._version = self._version, self._look()
        changed = version != self._version
        if self._errors:
            assert not changed or self._content() == self._content_before, f"{what} changed something, although refused"
            return "not found" if str(self._errors[-1]) in NOT_FOUND else "refused"
        if name == "outsider" and changed:
            assert self._of_the_group(self._content()) == self._of_the_group(self._content_before), (
                f"{what} reached another group"
            )
        if changed:
            # In a thread: it waits for a transaction that may be open still.
            await asyncio.to_thread(self._put_back)
            self._version = self._look()
        self._stage.bot.forget_settings(self._stage.guild_id)
        self._stage.bot.forget_settings(self._stage.other_guild_id)
        return "yes"

    def _look(self) -> int:
        """A number that is another one after each change by anybody else."""
        (version,) = self._database.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _content(self) -> list[Any]:
        """All rows there are."""
        tables = self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return [(table, row) for (table,) in tables for row in self._database.execute(f"SELECT * FROM {table}")]

    def _of_the_group(self, content: list[Any]) -> list[Any]:
        return [(table, row) for table, row in content if self._stage.guild_id in row]

    def _put_back(self) -> None:
        with (
            closing(sqlite3.connect(self._snapshot)) as source,
            closing(sqlite3.connect(self._stage.db.path)) as target,
        ):
            source.backup(target)

    def _use(self, what: str, person: Person, given: dict[str, str]) -> Sent:
        if what.startswith("/"):
            return self._command(what[1:], person, given)
        kind, action = what.split()
        custom_id = f"{action}:{given.pop(':')}" if ":" in given else action
        if kind == "submit":
            return self._send(InteractionType.MODAL_SUBMIT, person, _form(custom_id, given))
        chosen: Json = {"component_type": 3, "values": [given[""]]} if "" in given else {"component_type": 2}
        return self._send(InteractionType.COMPONENT, person, {"custom_id": custom_id, **chosen})

    def _command(self, name: str, person: Person, given: dict[str, str]) -> Sent:
        """As a client would send it, if it showed the command to this person."""
        top, *path = name.split()
        every = self._stage.world.commands.all(self._stage.demo.application_id, None)
        command = next(one for one in every if one["name"] == top)
        options: list[Json] = []
        step: Json = command
        steps = [step := next(one for one in step["options"] if one["name"] == part) for part in path]
        for spec in (steps[-1] if steps else command).get("options", ()):
            if spec["name"] in given:
                typed = given[spec["name"]]
                options.append({**_typed(spec, typed), "name": spec["name"]})
        for one in reversed(steps):
            options = [{"name": one["name"], "type": one["type"], "options": options}]
        data = {"id": command["id"], "name": top, "type": COMMAND, "options": options, "resolved": _people(given)}
        return self._send(InteractionType.COMMAND, person, data)

    def _send(self, kind: InteractionType, person: Person, data: Json) -> Sent:
        source = None
        if kind is not InteractionType.COMMAND:
            source = self._stage.world.messages.create(
                person.channel_id,
                self._stage.demo.application_id,
                flags=COMPONENTS_V2,
                components=[{"type": 10, "id": 1, "content": "Something with controls"}],
            )
        application_id = self._stage.demo.application_id
        return self._stage.server.interactions.create(
            kind, application_id, person.id, person.channel_id, data, source=source
        )


def _typed(spec: Json, typed: str) -> Json:
    readers: dict[int, Callable[[str], Any]] = {4: int, 5: "True".__eq__}
    return {"type": spec["type"], "value": readers.get(spec["type"], str)(typed)}


def _people(given: dict[str, str]) -> Json:
    """What Discord tells of the people that a command's options name."""
    named = [value for name, value in given.items() if name == "person"]
    return {"users": {one: {"id": one, "username": "x", "discriminator": "0", "avatar": None} for one in named}}


def _form(custom_id: str, answers: dict[str, str]) -> Json:
    fields = [
        {"type": LABEL, "id": 2 * index, "component": {"id": 2 * index + 1, "custom_id": name, **_answer(given)}}
        for index, (name, given) in enumerate(answers.items(), start=1)
    ]
    return {"custom_id": custom_id, "components": fields}


def _answer(given: str) -> Json:
    return {"type": MENU, "values": [given.strip("[]")]} if given.startswith("[") else {"type": TEXT, "value": given}


async def test_everything_that_people_can_use_has_a_line_in_the_table_and_nothing_else_has(stage: Stage) -> None:
    assert sorted(rows()) == sorted(uses(stage))
    assert set(USES) <= set(rows())


async def test_everybody_may_do_what_the_table_says_and_nothing_else(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    attempts = Attempts(stage, monkeypatch, tmp_path / "snapshot.db")
    attempts.things = await prepare(stage)
    await stage.bot.jobs.stop()
    with attempts.from_here():
        found = {what: {name: await attempts.outcome(what, name) for name in PEOPLE} for what in sorted(uses(stage))}

    expected = rows()
    differences = [
        f"{what} by the {name}: {came_of_it}, not {expected.get(what, {}).get(name)}"
        for what, outcomes in found.items()
        for name, came_of_it in outcomes.items()
        if expected.get(what, {}).get(name) != came_of_it
    ]
    assert differences == [], "\n".join(
        f"{what:<32}" + "".join(f"{came_of_it:<11}" for came_of_it in outcomes.values())
        for what, outcomes in found.items()
    )
