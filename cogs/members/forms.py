"""The form that sets a zone, and what it shares with the command."""

from cogs.members import service, texts, views
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.times import find_zone, suggest_zones
from core.ui import on_submit


@on_submit("members:zone", Who.EVERYONE)
async def submit_zone(context: Context) -> None:
    await choose_zone(context, context.answers.text("zone"))


async def choose_zone(context: Context, typed: str) -> None:
    """Set the zone that was typed; where it names none, offer those that come near."""
    zone = find_zone(typed)
    if zone is None:
        suggestions = suggest_zones(typed, context.now)
        if not suggestions:
            raise Refusal(texts.unknown_zone(typed))
        await context.answer(views.which_zone(typed, suggestions))
        return
    actor, now = context.actor, context.now
    async with context.bot.db.write() as tx:
        await service.set_zone(tx, actor.guild_id, actor.user_id, zone, now)
    await context.answer(texts.zone_set(zone, now))
