"""The select and the button on the pages of the help."""

from cogs.help import rules, texts, views
from cogs.help.tree import entries_of_tree
from cogs.help.views import Reader
from cogs.members.service import zone_of
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ui import on_click


@on_click("help:topic", Who.EVERYONE)
async def topic(context: Context) -> None:
    reader = await read_for(context)
    chosen = rules.find_topic(reader.topics, context.chosen)
    await context.update(views.topic_page(reader, chosen) if chosen else views.first_page(reader))


@on_click("help:first", Who.EVERYONE)
async def first(context: Context) -> None:
    await context.update(views.first_page(await read_for(context)))


async def read_for(context: Context) -> Reader:
    """The help as it is for whoever asks."""
    actor, bot = context.actor, context.bot
    async with bot.db.read() as tx:
        zone = await zone_of(tx, actor.guild_id, actor.user_id, context.settings)
    entries = rules.usable(entries_of_tree(bot.tree), actor)
    topics = rules.topics_for(texts.topics(context.settings), entries)
    return Reader(actor, entries, topics, not zone.is_default, bot.command_mention)


async def answer(context: Context, searched: str | None) -> None:
    """The first page, the page of a topic, or the commands that match what was typed."""
    reader = await read_for(context)
    if not searched or not searched.strip():
        await context.answer(views.first_page(reader))
        return
    chosen = rules.find_topic(reader.topics, searched)
    found = rules.search(reader.entries, searched)
    if chosen:
        await context.answer(views.topic_page(reader, chosen))
    elif found:
        await context.answer(views.found_page(reader, found))
    else:
        raise Refusal(texts.no_such_topic([topic.title for topic in reader.topics]))
