"""What happens when the line breaks: resume with replay, reconnect requests, lost sessions."""

import asyncio

import discord

from core.clock import MovableClock
from tests.rehearsal.gateway.stage import PATIENCE, Bot, Stage, a_stage, running
from tests.rehearsal.gateway.test_hearing import Listener

DMS = discord.Intents(guilds=True, dm_messages=True)


async def gone(stage: Stage) -> None:
    async with asyncio.timeout(PATIENCE):
        await stage.server.gateway.wait_until_gone(stage.bot_id)


async def test_a_resume_brings_what_was_missed_in_order_and_no_second_ready(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Listener(DMS)) as bot:
        dm = stage.ana.dm(stage.bot_id)
        await stage.ana.say(dm, "one")
        await bot.until_heard("MESSAGE_CREATE")
        stage.server.gateway.drop_connections()
        await gone(stage)
        await stage.ana.say(dm, "two")
        await stage.ana.say(dm, "three")
        await bot.until_heard("RESUMED")
        await stage.ana.say(dm, "four")
        await bot.until_heard("MESSAGE_CREATE", 4)
        assert [message.content for message in bot.messages] == ["one", "two", "three", "four"]
        assert bot.heard.count("READY") == 1


async def test_a_client_asked_to_reconnect_resumes(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        stage.server.gateway.ask_to_reconnect()
        await bot.until_heard("RESUMED")
        assert bot.heard.count("READY") == 1


async def test_a_client_whose_session_is_invalid_identifies_anew(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        stage.server.gateway.invalidate_sessions()
        await bot.until_heard("READY", 2)
        await bot.until_heard("GUILD_CREATE", 2)
        assert "RESUMED" not in bot.heard


async def test_a_session_that_is_only_interrupted_may_be_resumed(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        stage.server.gateway.invalidate_sessions(resumable=True)
        await bot.until_heard("RESUMED")
        assert bot.heard.count("READY") == 1


async def test_a_session_forgotten_while_away_leads_to_a_new_one(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, Bot()) as bot:
        stage.server.gateway.drop_connections()
        await gone(stage)
        stage.server.gateway.invalidate_sessions()
        await bot.until_heard("READY", 2)
