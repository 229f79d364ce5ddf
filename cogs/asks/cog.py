"""The /feedback commands."""

from typing import Literal

from discord import app_commands
from discord.ext import commands

from cogs.asks import buttons, views
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.ui import Interaction
from core.wording import Mode, check_wording

LONGEST_OPTION = 6000


class FeatureCog(commands.Cog):
    feedback = command_group("feedback")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @feedback.command()
    async def draft(self, interaction: Interaction) -> None:
        """Write a message that asks an employer for feedback, and learn when to send it"""
        await buttons.open_draft_form(await self.bot.context(interaction), interaction.id)

    @allowed(Who.EVERYONE)
    @feedback.command()
    @app_commands.describe(text="Your words", about="What they are: a request to an employer unless you say otherwise")
    async def check(
        self,
        interaction: Interaction,
        text: app_commands.Range[str, 1, LONGEST_OPTION],
        about: Literal["request", "feedback", "question"] = "request",
    ) -> None:
        """See what would hurt in your words, why, and a better way to say it"""
        context = await self.bot.context(interaction)
        mode = Mode(about)
        said, files = views.check(text, check_wording(text, mode), mode)
        await context.answer(said, files=files)

    @feedback.command()
    async def asks(self, interaction: Interaction) -> None:
        """Your requests to employers, and what became of each"""
        await buttons.show_list(await self.bot.context(interaction))
