"""/interview watch."""

from discord import app_commands
from discord.ext import commands

from cogs.members import service as members
from cogs.seats import buttons, service, texts, views
from core.client import Greenroom
from core.commands import command_group
from core.errors import Refusal
from core.ids import read_id
from core.times import words
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25
MOST_SEARCHED = 100


class Seats(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(interview="Take a seat for this one, or give it back; leave it out to see them all")
    async def watch(self, interaction: Interaction, interview: str | None = None) -> None:
        """Watch others' interviews: what is coming up, and your seats"""
        context = await self.bot.context(interaction)
        if interview is None:
            await context.answer(await buttons.show_page(context, 0))
            return
        interview_id = read_id(interview.rpartition("#")[2].strip())
        if interview_id is None:
            raise Refusal(texts.no_such_interview())
        await buttons.toggle(context, interview_id)

    @watch.autocomplete("interview")
    async def suggest_interviews(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            page = await service.list_page(tx, context.actor, 0, MOST_SEARCHED, context.now)
            person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        wanted = typed.lower().split()
        named = [
            (texts.choice(words(one.interview.starts_at, person.zone), one.interview, views.seat_state(one)), one)
            for one in page.watching
        ]
        found = [(name, one) for name, one in named if all(word in name.lower() for word in wanted)]
        return [app_commands.Choice(name=name[:100], value=str(one.interview.id)) for name, one in found[:MOST_CHOICES]]
