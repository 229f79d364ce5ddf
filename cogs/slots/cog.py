"""/volunteer offer and /volunteer slots."""

from typing import Literal

from discord import app_commands
from discord.ext import commands

from cogs.members import service as members
from cogs.slots import offering, rules, views
from cogs.slots.buttons import render_panel
from cogs.slots.models import PLACE_LENGTH, Repeat, Terms, Wish
from cogs.volunteers.models import Kind
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.times import BareDate, suggest_whens
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25

EVERY_WEEKS: dict[Repeat, Literal[1, 2] | None] = {"none": None, "weekly": 1, "every two weeks": 2}


class FeatureCog(commands.Cog):
    volunteer = command_group("volunteer")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.VOLUNTEER)
    @volunteer.command()
    @app_commands.describe(
        when="The first time, such as tomorrow 6pm, or 2026-12-01 18:30",
        length="Minutes of the interview itself, without welcome and questions",
        repeat="Offer the same time again and again",
        until="The last day, for a time that repeats",
        field="Only for this field",
        kind="Only for this kind of interview",
        place="A voice channel or a link; shown only to whoever has booked",
        ask_first="Ask me before a booking counts",
    )
    async def offer(
        self,
        interaction: Interaction,
        when: str,
        length: app_commands.Range[int, 20, 60] | None = None,
        repeat: Repeat = "none",
        until: str | None = None,
        field: app_commands.Range[str, 1, 100] | None = None,
        kind: Kind | None = None,
        place: app_commands.Range[str, 1, PLACE_LENGTH] | None = None,
        ask_first: bool = False,
    ) -> None:
        """Offer a time for a mock interview, once or repeating"""
        context = await self.bot.context(interaction)
        terms = Terms(
            minutes=length or context.settings.interview_minutes,
            field=rules.find_field(field, context.settings.fields) if field else None,
            kind=kind,
            place=" ".join(place.split()) if place else "",
            ask_first=ask_first,
        )
        wish = Wish(when, EVERY_WEEKS[repeat], until, terms)
        async with self.bot.db.write() as tx:
            offered = await offering.offer(tx, context.actor, context.settings, wish, context.now)
        await context.answer(views.offered(offered, context.settings, context.now))

    @offer.autocomplete("when")
    async def suggest_when(self, interaction: Interaction, typed: str) -> list[Choice]:
        return await self._suggest_times(interaction, typed, BareDate.REFUSE)

    @offer.autocomplete("until")
    async def suggest_until(self, interaction: Interaction, typed: str) -> list[Choice]:
        return await self._suggest_times(interaction, typed, BareDate.END_OF_DAY)

    @offer.autocomplete("field")
    async def suggest_fields(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        fields = rules.matching_fields(typed, context.settings.fields)
        return [app_commands.Choice(name=field, value=field) for field in fields[:MOST_CHOICES]]

    async def _suggest_times(self, interaction: Interaction, typed: str, bare_date: BareDate) -> list[Choice]:
        context = await self.bot.context(interaction)
        actor = context.actor
        async with self.bot.db.read() as tx:
            zone, is_default = await members.zone_of(tx, actor.guild_id, actor.user_id, context.settings)
        suggested = suggest_whens(
            typed, context.now, zone, MOST_CHOICES, bare_date=bare_date, zone_is_default=is_default
        )
        return [app_commands.Choice(name=label, value=value) for label, value in suggested]

    @allowed(Who.VOLUNTEER)
    @volunteer.command()
    async def slots(self, interaction: Interaction) -> None:
        """See the times you offer, and withdraw them"""
        context = await self.bot.context(interaction)
        await context.answer(await render_panel(context, 0))
