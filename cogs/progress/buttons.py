"""What a member does on the panel of their progress, and how the panel comes to be."""

import io
import logging

import discord

from cogs.members import service as members
from cogs.progress import service, texts, views
from cogs.progress.models import Chart, Progress
from cogs.scores import service as scores
from core.context import Context
from core.ids import read_id
from core.ui import on_click
from core.worker import Limits, WorkFailed

log = logging.getLogger(__name__)

LIMITS = Limits(seconds=20, megabytes=512)


@on_click("progress:kind")
async def choose_kind(click: Context) -> None:
    await click.interaction.response.defer()
    async with click.bot.db.read() as tx:
        progress = await service.look(tx, click.actor, click.chosen)
    await show(click, progress)


@on_click("progress:done")
async def set_done(click: Context, kind: str) -> None:
    """The panel stays on the kind that was chosen."""
    await click.interaction.response.defer()
    async with click.bot.db.write() as tx:
        progress = await service.set_done(tx, click.actor, read_id(click.chosen) or 0, kind, click.now)
    await show(click, progress)


async def show(context: Context, progress: Progress) -> None:
    """As the answer to a command or in place of the panel that was used: either has been deferred."""
    levels = scores.get_rubric().levels
    alt, files = None, []
    if progress.curves:
        dates = await _dates(context, progress)
        picture = await _draw(context, Chart(levels, dates, progress.curves, texts.legend()))
        if picture is not None:
            alt = texts.alt(progress.curves, dates, levels)
            files = [discord.File(io.BytesIO(picture), views.PICTURE, description=alt)]
    view = views.overview(progress, levels, alt)
    if context.interaction.message is None:
        await context.answer(view, files=files)
    else:
        await context.update(view, files=files)


async def _dates(context: Context, progress: Progress) -> tuple[str, ...]:
    actor = context.actor
    async with context.bot.db.read() as tx:
        zone = await members.zone_of(tx, actor.guild_id, actor.user_id, context.settings)
    return texts.dates([one.starts_at for one in progress.interviews], zone.zone)


async def _draw(context: Context, chart: Chart) -> bytes | None:
    """None where it could not be drawn: the words do without."""
    try:
        return await context.bot.worker.run("cogs.progress.drawing:draw", chart, returns=bytes, limits=LIMITS)
    except WorkFailed as error:
        log.warning("No chart was drawn", exc_info=error)
        return None
