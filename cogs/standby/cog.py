"""/interview standby."""

from discord import app_commands
from discord.ext import commands

from cogs.standby import service, texts
from core.client import Greenroom
from core.commands import command_group
from core.ui import Interaction


class Standby(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(on="True: call me when a time becomes free; False: no longer")
    async def standby(self, interaction: Interaction, on: bool) -> None:
        """Be called when an interview is called off and its time becomes free"""
        context = await self.bot.context(interaction)
        minutes = context.settings.standby_minutes
        async with self.bot.db.write() as tx:
            if not on:
                was_waiting = await service.wait_no_longer(tx, context.actor, context.now)
                said = texts.you_wait_no_longer() if was_waiting else texts.you_did_not_wait()
            else:
                is_new, waiting = await service.wait(tx, context.actor, context.now)
                said = texts.you_wait(waiting, minutes) if is_new else texts.you_wait_already(waiting, minutes)
        await context.answer(said)
