"""What other features may ask about volunteers, and what follows from settings and from being forgotten.

Applying is in `applications`, a volunteer's own profile in `profiles`, what moderators do in `oversight`.
"""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from cogs.volunteers import rules, store, texts
from cogs.volunteers.models import INDEFINITELY, Application, Limits, State, Volunteer
from cogs.volunteers.rules import limits
from core import jobs
from core.settings import Settings
from data.database import Transaction

__all__ = ["limits"]

SHOW = "volunteers:show"
ROLE = "volunteers:role"
TELL = "volunteers:tell"
TELL_STANDING = "volunteers:tell_standing"
ERASE = "volunteers:erase"
OFF = "volunteers:off"
"""For features in which somebody waits for a volunteer: this one (by user id) was paused or suspended just now."""


async def limits_of(tx: Transaction, guild_id: int, volunteer_id: int, settings: Settings) -> Limits:
    """The limits for bookings with this volunteer (by their user id): their own, else the group's."""
    return rules.limits(await store.get_volunteer(tx, guild_id, volunteer_id), settings)


async def earliest_starts(tx: Transaction, guild_id: int, settings: Settings, now: datetime) -> dict[int, datetime]:
    """By user id, from when on times of these volunteers can be booked; the others' by the group's notice.

    Of who is paused that is never.
    """
    own = await store.list_with_own_start(tx, guild_id)
    return {volunteer.user_id: rules.earliest(rules.limits(volunteer, settings), now) for volunteer in own}


async def get_profile(tx: Transaction, guild_id: int, user_id: int) -> Volunteer | None:
    """What this volunteer says they offer; None where they never said."""
    return await store.get_volunteer(tx, guild_id, user_id)


async def profiles_of(tx: Transaction, guild_id: int, user_ids: Collection[int] | None = None) -> dict[int, Volunteer]:
    """By user id, what these volunteers, or all, say they offer; `limits` makes their limits of it."""
    if user_ids is None:
        found = await store.list_volunteers(tx, guild_id)
    else:
        found = await store.list_volunteers_among(tx, guild_id, user_ids)
    return {one.user_id: one for one in found}


async def pause_until(tx: Transaction, guild_id: int, user_id: int, until: datetime, now: datetime) -> bool:
    """Pause a volunteer who seems to be away; False if they are paused already, or have no profile."""
    volunteer = await store.get_volunteer(tx, guild_id, user_id)
    if volunteer is None or volunteer.is_paused(now):
        return False
    await store.set_paused(tx, volunteer, until)
    await jobs.schedule(tx, guild_id, OFF, user_id, now)
    return True


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """Where moderators read elsewhere now, what waits for them is shown there."""
    if "moderator_channel" in names:
        for application in await store.list_waiting(tx, guild_id):
            await jobs.schedule(tx, guild_id, SHOW, application.id, now)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The lines of /me show about volunteering."""
    volunteer = await store.get_volunteer(tx, guild_id, user_id)
    if volunteer is not None:
        return texts.about_volunteer(volunteer, now)
    latest = await store.get_latest_application(tx, guild_id, user_id)
    said = texts.about_application(latest) if latest else ""
    return [said] if said else []


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """What the person said as a volunteer, and which decisions about others they took as a moderator."""
    applications = await store.list_applications_of(tx, guild_id, user_id)
    volunteer = await store.get_volunteer(tx, guild_id, user_id)
    decided = await store.list_decided_by(tx, guild_id, user_id)
    suspended = await store.list_suspended_by(tx, guild_id, user_id)
    attested = await store.list_attested_by(tx, guild_id, user_id)
    verified = await store.list_attestations(tx, guild_id, [volunteer.id] if volunteer else [])
    held: dict[str, object] = {
        "applications": [_application_data(one) for one in applications],
        "profile": _volunteer_data(volunteer) if volunteer else {},
        "verified": [{"how": one.how, "at": one.at, "counts_until": one.until} for one in verified.values()],
        "decided_as_a_moderator": [{"application": one.id, "state": one.state} for one in decided],
        "suspended_as_a_moderator": [
            {"volunteer": one.id, "at": one.suspension.at} for one in suspended if one.suspension
        ],
        "verified_as_a_moderator": [{"how": one.how, "at": one.at} for one in attested],
    }
    return {name: data for name, data in held.items() if data}


def _application_data(application: Application) -> dict[str, object]:
    return {
        "name": application.name,
        **asdict(application.form),
        "state": application.state,
        "made_at": application.made_at,
        "decided_at": application.decided_at,
    }


def _volunteer_data(volunteer: Volunteer) -> dict[str, object]:
    return {
        "name": volunteer.name,
        "fields": volunteer.fields,
        "kinds": volunteer.kinds,
        "levels": volunteer.levels,
        "languages": volunteer.languages,
        "employer": volunteer.employer,
        "weekly_limit": volunteer.weekly_limit,
        "notice_hours": volunteer.notice_hours,
        "buffer_minutes": volunteer.buffer_minutes,
        "paused_until": "I end it" if volunteer.paused_until == INDEFINITELY else volunteer.paused_until,
        "suspended_at": volunteer.suspension.at if volunteer.suspension else None,
        "made_at": volunteer.made_at,
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Delete what they said, the cards that show it too; what they decided as a moderator stays without them."""
    for application in await store.list_applications_of(tx, guild_id, user_id):
        # One that is to be shown stays due: it takes a card away of which nobody heard that it was posted.
        await jobs.cancel(tx, guild_id, TELL, application.id)
        if application.card is not None:
            place = f"{application.card.channel_id}:{application.card.message_id}"
            await jobs.schedule(tx, guild_id, ERASE, application.id, now, detail=place)
    volunteer = await store.get_volunteer(tx, guild_id, user_id)
    if volunteer is not None:
        for kind in (ROLE, TELL_STANDING):
            await jobs.cancel(tx, guild_id, kind, volunteer.id)
    for application in await store.list_decided_by(tx, guild_id, user_id):
        if application.state in (State.APPROVED, State.DECLINED) and application.user_id != user_id:
            await jobs.schedule(tx, guild_id, SHOW, application.id, now)
    await store.delete_person(tx, guild_id, user_id)
