"""/tip and /moderator tips."""

from discord import app_commands
from discord.ext import commands

from cogs.tips import buttons, views
from cogs.tips.models import TOPICS, Topic
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.ui import Interaction


class FeatureCog(commands.Cog):
    moderator = command_group("moderator")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.EVERYONE)
    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(topic="What about? Leave it out for any")
    async def tip(self, interaction: Interaction, topic: Topic | None = None) -> None:
        """One short piece of advice, with its source"""
        context = await self.bot.context(interaction)
        number = TOPICS.index(topic) if topic is not None else views.ANY_TOPIC
        await context.answer(await buttons.give(context, number))

    @allowed(Who.MODERATOR)
    @moderator.command()
    async def tips(self, interaction: Interaction) -> None:
        """Tips: list, add, edit, retire, post now, pause, and what members propose"""
        await buttons.show_overview(await self.bot.context(interaction), 0, 0)
