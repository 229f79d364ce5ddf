"""What moderators do with the preview: page, apply, pin, forbid, lift."""

from cogs.matching import refusal_texts, rounds, service, texts, views
from cogs.matching.models import Plan
from cogs.members import service as members
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click
from core.worker import WorkFailed

AUTOMATIC = "auto"


async def look(ctx: Context) -> Plan:
    """The best matching there is now, for somebody who waits for it."""
    try:
        return await rounds.look(ctx.bot, ctx.actor.guild_id)
    except WorkFailed as failed:
        raise Refusal(refusal_texts.cannot_match_now()) from failed


async def apply(ctx: Context, plan: Plan) -> str:
    """Carry it out; what came of it, in words."""
    if not plan.planned:
        return texts.nothing_to_apply()
    done = await rounds.carry_out(ctx.bot, ctx.actor.guild_id, plan, ctx.actor)
    return texts.carried_out(done)


async def show(ctx: Context, plan: Plan, offset: int, *said: str) -> None:
    view = views.preview(plan, offset, *said, is_automatic=ctx.settings.matching == AUTOMATIC)
    if ctx.interaction.message is None:
        await ctx.answer(view)
    else:
        await ctx.update(view)


@on_click("matching:look", Who.MODERATOR)
async def look_again(click: Context) -> None:
    await turn_page(click, 0)


@on_click("matching:page", Who.MODERATOR)
async def turn_page(click: Context, offset: int) -> None:
    await click.interaction.response.defer()
    await show(click, await look(click), max(offset, 0))


@on_click("matching:apply", Who.MODERATOR)
async def apply_what_was_seen(click: Context, fingerprint: int) -> None:
    """Only what the moderator has seen is carried out."""
    await click.interaction.response.defer()
    plan = await look(click)
    if plan.fingerprint != fingerprint:
        await show(click, plan, 0, texts.changed_meanwhile())
        return
    said = await apply(click, plan)
    await show(click, await look(click), 0, said)


@on_click("matching:request", Who.MODERATOR)
async def look_at_request(click: Context) -> None:
    await click.interaction.response.defer()
    await _show_request(click, read_id(click.chosen) or 0)


@on_click("matching:choose", Who.MODERATOR)
async def choose_time(click: Context, request_id: int) -> None:
    slot_id = read_id(click.chosen) or 0
    async with click.bot.db.read() as tx:
        request, choice = await service.look_at_pin(tx, click.actor, request_id, slot_id, click.settings, click.now)
    await click.update(views.ask_to_pin(request, choice))


@on_click("matching:pin", Who.MODERATOR)
async def pin(click: Context, request_id: int, slot_id: int) -> None:
    await click.interaction.response.defer()
    async with click.bot.db.write() as tx:
        choice = await service.pin(tx, click.actor, request_id, slot_id, click.settings, click.now)
    await _show_request(click, request_id, texts.pinned(choice))


@on_click("matching:forbid", Who.MODERATOR)
async def forbid(click: Context, request_id: int, volunteer_id: int) -> None:
    await click.interaction.response.defer()
    async with click.bot.db.write() as tx:
        await service.forbid(tx, click.actor, request_id, volunteer_id, click.now)
    await _show_request(click, request_id, texts.forbidden())


@on_click("matching:lift", Who.MODERATOR)
async def lift(click: Context, ruling_id: int) -> None:
    await click.interaction.response.defer()
    async with click.bot.db.write() as tx:
        ruling = await service.lift(tx, click.actor, ruling_id, click.now)
    await _show_request(click, ruling.request_id, texts.lifted())


async def _show_request(click: Context, request_id: int, *said: str) -> None:
    actor, settings = click.actor, click.settings
    async with click.bot.db.read() as tx:
        request, rulings = await service.look_at(tx, actor.guild_id, request_id)
        choices = await service.list_choices(tx, request, settings, click.now)
        zone = (await members.zone_of(tx, actor.guild_id, actor.user_id, settings)).zone
    entry = (await look(click)).entry_of(request_id)
    await click.update(views.one_request(request, entry, rulings, choices, zone, *said))
