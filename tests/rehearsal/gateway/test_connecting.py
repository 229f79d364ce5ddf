"""A stock discord.py client logs in, becomes ready and knows its guilds."""

import asyncio

import discord
import pytest

from core.clock import MovableClock
from rehearsal.gateway.intents import Intent
from tests.rehearsal.gateway.stage import PATIENCE, TOKEN, Bot, a_stage, point_at, running, upcoming


async def test_a_stock_client_becomes_ready_and_knows_its_guild(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        assert bot.user is not None and bot.user.id == stage.bot_id
        assert bot.application_id == stage.bot_id
        (guild,) = bot.guilds
        assert (guild.id, guild.name, guild.owner_id, guild.member_count) == (stage.guild.id, "Club", stage.owner_id, 4)
        assert [channel.name for channel in guild.channels] == ["general"]
        assert [role.name for role in guild.roles] == ["@everyone"]
        assert guild.me.guild_permissions.view_channel


async def test_a_wrong_token_is_no_login(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        point_at(stage.server)
        bot = Bot()
        with pytest.raises(discord.LoginFailure):
            await asyncio.wait_for(bot.start("wrong"), PATIENCE)
        await bot.close()


async def test_privileged_intents_are_refused_until_they_are_switched_on(clock: MovableClock) -> None:
    wanted = discord.Intents(guilds=True, members=True)
    async with a_stage(clock) as stage:
        point_at(stage.server)
        refused = Bot(wanted)
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await asyncio.wait_for(refused.start(TOKEN), PATIENCE)
        await refused.close()
        stage.application.allowed_intents = int(Intent.GUILD_MEMBERS)
        async with running(stage.server, Bot(wanted)) as bot:
            assert {member.name for member in bot.guilds[0].members} == {"olga", "ana", "ben", "Helper"}


async def test_without_the_members_intent_a_client_knows_only_itself_and_finds_others_by_name(
    clock: MovableClock,
) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        guild = bot.guilds[0]
        assert [member.id for member in guild.members] == [stage.bot_id]
        assert [member.name for member in await guild.query_members("an")] == ["ana"]
        assert [member.id for member in await guild.query_members(user_ids=[stage.ben_id])] == [stage.ben_id]


async def test_the_world_says_when_the_bot_comes_and_goes(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        heard: list[tuple[int, bool]] = []
        stage.server.gateway.on_presence(lambda bot_id, online: heard.append((bot_id, online)))
        async with running(stage.server, Bot()):
            await stage.server.gateway.wait_until_connected(stage.bot_id)
            assert stage.server.gateway.is_online(stage.bot_id)
        async with asyncio.timeout(PATIENCE):
            await stage.server.gateway.wait_until_gone(stage.bot_id)
        assert heard == [(stage.bot_id, True), (stage.bot_id, False)]


async def test_a_bot_that_is_added_to_a_guild_learns_all_of_it_and_forgets_it_when_removed(
    clock: MovableClock,
) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        second = stage.world.guilds.create("Second", stage.owner_id)
        stage.world.channels.create(second.id, "hall")
        stage.world.members.add(second.id, stage.bot_id)
        await bot.until_heard("GUILD_CREATE", 2)
        assert [channel.name for channel in bot.get_guild(second.id).channels] == ["hall"]  # type: ignore[union-attr]
        stage.world.members.remove(second.id, stage.bot_id)
        await bot.until_heard("GUILD_DELETE")
        assert bot.get_guild(second.id) is None


async def test_changes_of_the_guild_reach_the_client(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        guild = bot.guilds[0]
        made = await guild.fetch_channel(stage.add_channel("news"))
        role = stage.world.roles.create(stage.guild.id, "Red")
        stage.world.members.give_role(stage.guild.id, stage.bot_id, int(role["id"]))
        await bot.until_heard("GUILD_MEMBER_UPDATE")
        assert guild.get_channel(made.id) is not None
        assert [r.name for r in guild.me.roles] == ["@everyone", "Red"]


async def test_voice_states_come_with_their_intent(clock: MovableClock) -> None:
    intents = discord.Intents(guilds=True, voice_states=True)
    async with a_stage(clock) as stage:
        lounge = stage.add_channel("Lounge", 2)
        await stage.ben.join_voice(lounge)
        async with running(stage.server, Bot(intents)) as bot:
            assert list(bot.guilds[0].get_channel(lounge).voice_states) == [stage.ben_id]  # type: ignore[union-attr]
            await stage.ana.join_voice(lounge)
            await bot.until_heard("VOICE_STATE_UPDATE")
            assert set(bot.guilds[0].get_channel(lounge).voice_states) == {stage.ben_id, stage.ana_id}  # type: ignore[union-attr]
            await stage.ana.leave_voice()
            await bot.until_heard("VOICE_STATE_UPDATE", 2)
            assert list(bot.guilds[0].get_channel(lounge).voice_states) == [stage.ben_id]  # type: ignore[union-attr]


async def test_a_bot_may_enter_a_voice_channel(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        lounge = stage.add_channel("Lounge", 2)
        async with running(stage.server, Bot()) as bot:
            arrived = upcoming(stage, "VOICE_STATE_UPDATE")
            await bot.guilds[0].change_voice_state(channel=discord.Object(lounge))
            assert (await arrived)["user_id"] == str(stage.bot_id)
