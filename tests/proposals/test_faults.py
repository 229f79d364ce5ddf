"""Whatever Discord refuses, loses or forgets: the volunteer has each offer once, and it says what is true."""

from collections.abc import Callable

import pytest

from cogs.proposals.models import State, Why
from rehearsal.faults import Faults
from rehearsal.people.reading import visible_text
from tests.interviews.acting import dead_jobs, settle_for_good
from tests.interviews.on_discord import labels
from tests.proposals.acting import (
    Json,
    card,
    in_dm,
    is_offer,
    messages_to,
    offered,
    proposal,
    propose,
    request_state,
    slot_of,
    wish,
)
from tests.stage import Stage

OPEN_DM = ("POST", "/users/@me/channels")
SEND = ("POST", "/channels/{}/messages")
EDIT = ("PATCH", "/channels/{}/messages/{}")
BUTTONS = ["Accept", "Decline", "Ask for details"]

Fail = Callable[[Faults, str, str], object]
FAULTS: dict[str, Fail] = {
    "broken": lambda faults, *at: faults.fail(*at, status=503),
    "forbidden once": lambda faults, *at: faults.fail(*at, status=403, code=50001),
    "limited": lambda faults, *at: faults.rate_limit(*at, retry_after=0.01),
    "answer lost": lambda faults, *at: faults.lose_answer(*at, status=503),
    "cut off": lambda faults, *at: faults.drop(*at, after_change=True),
}


def offers_to(stage: Stage) -> list[Json]:
    return [message for message in messages_to(stage.priya) if is_offer(message)]


@pytest.fixture
async def swift(stage: Stage) -> Stage:
    stage.server.api.rate_limits.enabled = False
    return stage


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", [OPEN_DM, SEND, EDIT])
async def test_the_card_is_there_once_and_true_whatever_failed_in_between(
    swift: Stage, at: tuple[str, str], fault: str
) -> None:
    made = await propose(swift, await wish(swift), slot_id=await slot_of(swift))
    assert made is not None
    FAULTS[fault](swift.server.faults, *at)
    await settle_for_good(swift)
    [shown] = offers_to(swift)
    assert labels(shown) == BUTTONS

    await in_dm(swift.priya).click(shown, "Decline")
    await settle_for_good(swift)

    [shown] = offers_to(swift)
    assert labels(shown) == [] and "Offer declined" in visible_text(shown)
    assert await request_state(swift, made.request_id) == "open"
    assert await dead_jobs(swift) == []


async def test_a_bot_that_is_killed_while_sending_an_offer_sends_it_once(swift: Stage) -> None:
    hung = swift.server.faults.hang(*SEND, after_change=True)
    made = await propose(swift, await wish(swift))
    assert made is not None
    await hung.reached.wait()
    await swift.kill_bot()
    swift.server.faults.clear()
    await swift.start_bot()
    await settle_for_good(swift)

    [shown] = offers_to(swift)
    assert labels(shown) == BUTTONS
    assert (await proposal(swift, made.id)).place is not None
    assert await dead_jobs(swift) == []


async def test_a_no_from_the_list_reaches_the_card_that_was_being_sent_when_the_bot_died(swift: Stage) -> None:
    hung = swift.server.faults.hang(*SEND, after_change=True)
    await propose(swift, await wish(swift))
    await hung.reached.wait()
    await (await swift.priya.command("volunteer requests")).click("Decline")
    await swift.kill_bot()
    swift.server.faults.clear()
    await swift.start_bot()
    await settle_for_good(swift)

    [shown] = offers_to(swift)
    assert labels(shown) == [] and "Offer declined" in visible_text(shown)


async def test_an_offer_that_ran_out_while_the_bot_was_away_has_ended_when_it_is_back(swift: Stage) -> None:
    made = await offered(swift)
    await swift.stop_bot()
    swift.clock_to_move.move(made.due_at - swift.clock.now())
    await swift.start_bot()
    await settle_for_good(swift)

    assert (await proposal(swift, made.id)).state is State.EXPIRED
    assert labels(card(swift.priya)) == []


async def test_who_left_the_server_is_passed_by(swift: Stage) -> None:
    swift.world.members.remove(swift.guild_id, swift.priya.id)
    made = await propose(swift, await wish(swift))
    assert made is not None
    await settle_for_good(swift)

    assert (await proposal(swift, made.id)).because is Why.UNREACHABLE
    assert await request_state(swift, made.request_id) == "open"
    assert await dead_jobs(swift) == []


async def test_a_thread_deleted_by_hand_does_not_take_the_offer_with_it(swift: Stage) -> None:
    swift.world.users.closed_dms.add(swift.priya.id)
    made = await offered(swift)
    [thread] = swift.priya.threads(swift.guild_id)
    swift.world.threads.delete(int(thread["id"]))

    form = await (await swift.priya.command("volunteer requests")).click("Ask for details")
    await form.submit(question="Which language?")
    await settle_for_good(swift)

    [thread] = swift.priya.threads(swift.guild_id)
    assert "Which language?" in visible_text(swift.priya.messages(thread["id"])[-1])
    assert (await proposal(swift, made.id)).is_open
    assert await dead_jobs(swift) == []
