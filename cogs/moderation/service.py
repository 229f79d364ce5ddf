"""Changing settings, reading the audit trail, and looking after what could not be done."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cogs.moderation import store, texts, trouble_texts
from cogs.moderation.models import AuditEntry, Trouble
from cogs.moderation.specs import SPECS
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.jobs import Job
from core.settings import SettingValue, get_settings, set_setting
from data.database import Transaction

SHOW_TROUBLE = "moderation:trouble"
SAY_GONE = "moderation:gone"

AUDIT_PAGE = 10
BETWEEN_EDITS = timedelta(seconds=5)


# Settings


async def change_settings(
    tx: Transaction, actor: Actor, changes: Mapping[str, SettingValue], now: datetime
) -> dict[str, SettingValue]:
    """Store checked values; what each changed setting was before. What is as it was leaves no trace."""
    settings = await get_settings(tx, actor.guild_id)
    before: dict[str, SettingValue] = {}
    for name, value in changes.items():
        old: SettingValue = getattr(settings, name)
        if old != value:
            before[name] = old
            await set_setting(tx, actor.guild_id, name, value)
            await audit.record(tx, actor, "settings:set", name, texts.audit_change(SPECS[name], old, value), now)
    if changes.get("moderator_channel") and "moderator_channel" in before:
        await show_open_troubles(tx, actor.guild_id, now)
    return before


async def change_if_still(
    tx: Transaction, actor: Actor, name: str, expected: SettingValue, value: SettingValue, now: datetime
) -> bool:
    """Store the value unless the setting is no longer what it was when this was decided."""
    settings = await get_settings(tx, actor.guild_id)
    if getattr(settings, name) != expected:
        return False
    await change_settings(tx, actor, {name: value}, now)
    return True


# The audit trail


async def list_audit(tx: Transaction, guild_id: int, before_id: int | None) -> tuple[list[AuditEntry], bool]:
    """A page of changes, newest first, and whether there are older ones."""
    entries = await store.list_audit(tx, guild_id, before_id, AUDIT_PAGE + 1)
    return entries[:AUDIT_PAGE], len(entries) > AUDIT_PAGE


# What could not be done


async def open_trouble(tx: Transaction, dead_letter: Job, now: datetime) -> Job | None:
    """Have moderators shown the job that was given up; the job, if it still is."""
    dead = await store.get_dead_job(tx, dead_letter.guild_id, dead_letter.subject_id)
    if dead is None or dead.kind in (SHOW_TROUBLE, SAY_GONE):
        # A card that cannot be posted is no subject for a card.
        return dead
    reason = trouble_texts.reason_of(dead.error)
    trouble_id = await store.add_to_trouble(tx, dead.guild_id, dead.kind, reason, dead.id)
    trouble = await store.get_trouble(tx, dead.guild_id, trouble_id)
    is_shown = trouble is not None and trouble.message_id is not None
    due_at = now + BETWEEN_EDITS if is_shown else now
    await jobs.schedule(tx, dead.guild_id, SHOW_TROUBLE, trouble_id, due_at)
    return dead


async def show_open_troubles(tx: Transaction, guild_id: int, now: datetime, *, without_card: bool = False) -> None:
    """Show every open trouble (again), as in a new moderators' channel; or only those that nobody was shown yet."""
    for trouble_id in await store.list_open_troubles(tx, guild_id, without_card=without_card):
        await jobs.schedule(tx, guild_id, SHOW_TROUBLE, trouble_id, now)


async def get_trouble(tx: Transaction, guild_id: int, trouble_id: int) -> Trouble | None:
    return await store.get_trouble(tx, guild_id, trouble_id)


async def remember_card(tx: Transaction, trouble: Trouble, channel_id: int, message_id: int) -> None:
    await store.set_card(tx, trouble.guild_id, trouble.id, channel_id, message_id)


async def try_again(tx: Transaction, actor: Actor, trouble_id: int, now: datetime) -> Trouble:
    """Let all its jobs start afresh; the trouble as it is closed."""
    dead = await store.list_dead_jobs(tx, actor.guild_id, trouble_id)
    trouble = await _close(tx, actor, trouble_id, "retried", now)
    for job in dead:
        await jobs.retry(tx, actor.guild_id, job.id, now)
    return trouble


async def put_aside(tx: Transaction, actor: Actor, trouble_id: int, now: datetime) -> Trouble:
    """Drop its jobs for good; the trouble as it is closed."""
    trouble = await _close(tx, actor, trouble_id, "done", now)
    await store.delete_dead_jobs(tx, actor.guild_id, trouble_id)
    return trouble


async def _close(tx: Transaction, actor: Actor, trouble_id: int, state: str, now: datetime) -> Trouble:
    if not await store.close_trouble(tx, actor.guild_id, trouble_id, state, actor.user_id):
        raise Refusal(trouble_texts.taken_care_of())
    trouble = await store.get_trouble(tx, actor.guild_id, trouble_id)
    assert trouble is not None
    subjects = ", ".join(map(str, trouble.subjects))
    await audit.record(tx, actor, f"trouble:{state}", trouble.kind, subjects, now)
    return trouble


# What was deleted on Discord


async def say_gone(tx: Transaction, guild_id: int, thing_id: int, names: list[str], now: datetime) -> None:
    """Tell moderators once that what these settings name was deleted. The settings stay: nobody changed them."""
    await jobs.schedule(tx, guild_id, SAY_GONE, thing_id, now, detail=",".join(names))


# A member's data


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    entries = await store.list_audit_by(tx, guild_id, user_id)
    changes = [
        {"at": entry.made_at.isoformat(), "action": entry.action, "subject": entry.subject, "detail": entry.detail}
        for entry in entries
    ]
    return {"changes_as_a_moderator": changes} if changes else {}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.make_audit_anonymous(tx, guild_id, user_id)
    await store.make_troubles_anonymous(tx, guild_id, user_id)
