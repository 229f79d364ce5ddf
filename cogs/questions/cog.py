"""/interview ask."""

from discord import app_commands
from discord.ext import commands

from cogs.members import service as members
from cogs.questions import buttons, service, texts
from cogs.questions.models import LONGEST_QUESTION
from core.client import Greenroom
from core.commands import command_group
from core.errors import Refusal
from core.ids import read_id
from core.times import words
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class Questions(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(
        question="What you would like to know",
        interview="Which one; the one that you watch if left out",
        anonymous="Ask it without your name",
    )
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        interview: str | None = None,
        anonymous: bool = False,
    ) -> None:
        """Put a question to the two you are watching; it is answered after the interview"""
        context = await self.bot.context(interaction)
        if interview is not None:
            interview_id = read_id(interview.rpartition("#")[2].strip())
            if interview_id is None:
                raise Refusal(texts.no_such_interview())
        else:
            async with self.bot.db.read() as tx:
                interview_id = await service.find_open(tx, context.actor, interaction.channel_id or 0)
        await buttons.ask(context, interview_id, question, is_anonymous=anonymous)

    @ask.autocomplete("interview")
    async def suggest_interviews(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            found = await service.list_open(tx, context.actor)
            person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        named = [(texts.choice(words(one.starts_at, person.zone), one.id), str(one.id)) for one in found]
        wanted = typed.lower().split()
        fitting = [(name, value) for name, value in named if all(word in name.lower() for word in wanted)]
        return [app_commands.Choice(name=name[:100], value=value) for name, value in fitting[:MOST_CHOICES]]
