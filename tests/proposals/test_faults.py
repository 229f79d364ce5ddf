"""Whatever Discord refuses, loses or forgets: the volunteer has each offer once, and it says what is true."""

from collections.abc import Callable

import pytest

from cogs.proposals.models import State, Why
from cogs.requests import service as requests
from cogs.requests.models import Request
from rehearsal.faults import Fault, Faults
from rehearsal.people import Person
from rehearsal.people.reading import visible_text
from tests.interviews.acting import dead_jobs, settle_for_good
from tests.interviews.on_discord import labels
from tests.proposals.acting import (
    WISH,
    Json,
    actor_of,
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


def told(stage: Stage, person: Person) -> list[str]:
    """In their direct messages, and in threads of theirs."""
    threads = [person.messages(thread["id"]) for thread in person.threads(stage.guild_id)]
    return [visible_text(one) for one in [*messages_to(person), *(one for thread in threads for one in thread)]]


def lose(stage: Stage, said: str) -> Fault:
    """A message with these words is posted, but nobody hears of it, and nobody can look until the fault is gone."""
    stage.server.faults.lose_answer(*SEND, status=503, when=lambda one: said in str(one.json))
    return stage.server.faults.fail("GET", SEND[1], status=503, times=None)


async def forget(stage: Stage, person: Person, unseen: Fault) -> None:
    await (await person.command("me forget")).click("Delete everything")
    stage.server.faults.remove(unseen)
    await settle_for_good(stage)
    async with stage.db.read() as tx:
        assert await tx.all("SELECT 1 FROM proposal_question") == []
        assert await tx.all("SELECT 1 FROM proposal WHERE sending_to != '[]'") == []
    assert await dead_jobs(stage) == []


OFFER, QUESTION = "asks for an interview", "Which language?"


@pytest.mark.parametrize("takes_dms", [True, False])
@pytest.mark.parametrize("declined", [False, True])
async def test_an_offer_whose_posting_went_unheard_goes_with_the_volunteer_who_is_forgotten(
    swift: Stage, takes_dms: bool, declined: bool
) -> None:
    if not takes_dms:
        swift.world.users.closed_dms.add(swift.priya.id)
    unseen = lose(swift, "proposals:accept" if takes_dms else f"<@{swift.priya.id}>")
    await propose(swift, await wish(swift))
    await swift.settle()
    assert len([one for one in told(swift, swift.priya) if OFFER in one]) == 1
    if declined:
        await (await swift.priya.command("volunteer requests")).click("Decline")
    await forget(swift, swift.priya, unseen)
    assert not any("ffer" in one or OFFER in one for one in told(swift, swift.priya))


async def test_an_offer_whose_posting_went_unheard_says_nothing_of_the_member_who_is_forgotten(swift: Stage) -> None:
    unseen = lose(swift, "proposals:accept")
    await propose(swift, await wish(swift))
    await swift.settle()
    assert [WISH.goals in one for one in told(swift, swift.priya)] == [True]
    await forget(swift, swift.ana, unseen)
    assert [WISH.goals in one or OFFER in one for one in told(swift, swift.priya)] == [False]
    assert labels(card(swift.priya)) == []


@pytest.mark.parametrize("who", ["ana", "priya"])
async def test_a_question_whose_posting_went_unheard_goes_with_whoever_is_forgotten(swift: Stage, who: str) -> None:
    await offered(swift)
    unseen = lose(swift, "proposals:answer")
    form = await in_dm(swift.priya).click(card(swift.priya), "Ask for details")
    await form.submit(question=QUESTION)
    await swift.settle()
    assert [QUESTION in one for one in told(swift, swift.ana)] == [True]
    await forget(swift, swift.person(who), unseen)
    assert told(swift, swift.ana) == []
    assert not any(QUESTION in one or OFFER in one for one in told(swift, swift.priya))


@pytest.mark.parametrize("what", ["offer", "question"])
async def test_what_is_being_sent_when_its_reader_is_forgotten_goes_too(swift: Stage, what: str) -> None:
    reader, request = (swift.priya, await wish(swift)) if what == "offer" else (swift.ana, None)
    if request is None:
        await offered(swift)
    hung = swift.server.faults.hang(*SEND, after_change=True)
    if request is not None:
        await propose(swift, request)
    else:
        form = await in_dm(swift.priya).click(card(swift.priya), "Ask for details")
        await form.submit(question=QUESTION)
    await hung.reached.wait()
    await (await reader.command("me forget")).click("Delete everything")
    assert len(told(swift, reader)) == 1
    hung.release()
    await settle_for_good(swift)
    assert told(swift, reader) == [] == await dead_jobs(swift)


async def take_back(stage: Stage, request: Request) -> None:
    async with stage.db.write() as tx:
        await requests.withdraw(tx, actor_of(stage.ana, stage.guild_id), request.id, stage.clock.now())


@pytest.mark.parametrize("at", [OPEN_DM, SEND])
async def test_an_offer_that_ended_before_it_could_be_sent_is_not_sent(swift: Stage, at: tuple[str, str]) -> None:
    request = await wish(swift)
    await swift.settle()
    swift.server.faults.fail(*at, status=503)
    await propose(swift, request)
    await swift.settle()
    await take_back(swift, request)
    await settle_for_good(swift)
    assert offers_to(swift) == [] == await dead_jobs(swift)


@pytest.mark.parametrize("takes_dms", [True, False])
async def test_an_offer_whose_posting_went_unheard_says_that_it_has_ended(swift: Stage, takes_dms: bool) -> None:
    if not takes_dms:
        swift.world.users.closed_dms.add(swift.priya.id)
    request = await wish(swift)
    unseen = lose(swift, "proposals:accept" if takes_dms else f"<@{swift.priya.id}>")
    made = await propose(swift, request)
    await swift.settle()
    await take_back(swift, request)
    swift.server.faults.remove(unseen)
    await settle_for_good(swift)
    assert [OFFER in one for one in told(swift, swift.priya) if "ffer" in one or OFFER in one] == [False]
    assert made is not None and (await proposal(swift, made.id)).place is not None
    assert await dead_jobs(swift) == []
