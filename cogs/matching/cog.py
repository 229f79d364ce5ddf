"""/moderator match."""

from discord import app_commands
from discord.ext import commands

from cogs.matching import buttons
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.ui import Interaction


class Matching(commands.Cog):
    moderator = command_group("moderator")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.MODERATOR)
    @moderator.command()
    @app_commands.describe(apply="True carries the best matching out at once; otherwise you only see it")
    async def match(self, interaction: Interaction, apply: bool = False) -> None:
        """The best matching of requests and volunteers, with reasons; pin, forbid and apply"""
        ctx = await self.bot.context(interaction)
        await ctx.defer()
        plan = await buttons.look(ctx)
        if not apply:
            await buttons.show(ctx, plan, 0)
            return
        said = await buttons.apply(ctx, plan)
        await buttons.show(ctx, await buttons.look(ctx), 0, said)
