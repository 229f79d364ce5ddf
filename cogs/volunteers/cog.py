"""/volunteer apply, profile and pause, and /moderator volunteers."""

from collections.abc import Collection, Sequence

from discord import app_commands
from discord.ext import commands

from cogs.members import service as members
from cogs.profiles import service as known
from cogs.profiles.models import Level
from cogs.volunteers import applications, buttons, profiles, rules, texts, views
from cogs.volunteers.models import LONGEST_EMPLOYER, Kind, ProfileChange, Volunteer
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.times import BareDate, suggest_whens
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class FeatureCog(commands.Cog):
    volunteer = command_group("volunteer")
    moderator = command_group("moderator")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.EVERYONE)
    @volunteer.command()
    async def apply(self, interaction: Interaction) -> None:
        """Offer to interview members or review resumes"""
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            waiting = await applications.look(tx, context.actor, context.now)
        if waiting is not None:
            await context.answer(views.waits(waiting))
        else:
            await context.open_form(views.apply_form(context.settings))

    @allowed(Who.VOLUNTEER)
    @volunteer.command()
    @app_commands.describe(
        field="A field you know; naming it again takes it away",
        kind="A kind of interview you hold; naming it again takes it away",
        level="A level you interview for; naming it again takes it away",
        language="A language you interview in; naming it again takes it away",
        employer="Private: keeps you apart from people who must not be interviewed by somebody there",
        weekly_limit="How many interviews a week; the same number again goes back to the group's",
        notice_hours="How many hours before its start a time can be booked at the latest",
        buffer_minutes="How many minutes you need between two interviews",
    )
    async def profile(
        self,
        interaction: Interaction,
        field: app_commands.Range[str, 1, 100] | None = None,
        kind: Kind | None = None,
        level: Level | None = None,
        language: app_commands.Range[str, 1, 100] | None = None,
        employer: app_commands.Range[str, 1, LONGEST_EMPLOYER] | None = None,
        weekly_limit: app_commands.Range[int, 1, 20] | None = None,
        notice_hours: app_commands.Range[int, 0, 168] | None = None,
        buffer_minutes: app_commands.Range[int, 0, 120] | None = None,
    ) -> None:
        """What you offer and your limits; without options it shows them"""
        context = await self.bot.context(interaction)
        change = ProfileChange(field, kind, level, language, employer, weekly_limit, notice_hours, buffer_minutes)
        async with self.bot.db.write() as tx:
            volunteer, limits = await profiles.change(tx, context.actor, change, context.settings, context.now)
        said = [] if change.is_empty else [texts.profile_saved()]
        await context.answer(views.profile(volunteer, limits, context.settings, context.now, *said))

    @profile.autocomplete("field")
    async def suggest_fields(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        present = await self._present(interaction)
        fields = present.fields if present else ()
        return _choices([(one, one) for one in rules.matching_fields(typed, fields, context.settings.fields)], fields)

    @profile.autocomplete("language")
    async def suggest_languages(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        present = await self._present(interaction)
        languages = present.languages if present else ()
        return _choices(known.matching_languages(typed, context.settings.language), languages)

    async def _present(self, interaction: Interaction) -> Volunteer | None:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            return await profiles.get_present(tx, context.actor)

    @allowed(Who.VOLUNTEER)
    @volunteer.command()
    @app_commands.describe(until="A date or time, such as 2026-12-20; leave it out to pause or to end the pause")
    async def pause(self, interaction: Interaction, until: str | None = None) -> None:
        """Take a break: no new bookings or matches until then"""
        context = await self.bot.context(interaction)
        async with self.bot.db.write() as tx:
            end, reading = await profiles.pause(tx, context.actor, until, context.settings, context.now)
        await context.answer(views.pause(end, *([reading.note] if reading and reading.note else [])))

    @pause.autocomplete("until")
    async def suggest_until(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        actor = context.actor
        async with self.bot.db.read() as tx:
            zone, is_default = await members.zone_of(tx, actor.guild_id, actor.user_id, context.settings)
        suggested = suggest_whens(
            typed, context.now, zone, MOST_CHOICES, bare_date=BareDate.END_OF_DAY, zone_is_default=is_default
        )
        return [app_commands.Choice(name=label, value=value) for label, value in suggested]

    @allowed(Who.MODERATOR)
    @moderator.command()
    async def volunteers(self, interaction: Interaction) -> None:
        """Applications and volunteers: approve, decline, verify, suspend"""
        await buttons.show_overview(await self.bot.context(interaction), 0)


def _choices(suggested: Sequence[tuple[str, str]], present: Collection[str]) -> list[Choice]:
    """Labels and names; of what the profile has already it is said that naming it takes it away."""
    return [
        app_commands.Choice(name=(texts.takes_away(label) if name in present else label)[:100], value=name)
        for label, name in suggested[:MOST_CHOICES]
    ]
