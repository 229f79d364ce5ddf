"""The bot is killed in the middle of **Got an answer**: the answer is noted once, and one goal comes of it."""

import asyncio

import pytest

from core.wording import compile_all
from rehearsal.people import Reply
from tests.asks.acting import FOLLOW_UP, LET_GO, reminders, seen, sent
from tests.kills import CALLBACK, Around, Kill
from tests.sampling import a_few
from tests.stage import Stage
from tests.waiting import until

BESIDE = ("POST", "/webhooks/{}/{}")
"""What is said beside a reminder that lost its buttons."""

ANSWER = {"answer": "More numbers, please", "develop": "Lead with numbers"}
PLACES = ["the list", "the reminder"]


async def ask(stage: Stage, place: str) -> None:
    compile_all()  # in its first seconds the bot may be too late with a draft, which is not what is tried here
    await sent(stage.ana)
    if place == "the reminder":
        await stage.pass_time(days=10)


async def got_an_answer(stage: Stage, place: str) -> Reply:
    """The form, from the place where it is pressed."""
    if place == "the list":
        return await (await stage.ana.command("feedback asks")).click("Got an answer")
    [message] = reminders(stage, stage.ana, FOLLOW_UP)
    return await stage.ana.at(int(message["channel_id"])).click(message, "Got an answer")


async def noted(stage: Stage, reply: Reply) -> str:
    """The answer that says so, which is beside the reminder where that was pressed."""
    message = reply.message
    assert message is not None and not reply.failed

    def said() -> str:
        return "\n".join([reply.text, *seen(stage.ana, int(message["channel_id"]))[-1:]])

    await until(lambda: "Noted" in said())
    return said()


async def goals_of(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        return [row["text"] for row in await tx.all("SELECT text FROM goal WHERE user_id = ?", (stage.ana.id,))]


async def is_noted_once(stage: Stage) -> None:
    async with stage.db.read() as tx:
        [row] = await tx.all("SELECT state, answer FROM ask")
    assert tuple(row) == ("answered", ANSWER["answer"])
    assert await goals_of(stage) == [ANSWER["develop"]]
    assert (await stage.ana.command("interview progress")).text.count(ANSWER["develop"]) == 1
    request = await stage.ana.command("interview request", field="Data", kind="behavioural")
    assert ANSWER["develop"] in str(request.modal), "it is the suggested aim"
    listed = await stage.ana.command("feedback asks")
    assert "Answered" in listed.text and ANSWER["answer"] in (await listed.click("Show")).text
    before = len(reminders(stage, stage.ana, FOLLOW_UP))
    await stage.pass_time(days=30)
    assert len(reminders(stage, stage.ana, FOLLOW_UP)) == before and reminders(stage, stage.ana, LET_GO) == []
    async with stage.db.read() as tx:
        assert await tx.all("SELECT * FROM job WHERE state = 'dead' OR kind LIKE 'asks:%'") == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("around", Around)
async def test_a_kill_while_the_form_is_opened(stage: Stage, place: str, around: Around) -> None:
    await ask(stage, place)
    press = got_an_answer(stage, place)
    number = 2 if place == "the list" else 1
    assert await Kill.at_request(stage, CALLBACK, around, number).during(press)
    await noted(stage, await (await got_an_answer(stage, place)).submit(ANSWER))
    await is_noted_once(stage)


MOMENTS = ["before the commit", "after the commit", "before the answer", "after the answer"]
FIRST = [
    ("the list", "before the answer"),
    ("the reminder", "before the commit"),
    ("the reminder", "before the word beside it"),
]


def kill_at(stage: Stage, moment: str) -> Kill:
    when, what = moment.split(" the ")
    if what == "commit":
        return Kill.at_commit(stage, Around(when))
    return Kill.at_request(stage, CALLBACK if what == "answer" else BESIDE, Around(when))


@pytest.mark.parametrize(
    ("place", "moment"),
    a_few(
        [
            *FIRST,
            *((place, moment) for moment in MOMENTS for place in PLACES if (place, moment) not in FIRST),
            ("the reminder", "after the word beside it"),
        ],
        quick=len(FIRST),
    ),
)
async def test_a_kill_while_the_form_is_handed_in(stage: Stage, place: str, moment: str) -> None:
    """Who was not answered hands the same form in again, as Discord's own client lets them, and is told the same."""
    await ask(stage, place)
    form = await got_an_answer(stage, place)

    async def hand_in() -> None:
        """The word beside a reminder comes after its answer."""
        await noted(stage, await form.submit(ANSWER))

    assert await kill_at(stage, moment).during(hand_in())
    assert len(await goals_of(stage)) == (moment != "before the commit")

    again = await form.submit(ANSWER)
    assert "went wrong" not in again.text
    assert ANSWER["develop"] in await noted(stage, again)
    await is_noted_once(stage)


async def test_a_form_handed_in_twice_at_once_notes_one_answer_and_tells_both(stage: Stage) -> None:
    await ask(stage, "the list")
    form = await got_an_answer(stage, "the list")
    replies = await asyncio.gather(form.submit(ANSWER), form.submit(ANSWER))
    assert all("Noted" in one.text and ANSWER["develop"] in one.text for one in replies)
    await is_noted_once(stage)


async def test_another_answer_than_the_one_noted_comes_back_with_what_to_do(stage: Stage) -> None:
    await ask(stage, "the list")
    forms = [await got_an_answer(stage, "the list") for _ in "ab"]
    await forms[0].submit(ANSWER)
    for other in ({"answer": "Shorter, please"}, {"develop": "Be brief"}):
        again = await forms[1].submit({**ANSWER, **other})
        assert "noted an answer to this one already" in again.text and "`/feedback asks`" in again.text
        assert next(iter(other.values())) in again.text
    await is_noted_once(stage)


async def test_a_goal_that_was_reached_meanwhile_does_not_come_again_with_the_same_form(stage: Stage) -> None:
    await ask(stage, "the list")
    form = await got_an_answer(stage, "the list")
    await form.submit(ANSWER)
    async with stage.db.write() as tx:
        await tx.run("UPDATE goal SET done_at = made_at")
    assert "Noted" in (await form.submit(ANSWER)).text
    assert await goals_of(stage) == [ANSWER["develop"]]


async def test_whoever_leaves_with_the_form_open_is_not_noted_and_back_again_can_hand_it_in(stage: Stage) -> None:
    await ask(stage, "the reminder")
    form = await got_an_answer(stage, "the reminder")
    stage.world.members.remove(stage.guild_id, stage.ana.id)
    refused = await form.submit(ANSWER)
    assert not refused.failed and "went wrong" not in refused.text and ANSWER["answer"] in refused.text
    assert await goals_of(stage) == []
    stage.world.members.add(stage.guild_id, stage.ana.id, roles=[stage.demo.roles["Member"]])
    await noted(stage, await form.submit(ANSWER))
    await is_noted_once(stage)
