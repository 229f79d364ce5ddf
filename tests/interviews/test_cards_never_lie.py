"""Random stories through the real bot while Discord misbehaves at random: in the end, what is shown is so."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from rehearsal.people import NotPossible, Person
from tests.interviews.acting import RESUME, dead_jobs, settle_for_good
from tests.interviews.on_discord import labels, lies
from tests.sampling import a_few
from tests.stage import Stage

Json = dict[str, Any]

ROUTES = [
    ("POST", "/channels/{}/threads"),
    ("PUT", "/channels/{}/thread-members/{}"),
    ("POST", "/channels/{}/messages"),
    ("PATCH", "/channels/{}/messages/{}"),
    ("DELETE", "/channels/{}/messages/{}"),
    ("GET", "/channels/{}/messages"),
    ("GET", "/channels/{}/messages/{}"),
    ("PATCH", "/channels/{}"),
    ("GET", "/guilds/{}/members/{}"),
    ("POST", "/guilds/{}/scheduled-events"),
    ("GET", "/guilds/{}/scheduled-events/{}"),
    ("PATCH", "/guilds/{}/scheduled-events/{}"),
    ("DELETE", "/guilds/{}/scheduled-events/{}"),
]
STEPS = 40


@dataclass
class Story:
    """What people do, drawn by lot; a step that a client or a rule refuses is no step."""

    stage: Stage
    dice: random.Random
    told: list[str] = field(default_factory=list)

    async def go_on(self) -> None:
        step = self.dice.choice(self._steps())
        self.told.append(step.__name__)
        self._break_something()
        try:
            await step()
        except NotPossible as refusal:
            self.told.append(f"({refusal})")
        if self.dice.random() < 0.7:
            await settle_for_good(self.stage)

    def _steps(self) -> list[Callable[[], Awaitable[object]]]:
        often = [self.offer, self.offer, self.offer, *[self.book] * 6, *[self.press] * 6]
        now_and_then = [self.propose, self.propose, self.place, self.edit, self.pass_time, self.pass_time]
        return [*often, *now_and_then, self.cancel, self.withdraw]

    def _break_something(self) -> None:
        """At most two faults at a time, each of which strikes once."""
        faults = self.stage.server.faults
        faults.clear()
        for _ in range(self.dice.randint(0, 2)):
            at = self.dice.choice(ROUTES)
            match self.dice.randint(0, 6):
                case 0:
                    faults.fail(*at, status=403, code=self.dice.choice([50013, 50001]))
                case 1:
                    faults.rate_limit(*at, retry_after=0.01, via=self.dice.random() < 0.5)
                case 2:
                    faults.lose_answer(*at, status=503)
                case 3:
                    faults.drop(*at, after_change=self.dice.random() < 0.5)
                case 4:
                    faults.delay(*at, 0.02, times=2)
                case _:
                    faults.fail(*at, status=503)

    @property
    def member(self) -> Person:
        return self.stage.person(self.dice.choice(["ana", "ben"]))

    @property
    def volunteer(self) -> Person:
        return self.stage.person(self.dice.choice(["priya", "tom"]))

    @property
    def anybody(self) -> Person:
        return self.stage.person(self.dice.choice(["ana", "ben", "priya", "tom"]))

    async def offer(self) -> None:
        hours, ask_first = self.dice.randint(14, 200), self.dice.random() < 0.4
        await self.volunteer.command("volunteer offer", when=f"in {hours} hours", ask_first=ask_first)

    async def book(self) -> None:
        member = self.member
        choices = await member.autocomplete("interview book", "slot", "")
        if not choices:
            return
        form = await member.command("interview book", slot=self.dice.choice(choices)["value"])
        if form.modal is not None:
            openness = ["watch"] if self.dice.random() < 0.5 else []
            resume = [RESUME] if self.dice.random() < 0.5 else []
            await form.submit(goals="Practise STAR answers", openness=openness, resume=resume)

    async def press(self) -> None:
        """A button of a card in a thread, whatever it is; a form is filled in."""
        person = self.anybody
        messages = [one for thread in person.threads(self.stage.guild_id) for one in person.messages(thread["id"])]
        found = [(one, label) for one in messages for label in labels(one)]
        if not found:
            return
        message, label = self.dice.choice(found)
        reply = await person.click(message, label)
        if reply.modal is not None:
            given = {"Move": {"when": self._when()}, "Set place": {"place": self._place()}}.get(label, {})
            await reply.submit(given)

    async def cancel(self) -> None:
        await self._with_own("interview cancel", reason=self.dice.choice(["", "Ill", "A family matter"]))

    async def place(self) -> None:
        await self._with_own("interview place", place=self._place())

    async def propose(self) -> None:
        await self._with_own("interview move", when=self._when())

    async def edit(self) -> None:
        form = await self._with_own("interview edit")
        if form is not None and form.modal is not None:
            await form.submit(goals="Practise something else", resume=[RESUME] if self.dice.random() < 0.5 else [])

    async def _with_own(self, command: str, **options: Any) -> Any:
        person = self.anybody
        choices = await person.autocomplete(command, "interview", "")
        given = {name: value for name, value in options.items() if value}
        return await person.command(command, interview=self.dice.choice(choices)["value"], **given) if choices else None

    async def withdraw(self) -> None:
        panel = await self.volunteer.command("volunteer slots")
        if "Withdraw" in panel.buttons:
            asked = await panel.click("Withdraw")
            await asked.click("All" if "All" in asked.buttons else "This one")

    async def pass_time(self) -> None:
        await self.stage.pass_time(hours=self.dice.choice([0.5, 3, 8, 20, 50]))

    def _when(self) -> str:
        return f"in {self.dice.randint(2, 200)} hours"

    def _place(self) -> str:
        return self.dice.choice(["Lounge", "https://meet.example/1", "@everyone <@1> here"])


async def tell(stage: Stage, seed: int) -> None:
    story = Story(stage, random.Random(seed))
    await story.offer()
    await story.offer()
    for _ in range(STEPS):
        await story.go_on()
    stage.server.faults.clear()
    await stage.pass_time(hours=2)  # a file for a booking that did not happen is kept for an hour
    await settle_for_good(stage, tries=40)
    found = [*await lies(stage), *await dead_jobs(stage), *defects(stage)]
    assert not found, (seed, found, story.told)


def defects(stage: Stage) -> list[str]:
    """A defect's code in anything that anybody was answered."""
    answers = [str(one.json) for one in stage.server.requests if one.template.endswith("/callback")]
    return [answer for answer in answers if "wrong on my side" in answer]


@pytest.mark.parametrize("seed", a_few(range(10), quick=3))
async def test_what_is_shown_is_so_after_a_few_random_stories(swift: Stage, seed: int) -> None:
    await tell(swift, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1060))
async def test_what_is_shown_is_so_after_many_random_stories(swift: Stage, seed: int) -> None:
    await tell(swift, seed)
