"""Anything in every option of every command and every field of every form, all found from what a client is shown.

Nothing breaks, nothing typed is lost, nobody is pinged by it, and every answer keeps to Discord's limits.
"""

import logging
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from rehearsal.people import NotPossible, Person, Reply, reading
from rehearsal.people.form import fields
from tests import api_description
from tests.adversary import nonsense
from tests.adversary.crafting import DEFECT
from tests.interviews.acting import booked
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]

Json = dict[str, Any]

SUB_COMMANDS = (1, 2)
STEPS_OF_ONE_PERSON = 60
LONG = 40


def leaves(commands: list[Json]) -> Iterator[tuple[str, list[Json]]]:
    """Each command that can be run, by its full name, with its options."""
    for command in commands:
        if command.get("type", 1) != 1:
            continue
        yield from _below(command, command["name"])


def _below(command: Json, name: str) -> Iterator[tuple[str, list[Json]]]:
    options = command.get("options", [])
    inner = [one for one in options if one["type"] in SUB_COMMANDS]
    if not inner:
        yield name, options
    for one in inner:
        yield from _below(one, f"{name} {one['name']}")


class Wanderer:
    """One person who fills in everything that they are shown, at random."""

    def __init__(self, stage: Stage, person: Person, dice: random.Random) -> None:
        self.stage, self.person, self.dice = stage, person, dice
        guild = stage.world.guilds.get(stage.guild_id)
        self.things = {
            6: [str(one) for one in stage.demo.people.values()],
            7: [str(one) for one in guild.channels],
            8: [str(one) for one in guild.roles],
            9: [str(one) for one in stage.demo.people.values()],
        }
        self.commands = list(leaves(person.commands(stage.guild_id)))
        self.done: list[str] = []

    async def run(self, name: str, options: list[Json]) -> None:
        given = {
            spec["name"]: nonsense.option(self.dice, spec, self.things)
            for spec in options
            if spec.get("required") or self.dice.random() < 0.6
        }
        self.done.append(f"/{name} {given}")
        for spec in options:
            if spec.get("autocomplete"):
                typed = nonsense.text(self.dice, 0, 100)
                await self.person.autocomplete(name, spec["name"], typed)
        reply = await self.person.command(name, **given)
        chosen = {spec["name"] for spec in options if spec.get("autocomplete")}
        own_words = [value for key, value in given.items() if isinstance(value, str) and key not in chosen]
        await self.look(reply, own_words)
        await self.go_on(reply)

    async def go_on(self, reply: Reply) -> None:
        """Fill in the form that opened, or use something that is offered, a few times over."""
        for _ in range(4):
            try:
                found = await self._next(reply)
            except NotPossible:
                return
            if found is None:
                return
            reply = found

    async def _next(self, reply: Reply) -> Reply | None:
        if reply.modal is not None:
            given = {
                field["custom_id"]: nonsense.answer(self.dice, field, self.things) for _, field in fields(reply.modal)
            }
            self.done.append(f"form {reply.modal['title']} {given}")
            after = await reply.submit(given)
            await self.look(after, [value for value in given.values() if isinstance(value, str)])
            return after
        usable = [
            part
            for part in reading.walk(reply.message["components"] if reply.message else [])
            if "custom_id" in part and not part.get("disabled")
        ]
        if not usable:
            return None
        part = self.dice.choice(usable)
        self.done.append(f"uses {part['custom_id']}")
        if part["type"] == reading.BUTTON:
            after = await reply.click(part["custom_id"])
        else:
            after = await reply.select(part["custom_id"], nonsense.answer(self.dice, part, self.things))
        await self.look(after, [])
        return after

    async def look(self, reply: Reply, typed: list[str]) -> None:
        assert not reply.failed, self.done[-5:]
        assert DEFECT not in reply.text, (self.done[-3:], reply.text)
        if reply.modal is None:
            for text in typed:
                if len(bare(text)) >= LONG:
                    assert await self.is_kept(reply, bare(text)), (self.done[-1], reply.text)

    async def is_kept(self, reply: Reply, text: str) -> bool:
        """The person has it back in words or as a file, or it was saved."""
        if text in bare(reply.text) or any(text in bare(one) for one in self._files(reply)):
            return True
        await self.stage.settle()
        async with self.stage.db.read() as tx:
            tables = [row["name"] for row in await tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = [row for table in tables for row in await tx.all(f"SELECT * FROM {table}")]
        return any(text in bare(str(value)) for row in rows for value in tuple(row) if isinstance(value, str))

    def _files(self, reply: Reply) -> Iterator[str]:
        if reply.message is None:
            return
        shown = [part["file"] for part in reading.walk(reply.message["components"]) if "file" in part]
        ids = [one["id"] for one in reply.message["attachments"]] + [one["attachment_id"] for one in shown]
        for attachment_id in ids:
            stored = self.stage.world.files.read(self.person.channel_id, int(attachment_id))
            if stored is not None:
                yield stored.data.decode(errors="replace")


def bare(text: str) -> str:
    """Letters and digits only: blanks and marks may be tidied, and a code block's end becomes apostrophes."""
    return re.sub(r"[\W_\u02bc]+", "", text)


def pings(stage: Stage) -> list[Any]:
    """Messages that could ping by what people wrote: those that do not say whom alone they may ping."""
    found = []
    for one in stage.server.requests:
        body = one.json if isinstance(one.json, dict) else {}
        writes = one.method in ("POST", "PATCH") and "webhooks" not in one.template
        is_message = writes and "/messages" in one.template and not one.template.endswith("/threads")
        if one.template.endswith("/callback"):
            body, is_message = body.get("data") or {}, body.get("type") == 4
        if is_message and one.status < 400:
            allowed = body.get("allowed_mentions")
            if allowed is None or allowed.get("parse") or allowed.get("roles"):
                found.append((one.method, one.template, body))
    return found


async def wander(stage: Stage, seed: int, steps: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    dice = random.Random(seed)
    await booked(stage)
    for start in range(0, steps, STEPS_OF_ONE_PERSON):
        await stage.set_up()  # one of them may have changed it
        name = dice.choice(["ana", "priya", "morgan", "morgan", "stranger"])
        wanderer = Wanderer(stage, stage.person(name), dice)
        for number in range(min(STEPS_OF_ONE_PERSON, steps - start)):
            command, options = wanderer.commands[(start + number) % len(wanderer.commands)]
            try:
                await wanderer.run(command, options)
            except NotPossible as refusal:
                wanderer.done.append(f"({refusal})")
        await stage.settle()
        assert pings(stage) == []
        check_requests(stage)
        stage.server.requests.clear()
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


def check_requests(stage: Stage) -> None:
    if api_description.is_available():
        for one in stage.server.requests:
            if one.status < 400:
                api_description.check_request(one)


async def test_no_input_breaks_anything(swift: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await wander(swift, 1, 120, caplog)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
async def test_no_input_breaks_anything_many_times_over(
    swift: Stage, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    await wander(swift, seed, 500, caplog)
