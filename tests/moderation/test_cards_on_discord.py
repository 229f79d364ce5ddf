"""What moderators are told when something could not be done, or was deleted, by the real bot."""

import asyncio
import logging
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from cogs.moderation import service
from core.client import Feature
from core.clock import MovableClock
from core.jobs import Job, schedule
from data.database import Database
from rehearsal.people import NotPossible
from rehearsal.people.reading import visible_text
from tests.moderation.conftest import Stage, running_bot
from tests.waiting import until

CREATE_MESSAGE = "/channels/{id}/messages"


class Errands:
    """Jobs of a made-up feature: each looks at #general, which Discord limits less than posting."""

    def __init__(self, stage: Stage, clock: MovableClock) -> None:
        self._stage = stage
        self._clock = clock
        self.done: list[int] = []
        self.adopt(stage)

    def adopt(self, stage: Stage) -> None:
        self._stage = stage
        stage.bot.jobs.register("tips:post", self._look)

    async def _look(self, job: Job) -> None:
        await self._stage.bot.fetch_channel(self._stage.demo.channels["general"])
        self.done.append(job.subject_id)

    def refuse(self, code: int = 50013, status: int = 403) -> None:
        self._stage.server.faults.fail("GET", "/channels/{id}", status=status, code=code, times=None)

    async def give_up(self, *numbers: int) -> None:
        """Have them tried, in vain, until they are given up."""
        async with self._stage.bot.db.write() as tx:
            for number in numbers:
                await schedule(tx, self._stage.guild_id, "tips:post", number, self._clock.now())
        await self.pass_time()

    async def pass_time(self) -> None:
        for _ in range(12):
            await self._stage.idle()
            self._clock.move(timedelta(hours=1))
        await self._stage.idle()


@pytest.fixture
async def errands(stage: Stage, clock: MovableClock) -> Errands:
    await stage.morgan.command("settings set", setting="moderator_channel", value="welcome")
    overwrites = stage.world.channels.get(stage.demo.channels["welcome"])["permission_overwrites"]
    bot = {"id": str(stage.demo.application_id), "type": 1, "allow": "2048", "deny": "0"}
    stage.world.channels.edit(stage.demo.channels["welcome"], permission_overwrites=[*overwrites, bot])
    return Errands(stage, clock)


def cards(stage: Stage) -> list[dict[str, Any]]:
    messages = stage.morgan.messages(stage.demo.channels["welcome"])
    return [message for message in messages if message["author"]["id"] == str(stage.demo.application_id)]


