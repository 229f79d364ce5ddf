"""Reaching one person: by direct message, else in a private thread of theirs."""

import discord

from cogs.volunteers import texts
from cogs.volunteers.models import Application, State, Volunteer
from core import delivery
from core.client import Greenroom
from core.errors import Refusal
from core.jobs import Job

DMS_CLOSED = 50007
NO_SERVER_SHARED = 50278


def decision(application: Application, group: str) -> str | None:
    """What the moderators decided; None while there is nothing to say."""
    match application.state:
        case State.APPROVED:
            return texts.approved_message(group)
        case State.DECLINED:
            return texts.declined_message(group, application.reason)
        case _:
            return None


def standing(volunteer: Volunteer, group: str) -> str:
    if volunteer.suspension is not None:
        return texts.suspended_message(group, volunteer.suspension.because)
    return texts.lifted_message(group)


async def reach(bot: Greenroom, job: Job, user_id: int, said: str, ref: str) -> bool:
    """Whether the person could be told. `ref` and the job mark the message, so that a second try says nothing twice."""
    mark = delivery.reference(f"{ref} · {job.id}")
    try:
        channel_id = int((await bot.http.start_private_message(user_id))["id"])
        await _say_once(bot, job, channel_id, f"{said}\n{mark}", mark)
    except discord.Forbidden as error:
        if error.code == NO_SERVER_SHARED:
            return False
        if error.code != DMS_CLOSED:
            raise
        return await _reach_in_thread(bot, job, user_id, f"{said}\n{mark}", mark)
    return True


async def _reach_in_thread(bot: Greenroom, job: Job, user_id: int, said: str, mark: str) -> bool:
    parent_id = (await bot.settings_of(job.guild_id)).interviews_channel
    if parent_id is None:
        return False
    name = texts.thread_name(job.id)
    try:
        thread = await delivery.open_private_thread(
            bot, parent_id, name, lambda other: other == name, may_exist=job.tries > 1
        )
        await delivery.add_to_thread(bot, thread.id, user_id)
        await _say_once(bot, job, thread.id, said, mark, pinged=user_id)
    except (delivery.LeftServer, discord.Forbidden, Refusal):
        return False
    return True


async def _say_once(
    bot: Greenroom, job: Job, channel_id: int, said: str, mark: str, *, pinged: int | None = None
) -> None:
    if job.tries > 1 and await delivery.find_marked(bot, channel_id, mark):
        return
    mention = f"<@{pinged}>\n" if pinged else ""
    await delivery.send(bot, channel_id, mention + said, nonce=job.nonce, pinged=[pinged] if pinged else [])
