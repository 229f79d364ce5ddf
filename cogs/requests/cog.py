"""/interview request."""

from discord import app_commands
from discord.ext import commands

from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.profiles.models import Level
from cogs.requests import forms
from cogs.volunteers.models import Kind
from core.client import Greenroom
from core.commands import command_group
from core.times import BareDate, read_when, suggest_whens
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class Requests(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(
        field="The field you look for work in",
        kind="What you want to practise",
        level="Your level; your profile's if left out",
        deadline="The last day that helps you, such as: dec 3, or friday",
        language="The language of the interview; your profile's if left out",
    )
    async def request(
        self,
        interaction: Interaction,
        field: app_commands.Range[str, 1, 100],
        kind: Kind,
        level: Level | None = None,
        deadline: app_commands.Range[str, 1, 200] | None = None,
        language: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Ask for a mock interview and wait in fair order for a volunteer"""
        context = await self.bot.context(interaction)
        actor, settings = context.actor, context.settings
        async with self.bot.db.read() as tx:
            zone, is_default = await members.zone_of(tx, actor.guild_id, actor.user_id, settings)
        deadline_at = None
        if deadline is not None:
            deadline_at = read_when(
                deadline, context.now, zone, bare_date=BareDate.END_OF_DAY, zone_is_default=is_default
            ).at
        await forms.open_form(
            context,
            profiles.find_field(field, settings.fields, ()),
            kind,
            level,
            deadline_at,
            profiles.find_language(language) if language else None,
        )

    @request.autocomplete("field")
    async def suggest_fields(self, interaction: Interaction, typed: str) -> list[Choice]:
        """The person's own fields first."""
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            profile = await profiles.profile_of(tx, context.actor.guild_id, context.actor.user_id)
        found = profiles.matching_fields(typed, context.settings.fields, ())
        found.sort(key=lambda field: field not in profile.fields)
        return [Choice(name=field, value=field) for field in found[:MOST_CHOICES]]

    @request.autocomplete("language")
    async def suggest_languages(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        found = profiles.matching_languages(typed, context.settings.language)
        return [Choice(name=label, value=name) for label, name in found[:MOST_CHOICES]]

    @request.autocomplete("deadline")
    async def suggest_deadlines(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            zone, is_default = await members.zone_of(
                tx, context.actor.guild_id, context.actor.user_id, context.settings
            )
        suggested = suggest_whens(
            typed,
            context.now,
            zone,
            MOST_CHOICES,
            bare_date=BareDate.END_OF_DAY,
            zone_is_default=is_default,
        )
        return [Choice(name=label, value=value) for label, value in suggested]
