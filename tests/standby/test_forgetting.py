"""Whoever was called for a freed time asks to be forgotten: what they were told goes too, whatever failed before."""

import pytest

from rehearsal.faults import Fault
from rehearsal.people import Person
from rehearsal.people.reading import visible_text
from rehearsal.state.messages import EPHEMERAL
from tests.interviews.acting import booked, dead_jobs, settle_for_good
from tests.stage import Stage
from tests.standby.test_on_discord import call_off, calls, free, press, wait

OPEN_DM = ("POST", "/users/@me/channels")
SEND = ("POST", "/channels/{}/messages")
CALL = "has become free for you"


def told(stage: Stage, person: Person) -> list[str]:
    """In their direct messages, and in threads of theirs: what stays there and has words."""
    threads = [person.messages(thread["id"]) for thread in person.threads(stage.guild_id)]
    lasting = [one for thread in threads for one in thread if not one["flags"] & EPHEMERAL]
    return [text for one in [*calls(person), *lasting] if (text := visible_text(one))]


def lose(stage: Stage, said: str) -> Fault:
    """A message with these words is posted, but nobody hears of it, and nobody can look until the fault is gone."""
    stage.server.faults.lose_answer(*SEND, status=503, when=lambda one: said in str(one.json))
    return stage.server.faults.fail("GET", SEND[1], status=503, times=None)


async def forget(person: Person) -> None:
    await (await person.command("me forget")).click("Delete everything")


async def nothing_is_left(stage: Stage, person: Person) -> None:
    async with stage.db.read() as tx:
        assert await tx.all("SELECT 1 FROM standby_call WHERE user_id IS NULL OR user_id = ?", (person.id,)) == []
    assert await dead_jobs(stage) == []
    assert told(stage, person) == []


@pytest.fixture
async def swift(stage: Stage) -> Stage:
    stage.server.api.rate_limits.enabled = False
    return stage


@pytest.mark.parametrize("takes_dms", [True, False])
@pytest.mark.parametrize("passed", [False, True])
async def test_a_call_goes_with_whoever_is_forgotten(swift: Stage, takes_dms: bool, passed: bool) -> None:
    if not takes_dms:
        swift.world.users.closed_dms.add(swift.ben.id)
    await wait(swift, "ben")
    await free(swift)
    assert [CALL in one for one in told(swift, swift.ben)] == [True]
    if passed:
        place = swift.thread(swift.ben, "For you") if not takes_dms else swift.ben.dms()[0]
        await press(swift.ben, "Not this time", swift.ben.messages(place["id"])[-1])
        await swift.settle()
    await forget(swift.ben)
    await settle_for_good(swift)
    await nothing_is_left(swift, swift.ben)


@pytest.mark.parametrize("takes_dms", [True, False])
async def test_a_call_whose_posting_went_unheard_goes_too_and_the_time_still_finds_the_next(
    swift: Stage, takes_dms: bool
) -> None:
    if not takes_dms:
        swift.world.users.closed_dms.add(swift.ben.id)
    await wait(swift, "ben", "tom", "grace")
    interview_id = await booked(swift)
    unseen = lose(swift, "standby:take" if takes_dms else f"<@{swift.ben.id}>")
    await call_off(swift, interview_id)
    assert [CALL in one for one in told(swift, swift.ben)] == [True]
    await forget(swift.ben)
    await swift.settle()
    await press(swift.tom, "Not this time")
    await swift.settle()
    assert len(calls(swift.grace)) == 1
    swift.server.faults.remove(unseen)
    await settle_for_good(swift)
    await nothing_is_left(swift, swift.ben)


@pytest.mark.parametrize("at", [OPEN_DM, SEND])
async def test_a_call_that_is_being_sent_when_its_reader_is_forgotten_goes_too(
    swift: Stage, at: tuple[str, str]
) -> None:
    await wait(swift, "ben")
    interview_id = await booked(swift)
    his = ("standby:take", str(swift.ben.id))
    hung = swift.server.faults.hang(*at, after_change=True, when=lambda one: any(word in str(one.json) for word in his))
    await swift.ana.command("interview cancel", interview=str(interview_id))
    await hung.reached.wait()
    await forget(swift.ben)
    hung.release()
    await settle_for_good(swift)
    await nothing_is_left(swift, swift.ben)
