"""Each request that an interview's jobs make, with each way in which Discord may fail: it is made up for, or told."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from cogs.interviews import service
from core import jobs
from rehearsal.faults import Fault, RecordedRequest
from rehearsal.people import reading
from tests.interviews.acting import (
    all_is_true,
    book,
    dead_jobs,
    newest,
    offer,
    settle_for_good,
    with_button,
)
from tests.interviews.on_discord import lies, own_messages
from tests.sampling import a_few
from tests.stage import Stage

Story = Callable[[Stage, int], Awaitable[Any]]


@dataclass(frozen=True)
class Request:
    """One request of a story: `when` tells it from others of the same route."""

    name: str
    story: Story
    method: str
    template: str
    says: str = ""

    def is_it(self, request: RecordedRequest) -> bool:
        return self.says in f"{request.json} {request.filenames}"


async def books(stage: Stage, _: int) -> None:
    await book(stage)


async def calls_off(stage: Stage, number: int) -> None:
    await stage.ana.command("interview cancel", interview=str(number))


async def names_a_place(stage: Stage, number: int) -> None:
    await stage.ana.command("interview place", interview=str(number), place="Lounge")


async def is_reminded(stage: Stage, _: int) -> None:
    await stage.pass_time(hours=26, minutes=1)


async def proposes(stage: Stage, number: int) -> None:
    await stage.ana.command("interview move", interview=str(number), when="in 70 hours")


async def answers(stage: Stage, number: int) -> None:
    await proposes(stage, number)
    await stage.settle()
    thread = stage.world.guilds.get(stage.guild_id).threads
    here = [one for one in thread.values() if one["name"].startswith(f"Interview {number} · ")]
    proposal = with_button(stage.priya.messages(here[0]["id"]), "Keep old time")
    await stage.priya.click(proposal, "Keep old time")


REQUESTS = [
    Request("the name of a party", books, "GET", "/guilds/{}/members/{}"),
    Request("the thread", books, "POST", "/channels/{}/threads", "Interview"),
    Request("letting in", books, "PUT", "/channels/{}/thread-members/{}"),
    Request("the card", books, "POST", "/channels/{}/messages", "interviews:move"),
    Request("reading the resume", books, "GET", "/channels/{}/messages/{}"),
    Request("sharing the resume", books, "POST", "/channels/{}/messages", "I remove it after"),
    Request("removing the first copy", books, "DELETE", "/channels/{}/messages/{}"),
    Request("the event", books, "POST", "/guilds/{}/scheduled-events"),
    Request("the notice", books, "POST", "/channels/{}/messages", "-# notice"),
    Request("the changed card", names_a_place, "PATCH", "/channels/{}/messages/{}", "interviews:move"),
    Request("looking at the event", names_a_place, "GET", "/guilds/{}/scheduled-events/{}"),
    Request("the changed event", names_a_place, "PATCH", "/guilds/{}/scheduled-events/{}"),
    Request("the reminder", is_reminded, "POST", "/channels/{}/messages", "interviews:coming"),
    Request("the proposal", proposes, "POST", "/channels/{}/messages", "interviews:keep_time"),
    Request("the answered proposal", answers, "PATCH", "/channels/{}/messages/{}", "The old time stays"),
    Request("removing the resume", calls_off, "DELETE", "/channels/{}/messages/{}"),
    Request("removing the event", calls_off, "DELETE", "/guilds/{}/scheduled-events/{}"),
    Request("the notice that it is off", calls_off, "POST", "/channels/{}/messages", "-# notice"),
]

FAILURES: dict[str, dict[str, Any]] = {
    "403 50013": {"status": 403, "code": 50013},
    "403 50001": {"status": 403, "code": 50001},
    "404 10003": {"status": 404, "code": 10003},
    "404 10008": {"status": 404, "code": 10008},
    "404 10007": {"status": 404, "code": 10007},
    "503": {"status": 503},
}
KEEP_FAILING = ["403 50013", "403 50001", "503"]
ONCE = [*FAILURES, "429", "429 by the proxy", "lost answer", "dropped", "dropped afterwards"]


def strike(stage: Stage, request: Request, failure: str, times: int | None = 1) -> Fault:
    faults, at = stage.server.faults, (request.method, request.template)
    match failure:
        case "429":
            return faults.rate_limit(*at, retry_after=0.01, times=times, when=request.is_it)
        case "429 by the proxy":
            return faults.rate_limit(*at, retry_after=1, via=False, times=times, when=request.is_it)
        case "lost answer":
            return faults.lose_answer(*at, status=503, times=times, when=request.is_it)
        case "dropped" | "dropped afterwards":
            return faults.drop(*at, after_change=failure != "dropped", times=times, when=request.is_it)
        case _:
            return faults.fail(*at, times=times, when=request.is_it, **FAILURES[failure])


def says_what_is_not_so(request: Request, failure: str) -> bool:
    """That a message, a thread, an event or a person is gone, which is there: the bot may believe it."""
    believed = {
        "404 10003": {"reading the resume", "looking at the event", "removing the resume", "removing the first copy"},
        "404 10008": {
            "the changed card",
            "the answered proposal",
            "reading the resume",
            "looking at the event",
            "removing the resume",
            "removing the first copy",
            "removing the event",
        },
        "404 10007": {"the name of a party", "letting in", "reading the resume", "looking at the event"},
    }
    if failure == "404 10003" and request.name == "removing the event":
        return True
    return request.name in believed.get(failure, ())


async def arrange(stage: Stage, request: Request) -> int:
    """The scene before the request's story."""
    await offer(stage)
    if request.story is books:
        return 0
    await book(stage)
    await stage.settle()
    return await newest(stage)


