"""What becomes due for people's data: a group that the bot left is forgotten."""

import logging

from cogs.members import departures
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)


@on_job(departures.FORGET_GROUP)
async def forget_group(bot: Greenroom, job: Job) -> None:
    if bot.get_guild(job.guild_id) is not None:
        return
    async with bot.db.write() as tx:
        await departures.forget_group(tx, job.guild_id)
    bot.forget_settings(job.guild_id)
    log.info("Deleted everything of group %d, which I was removed from", job.guild_id)
