"""The bot is killed in the middle of each button of tips: what was pressed counts once, or can be pressed again."""

import asyncio
from typing import NamedTuple

import pytest

from cogs.tips.catalogue import catalogue
from rehearsal.people import Reply, reading
from tests.interviews.acting import settle_for_good
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.kills import CALLBACK, Around, Kill
from tests.sampling import a_few
from tests.stage import Json, Stage
from tests.tips.acting import audited, choose_channel, post_now, posted, propose, texts_of, tip_in

__all__ = ["swift", "unhurried_by_limits"]

ATTITUDE = [tip.text for tip in catalogue().values() if tip.topic == "attitude"]
SAY, CHANGE, WRITE_TO = (
    ("POST", "/channels/{}/messages"),
    ("PATCH", "/channels/{}/messages/{}"),
    ("POST", "/users/@me/channels"),
)


@pytest.fixture(params=["before the commit", "before the answer", "after the answer"])
def moment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def kill_at(stage: Stage, moment: str) -> Kill:
    if moment == "before the commit":
        return Kill.at_commit(stage, Around.BEFORE)
    return Kill.at_request(stage, CALLBACK, Around.BEFORE if moment == "before the answer" else Around.AFTER)


async def votes(stage: Stage) -> list[tuple[str, int]]:
    async with stage.db.read() as tx:
        return [(row["tip"], row["helpful"]) for row in await tx.all("SELECT tip, helpful FROM tip_vote")]


