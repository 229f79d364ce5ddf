"""Applying to volunteer, and what moderators decide about it."""

from datetime import datetime

from cogs.volunteers import moderator_texts, rules, store, texts
from cogs.volunteers.models import Application, ApplicationForm, CardPlace, State, Volunteer
from cogs.volunteers.service import ROLE, SHOW, TELL
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction


async def look(tx: Transaction, actor: Actor, now: datetime) -> Application | None:
    """Whether this person may apply; refuses if not. An application of theirs that waits is returned instead."""
    latest = await store.get_latest_application(tx, actor.guild_id, actor.user_id)
    if latest is not None and latest.state is State.WAITING:
        return latest
    volunteer = await store.get_volunteer(tx, actor.guild_id, actor.user_id)
    rules.check_may_apply(actor, latest, volunteer, now)
    return None


async def apply(
    tx: Transaction, actor: Actor, form: ApplicationForm, settings: Settings, now: datetime, *, agreed: bool
) -> Application:
    """Send the form to the moderators."""
    latest = await store.get_latest_application(tx, actor.guild_id, actor.user_id)
    volunteer = await store.get_volunteer(tx, actor.guild_id, actor.user_id)
    rules.check_may_apply(actor, latest, volunteer, now)
    checked = rules.check_form(form, agreed=agreed, settings=settings)
    application_id = await store.add_application(tx, actor.guild_id, actor.user_id, actor.name, checked, now)
    return await _shown(tx, actor.guild_id, application_id, now)


async def withdraw(tx: Transaction, actor: Actor, now: datetime) -> Application:
    """Take one's own application back before it is decided."""
    latest = await store.get_latest_application(tx, actor.guild_id, actor.user_id)
    if latest is None or latest.state is not State.WAITING:
        raise Refusal(texts.nothing_to_withdraw())
    await _decide(tx, latest, State.WITHDRAWN, None, "", now)
    return await _shown(tx, actor.guild_id, latest.id, now)


async def approve(tx: Transaction, actor: Actor, application_id: int, settings: Settings, now: datetime) -> Application:
    """Make somebody a volunteer: their profile begins with what they applied with; the role and word follow."""
    application = rules.check_decidable(await store.get_application(tx, actor.guild_id, application_id), State.APPROVED)
    rules.check_approvable(
        application,
        await store.get_latest_application(tx, actor.guild_id, application.user_id),
        await store.get_volunteer(tx, actor.guild_id, application.user_id),
        settings,
    )
    await _decide(tx, application, State.APPROVED, actor.user_id, "", now)
    subject = moderator_texts.audit_application(application.id)
    await audit.record(tx, actor, "volunteers:approve", subject, "", now)
    volunteer = await store.ensure_volunteer(tx, actor.guild_id, application.user_id, application.name, now)
    await store.set_profile(tx, rules.with_application(volunteer, application.form))
    await jobs.schedule(tx, actor.guild_id, ROLE, volunteer.id, now)
    await jobs.schedule(tx, actor.guild_id, TELL, application.id, now)
    return await _shown(tx, actor.guild_id, application.id, now)


async def look_to_decline(tx: Transaction, actor: Actor, application_id: int) -> Application:
    """The application that a moderator is about to fill in the form for."""
    return rules.check_decidable(await store.get_application(tx, actor.guild_id, application_id), State.DECLINED)


async def decline(tx: Transaction, actor: Actor, application_id: int, reason: str, now: datetime) -> Application:
    """Say no; they are told the reason."""
    application = await look_to_decline(tx, actor, application_id)
    reason = rules.check_reason(reason)
    await _decide(tx, application, State.DECLINED, actor.user_id, reason, now)
    subject = moderator_texts.audit_application(application.id)
    await audit.record(tx, actor, "volunteers:decline", subject, "", now)
    await jobs.schedule(tx, actor.guild_id, TELL, application.id, now)
    return await _shown(tx, actor.guild_id, application.id, now)


async def require(tx: Transaction, guild_id: int, application_id: int) -> Application:
    application = await store.get_application(tx, guild_id, application_id)
    if application is None:
        raise Refusal(moderator_texts.no_such_application())
    return application


async def keep_card(tx: Transaction, guild_id: int, application_id: int, card: CardPlace | None) -> bool:
    """False if the application is gone, because its author asked to be forgotten."""
    return await store.set_card(tx, guild_id, application_id, card)


async def get_shown(tx: Transaction, guild_id: int, application_id: int) -> tuple[Application, Volunteer | None] | None:
    """What the moderators' card shows: the application and, once approved, the volunteer."""
    application = await store.get_application(tx, guild_id, application_id)
    if application is None:
        return None
    approved = application.state is State.APPROVED
    return application, await store.get_volunteer(tx, guild_id, application.user_id) if approved else None


async def note_told(tx: Transaction, application: Application, now: datetime, *, reached: bool) -> None:
    """Whether they could be told what was decided; where not, the card asks the moderators to do it."""
    if application.untold == (not reached):
        return
    await store.set_untold(tx, application.guild_id, application.id, not reached)
    await jobs.schedule(tx, application.guild_id, SHOW, application.id, now)


async def _decide(
    tx: Transaction, application: Application, state: State, by: int | None, reason: str, now: datetime
) -> None:
    if not await store.set_decided(tx, application, state, by, reason, now):
        raise Refusal(moderator_texts.no_such_application())


async def _shown(tx: Transaction, guild_id: int, application_id: int, now: datetime) -> Application:
    """Have the moderators' card show how it stands; the application as it is now."""
    await jobs.schedule(tx, guild_id, SHOW, application_id, now)
    return await require(tx, guild_id, application_id)
