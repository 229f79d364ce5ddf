"""What the buttons of a person's own panels do. Nobody can reach another person's data: each acts on who clicks."""

import io
import json

import discord

from cogs.members import service, texts, views
from cogs.members.forms import choose_zone
from core.actor import Who
from core.context import Context
from core.ui import on_click, panel


@on_click("members:show", Who.EVERYONE)
async def show(context: Context) -> None:
    bot, actor = context.bot, context.actor
    async with bot.db.read() as tx:
        sections = await service.show_everything(tx, bot.features, actor.guild_id, actor.user_id, context.now)
    await context.answer(views.about_you(actor, sections, bot.router.actions))


@on_click("members:open_zone", Who.EVERYONE)
async def open_zone(context: Context) -> None:
    actor = context.actor
    async with context.bot.db.read() as tx:
        zone = await service.zone_of(tx, actor.guild_id, actor.user_id, context.settings)
    await context.open_form(views.zone_form("" if zone.is_default else zone.zone.key))


@on_click("members:pick_zone", Who.EVERYONE)
async def pick_zone(context: Context) -> None:
    await choose_zone(context, context.chosen)


@on_click("members:data", Who.EVERYONE)
async def data(context: Context) -> None:
    bot, actor, now = context.bot, context.actor, context.now
    await context.defer()
    async with bot.db.read() as tx:
        zone = (await service.zone_of(tx, actor.guild_id, actor.user_id, context.settings)).zone
        everything = await service.gather_everything(tx, bot.features, actor.guild_id, actor.user_id)
    content = json.dumps(
        service.as_file(everything, actor.guild_id, actor.user_id, zone, now), ensure_ascii=False, indent=2
    )
    name = f"greenroom-my-data-{now.astimezone(zone):%Y-%m-%d}.json"
    await context.answer(
        texts.your_data(is_empty=not everything), files=[discord.File(io.BytesIO(content.encode()), name)]
    )


@on_click("members:forget", Who.EVERYONE)
async def forget(context: Context) -> None:
    bot, actor = context.bot, context.actor
    async with bot.db.read() as tx:
        held = await service.gather_everything(tx, bot.features, actor.guild_id, actor.user_id)
    await context.answer(views.forget_question(list(held)))


@on_click("members:forget_all", Who.EVERYONE)
async def forget_all(context: Context) -> None:
    bot, actor = context.bot, context.actor
    async with bot.db.write() as tx:
        held = await service.forget_everything(tx, bot.features, actor.guild_id, actor.user_id, context.now)
    await context.update(views.forgotten(list(held)))


@on_click("members:keep", Who.EVERYONE)
async def keep(context: Context) -> None:
    await context.update(panel(texts.kept()))