async def clear_away(stage: Stage) -> None:
    async with stage.db.read() as tx:
        live = await tx.all("SELECT id FROM interview WHERE state IN ('held', 'booked')")
    for row in live:
        await calls_off(stage, row["id"])
    reply = await stage.priya.command("volunteer slots")
    if "Withdraw" in reply.buttons:
        reply = await reply.click("Withdraw")
        await reply.click("All" if "All" in reply.buttons else "This one")
    await settle_for_good(stage)


def meetings(failures: list[str], turn: int) -> Iterator[tuple[Request, str]]:
    """In one turn every request meets one failure, and every failure a request.

    In as many turns as there are failures, every request meets every failure.
    """
    for place, request in enumerate(REQUESTS):
        yield request, failures[(place + turn) % len(failures)]


@pytest.mark.parametrize("turn", a_few(range(1, len(ONCE) + 1), quick=1))
async def test_what_fails_once_is_made_up_for(swift: Stage, turn: int) -> None:
    for request, failure in meetings(ONCE, turn):
        if says_what_is_not_so(request, failure):
            continue
        number = await arrange(swift, request)
        fault = strike(swift, request, failure)
        await request.story(swift, number)
        await settle_for_good(swift)
        wrong = [*await lies(swift), *await dead_jobs(swift)]
        assert fault.hits == 1, (request.name, failure)
        assert not wrong, (request.name, failure, wrong)
        await clear_away(swift)


@pytest.mark.parametrize("turn", a_few(range(1, len(KEEP_FAILING) + 1), quick=1))
async def test_what_keeps_failing_is_told_to_moderators_and_done_when_they_try_again(swift: Stage, turn: int) -> None:
    for request, failure in meetings(KEEP_FAILING, turn):
        if failure == "503" and request.story is is_reminded:
            continue  # before anybody gives it up, the next reminder takes its place
        number = await arrange(swift, request)
        fault = strike(swift, request, failure, times=None)
        await request.story(swift, number)
        await settle_for_good(swift, tries=40)
        await told_in_plain_words(swift, request)
        swift.server.faults.remove(fault)
        await try_again(swift)
        await all_is_true(swift)
        await clear_away(swift)


async def told_in_plain_words(stage: Stage, request: Request) -> None:
    cards = own_messages(stage, stage.channels["moderators"])
    said = [reading.visible_text(card) for card in cards if "Try again" in str(card["components"])]
    assert said, request.name
    for words in said:
        assert "something for" not in words and "wrong on my side" not in words, words


async def try_again(stage: Stage) -> None:
    here = stage.channels["moderators"]
    for card in own_messages(stage, here):
        if "Try again" in [button["label"] for button in reading.buttons(card)]:
            await stage.morgan.at(here).click(card, "Try again")
    await settle_for_good(stage)


async def test_a_group_whose_discord_fails_delays_no_other(swift: Stage) -> None:
    await offer(swift)
    hang = swift.server.faults.hang("POST", "/channels/{}/threads", when=lambda one: "Interview" in str(one.json))
    await book(swift)
    await hang.reached.wait()

    async with swift.db.write() as tx:
        await jobs.schedule(tx, swift.other_guild_id, service.SHOW, 999, swift.clock.now())
    async with asyncio.timeout(5):
        while await waits(swift, swift.other_guild_id):  # noqa: ASYNC110  a row tells, no event does
            await asyncio.sleep(0)
    assert await waits(swift, swift.guild_id)
    hang.release()
    await swift.settle()


async def waits(stage: Stage, guild_id: int) -> bool:
    async with stage.db.read() as tx:
        return await tx.one("SELECT 1 FROM job WHERE kind = ? AND guild_id = ?", (service.SHOW, guild_id)) is not None
