"""The seal: whatever anybody uses, nobody but its author reads anything of a form before the reveal."""

import itertools
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rehearsal.people.form import fields
from tests.architecture.test_who_may_what import Attempts, uses
from tests.architecture.who_may_what import PEOPLE, USES
from tests.scores.acting import WORDS, fill, hand_in, over
from tests.stage import Stage

SEALED = {"ana": "zebra of the member", "priya": "zebra of the volunteer"}
ROOM = "zebra of the room"
DOTS = "●"


async def sealed(stage: Stage) -> int:
    """Everybody but the member has handed in; the member has a draft."""
    watchers = (stage.chloe, stage.dana, stage.grace)
    number = await over(stage, *watchers)
    await hand_in(
        stage.priya, number, 5, strength=SEALED["priya"], **{k: v for k, v in WORDS.items() if k != "strength"}
    )
    for person in watchers:
        await hand_in(person, number, 1, strength=ROOM)
    await fill(stage.ana, number, 3, strength=SEALED["ana"])
    await stage.settle()
    return number


def said(requests: list[Any]) -> str:
    """Everything that the bot sent but files."""
    return "\n".join(repr(one.json) for one in requests)


def secrets_for(name: str) -> list[str]:
    """What this person must not read; dots stand for levels."""
    own = SEALED.get(PEOPLE.get(name, name))
    return [word for word in (*SEALED.values(), ROOM) if word != own] + ([] if own else [DOTS])


@pytest.mark.parametrize(
    "kinds",
    [("/", "click scores", "submit scores"), pytest.param(("click", "submit"), marks=pytest.mark.soak)],
    ids=["every command", "every button and form"],
)
async def test_nothing_that_anybody_can_use_breaks_the_seal(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    """Commands, buttons and forms, each by everybody, all about the sealed interview."""
    number = await sealed(stage)
    attempts = Attempts(stage, monkeypatch, tmp_path / "snapshot.db")
    named = {name for use in USES.values() for given in use.values() for name in re.findall(r"{(\w+)}", given)}
    attempts.things = dict.fromkeys(named, number)
    await stage.bot.jobs.stop()
    everything = [what for what in sorted(uses(stage)) if what.startswith(kinds)]

    broken = []
    with attempts.from_here():
        for what, name in itertools.product(everything, PEOPLE):
            if (what, name) in OPENS_IT:
                continue
            before = len(stage.server.requests)
            await attempts.outcome(what, name)
            told = said(stage.server.requests[before:])
            broken += [f"{what} tells the {name} “{secret}”" for secret in secrets_for(name) if secret in told]
    assert broken == []


OPENS_IT = {("click scores:hand_in", "booker")}
"""The last form to be handed in is what breaks the seal."""


async def test_what_people_are_offered_while_they_type_breaks_no_seal(stage: Stage) -> None:
    await sealed(stage)
    for name in PEOPLE:
        person = stage.person(PEOPLE[name])
        for command in person.commands(stage.guild_id if name != "outsider" else stage.other_guild_id):
            for full_name, option in completed(command, command["name"]):
                told = json.dumps(await person.autocomplete(full_name, option, ""), ensure_ascii=False)
                assert not any(secret in told for secret in secrets_for(name)), (full_name, option, name)


async def file_of(stage: Stage, name: str) -> str:
    person = stage.person(name)
    reply = await person.command("me data")
    assert reply.message is not None
    stored = stage.world.files.read(person.channel_id, int(reply.message["attachments"][0]["id"]))
    assert stored is not None
    return stored.data.decode()


def completed(command: dict[str, Any], name: str) -> list[tuple[str, str]]:
    found = []
    for option in command.get("options", ()):
        if option["type"] in (1, 2):
            found += completed(option, f"{name} {option['name']}")
        elif option.get("autocomplete"):
            found.append((name, option["name"]))
    return found


async def test_files_panels_forms_and_messages_break_no_seal(stage: Stage) -> None:
    number = await sealed(stage)
    for name in ("ana", "priya", "ben", "chloe", "morgan"):
        person = stage.person(name)
        before = len(stage.server.requests)
        for command in ("me show", "interview list", "interview feedback", "interview progress"):
            await person.command(command)
        own = SEALED.get(name, ROOM if name == "chloe" else "")
        told = said(stage.server.requests[before:]) + await file_of(stage, name)
        assert not any(secret in told for secret in (*SEALED.values(), ROOM) if secret != own), name
    for public in stage.channels.values():
        told = json.dumps(stage.world.messages.history(public, limit=50), ensure_ascii=False)
        assert "zebra" not in told and DOTS not in told
    form = await stage.ben.command("interview score", interview=str(number))
    assert form.modal is None and "cannot find" in form.text
    form = await stage.ana.command("interview score", interview=str(number))
    words = await form.click("Words")
    assert words.modal is not None
    assert SEALED["priya"] not in json.dumps([field for _, field in fields(words.modal)])
    feedback = await stage.ana.command("interview feedback")
    assert "Still sealed" in feedback.text and DOTS not in json.dumps(feedback.message, ensure_ascii=False)


async def test_a_seal_that_were_broken_would_be_noticed(stage: Stage) -> None:
    """The words are there, and what opens them is the row alone."""
    number = await sealed(stage)
    with closing(sqlite3.connect(stage.db.path)) as connection, connection:
        connection.execute("UPDATE feedback SET revealed_at = 1, given_at = 1 WHERE interview_id = ?", (number,))
    before = len(stage.server.requests)
    await stage.ana.command("interview feedback")
    assert SEALED["priya"] in said(stage.server.requests[before:])
