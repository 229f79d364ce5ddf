"""/resume submit and /resume mine, and "Submit resume" in the menu of a message."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.goals import service as goals
from cogs.profiles import service as profiles
from cogs.profiles.models import Level
from cogs.submissions import deciding, drafts, listing, rules, texts, views
from cogs.submissions.models import Wish
from core.client import Greenroom
from core.commands import command_group
from core.errors import Refusal
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class Submissions(commands.Cog):
    resume = command_group("resume")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot
        bot.tree.add_command(
            app_commands.guild_only(app_commands.ContextMenu(name="Submit resume", callback=self.submit_message))
        )

    @resume.command()
    @app_commands.describe(
        field="The field you look for work in; your profile's if left out",
        level="Your level; your profile's if left out",
    )
    async def submit(
        self,
        interaction: Interaction,
        field: app_commands.Range[str, 1, 100] | None = None,
        level: Level | None = None,
    ) -> None:
        """Have your resume reviewed: I check it for personal data first, and only you see that"""
        context = await self.bot.context(interaction)
        actor, settings = context.actor, context.settings
        named = profiles.find_field(field, settings.fields, ()) if field else None
        async with self.bot.db.read() as tx:
            await drafts.check_may_submit(tx, actor, settings)
            profile = await profiles.profile_of(tx, actor.guild_id, actor.user_id)
            aim = await goals.suggested_aim(tx, actor.guild_id, actor.user_id)
            undecided = await drafts.find_draft(tx, actor.guild_id, actor.user_id)
        about = rules.key_of(named or next(iter(profile.fields), None)), level or profile.level or rules.NO_LEVEL
        if undecided is not None:
            await context.answer(views.undecided(undecided, *about))
        else:
            await context.open_form(views.submit_form(*about, aim, settings))

    @submit.autocomplete("field")
    async def suggest_fields(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        found = profiles.matching_fields(typed, context.settings.fields, ())
        return [Choice(name=field, value=field) for field in found[:MOST_CHOICES]]

    @resume.command()
    async def mine(self, interaction: Interaction) -> None:
        """My resumes and where they stand: withdraw one, or hand in a new version"""
        context = await self.bot.context(interaction)
        await context.answer(await listing.mine(context))

    async def submit_message(self, interaction: Interaction, message: discord.Message) -> None:
        """The first file of a message of one's own; what the review is for is asked when it is queued."""
        context = await self.bot.context(interaction)
        actor = context.actor
        if message.author.id != actor.user_id:
            raise Refusal(texts.not_your_message())
        if not message.attachments:
            raise Refusal(texts.no_file_there())
        async with self.bot.db.read() as tx:
            await drafts.check_may_submit(tx, actor, context.settings)
            profile = await profiles.profile_of(tx, actor.guild_id, actor.user_id)
        await context.defer()
        wish = Wish(target_role="", field=next(iter(profile.fields), None), level=profile.level)
        await deciding.begin(context, wish, message.attachments[0], is_anonymised=True)
