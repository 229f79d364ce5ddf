"""Tries every command, button and form with everybody in the table of who may do what."""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from discord import app_commands

from cogs.asks import refusal_texts as ask_texts
from cogs.attendance import texts as attendance_texts
from cogs.consent import texts as consent_texts
from cogs.goals import service as goals
from cogs.goals import texts as goal_texts
from cogs.goals.models import Source
from cogs.interviews import refusal_texts
from cogs.live import texts as live_texts
from cogs.matching import refusal_texts as matching_texts
from cogs.proposals import refusal_texts as offer_texts
from cogs.questions import texts as question_texts
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
from tests.architecture.who_may_what import PEOPLE, TABLE, USES
from tests.proposals.acting import messages_to, offered, wish
from tests.stage import NOW, Stage
from tests.submissions.acting import hand_in

COMMAND, MENU, LABEL, TEXT = 1, 2, 18, 4
COMPONENTS_V2 = 1 << 15
SECONDS = 10
NO_THREAD = 904
"""Somebody deleted the thread with this id."""

NOT_FOUND = {
    refusal_texts.no_such_interview(),
    refusal_texts.no_such_slot(),
    seat_texts.no_such_interview(),
    score_texts.no_such_interview(),
    matching_texts.request_gone(),
    matching_texts.ruling_gone(),
    offer_texts.no_such_offer(),
    offer_texts.no_such_question(),
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
        self._errors: list[BaseException] = []
        self.things: dict[str, int] = {}
        for module in (router, commands):
            monkeypatch.setattr(module, "explain_error", self._note)
        monkeypatch.setattr(Refusal, "__init__", lambda refusal, *said: self._errors.append(refusal))

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
        if self._errors:
            assert self._content() == self._content(self._snapshot), f"{what} changed something, although refused"
            return "not found" if str(self._errors[-1]) in NOT_FOUND else "refused"
        if name == "outsider":
            group = self._stage.guild_id
            assert self._content(group=group) == self._content(self._snapshot, group), f"{what} reached another group"
        # In a thread: it waits for a transaction that may be open still.
        await asyncio.to_thread(self._put_back)
        self._stage.bot.forget_settings(self._stage.guild_id)
        self._stage.bot.forget_settings(self._stage.other_guild_id)
        return "yes"

    def _content(self, database: Path | None = None, group: int | None = None) -> list[Any]:
        """All rows there are, or all of one group."""
        with closing(sqlite3.connect(database or self._stage.db.path)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            return [
                (table, row)
                for (table,) in tables
                for row in connection.execute(f"SELECT * FROM {table}")
                if group is None or group in row
            ]

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


async def prepare(stage: Stage) -> dict[str, int]:
    """Times of the host's, an interview with the booker that the host would like to move, and one not answered yet."""
    await stage.set("active_bookings", 5)
    await stage.set("weekly_limit", 20)
    host = stage.person(PEOPLE["host"])
    await host.command("volunteer offer", when="in 50 hours")
    await host.command("volunteer offer", when="in 75 hours", ask_first=True)
    await host.command("volunteer offer", when="in 100 hours")
    await host.command("volunteer offer", when="in 125 hours", repeat="weekly")
    booked, asked, free, *_ = await ids(stage, "SELECT id FROM slot ORDER BY starts_at")
    for slot in (booked, asked):
        form = await stage.person(PEOPLE["booker"]).command("interview book", slot=str(slot))
        await form.submit(goals="Practise", openness=["watch"])
    interview, held = await ids(stage, "SELECT id FROM interview ORDER BY starts_at")
    await host.command("interview move", interview=str(interview), when="in 60 hours")
    await hand_in(stage.person(PEOPLE["booker"]))
    await stage.settle()
    for role in ("nurse", "teacher"):
        form = await stage.person(PEOPLE["booker"]).command("feedback draft")
        made = await form.submit(role=role, skill="SQL", declined="email, yesterday")
    await made.click("I sent it")
    drafted, sent = await ids(stage, "SELECT id FROM ask ORDER BY id")
    form = await stage.stranger.command("volunteer apply")
    await form.submit(occupation="Coach", proof="Ask Priya", conduct=["agreed"])
    await host.command("volunteer profile")
    await stage.settle()
    await stage.set("tips_channel", stage.channels["announcements"])
    async with stage.db.write() as tx:
        for state in ("proposed", "retired"):
            await tx.run(
                "INSERT INTO group_tip (guild_id, topic, body, source, state, made_at) VALUES (?, 'x', 'x', 'x', ?, 0)",
                (stage.guild_id, state),
            )
        call = await tx.add(
            "INSERT INTO standby_call (guild_id, slot_id, user_id, made_at, due_at) VALUES (?, ?, ?, 0, 9999999999)",
            (stage.guild_id, free, stage.person(PEOPLE["booker"]).id),
        )
        await tx.run(
            """
            INSERT INTO live_session (interview_id, guild_id, state, phases, phase_started_at, started_at)
            VALUES (?, ?, 'running', 'welcome:5,interview:30', 9999999999, 9999999999)
            """,
            (interview, stage.guild_id),
        )
        await tx.run(
            "INSERT INTO attendance_question (interview_id, guild_id, asked_at) VALUES (?, ?, 0)",
            (interview, stage.guild_id),
        )
        miss = await tx.add(
            "INSERT INTO miss (guild_id, user_id, interview_id, kind, missed_at) VALUES (?, ?, ?, 'no_show', 0)",
            (stage.guild_id, stage.person(PEOPLE["booker"]).id, interview),
        )
        await tx.run("INSERT INTO recording (interview_id, guild_id) VALUES (?, ?)", (interview, stage.guild_id))
        question, draft = [
            await tx.add(
                """
                INSERT INTO question (guild_id, interview_id, asked_by, is_anonymous, body, state, made_at)
                VALUES (?, ?, ?, 0, ?, ?, 0)
                """,
                (stage.guild_id, interview, stage.person(PEOPLE["booker"]).id, "How long?", state),
            )
            for state in ("waiting", "draft")
        ]
        resume = await tx.add(
            """
            INSERT INTO submission (guild_id, member_id, file_id, target_role, is_anonymised, state, made_at, queued_at,
                claimed_at, waited, reviewed_at, remove_at)
            VALUES (?, ?, 0, 'Nurse', 0, 'reviewed', 0, 0, 0, 0, 0, 9999999999)
            """,
            (stage.guild_id, stage.person(PEOPLE["booker"]).id),
        )
        await tx.run("INSERT INTO trouble (guild_id, kind, reason) VALUES (?, 'slots:show', 'x')", (stage.guild_id,))
        await tx.run(
            "INSERT INTO volunteer (guild_id, user_id, name, made_at, suspended_at) VALUES (?, 1, 'Vera', 0, 0)",
            (stage.guild_id,),
        )
        booker = stage.person(PEOPLE["booker"]).id
        goal = await goals.add_goal(tx, stage.guild_id, booker, Source.ASK, "Shorter answers", stage.clock.now())
    assert goal is not None
    scored, read = await over(stage)
    await stage.set("matching", "manual")
    asked_of_booker, offer = [await offered(stage, who, PEOPLE["host"]) for who in (PEOPLE["booker"], "stranger")]
    form = await host.at(host.dms()[0]["id"]).click(messages_to(host)[0], "Ask for details")
    await form.submit(question="Which language?")
    await stage.settle()
    open_wish = await wish(stage, "grace")
    async with stage.db.write() as tx:
        await tx.run(
            """
            INSERT INTO matching_ruling (guild_id, kind, request_id, member_id, volunteer_id, made_at)
            VALUES (?, 'forbid', ?, ?, 1, 0)
            """,
            (stage.guild_id, open_wish.id, open_wish.member_id),
        )
    return await reviews(stage) | {
        "offer": offer.id,
        "request": asked_of_booker.request_id,
        "offer_question": (await ids(stage, "SELECT id FROM proposal_question"))[0],
        "wish": open_wish.id,
        "time": int(NOW.timestamp()) + 30 * 3600,
        "goal": goal.id,
        "resume_reviewed": resume,
        "resume_draft": (await ids(stage, "SELECT id FROM submission WHERE state = 'draft'"))[0],
        "question": question,
        "question_draft": draft,
        "ask_drafted": drafted,
        "ask_sent": sent,
        "ruling": (await ids(stage, "SELECT id FROM matching_ruling"))[0],
        "open_slot": free,
        "interview": interview,
        "scored": scored,
        "read": read,
        "asked": held,
        "move": (await ids(stage, "SELECT id FROM move"))[0],
        "series": (await ids(stage, "SELECT id FROM slot_series"))[0],
        "trouble": (await ids(stage, "SELECT id FROM trouble ORDER BY id DESC"))[0],
        "channel": stage.channels["announcements"],
        "application": (await ids(stage, "SELECT id FROM application"))[0],
        "volunteer": (await ids(stage, "SELECT id FROM volunteer WHERE suspended_at IS NULL"))[0],
        "suspended": (await ids(stage, "SELECT id FROM volunteer WHERE suspended_at IS NOT NULL"))[0],
        "host": host.id,
        "call": call,
        "miss": miss,
        "retired_tip": (await ids(stage, "SELECT id FROM group_tip WHERE state = 'retired'"))[0],
        "proposal": (await ids(stage, "SELECT id FROM group_tip WHERE state = 'proposed'"))[0],
    }


async def reviews(stage: Stage) -> dict[str, int]:
    """Resumes of others that wait, one of them kept for the host; one that the host has, and one of the booker's."""
    host, booker = stage.person(PEOPLE["host"]).id, stage.person(PEOPLE["booker"]).id
    async with stage.db.write() as tx:
        waiting, kept, claimed, done = [
            await tx.add(
                """
                INSERT INTO submission (guild_id, member_id, file_id, target_role, is_anonymised, state, made_at,
                    queued_at, claimed_at, waited, reviewed_at, remove_at)
                VALUES (?, ?, 1, 'Nurse', 0, ?, 0, ?, 0, 0, 0, 9999999999)
                """,
                (stage.guild_id, member, state, place),
            )
            for place, (member, state) in enumerate(
                [(901, "queued"), (902, "queued"), (903, "claimed"), (booker, "reviewed")], start=1
            )
        ]
        await tx.run(
            "INSERT INTO review_card (submission_id, guild_id, reviewer_id, kept_until) VALUES (?, ?, ?, 9999999999)",
            (kept, stage.guild_id, host),
        )
        begun, handed_in = [
            await tx.add(
                """
                INSERT INTO review (guild_id, submission_id, member_id, reviewer_id, state, claimed_at, due_at,
                    handed_in_at, result, thread_id)
                VALUES (?, ?, ?, ?, ?, 0, 9999999999, ?, 'ready', ?)
                """,
                (stage.guild_id, submission, member, host, state, at, NO_THREAD),
            )
            for submission, member, state, at in ((claimed, 903, "claimed", None), (done, booker, "handed_in", 1))
        ]
        await tx.run_many(
            "INSERT INTO review_answer VALUES (?, ?, 'It fits')",
            [(begun, "fit"), (handed_in, "fit"), (handed_in, "top")],
        )
    return {"waiting": waiting, "kept": kept, "claimed": claimed, "review": begun, "reviewed": handed_in}


async def over(stage: Stage) -> tuple[int, int]:
    """Two interviews of the host's with the booker: of one the booker began a form, of the other feedback is given."""
    booker, host = stage.person(PEOPLE["booker"]).id, stage.person(PEOPLE["host"]).id
    made = []
    async with stage.db.write() as tx:
        for part, author, revealed in (("self", booker, None), ("interviewer", host, 1)):
            interview = await tx.add(
                """
                INSERT INTO interview (guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes,
                    may_be_watched, may_be_recorded, state, booked_at)
                VALUES (?, 0, ?, ?, 0, 1, 30, 0, 0, 'finished', 0)
                """,
                (stage.guild_id, host, booker),
            )
            await tx.run(
                """
                INSERT INTO feedback (interview_id, guild_id, member_id, starts_at, due_at, revealed_at, given_at)
                VALUES (?, ?, ?, 0, 9999999999, ?, ?)
                """,
                (interview, stage.guild_id, booker, revealed, revealed),
            )
            score = await tx.add(
                """
                INSERT INTO score (guild_id, interview_id, author_id, part, made_at, handed_in_at)
                VALUES (?, ?, ?, ?, 0, ?)
                """,
                (stage.guild_id, interview, author, part, revealed),
            )
            await tx.run("INSERT INTO score_level VALUES (?, 'structure', 3)", (score,))
            made.append(interview)
    return made[0], made[1]


async def ids(stage: Stage, sql: str) -> list[int]:
    async with stage.db.read() as tx:
        return [row["id"] for row in await tx.all(sql)]


async def test_everything_that_people_can_use_has_a_line_in_the_table_and_nothing_else_has(stage: Stage) -> None:
    assert sorted(rows()) == sorted(uses(stage))
    assert set(USES) <= set(rows())


async def test_everybody_may_do_what_the_table_says_and_nothing_else(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    attempts = Attempts(stage, monkeypatch, tmp_path / "snapshot.db")
    attempts.things = await prepare(stage)
    await stage.bot.jobs.stop()
    copy_database(stage.db.path, tmp_path / "snapshot.db")

    found = {what: {name: await attempts.outcome(what, name) for name in PEOPLE} for what in sorted(uses(stage))}

    differences = [
        f"{what} by the {name}: {came_of_it}, not {rows().get(what, {}).get(name)}"
        for what, outcomes in found.items()
        for name, came_of_it in outcomes.items()
        if rows().get(what, {}).get(name) != came_of_it
    ]
    assert differences == [], "\n".join(
        f"{what:<32}" + "".join(f"{came_of_it:<11}" for came_of_it in outcomes.values())
        for what, outcomes in found.items()
    )
