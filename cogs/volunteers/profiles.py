"""What a volunteer says about themselves: profile, limits, pause."""

from dataclasses import replace
from datetime import datetime

from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.volunteers import rules, store
from cogs.volunteers.models import INDEFINITELY, Limits, ProfileChange, Volunteer
from cogs.volunteers.service import OFF
from core import jobs
from core.actor import Actor
from core.settings import Settings
from core.times import BareDate, Reading, read_when
from data.database import Transaction


async def change(
    tx: Transaction, actor: Actor, change: ProfileChange, settings: Settings, now: datetime
) -> tuple[Volunteer, Limits]:
    """Toggle what was named; the profile as it is then."""
    if change.language is not None:
        change = replace(change, language=profiles.find_language(change.language))
    present = await store.ensure_volunteer(tx, actor.guild_id, actor.user_id, actor.name, now)
    volunteer = rules.changed(present, change, settings)
    await store.set_profile(tx, volunteer)
    return volunteer, rules.limits(volunteer, settings)


async def pause(
    tx: Transaction, actor: Actor, until: str | None, settings: Settings, now: datetime
) -> tuple[datetime | None, Reading | None]:
    """Pause until the time that was typed. Without one: until further notice or, where they are paused, no longer.

    Gives until when they are paused now, and how the text was read.
    """
    volunteer = await store.ensure_volunteer(tx, actor.guild_id, actor.user_id, actor.name, now)
    if until is None:
        end = None if volunteer.is_paused(now) else INDEFINITELY
        await _set_paused(tx, volunteer, end, now)
        return end, None
    zone, is_default = await members.zone_of(tx, actor.guild_id, actor.user_id, settings)
    reading = read_when(until, now, zone, bare_date=BareDate.END_OF_DAY, zone_is_default=is_default)
    await _set_paused(tx, volunteer, reading.at, now)
    return reading.at, reading


async def set_paused(tx: Transaction, actor: Actor, now: datetime, *, on: bool) -> bool:
    """What the buttons do: unlike the command they say which way. False if it was so already."""
    volunteer = await store.ensure_volunteer(tx, actor.guild_id, actor.user_id, actor.name, now)
    if volunteer.is_paused(now) == on:
        return False
    await _set_paused(tx, volunteer, INDEFINITELY if on else None, now)
    return True


async def _set_paused(tx: Transaction, volunteer: Volunteer, until: datetime | None, now: datetime) -> None:
    await store.set_paused(tx, volunteer, until)
    if until is not None:
        await jobs.schedule(tx, volunteer.guild_id, OFF, volunteer.user_id, now)


async def get_present(tx: Transaction, actor: Actor) -> Volunteer | None:
    """The volunteer's own profile, if there is one."""
    return await store.get_volunteer(tx, actor.guild_id, actor.user_id)
