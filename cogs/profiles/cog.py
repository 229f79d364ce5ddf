"""The /me commands about what a person tells for interviews."""

from collections.abc import Collection, Sequence

import discord
from discord import app_commands
from discord.ext import commands

from cogs.profiles import block_texts, buttons, rules, service, texts
from cogs.profiles.models import Level, Topic
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.errors import Refusal
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25

Employer = app_commands.Range[str, 1, rules.LONGEST_EMPLOYER]


class FeatureCog(commands.Cog):
    me = command_group("me")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @allowed(Who.EVERYONE)
    @me.command()
    @app_commands.describe(
        field="A field you look for work in; naming it again takes it out",
        level="Your level; naming it again takes it out",
        language="A language you can be interviewed in; naming it again takes it out",
    )
    async def profile(
        self,
        interaction: Interaction,
        field: app_commands.Range[str, 1, 100] | None = None,
        level: Level | None = None,
        language: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """What matching uses: fields, level, languages; without options shows it"""
        context = await self.bot.context(interaction)
        named = {Topic.FIELD: field, Topic.LEVEL: level, Topic.LANGUAGE: language}
        if not any(named.values()):
            await buttons.show_profile(context)
            return
        actor, settings = context.actor, context.settings
        async with self.bot.db.write() as tx:
            done = [await service.toggle(tx, actor, topic, name, settings) for topic, name in named.items() if name]
            profile = await service.profile_of(tx, actor.guild_id, actor.user_id)
        await context.answer("\n".join([*done, *texts.profile_lines(profile, settings.language)]))

    @profile.autocomplete("field")
    async def suggest_fields(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            profile = await service.profile_of(tx, context.actor.guild_id, context.actor.user_id)
        found = rules.matching_fields(typed, context.settings.fields, profile.fields)
        return _choices([(field, field) for field in found], profile.fields)

    @profile.autocomplete("language")
    async def suggest_languages(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            profile = await service.profile_of(tx, context.actor.guild_id, context.actor.user_id)
        return _choices(rules.matching_languages(typed, context.settings.language), profile.languages)

    @allowed(Who.EVERYONE)
    @me.command()
    async def availability(self, interaction: Interaction) -> None:
        """When you can, week after week, in your own time zone"""
        await buttons.open_availability(await self.bot.context(interaction))

    @allowed(Who.EVERYONE)
    @me.command()
    async def needs(self, interaction: Interaction) -> None:
        """What helps you in an interview, such as captions or more time; your host sees it"""
        await buttons.open_needs(await self.bot.context(interaction))

    @allowed(Who.EVERYONE)
    @me.command()
    @app_commands.describe(person="Somebody you never want to meet", employer="Never meet people from there")
    async def block(
        self, interaction: Interaction, person: discord.User | None = None, employer: Employer | None = None
    ) -> None:
        """Never be matched with a person or an employer's people; nobody is told"""
        context = await self.bot.context(interaction)
        if person is None and employer is None:
            await buttons.show_blocks(context)
            return
        if person is not None and person.bot:
            raise Refusal(block_texts.cannot_block_bots())
        done: list[str] = []
        async with self.bot.db.write() as tx:
            if person is not None:
                done.append(await service.block_person(tx, context.actor, person.id, context.now))
            if employer is not None:
                done.append(await service.block_employer(tx, context.actor, employer, context.now))
        await context.answer("\n".join(done))

    @allowed(Who.EVERYONE)
    @me.command()
    @app_commands.describe(person="Somebody you block", employer="An employer you block")
    async def unblock(
        self, interaction: Interaction, person: discord.User | None = None, employer: Employer | None = None
    ) -> None:
        """Take a block back; nobody is told"""
        context = await self.bot.context(interaction)
        if person is None and employer is None:
            await buttons.show_blocks(context)
            return
        done: list[str] = []
        async with self.bot.db.write() as tx:
            if person is not None:
                done.append(await service.unblock_person(tx, context.actor, person.id))
            if employer is not None:
                done.append(await service.unblock_employer(tx, context.actor, employer))
        await context.answer("\n".join(done))

    @unblock.autocomplete("employer")
    async def suggest_blocked_employers(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            blocks = await service.list_blocks(tx, context.actor)
        wanted = typed.strip().casefold()
        names = [one.name for one in blocks.employers if wanted in one.name.casefold()]
        return [Choice(name=name, value=name) for name in names[:MOST_CHOICES]]


def _choices(suggested: Sequence[tuple[str, str]], present: Collection[str]) -> list[Choice]:
    """Labels and names; of what the profile has already it is said that naming it takes it out."""
    return [
        Choice(name=(texts.takes_out(label) if name in present else label)[:100], value=name[:100])
        for label, name in suggested[:MOST_CHOICES]
    ]
