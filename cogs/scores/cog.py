"""`/interview score` and `/interview feedback`."""

from datetime import timedelta

from discord import app_commands
from discord.ext import commands

from cogs.members import service as members
from cogs.scores import buttons, feedback_texts, refusal_texts, service, views
from cogs.scores.models import Occasion
from core.client import Greenroom
from core.commands import command_group
from core.errors import Refusal
from core.ids import read_id
from core.times import words
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25
SUGGESTED_FOR = timedelta(days=14)


class Scores(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(interview="Which one; leave it out for the one that is on, or to choose")
    async def score(self, interaction: Interaction, interview: str | None = None) -> None:
        """Score an interview that you took part in or watched: a short form"""
        context = await self.bot.context(interaction)
        if interview is not None:
            await buttons.open_form(context, _id_in(interview))
            return
        async with self.bot.db.read() as tx:
            found = await service.list_occasions(tx, context.actor, context.now)
            zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        recent = [one for one in found if one.ends_at + SUGGESTED_FOR > context.now]
        is_on = [one for one in recent if one.ends_at > context.now]
        waiting = [one for one in recent if not one.handed_in]
        if not recent:
            raise Refusal(refusal_texts.nothing_to_score())
        if len(is_on) == 1 or len(waiting) == 1 or len(recent) == 1:
            await buttons.open_form(context, (is_on or waiting or recent)[0].interview_id)
        else:
            await context.answer(views.chooser(recent, zone.zone))

    @score.autocomplete("interview")
    async def suggest_occasions(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            found: list[Occasion] = await service.list_occasions(tx, context.actor, context.now)
            zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        return _matching([(views.occasion_name(one, zone.zone), one.interview_id) for one in found], typed)

    @interview.command()
    @app_commands.describe(interview="Which one; leave it out for the latest")
    async def feedback(self, interaction: Interaction, interview: str | None = None) -> None:
        """What you were given for an interview, once it is open"""
        context = await self.bot.context(interaction)
        if interview is not None:
            await buttons.read(context, _id_in(interview))
            return
        async with self.bot.db.read() as tx:
            latest = await service.find_latest(tx, context.actor, context.settings, context.now)
        await buttons.show(context, latest)

    @feedback.autocomplete("interview")
    async def suggest_interviews(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            found = await service.list_read(tx, context.actor, context.now)
            zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        return _matching(
            [(feedback_texts.another(words(one.starts_at, zone.zone), one.kind), one.id) for one in found], typed
        )


def _matching(named: list[tuple[str, int]], typed: str) -> list[Choice]:
    wanted = typed.lower().split()
    found = [(name, value) for name, value in named if all(word in name.lower() for word in wanted)]
    return [app_commands.Choice(name=name[:100], value=str(value)) for name, value in found[:MOST_CHOICES]]


def _id_in(typed: str) -> int:
    """People may send anything instead of a choice; a number with # is what they see elsewhere."""
    found = read_id(typed.rpartition("#")[2].strip())
    if found is None:
        raise Refusal(refusal_texts.no_such_interview())
    return found
