"""Buttons that open one's own forms and list; the commands do the same."""

from cogs.profiles import block_texts, service, texts, views
from core.actor import Who
from core.context import Context
from core.ui import on_click


@on_click("profiles:availability", Who.EVERYONE)
async def open_availability(context: Context) -> None:
    actor = context.actor
    async with context.bot.db.read() as tx:
        present = await service.availability_of(tx, actor.guild_id, actor.user_id)
    await context.open_form(views.availability_form(present))


@on_click("profiles:needs", Who.EVERYONE)
async def open_needs(context: Context) -> None:
    actor = context.actor
    async with context.bot.db.read() as tx:
        present = await service.needs_of(tx, actor.guild_id, actor.user_id)
    await context.open_form(views.needs_form(present))


@on_click("profiles:profile", Who.EVERYONE)
async def show_profile(context: Context) -> None:
    actor = context.actor
    async with context.bot.db.read() as tx:
        profile = await service.profile_of(tx, actor.guild_id, actor.user_id)
    await context.answer(texts.profile(profile, context.settings.language))


@on_click("profiles:blocks", Who.EVERYONE)
async def show_blocks(context: Context) -> None:
    async with context.bot.db.read() as tx:
        blocks = await service.list_blocks(tx, context.actor)
    await context.answer(block_texts.block_list(blocks))
