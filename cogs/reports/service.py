"""Reporting, and what moderators do about it. Whoever reported is told that it was dealt with, and nothing more."""

from datetime import datetime

from cogs.reports import rules, store, texts
from cogs.reports.models import LONGEST_NOTE, LONGEST_WORDS, Place, Report, State
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from data.database import Transaction

SHOW = "reports:show"
TELL = "reports:tell"
REMOVE = "reports:remove"
ERASE = "reports:erase"


# What anybody does


async def make(
    tx: Transaction, actor: Actor, person_id: int | None, message: Place | None, words: str, now: datetime
) -> Report:
    """Tell the moderators. The same once more is the report that there is."""
    rules.check_person(actor, person_id)
    said = rules.check_words(words)[:LONGEST_WORDS]
    own = [one for one in await store.list_by(tx, actor.guild_id, actor.user_id) if one.state is State.OPEN]
    same = rules.find_same(own, person_id, message, said)
    if same is not None:
        return same
    rules.check_number(len(own))
    report = await store.add_report(tx, actor.guild_id, actor.user_id, person_id, message, said, now)
    await jobs.schedule(tx, actor.guild_id, SHOW, report.id, now)
    await jobs.schedule(tx, actor.guild_id, REMOVE, report.id, now + rules.KEPT_FOR)
    return report


# What moderators do


async def look(tx: Transaction, actor: Actor, report_id: int) -> Report:
    return rules.check_readable(await store.get_report(tx, actor.guild_id, report_id), actor)


async def look_to_decide(tx: Transaction, actor: Actor, report_id: int) -> Report:
    """As `look`, for whoever is about to say that it was dealt with."""
    report = await look(tx, actor, report_id)
    rules.check_open(report)
    return report


async def set_done(tx: Transaction, actor: Actor, report_id: int, note: str, now: datetime) -> Report:
    """It was dealt with; whoever reported is told that, and nothing of the note."""
    report = await look_to_decide(tx, actor, report_id)
    if not await store.set_done(tx, report, actor.user_id, note.strip()[:LONGEST_NOTE], now):
        raise Refusal(texts.done_already())
    await jobs.schedule(tx, actor.guild_id, SHOW, report_id, now)
    await jobs.schedule(tx, actor.guild_id, TELL, report_id, now)
    await audit.record(tx, actor, "reports:done", texts.audit_report(report_id), "", now)
    return await look(tx, actor, report_id)


async def list_open(tx: Transaction, actor: Actor) -> list[Report]:
    """What waits for a moderator, but not what is said of this one."""
    return [one for one in await store.list_open(tx, actor.guild_id) if rules.may_read(one, actor)]


async def list_about(tx: Transaction, actor: Actor, person_id: int, limit: int) -> list[Report]:
    """The latest about this person, as far as this moderator may read them."""
    found = await store.list_about(tx, actor.guild_id, person_id, limit)
    return [one for one in found if rules.may_read(one, actor)]


# What jobs need


async def get_report(tx: Transaction, guild_id: int, report_id: int) -> Report | None:
    return await store.get_report(tx, guild_id, report_id)


async def keep_card(tx: Transaction, report: Report, card: Place | None, now: datetime) -> None:
    """Where its card is now. One of a report that was deleted while it was posted goes at once."""
    if not await store.set_card(tx, report.guild_id, report.id, card) and card is not None:
        await _erase(tx, report, card, now)


async def remove(tx: Transaction, guild_id: int, report_id: int, now: datetime) -> None:
    """Its time is over, whatever became of it."""
    report = await store.get_report(tx, guild_id, report_id)
    if report is None or now < report.made_at + rules.KEPT_FOR:
        return
    await store.delete_report(tx, guild_id, report_id)
    for kind in (SHOW, TELL):
        await jobs.cancel(tx, guild_id, kind, report_id)
    if report.card is not None:
        await _erase(tx, report, report.card, now)


async def _erase(tx: Transaction, report: Report, card: Place, now: datetime) -> None:
    place = f"{card.channel_id}:{card.message_id}"
    await jobs.schedule(tx, report.guild_id, ERASE, report.id, now, detail=place)


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """Where moderators read elsewhere now, what waits for them is shown there."""
    if "moderator_channel" in names:
        for report in await store.list_open(tx, guild_id):
            await jobs.schedule(tx, guild_id, SHOW, report.id, now)


# What every feature with people in its tables has


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """How many, and not about whom: a panel is easily shown around."""
    own = await store.list_by(tx, guild_id, user_id)
    return [texts.about_me(len(own), sum(one.state is State.OPEN for one in own))] if own else []


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """What this person reported. What others said of them is theirs, and would tell who they are."""
    own = await store.list_by(tx, guild_id, user_id)
    done = await store.list_done_by(tx, guild_id, user_id)
    held: dict[str, object] = {
        "reports": [
            {"person": one.person_id, "words": one.words, "state": one.state, "made_at": one.made_at} for one in own
        ],
        "dealt_with_as_a_moderator": [{"report": one.id, "note": one.note, "at": one.done_at} for one in done],
    }
    return {name: rows for name, rows in held.items() if rows}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    for report in await store.list_by(tx, guild_id, user_id):
        await jobs.cancel(tx, guild_id, TELL, report.id)
    await store.forget_person(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)
