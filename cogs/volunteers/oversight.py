"""What moderators do about volunteers: see, verify, suspend, and let them back."""

from datetime import datetime

from cogs.members import service as members
from cogs.volunteers import moderator_texts, rules, store
from cogs.volunteers.models import Attestation, Overview, RoleProblem, Standing, State, Volunteer
from cogs.volunteers.service import OFF, ROLE, SHOW, TELL_STANDING
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.times import BareDate, read_when
from data.database import Transaction


async def overview(tx: Transaction, guild_id: int, offset: int, size: int, now: datetime) -> Overview:
    """A page of volunteers with the applications that wait, those declined lately after them."""
    count = await store.count_volunteers(tx, guild_id)
    offset = min(max(offset, 0), max(count - 1, 0) // size * size)
    waiting = await store.list_waiting(tx, guild_id, size)
    since = now - rules.BETWEEN_APPLICATIONS
    declined = await store.list_declined_since(tx, guild_id, since, size - len(waiting)) if len(waiting) < size else []
    volunteers = await store.list_volunteers(tx, guild_id, limit=size, offset=offset)
    attested = await store.list_attestations(tx, guild_id, [one.id for one in volunteers])
    standings = [Standing(one, attested.get(one.id)) for one in volunteers]
    return Overview([*waiting, *declined], standings, count, offset)


async def find(tx: Transaction, guild_id: int, volunteer_id: int) -> Volunteer | None:
    return await store.get_volunteer_by_id(tx, guild_id, volunteer_id)


async def require(tx: Transaction, guild_id: int, volunteer_id: int) -> Volunteer:
    volunteer = await store.get_volunteer_by_id(tx, guild_id, volunteer_id)
    if volunteer is None:
        raise Refusal(moderator_texts.no_such_volunteer())
    return volunteer


async def standing(tx: Transaction, guild_id: int, volunteer_id: int) -> Standing:
    volunteer = await require(tx, guild_id, volunteer_id)
    attested = await store.list_attestations(tx, guild_id, [volunteer_id])
    return Standing(volunteer, attested.get(volunteer_id))


async def find_or_add(
    tx: Transaction, actor: Actor, user_id: int, name: str, now: datetime, *, has_role: bool
) -> Standing:
    """The volunteer whom a moderator picked from everybody in the server; others than volunteers are refused."""
    if not has_role and await store.get_volunteer(tx, actor.guild_id, user_id) is None:
        raise Refusal(moderator_texts.no_volunteer(user_id))
    volunteer = await store.ensure_volunteer(tx, actor.guild_id, user_id, name, now)
    return await standing(tx, actor.guild_id, volunteer.id)


async def suspend(tx: Transaction, actor: Actor, volunteer_id: int, reason: str, now: datetime) -> Standing:
    """No bookings, no role; they are told why."""
    volunteer = await require(tx, actor.guild_id, volunteer_id)
    rules.check_suspendable(volunteer)
    reason = rules.check_reason(reason)
    if not await store.set_suspended(tx, volunteer, actor.user_id, reason, now):
        raise Refusal(moderator_texts.suspended_already())
    await jobs.schedule(tx, actor.guild_id, OFF, volunteer.user_id, now)
    return await _standing_changed(tx, actor, volunteer_id, "volunteers:suspend", now)


async def lift(tx: Transaction, actor: Actor, volunteer_id: int, now: datetime) -> Standing:
    """End a suspension: the role comes back, and they are told."""
    volunteer = await require(tx, actor.guild_id, volunteer_id)
    if not await store.set_not_suspended(tx, volunteer):
        raise Refusal(moderator_texts.not_suspended())
    return await _standing_changed(tx, actor, volunteer_id, "volunteers:lift", now)


async def _standing_changed(tx: Transaction, actor: Actor, volunteer_id: int, action: str, now: datetime) -> Standing:
    await audit.record(tx, actor, action, moderator_texts.audit_volunteer(volunteer_id), "", now)
    await jobs.schedule(tx, actor.guild_id, ROLE, volunteer_id, now)
    await jobs.schedule(tx, actor.guild_id, TELL_STANDING, volunteer_id, now)
    return await standing(tx, actor.guild_id, volunteer_id)


async def attest(
    tx: Transaction, actor: Actor, volunteer_id: int, how: str, until: str, settings: Settings, now: datetime
) -> Standing:
    """Note how they were verified, by whom, when, and until when that counts. No paper is kept."""
    volunteer = await require(tx, actor.guild_id, volunteer_id)
    if how not in moderator_texts.HOW:
        raise Refusal(moderator_texts.say_how())
    until_at = now + rules.ATTESTED_FOR
    if until:
        zone, is_default = await members.zone_of(tx, actor.guild_id, actor.user_id, settings)
        until_at = read_when(until, now, zone, bare_date=BareDate.END_OF_DAY, zone_is_default=is_default).at
    await store.add_attestation(tx, volunteer, Attestation(how, actor.user_id, now, until_at))
    await audit.record(tx, actor, "volunteers:attest", moderator_texts.audit_volunteer(volunteer_id), how, now)
    return await standing(tx, actor.guild_id, volunteer_id)


async def try_role_again(tx: Transaction, actor: Actor, volunteer_id: int, now: datetime) -> Volunteer:
    volunteer = await require(tx, actor.guild_id, volunteer_id)
    await jobs.schedule(tx, actor.guild_id, ROLE, volunteer_id, now)
    return volunteer


async def note_role(
    tx: Transaction, guild_id: int, volunteer_id: int, problem: RoleProblem | None, now: datetime
) -> None:
    """Keep why the role could not be changed, or that it could; the card of their application says so."""
    volunteer = await store.get_volunteer_by_id(tx, guild_id, volunteer_id)
    if volunteer is None or volunteer.role_problem == problem:
        return
    await store.set_role_problem(tx, guild_id, volunteer_id, problem)
    latest = await store.get_latest_application(tx, guild_id, volunteer.user_id)
    if latest is not None and latest.state is State.APPROVED:
        await jobs.schedule(tx, guild_id, SHOW, latest.id, now)