async def test_moderators_read_what_failed_why_and_what_to_do(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(42)

    (card,) = cards(stage)
    text = visible_text(card)
    assert "I could not do something" in text
    assert "something for tips (post) (number 42)" in text
    assert "I lack a permission there" in text
    assert "press **Check**" in text
    assert card["mentions"] == []


async def test_a_feature_may_say_in_its_own_words_what_failed(stage: Stage, errands: Errands) -> None:
    tips = ModuleType("service")
    tips.__dict__["describe_job"] = lambda kind, detail: f"post the tip of the day{detail}"
    stage.bot.features.append(Feature("tips", tips))
    errands.refuse(code=10003, status=404)
    await errands.give_up(42)

    text = visible_text(cards(stage)[0])
    assert "post the tip of the day (number 42)" in text
    assert "was deleted" in text


async def test_many_failures_of_one_cause_fill_one_card(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(1, 2, 3)

    (card,) = cards(stage)
    assert "3 times" in visible_text(card)


async def test_trying_again_does_what_failed(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(1, 2)
    stage.server.faults.clear()

    reply = await stage.morgan.click(cards(stage)[0], "Try again")
    await stage.idle()

    assert sorted(errands.done) == [1, 2]
    assert "Trying again" in reply.text
    assert f"<@{stage.morgan.id}>" in reply.text
    assert reply.buttons == []
    assert "trouble:retried" in (await stage.morgan.command("moderator audit")).text


async def test_what_fails_again_is_told_again(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(1)
    await stage.morgan.click(cards(stage)[0], "Try again")
    await errands.pass_time()

    assert [("Try again" in str(card["components"])) for card in cards(stage)] == [False, True]


async def test_done_puts_it_aside_for_good(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(1)
    stage.server.faults.clear()

    reply = await stage.morgan.click(cards(stage)[0], "Done")
    await errands.pass_time()

    assert "put aside by" in reply.text
    assert errands.done == []
    assert len(cards(stage)) == 1


async def test_two_moderators_at_once_do_it_once(stage: Stage, errands: Errands) -> None:
    stage.world.members.give_role(stage.guild_id, stage.ana.id, stage.demo.roles["Moderator"])
    errands.refuse()
    await errands.give_up(1)
    stage.server.faults.clear()
    (card,) = cards(stage)

    replies = await asyncio.gather(
        *(person.click(card, label) for person, label in ((stage.morgan, "Try again"), (stage.ana, "Done")))
    )
    await stage.idle()

    assert sorted("taken care of this already" in reply.text for reply in replies) == [False, True]


async def test_who_does_not_moderate_cannot_press(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(1)

    for label in ("Try again", "Done"):
        reply = await stage.ana.click(cards(stage)[0], label)
        assert "This is for moderators" in reply.text
        assert reply.ephemeral
    assert "Try again" in str(cards(stage)[0]["components"])


async def test_without_a_moderators_channel_the_log_says_it_and_a_new_channel_shows_it(
    stage: Stage, errands: Errands, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.morgan.command("settings set", setting="moderator_channel", value="default")
    errands.refuse()
    with caplog.at_level(logging.WARNING):
        await errands.give_up(1)
    assert "no moderator channel" in caplog.text
    assert cards(stage) == []

    await stage.morgan.command("settings set", setting="moderator_channel", value="welcome")
    await stage.idle()

    assert len(cards(stage)) == 1


async def test_a_moderators_channel_that_cannot_be_posted_in_starts_no_endless_round(
    stage: Stage, errands: Errands, clock: MovableClock
) -> None:
    errands.refuse()
    stage.server.faults.fail("POST", CREATE_MESSAGE, status=403, code=50013, times=None)
    await errands.give_up(1)
    before = len(stage.server.requests)
    await errands.pass_time()
    assert len(stage.server.requests) == before

    stage.server.faults.clear()
    await (await stage.morgan.command("setup")).click("Check")
    await stage.idle()
    assert len(cards(stage)) == 1


async def test_a_card_whose_answer_was_lost_is_found_and_not_posted_twice(
    stage: Stage, errands: Errands, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As after some minutes, when Discord no longer knows the nonce.
    monkeypatch.setattr("rehearsal.posting.NONCE_LIFE", timedelta(0))
    errands.refuse()
    stage.server.faults.lose_answer("POST", CREATE_MESSAGE, status=503)
    await errands.give_up(1)

    (card,) = cards(stage)
    assert "Trying again" in (await stage.morgan.click(card, "Try again")).text


async def test_a_deleted_card_is_posted_anew_when_more_fails(stage: Stage, errands: Errands) -> None:
    errands.refuse()
    await errands.give_up(1)
    stage.world.messages.delete(cards(stage)[0])
    await errands.give_up(2)
    (card,) = cards(stage)
    assert "2 times" in visible_text(card)


async def test_what_was_settled_before_anybody_could_be_shown_is_not_shown(
    stage: Stage, errands: Errands, clock: MovableClock
) -> None:
    await stage.morgan.command("settings set", setting="moderator_channel", value="default")
    errands.refuse()
    await errands.give_up(1)
    async with stage.bot.db.write() as tx:
        await tx.run("DELETE FROM job")
        await schedule(tx, stage.guild_id, service.SHOW_TROUBLE, 1, clock.now())
    await stage.morgan.command("settings set", setting="moderator_channel", value="welcome")
    await stage.idle()
    assert cards(stage) == []


async def test_a_card_still_works_after_a_restart(
    stage: Stage, errands: Errands, db: Database, clock: MovableClock
) -> None:
    errands.refuse()
    await errands.give_up(1)
    await stage.bot.close()
    stage.server.faults.clear()

    async with running_bot(db, clock, stage.demo) as bot:
        stage.bot = bot
        errands.adopt(stage)
        await stage.morgan.click(cards(stage)[0], "Try again")
        await stage.idle()

    assert errands.done == [1]


async def test_a_deleted_channel_or_role_is_told_once_and_the_setting_stays(stage: Stage, errands: Errands) -> None:
    general, member = stage.demo.channels["Lounge"], stage.demo.roles["Member"]
    await stage.morgan.command("settings set", setting="stage_channel", value="Lounge")
    await stage.morgan.command("settings set", setting="member_role", value="Member")

    stage.world.channels.delete(general)
    stage.world.roles.delete(stage.guild_id, member)
    await until(lambda: len(cards(stage)) == 2)
    await stage.idle()

    texts = sorted(visible_text(card) for card in cards(stage))
    assert len(texts) == 2
    assert "The channel set as **stage_channel** was deleted" in texts[0]
    assert "The role set as **member_role** was deleted" in texts[1]
    settings = await stage.settings()
    assert (settings.stage_channel, settings.member_role) == (general, member)


async def test_what_no_setting_names_may_be_deleted_in_silence(stage: Stage, errands: Errands) -> None:
    stage.world.channels.delete(stage.demo.channels["Lounge"])
    await until(lambda: stage.bot.get_channel(stage.demo.channels["Lounge"]) is None)
    await stage.idle()
    assert cards(stage) == []


async def test_a_deleted_moderators_channel_is_only_logged(
    stage: Stage, errands: Errands, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        stage.world.channels.delete(stage.demo.channels["welcome"])
        await until(lambda: "deleted what moderator_channel named" in caplog.text)
    await stage.idle()
    errands.refuse()
    await errands.give_up(1)
    assert "Could not tell the moderators" in caplog.text
    with pytest.raises(NotPossible):
        cards(stage)
