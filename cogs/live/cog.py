"""/interview start, next, end, checkin and stop, and who comes to the stage."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.live import buttons, room, service, texts
from cogs.members import service as members
from core.client import Greenroom
from core.commands import command_group
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.times import words
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class Live(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(interview="Which one; the one that is on if left out")
    async def start(self, interaction: Interaction, interview: str | None = None) -> None:
        """Begin a mock interview and go through its phases"""
        context, interview_id = await self._which(interaction, interview)
        await buttons.start(context, interview_id)

    @interview.command(name="next")
    @app_commands.describe(interview="Which one; the one that is on if left out")
    async def go_on(self, interaction: Interaction, interview: str | None = None) -> None:
        """Go on to the next phase of the interview"""
        context, interview_id = await self._which(interaction, interview)
        await buttons.go_on(context, interview_id, None)

    @interview.command()
    @app_commands.describe(interview="Which one; the one that is on if left out")
    async def end(self, interaction: Interaction, interview: str | None = None) -> None:
        """End the interview"""
        context, interview_id = await self._which(interaction, interview)
        await buttons.end(context, interview_id)

    @interview.command()
    @app_commands.describe(interview="Which one; the one that is on if left out")
    async def checkin(self, interaction: Interaction, interview: str | None = None) -> None:
        """Say that you are there, from 15 minutes before the interview on"""
        context, interview_id = await self._which(interaction, interview)
        await buttons.check_in(context, interview_id)

    @interview.command()
    @app_commands.describe(interview="Which one; the one that is on if left out")
    async def stop(self, interaction: Interaction, interview: str | None = None) -> None:
        """End your interview early, at any time and without a reason"""
        context, interview_id = await self._which(interaction, interview)
        await buttons.stop(context, interview_id)

    @start.autocomplete("interview")
    @go_on.autocomplete("interview")
    @end.autocomplete("interview")
    @checkin.autocomplete("interview")
    @stop.autocomplete("interview")
    async def suggest_interviews(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            known = await service.list_known(tx, context.actor, context.now)
            person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        named = [(texts.choice(words(one.starts_at, person.zone), one.id), str(one.id)) for one in known]
        wanted = typed.lower().split()
        found = [(name, value) for name, value in named if all(word in name.lower() for word in wanted)]
        return [app_commands.Choice(name=name[:100], value=value) for name, value in found[:MOST_CHOICES]]

    async def _which(self, interaction: Interaction, interview: str | None) -> tuple[Context, int]:
        context = await self.bot.context(interaction)
        if interview is not None:
            interview_id = read_id(interview.rpartition("#")[2].strip())
            if interview_id is None:
                raise Refusal(texts.no_such_interview())
            return context, interview_id
        async with self.bot.db.read() as tx:
            return context, await service.find_own(tx, context.actor, interaction.channel_id or 0, context.now)

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        """Whoever is interviewed, or interviews, and comes to the stage may speak there."""
        if isinstance(after.channel, discord.StageChannel) and before.channel != after.channel:
            await room.let_speak(self.bot, after.channel, member.id)
