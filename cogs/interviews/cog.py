"""The slash commands of `/interview` for booking and what follows from it."""

from discord import app_commands
from discord.ext import commands

from cogs.interviews import booking, changes, refusal_texts, service, texts, views
from cogs.members import service as members
from core.client import Greenroom
from core.commands import command_group
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.times import suggest_whens, words
from core.ui import Interaction

Choice = app_commands.Choice[str]

MOST_CHOICES = 25


class Interviews(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: Greenroom) -> None:
        self.bot = bot

    @interview.command()
    @app_commands.describe(slot="An open time; leave it out to choose from a list")
    async def book(self, interaction: Interaction, slot: str | None = None) -> None:
        """Book a mock interview with a volunteer"""
        context = await self.bot.context(interaction)
        if slot is None:
            await context.answer(await booking.show_picker(context))
        else:
            await booking.book_from_card(context, _id_in(slot, refusal_texts.no_such_slot()))

    @book.autocomplete("slot")
    async def suggest_slots(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            slots = await service.list_bookable(tx, context.actor, context.settings, context.now, limit=100)
            person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        named = [(f"{words(one.starts_at, person.zone)}{views.slot_summary(one)}", one.id) for one in slots]
        return _matching(named, typed)

    @interview.command(name="list")
    async def list_own(self, interaction: Interaction) -> None:
        """Your interviews and requests: move, cancel, calendar file, withdraw"""
        await changes.list_own(await self.bot.context(interaction))

    @interview.command()
    @app_commands.describe(
        interview="Which of your interviews", when="The new time in your own zone, such as: tomorrow 6pm"
    )
    async def move(self, interaction: Interaction, interview: str, when: str) -> None:
        """Propose a new time to the other side"""
        context = await self.bot.context(interaction)
        await changes.propose_move(context, await self._which(context, interview), when)

    @move.autocomplete("when")
    async def suggest_times(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        suggested = suggest_whens(typed, context.now, person.zone, MOST_CHOICES)
        return [app_commands.Choice(name=label, value=value) for label, value in suggested]

    @interview.command()
    @app_commands.describe(interview="Which of your interviews", reason="A word to the other side, if you like")
    async def cancel(
        self,
        interaction: Interaction,
        interview: str,
        reason: app_commands.Range[str, 0, views.LONGEST_REASON] | None = None,
    ) -> None:
        """Call an interview off; the other side is told"""
        context = await self.bot.context(interaction)
        await changes.cancel(context, await self._which(context, interview), reason or "")

    @interview.command()
    @app_commands.describe(
        interview="Which of your interviews", place="A voice or stage channel, a link, or another place"
    )
    async def place(
        self, interaction: Interaction, interview: str, place: app_commands.Range[str, 1, views.LONGEST_PLACE]
    ) -> None:
        """Say where the interview happens"""
        context = await self.bot.context(interaction)
        await changes.set_place(context, await self._which(context, interview), place)

    @interview.command()
    @app_commands.describe(minutes="About how many minutes", interview="Which one; the next if left out")
    async def late(
        self, interaction: Interaction, minutes: app_commands.Range[int, 1, 60], interview: str | None = None
    ) -> None:
        """Tell the other side that you are running late"""
        context = await self.bot.context(interaction)
        await changes.say_late(context, await self._which(context, interview), minutes)

    @interview.command()
    @app_commands.describe(interview="Which of your interviews")
    async def edit(self, interaction: Interaction, interview: str) -> None:
        """Change your goals or your resume, until the interview starts"""
        context = await self.bot.context(interaction)
        interview_id = await self._which(context, interview)
        async with self.bot.db.read() as tx:
            found = await service.look_at_own_goals(tx, context.actor, interview_id, context.now)
        await context.open_form(views.edit_form(found))

    @move.autocomplete("interview")
    @cancel.autocomplete("interview")
    @place.autocomplete("interview")
    @late.autocomplete("interview")
    @edit.autocomplete("interview")
    async def suggest_interviews(self, interaction: Interaction, typed: str) -> list[Choice]:
        context = await self.bot.context(interaction)
        async with self.bot.db.read() as tx:
            own = await service.list_own(tx, context.actor, context.now)
            person = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
        return _matching([(texts.choice(words(one.starts_at, person.zone), one.id), one.id) for one in own], typed)

    async def _which(self, context: Context, interview: str | None) -> int:
        if interview is not None:
            return _id_in(interview, refusal_texts.no_such_interview())
        async with self.bot.db.read() as tx:
            return (await service.get_next_own(tx, context.actor, context.now)).id


def _matching(named: list[tuple[str, int]], typed: str) -> list[Choice]:
    """Those whose name has every typed word, as choices that submit the id."""
    wanted = typed.lower().split()
    found = [(name, value) for name, value in named if all(word in name.lower() for word in wanted)]
    return [app_commands.Choice(name=name[:100], value=str(value)) for name, value in found[:MOST_CHOICES]]


def _id_in(typed: str, refusal: str) -> int:
    """People may send anything instead of a choice; a number with # is what they see in the names."""
    found = read_id(typed.rpartition("#")[2].strip())
    if found is None:
        raise Refusal(refusal)
    return found
