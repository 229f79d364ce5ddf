"""Which events reach which bot: intents, content and visibility."""

import discord
import pytest

from core.clock import MovableClock
from rehearsal.gateway.intents import Intent, intent_needed
from rehearsal.permissions import Permission
from rehearsal.state.channels import PRIVATE_THREAD, overwrite
from tests.rehearsal.gateway.stage import Bot, Stage, a_stage, running

MESSAGES = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Listener(Bot):
    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents)
        self.messages: list[discord.Message] = []

    async def on_message(self, message: discord.Message) -> None:
        self.messages.append(message)


async def heard_by(bot: Listener, stage: Stage, count: int) -> list[str]:
    """What the bot has read once it has heard `count` messages; a last one in a DM proves that no more come."""
    channel_id = stage.ana.dm(stage.bot_id)
    await stage.ana.say(channel_id, "end")
    await bot.until_heard("MESSAGE_CREATE", count + 1)
    assert bot.messages[-1].content == "end"
    return [message.content for message in bot.messages[:-1]]


async def test_a_bot_without_the_message_intent_hears_no_messages_of_guilds(clock: MovableClock) -> None:
    intents = discord.Intents(guilds=True, dm_messages=True)
    async with a_stage(clock) as stage, running(stage.server, Listener(intents)) as bot:
        await stage.ana.say(stage.channel_id, "anybody?")
        assert await heard_by(bot, stage, 0) == []


async def test_without_the_content_intent_only_own_messages_mentions_and_dms_can_be_read(
    clock: MovableClock,
) -> None:
    async with a_stage(clock) as stage, running(stage.server, Listener(MESSAGES)) as bot:
        await stage.ana.say(stage.channel_id, "secret")
        await stage.ana.say(stage.channel_id, f"hello <@{stage.bot_id}>")
        await bot.get_channel(stage.channel_id).send("mine")  # type: ignore[union-attr]
        assert await heard_by(bot, stage, 3) == ["", f"hello <@{stage.bot_id}>", "mine"]


async def test_with_the_content_intent_everything_can_be_read(clock: MovableClock) -> None:
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=True)
    async with a_stage(clock) as stage:
        stage.application.allowed_intents = int(Intent.MESSAGE_CONTENT)
        async with running(stage.server, Listener(intents)) as bot:
            await stage.ana.say(stage.channel_id, "open")
            assert await heard_by(bot, stage, 1) == ["open"]


async def test_a_bot_hears_nothing_of_what_it_may_not_see(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Listener(MESSAGES)) as bot:
        denied = overwrite(stage.bot_id, deny=int(Permission.VIEW_CHANNEL), member=True)
        hidden = stage.add_channel("hidden", overwrites=[denied])
        await stage.ana.say(hidden, f"<@{stage.bot_id}> is not here")
        thread = stage.world.threads.create(stage.channel_id, stage.ana_id, "between us", PRIVATE_THREAD)
        await stage.ana.say(thread["id"], f"<@{stage.bot_id}> is not here either")
        assert await heard_by(bot, stage, 0) == []
        assert bot.guilds[0].get_channel(hidden) is not None, "bots do learn of hidden channels"
        assert list(bot.guilds[0].threads) == []


async def test_a_bot_added_to_a_private_thread_learns_of_it(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Listener(MESSAGES)) as bot:
        thread = stage.world.threads.create(stage.channel_id, stage.ana_id, "with the bot", PRIVATE_THREAD)
        stage.world.threads.add_member(int(thread["id"]), stage.bot_id)
        await bot.until_heard("THREAD_CREATE")
        assert [found.name for found in bot.guilds[0].threads] == ["with the bot"]


async def test_scheduled_events_and_interest_come_with_their_intent(clock: MovableClock) -> None:
    intents = discord.Intents(guilds=True, guild_scheduled_events=True)
    async with a_stage(clock) as stage:
        before = stage.world.events.create(stage.guild.id, stage.owner_id, name="before")
        async with running(stage.server, Bot(intents)) as bot:
            after = stage.world.events.create(stage.guild.id, stage.owner_id, name="after")
            await stage.ana.interested(after["id"])
            await bot.until_heard("GUILD_SCHEDULED_EVENT_USER_ADD")
            found = {event.name: event.user_count for event in bot.guilds[0].scheduled_events}
            assert found.keys() == {before["name"], "after"}


@pytest.mark.parametrize(
    ("name", "in_guild", "intent"),
    [
        ("MESSAGE_CREATE", True, Intent.GUILD_MESSAGES),
        ("MESSAGE_CREATE", False, Intent.DIRECT_MESSAGES),
        ("MESSAGE_REACTION_ADD", True, Intent.GUILD_MESSAGE_REACTIONS),
        ("GUILD_SCHEDULED_EVENT_USER_ADD", True, Intent.GUILD_SCHEDULED_EVENTS),
        ("GUILD_MEMBER_ADD", True, Intent.GUILD_MEMBERS),
        ("GUILD_ROLE_DELETE", True, Intent.GUILDS),
        ("THREAD_MEMBERS_UPDATE", True, Intent.GUILDS),
        ("CHANNEL_PINS_UPDATE", False, Intent.DIRECT_MESSAGES),
        ("INTERACTION_CREATE", True, None),
        ("INTERACTION_CREATE", False, None),
    ],
)
def test_each_event_needs_the_intent_that_discord_names(name: str, in_guild: bool, intent: Intent | None) -> None:
    assert intent_needed(name, in_guild) == intent
