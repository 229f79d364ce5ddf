"""`/resume queue`, `/resume next`, `/resume claim`, `/resume release` and `/resume review`."""

from collections.abc import Iterable

from discord import app_commands
from discord.ext import commands

from cogs.reviews import buttons, refusal_texts, service, texts, views
from cogs.reviews.models import Desk, Review
from cogs.submissions.models import Submission
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.quoting import clipped
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class Reviews(commands.Cog):
    resume = command_group("resume")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @resume.command()
    async def queue(self, interaction: Interaction) -> None:
        """The resumes that wait for a review, and how long that takes"""
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            queue = await service.look_at_queue(tx, context.actor, context.now, limit=views.PAGE)
        await context.answer(views.queue_panel(queue))

    @allowed(Who.VOLUNTEER)
    @resume.command()
    async def next(self, interaction: Interaction) -> None:
        """For volunteers: claim the resume that waits longest and fits you"""
        context = await self.bot.context(interaction)
        async with self.bot.db.write() as tx:
            review = await service.claim_next(tx, context.actor, context.settings, context.now)
        await buttons.say_claimed(context, review)

    @allowed(Who.VOLUNTEER)
    @resume.command()
    @app_commands.describe(submission="Which one")
    async def claim(self, interaction: Interaction, submission: str) -> None:
        """For volunteers: claim a resume that waits for a review"""
        context = await self.bot.context(interaction)
        await buttons.claim(context, _id_in(submission))

    @claim.autocomplete("submission")
    async def suggest_waiting(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            return _matching(await service.list_claimable(tx, context.actor, context.now), typed)

    @allowed(Who.VOLUNTEER)
    @resume.command()
    @app_commands.describe(submission="Which one")
    async def release(self, interaction: Interaction, submission: str) -> None:
        """For volunteers: give a claimed resume back; it keeps its place"""
        context = await self.bot.context(interaction)
        async with self.bot.db.write() as tx:
            review = await service.find_of_submission(tx, context.actor, _id_in(submission))
            await service.release(tx, context.actor, review.id, context.now)
        await context.answer(texts.released())

    @release.autocomplete("submission")
    async def suggest_claimed(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            desks = await service.list_desks(tx, context.actor)
        return _matching([desk.submission for desk in desks if desk.review.is_claimed], typed)

    @resume.command()
    @app_commands.describe(submission="Which one; leave it out for the one you have claimed")
    async def review(self, interaction: Interaction, submission: str | None = None) -> None:
        """Write a review, or read the one you were given"""
        context = await self.bot.context(interaction)
        if submission is not None:
            async with self.bot.db.read() as tx:
                found = await service.find_of_submission(tx, context.actor, _id_in(submission))
            await self._show(context, found)
            return
        async with self.bot.db.read() as tx:
            desks = await service.list_desks(tx, context.actor)
            given = await service.list_given(tx, context.actor)
        claimed = [desk for desk in desks if desk.review.is_claimed]
        if len(claimed) > 1:
            await context.answer(views.chooser(claimed))
            return
        latest = [desk.review for desk in (claimed or desks)] if claimed or not given else given
        if not latest:
            raise Refusal(refusal_texts.nothing_to_review(context.actor.is_volunteer))
        await self._show(context, latest[0])

    async def _show(self, context: Context, review: Review) -> None:
        """A claimed one with its thread, should that have been deleted."""
        if review.reviewer_id != context.actor.user_id:
            async with self.bot.db.read() as tx:
                found = await service.get_review(tx, context.actor.guild_id, review.id)
            if found is None:
                raise Refusal(refusal_texts.no_such_review())
            await context.answer(views.given_panel(*found))
            return
        async with self.bot.db.write() as tx:
            desk: Desk = await service.look(tx, context.actor, review.id)
            await service.show_again(tx, desk.review, context.now)
        await context.answer(views.desk_panel(desk))

    @review.autocomplete("submission")
    async def suggest_reviews(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            found = [desk.submission for desk in await service.list_desks(tx, context.actor)]
            for review in await service.list_given(tx, context.actor):
                about = await service.get_review(tx, context.actor.guild_id, review.id)
                found += [about[1]] if about else []
        return _matching(found, typed)


def _matching(found: Iterable[Submission], typed: str) -> list[Choice]:
    wanted = typed.lower().split()
    named = {one.id: clipped(texts.name_in_list(one), 100) for one in found}
    fitting = [(number, name) for number, name in named.items() if all(word in name.lower() for word in wanted)]
    return [app_commands.Choice(name=name, value=str(number)) for number, name in fitting[:MOST_CHOICES]]


def _id_in(typed: str) -> int:
    """People may send anything instead of a choice; a number with # is what they see elsewhere."""
    found = read_id(typed.rpartition("#")[2].strip())
    if found is None:
        raise Refusal(refusal_texts.no_such_submission())
    return found
