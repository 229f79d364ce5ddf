"""The /help command."""

from discord import app_commands
from discord.ext import commands

from cogs.help import buttons, rules
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed
from core.ui import Interaction

MOST_CHOICES = 25


class FeatureCog(commands.Cog):
    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.EVERYONE)
    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(topic="What about? A topic, or words to look for")
    async def help(self, interaction: Interaction, topic: str | None = None) -> None:
        """What you can do here"""
        await buttons.answer(await self.bot.context(interaction), topic)

    @help.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        reader = await buttons.read_for(await self.bot.context(interaction))
        found = rules.topics_like(reader.topics, typed)
        return [app_commands.Choice(name=topic.title, value=topic.key) for topic in found][:MOST_CHOICES]
