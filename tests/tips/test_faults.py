"""Whatever Discord refuses or forgets, and whenever the bot is killed: each tip is posted once, or moderators know."""

import asyncio
from datetime import timedelta

import pytest

from core import pace
from rehearsal.people import reading
from rehearsal.permissions import Permission
from rehearsal.state.channels import overwrite
from tests.stage import Stage
from tests.tips.acting import choose_channel, post_now, posted, propose, texts_of, tip_in, told_moderators

MESSAGES = "/channels/{}/messages"
TO_THURSDAY = timedelta(hours=45)
"""From the start of these tests, a Tuesday at noon, to the next time of the schedule."""


@pytest.fixture
async def swift(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> Stage:
    """The stage where nobody waits for a rate limit."""
    monkeypatch.setattr(pace, "REQUESTS_PER_SECOND", 100_000)
    stage.server.api.rate_limits.enabled = False
    return stage


async def retry_for_good(stage: Stage) -> None:
    for _ in range(6):
        await stage.pass_time(minutes=10)


async def to_thursday(stage: Stage) -> None:
    await stage.pass_time(seconds=TO_THURSDAY.total_seconds())


async def dead_jobs(stage: Stage) -> list[str]:
    async with stage.db.read() as tx:
        return [row["error"] for row in await tx.all("SELECT error FROM job WHERE state = 'dead'")]


async def test_a_tip_whose_answer_was_lost_is_found_and_not_posted_again(swift: Stage) -> None:
    channel = await choose_channel(swift)
    swift.server.faults.lose_answer("POST", MESSAGES, status=503)
    await to_thursday(swift)
    await retry_for_good(swift)
    assert len(posted(swift, channel)) == 1
    await swift.pass_time(days=4)
    assert len(set(map(tip_in, texts_of(swift, channel)))) == 2


async def test_while_discord_is_down_it_tries_again_the_same_day(swift: Stage) -> None:
    channel = await choose_channel(swift)
    fault = swift.server.faults.fail("POST", MESSAGES, status=503, times=5)
    await to_thursday(swift)
    await retry_for_good(swift)
    assert fault.hits >= 2 and len(posted(swift, channel)) == 1


async def test_a_day_on_which_discord_stayed_down_is_passed_over(swift: Stage) -> None:
    channel = await choose_channel(swift)
    fault = swift.server.faults.fail("POST", MESSAGES, status=503, times=None)
    await to_thursday(swift)
    assert fault.hits
    fault.times = fault.hits
    await swift.pass_time(hours=24)
    await retry_for_good(swift)
    assert posted(swift, channel) == [] and await dead_jobs(swift) == []
    await swift.pass_time(days=2, hours=23)
    assert len(posted(swift, channel)) == 1


@pytest.mark.parametrize("after_change", [False, True], ids=["before it was posted", "after it was posted"])
async def test_a_kill_in_the_middle_leaves_one_tip(swift: Stage, after_change: bool) -> None:
    channel = await choose_channel(swift)
    hang = swift.server.faults.hang("POST", MESSAGES, after_change=after_change)
    swift.clock_to_move.move(TO_THURSDAY)
    swift.world.pass_time()
    swift.db.work_added.set()
    await hang.reached.wait()
    await swift.kill_bot()
    hang.release()
    await swift.start_bot()
    await swift.settle()
    await retry_for_good(swift)
    assert len(posted(swift, channel)) == 1


async def test_killed_after_posting_and_back_the_next_day_it_knows_its_tip(swift: Stage) -> None:
    """So that the tip is not shown again in this round."""
    channel = await choose_channel(swift)
    hang = swift.server.faults.hang("POST", MESSAGES, after_change=True)
    swift.clock_to_move.move(TO_THURSDAY)
    swift.world.pass_time()
    swift.db.work_added.set()
    await hang.reached.wait()
    await swift.kill_bot()
    hang.release()
    swift.clock_to_move.move(timedelta(days=1))
    await swift.start_bot()
    await swift.settle()
    [message] = posted(swift, channel)
    async with swift.db.read() as tx:
        [row] = await tx.all("SELECT state, message_id FROM tip_post")
    assert tuple(row) == ("posted", int(message["id"]))


@pytest.mark.parametrize(("days", "hours", "expected"), [(23, 1, 1), (24, 1, 0), (22, 20, 0)])
async def test_after_weeks_of_downtime_at_most_the_tip_of_the_day_is_posted(
    swift: Stage, days: int, hours: int, expected: int
) -> None:
    """Back on a Thursday at 13:00, on a Friday, and on a Thursday at 8:00."""
    channel = await choose_channel(swift)
    await swift.stop_bot()
    swift.clock_to_move.move(timedelta(days=days, hours=hours))
    await swift.start_bot()
    await swift.settle()
    assert len(posted(swift, channel)) == expected
    await retry_for_good(swift)
    assert len(posted(swift, channel)) == expected + (hours == 20)


async def test_without_permission_moderators_are_told_once_and_it_goes_on_when_that_is_mended(swift: Stage) -> None:
    channel = await choose_channel(swift)
    me = swift.demo.application_id
    swift.world.channels.put_overwrite(channel, overwrite(me, deny=Permission.SEND_MESSAGES, member=True))
    await to_thursday(swift)
    await swift.pass_time(days=4)
    [said] = [text for text in told_moderators(swift) if "could not be posted" in text]
    assert f"<#{channel}>" in said and "I lack a permission" in said and "`/setup`" in said
    assert "The last one failed" in (await swift.morgan.command("moderator tips")).text
    swift.world.channels.delete_overwrite(channel, me)
    await swift.pass_time(days=3)
    assert len(posted(swift, channel)) == 1 and await dead_jobs(swift) == []
    assert "The last one failed" not in (await swift.morgan.command("moderator tips")).text


async def test_a_deleted_channel_stops_no_later_tip_in_another(swift: Stage) -> None:
    channel = await choose_channel(swift)
    swift.world.channels.delete(channel)
    await to_thursday(swift)
    assert len([text for text in told_moderators(swift) if "the channel was deleted" in text]) == 1
    other = await choose_channel(swift)
    await swift.pass_time(days=4)
    assert len(posted(swift, other)) == 1 and await dead_jobs(swift) == []


async def test_whoever_posts_by_hand_into_a_broken_channel_is_told_each_time(swift: Stage) -> None:
    channel = await choose_channel(swift)
    swift.world.channels.delete(channel)
    for _ in range(2):
        await post_now(swift)
        await swift.pass_time(minutes=2)
    assert len([text for text in told_moderators(swift) if "could not be posted" in text]) == 2


async def test_what_discord_puts_off_is_posted_once(swift: Stage) -> None:
    channel = await choose_channel(swift)
    fault = swift.server.faults.rate_limit("POST", MESSAGES, retry_after=0.05, times=2)
    await to_thursday(swift)
    await retry_for_good(swift)
    assert fault.hits and len(posted(swift, channel)) == 1


async def test_what_two_moderators_press_at_once_is_done_once(swift: Stage) -> None:
    channel = await choose_channel(swift)
    await propose(swift, swift.ana)
    panels = [await (await swift.morgan.command("moderator tips")).select("1 proposed: open one …", "1") for _ in "ab"]
    said = await asyncio.gather(panels[0].click("Approve"), panels[1].click("Decline"))
    await swift.settle()
    assert sum("Somebody has decided" in one.text for one in said) == 1 and len(swift.ana.dms()) == 1
    lists = [await swift.morgan.command("moderator tips") for _ in "ab"]
    said = await asyncio.gather(lists[0].click("Post now"), lists[1].click("Post now"))
    await swift.settle()
    assert sum("moment ago" in one.text for one in said) == 1 and len(posted(swift, channel)) == 1
    opened = [await (await swift.morgan.command("moderator tips")).select("Open a tip …", "say-i") for _ in "ab"]
    said = await asyncio.gather(opened[0].click("Retire"), opened[1].click("Retire"))
    assert sum("retired already" in one.text for one in said) == 1


async def test_whoever_proposed_a_tip_and_left_keeps_nobody_from_deciding(swift: Stage) -> None:
    await propose(swift, swift.ana)
    swift.world.members.remove(swift.guild_id, swift.ana.id)
    [card] = posted(swift, swift.channels["moderators"])
    said = await swift.morgan.at(swift.channels["moderators"]).click(card, "Approve")
    await retry_for_good(swift)
    assert "Taken" in said.text and await dead_jobs(swift) == []


async def test_a_proposal_whose_card_was_deleted_can_still_be_decided(swift: Stage) -> None:
    await propose(swift, swift.ana)
    [card] = posted(swift, swift.channels["moderators"])
    swift.world.messages.delete(card)
    panel = await (await swift.morgan.command("moderator tips")).select("1 proposed: open one …", "1")
    await panel.click("Approve")
    await swift.settle()
    assert posted(swift, swift.channels["moderators"]) == [] and await dead_jobs(swift) == []
    assert len(swift.ana.dms()) == 1


async def test_a_proposals_card_whose_answer_was_lost_is_there_once(swift: Stage) -> None:
    swift.server.faults.lose_answer("POST", MESSAGES, status=503)
    await propose(swift, swift.ana)
    await retry_for_good(swift)
    assert len(posted(swift, swift.channels["moderators"])) == 1


async def test_another_moderators_channel_gets_the_cards_that_wait(swift: Stage) -> None:
    await propose(swift, swift.ana)
    general = swift.demo.channels["general"]
    await swift.morgan.command("settings set", setting="moderator_channel", value=str(general))
    await swift.settle()
    assert posted(swift, swift.channels["moderators"]) == []
    assert len([text for text in texts_of(swift, general) if "Proposed tip" in text]) == 1


async def test_a_proposal_decided_before_its_card_was_found_again_has_no_buttons_left(swift: Stage) -> None:
    """The card is there and can be pressed, though Discord's answer that it is was lost."""
    lost = swift.server.faults.lose_answer("POST", MESSAGES, status=503)
    await propose(swift, swift.ana)
    [card] = posted(swift, swift.channels["moderators"])
    said = await swift.morgan.at(swift.channels["moderators"]).click(card, "Approve")
    await retry_for_good(swift)
    [card] = posted(swift, swift.channels["moderators"])
    assert lost.hits and "Taken" in said.text
    assert "taken" in reading.visible_text(card) and reading.buttons(card) == []


@pytest.mark.parametrize("decided", [False, True])
async def test_who_is_forgotten_before_their_card_was_found_again_leaves_no_name_on_it(
    swift: Stage, decided: bool
) -> None:
    lost = swift.server.faults.lose_answer("POST", MESSAGES, status=503)
    await propose(swift, swift.ana)
    if decided:
        panel = await (await swift.morgan.command("moderator tips")).select("1 proposed: open one …", "1")
        await panel.click("Approve")
    await (await swift.ana.command("me forget")).click("Delete everything")
    await retry_for_good(swift)
    assert lost.hits and not any(str(swift.ana.id) in text for text in told_moderators(swift))
    assert await dead_jobs(swift) == []
