"""What the buttons and menus of tips do."""

import discord

from cogs.tips import curation, moderator_texts, rota, service, texts, views
from cogs.tips.models import TOPICS
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click

# For everybody


@on_click("tips:another", Who.EVERYONE)
async def another(click: Context, topic: int) -> None:
    await click.update(await give(click, topic))


async def give(context: Context, topic: int) -> discord.ui.LayoutView:
    """A private tip of this topic (its place in the list), or of any."""
    name = TOPICS[topic] if 0 <= topic < len(TOPICS) else None
    async with context.bot.db.write() as tx:
        given = await service.give(tx, context.actor, name, context.now)
    return views.given(given, topic, may_propose=context.actor.is_member)


@on_click("tips:helpful", Who.EVERYONE)
async def helpful(click: Context, key: str, topic: int) -> None:
    await _vote(click, key, topic, is_helpful=True)


@on_click("tips:not_for_me", Who.EVERYONE)
async def not_for_me(click: Context, key: str, topic: int) -> None:
    await _vote(click, key, topic, is_helpful=False)


async def _vote(click: Context, key: str, topic: int, *, is_helpful: bool) -> None:
    """Below a private tip the answer takes its place; the tip in the channel stays as it is for all."""
    async with click.bot.db.write() as tx:
        given = await service.vote(tx, click.actor, key, click.now, helpful=is_helpful)
    if _is_private(click):
        await click.update(views.given(given, topic, may_propose=click.actor.is_member))
    else:
        await click.answer(texts.your_vote(is_helpful))


@on_click("tips:propose")
async def propose(click: Context) -> None:
    async with click.bot.db.read() as tx:
        await curation.look_to_propose(tx, click.actor)
    await click.open_form(views.propose_form())


# For moderators: the list


@on_click("tips:page", Who.MODERATOR)
async def turn_page(click: Context, topic: int, offset: int) -> None:
    await show_overview(click, topic, offset)


@on_click("tips:topic", Who.MODERATOR)
async def choose_topic(click: Context) -> None:
    await show_overview(click, read_id(click.chosen) or 0, 0)


async def show_overview(context: Context, topic: int, offset: int, *said: str) -> None:
    async with context.bot.db.read() as tx:
        shown = await curation.overview(tx, context.actor.guild_id, topic, offset, views.PAGE_SIZE)
    view = views.overview(shown, context.settings, *said)
    if context.interaction.type is discord.InteractionType.application_command:
        await context.answer(view)
    else:
        await context.update(view)


@on_click("tips:open", Who.MODERATOR)
async def open_tip(click: Context) -> None:
    await show_tip(click, click.chosen)


async def show_tip(context: Context, key: str, *said: str) -> None:
    async with context.bot.db.read() as tx:
        tip, votes = await curation.look(tx, context.actor.guild_id, key)
    await context.update(views.one_tip(tip, votes, *said))


# For moderators: one tip


@on_click("tips:add", Who.MODERATOR)
async def ask_for_tip(click: Context) -> None:
    await click.open_form(views.add_form())


@on_click("tips:edit", Who.MODERATOR)
async def ask_for_wording(click: Context, key: str) -> None:
    async with click.bot.db.read() as tx:
        tip, _ = await curation.look(tx, click.actor.guild_id, key)
    await click.open_form(views.edit_form(tip))


@on_click("tips:retire", Who.MODERATOR)
async def retire(click: Context, key: str) -> None:
    async with click.bot.db.write() as tx:
        await curation.retire(tx, click.actor, key, click.now)
    await show_tip(click, key, moderator_texts.retired())


@on_click("tips:restore", Who.MODERATOR)
async def bring_back(click: Context, key: str) -> None:
    async with click.bot.db.write() as tx:
        await curation.bring_back(tx, click.actor, key, click.now)
    await show_tip(click, key, moderator_texts.brought_back())


# For moderators: posts


@on_click("tips:post", Who.MODERATOR)
async def post(click: Context, key: str) -> None:
    async with click.bot.db.write() as tx:
        channel_id = await rota.post_now(tx, click.actor, key, click.settings, click.now)
    await show_tip(click, key, moderator_texts.posting(channel_id))


@on_click("tips:post_next", Who.MODERATOR)
async def post_next(click: Context) -> None:
    async with click.bot.db.write() as tx:
        channel_id = await rota.post_now(tx, click.actor, None, click.settings, click.now)
    await show_overview(click, 0, 0, moderator_texts.posting(channel_id))


@on_click("tips:pause", Who.MODERATOR)
async def pause(click: Context) -> None:
    async with click.bot.db.write() as tx:
        await rota.set_quiet(tx, click.actor, click.settings, click.now, quiet=True)
    await show_overview(click, 0, 0, moderator_texts.paused())


@on_click("tips:resume", Who.MODERATOR)
async def resume(click: Context) -> None:
    async with click.bot.db.write() as tx:
        await rota.set_quiet(tx, click.actor, click.settings, click.now, quiet=False)
    await show_overview(click, 0, 0, moderator_texts.resumed())


# For moderators: proposals. The same buttons stand on the card and in the private panel.


@on_click("tips:proposal", Who.MODERATOR)
async def open_proposal(click: Context) -> None:
    chosen = read_id(click.chosen)
    if chosen is None:
        raise Refusal(texts.no_such_tip())
    async with click.bot.db.read() as tx:
        proposal = await curation.require_proposal(tx, click.actor.guild_id, chosen)
    await click.update(views.one_proposal(proposal))


@on_click("tips:approve", Who.MODERATOR)
async def approve(click: Context, tip_id: int) -> None:
    async with click.bot.db.write() as tx:
        await curation.approve(tx, click.actor, tip_id, click.now)
    await _say(click, moderator_texts.approved())


@on_click("tips:decline", Who.MODERATOR)
async def decline(click: Context, tip_id: int) -> None:
    async with click.bot.db.write() as tx:
        await curation.decline(tx, click.actor, tip_id, click.now)
    await _say(click, moderator_texts.declined())


async def _say(click: Context, said: str) -> None:
    """From a card: an answer of its own. From the private panel: above the list, in its place."""
    if _is_private(click):
        await show_overview(click, 0, 0, said)
    else:
        await click.answer(said)


def _is_private(click: Context) -> bool:
    message = click.interaction.message
    return message is not None and message.flags.ephemeral