async def dead_jobs(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        return [f"{row['kind']}: {row['error']}" for row in await tx.all("SELECT * FROM job WHERE state = 'dead'")]


# A tip of one's own


async def test_another_goes_on_where_it_stood_and_withholds_no_tip(stage: Stage, moment: str) -> None:
    shown = await stage.ana.command("tip", topic="attitude")
    first = tip_in(shown.text)
    assert await kill_at(stage, moment).during(shown.click("Another"))

    seen = [first, tip_in(shown.text)] if moment == "after the answer" else [first]
    for _ in ATTITUDE:
        await stage.pass_time(seconds=1)
        shown = await shown.click("Another")
        seen.append(tip_in(shown.text))
    in_turn = len(ATTITUDE) - (moment == "before the answer")
    assert len(set(seen[:in_turn])) == in_turn, "none comes twice before all were given"
    assert set(seen) == set(ATTITUDE), "the one that nobody could see comes again"


async def test_two_presses_on_another_at_once_give_two_tips(stage: Stage) -> None:
    shown = await stage.ana.command("tip", topic="attitude")
    first = tip_in(shown.text)
    replies = await asyncio.gather(shown.click("Another"), shown.click("Another"))
    assert not any(one.failed for one in replies)
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT tip FROM tip_seen WHERE user_id = ?", (stage.ana.id,))
    texts = {catalogue()[row["tip"]].text for row in rows}
    assert len(texts) == 3 and {tip_in(one.text) for one in replies} <= texts - {first}


@pytest.mark.parametrize("label", ["Helpful", "Not for me"])
async def test_a_vote_counts_once_and_can_be_given_again(stage: Stage, moment: str, label: str) -> None:
    shown = await stage.ana.command("tip", topic="attitude")
    assert await kill_at(stage, moment).during(shown.click(label))
    assert len(await votes(stage)) == (moment != "before the commit")

    again = await shown.click(label)
    noted = {"Helpful": "Noted: helpful", "Not for me": "Noted: not for you"}[label]
    assert noted in again.text and tip_in(again.text) in ATTITUDE
    [(_, helpful)] = await votes(stage)
    assert helpful == (label == "Helpful")


@pytest.mark.parametrize("label", ["Helpful", "Not for me"])
async def test_a_vote_below_a_posted_tip_counts_once(stage: Stage, moment: str, label: str) -> None:
    channel = await choose_channel(stage)
    await post_now(stage)
    [card] = posted(stage, channel)
    assert await kill_at(stage, moment).during(stage.ben.at(channel).click(card, label))
    assert len(await votes(stage)) == (moment != "before the commit")

    again = await stage.ben.at(channel).click(card, label)
    assert "Noted" in again.text and again.ephemeral
    assert len(await votes(stage)) == 1 and "Noted" not in texts_of(stage, channel)[0]


async def test_both_votes_at_once_leave_the_one_that_is_shown(stage: Stage) -> None:
    shown = await stage.ana.command("tip", topic="attitude")
    replies = await asyncio.gather(*(shown.click(label) for label in ("Helpful", "Not for me", "Helpful")))
    assert not any(one.failed for one in replies)
    [(_, helpful)] = await votes(stage)
    assert ("Noted: helpful" in replies[-1].text) == bool(helpful), replies[-1].text


# A proposed tip


MOST_COMMITS = 30


class Decided(NamedTuple):
    """How it can be seen that a proposal was decided."""

    state: str
    action: str
    told: str


DECIDED = {
    "Approve": Decided("active", "tips:approve", "took your tip"),
    "Decline": Decided("declined", "tips:decline", "do not use"),
}


def card(stage: Stage) -> Json:
    [found] = [one for one in posted(stage, stage.channels["moderators"]) if "roposed tip" in reading.visible_text(one)]
    return found


async def decide(stage: Stage, label: str) -> Reply:
    reply = await stage.morgan.at(stage.channels["moderators"]).click(card(stage), label)
    await stage.settle()
    return reply


async def decide_where_it_is_left(stage: Stage, label: str) -> None:
    if label in [button["label"] for button in reading.buttons(card(stage))]:
        await decide(stage, label)
    await settle_for_good(stage)


async def state_of_proposal(stage: Stage) -> str:
    async with stage.db.read() as tx:
        [row] = await tx.all("SELECT state FROM group_tip")
    return str(row["state"])


async def is_told_once(stage: Stage, label: str) -> None:
    said = [reading.visible_text(one) for dm in stage.ana.dms() for one in stage.ana.messages(dm["id"])]
    assert len(said) == 1 and DECIDED[label].told in said[0], said
    assert await audited(stage) == [DECIDED[label].action]
    assert await dead_jobs(stage) == []


async def is_decided_once(stage: Stage, label: str) -> None:
    assert await state_of_proposal(stage) == DECIDED[label].state
    await is_told_once(stage, label)
    assert reading.buttons(card(stage)) == [] and f"<@{stage.morgan.id}>" in reading.visible_text(card(stage))


async def forget_it(stage: Stage) -> None:
    """As if nothing had been proposed."""
    for message in posted(stage, stage.channels["moderators"]):
        stage.world.messages.delete(message)
    for dm in stage.ana.dms():
        for message in stage.ana.messages(dm["id"]):
            stage.world.messages.delete(message)
    async with stage.db.write() as tx:
        for table in ("group_tip", "audit", "job"):
            await tx.run(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("label", "around"),
    a_few(
        [("Approve", Around.AFTER), ("Decline", Around.BEFORE), ("Approve", Around.BEFORE), ("Decline", Around.AFTER)],
        quick=2,
    ),
)
async def test_a_decision_survives_a_kill_at_each_commit(swift: Stage, label: str, around: Around) -> None:
    for number in range(1, MOST_COMMITS):
        await propose(swift, swift.ana)
        kill = Kill.at_commit(swift, around, number)
        happened = await kill.during(decide(swift, label))
        await decide_where_it_is_left(swift, label)
        await is_decided_once(swift, label)
        if not happened:
            assert number > 3
            return
        await forget_it(swift)
    pytest.fail("there is no end of commits")


@pytest.mark.parametrize("around", Around)
@pytest.mark.parametrize("route", [CALLBACK, SAY, CHANGE, WRITE_TO], ids=" ".join)
async def test_a_decision_survives_a_kill_at_each_request(swift: Stage, route: tuple[str, str], around: Around) -> None:
    await propose(swift, swift.ana)
    assert await Kill.at_request(swift, route, around).during(decide(swift, "Approve"))
    await decide_where_it_is_left(swift, "Approve")
    await is_decided_once(swift, "Approve")
