"""The posts in the tips channel: when the next one is due, which tip it is, and what became of it.

`tick` is done by a job for each time of the schedule and touches the database alone, so nothing on Discord can break
the chain. It chooses the tip in the transaction that counts it as shown; sending it is a job of its own, which may run
twice. After a time without the bot, at most the tip of that same day is made up for.

Moderators can put the tips quiet: then the times pass without a post until they resume them.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from cogs.tips import moderator_texts, rules, store, texts
from cogs.tips.collection import find, tips_in_use
from cogs.tips.models import Post, Rota, Tip, Trouble
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

DUE = "tips:due"
SEND = "tips:send"
BROKEN = "tips:broken"

BETWEEN_POSTS_BY_HAND = timedelta(minutes=1)
"""So that a double click posts one tip."""


async def plan(tx: Transaction, guild_id: int, settings: Settings, now: datetime) -> Rota:
    """Have the next time of the schedule come, or none where tips are not posted."""
    schedule = rules.read_schedule(settings.tips_schedule)
    is_posting = schedule is not None and settings.tips_channel is not None
    next_at = rules.next_time(schedule, settings.zone, now) if schedule and is_posting else None
    rota = replace(await store.get_rota(tx, guild_id), next_at=next_at)
    await store.save_rota(tx, guild_id, rota)
    if next_at is None:
        await jobs.cancel(tx, guild_id, DUE, 0)
    else:
        await jobs.schedule(tx, guild_id, DUE, 0, next_at)
    return rota


async def tick(tx: Transaction, guild_id: int, settings: Settings, now: datetime) -> None:
    """A time of the schedule has come: choose a tip for it, unless that is too late, and wait for the next time."""
    rota = await store.get_rota(tx, guild_id)
    due_at, channel_id = _due(rota, settings, now), settings.tips_channel
    if due_at is not None and channel_id is not None:
        tip = await _next(tx, guild_id, rota)
        if tip is not None:
            late_at = rules.late_at(due_at, settings.zone)
            await _add(tx, guild_id, *tip, channel_id, due_at, late_at, now, by_clock=True)
    await plan(tx, guild_id, settings, now)


def _due(rota: Rota, settings: Settings, now: datetime) -> datetime | None:
    schedule = rules.read_schedule(settings.tips_schedule)
    if schedule is None or rota.next_at is None or rota.quiet_since is not None:
        return None
    return rules.due_today(schedule, settings.zone, rota.next_at, now)


async def post_now(tx: Transaction, actor: Actor, key: str | None, settings: Settings, now: datetime) -> int:
    """Post this tip, or the next in turn; in which channel."""
    guild_id, channel_id = actor.guild_id, settings.tips_channel
    if channel_id is None:
        raise Refusal(moderator_texts.no_channel())
    rota = await store.get_rota(tx, guild_id)
    last = await store.last_shown(tx, guild_id, rota.round)
    if last is not None and now - last[1] < BETWEEN_POSTS_BY_HAND:
        raise Refusal(moderator_texts.just_posted())
    chosen = await find(tx, guild_id, key) if key is not None else None
    if key is not None and (chosen is None or chosen.is_retired):
        raise Refusal(texts.no_such_tip())
    tip = (chosen, rota) if chosen is not None else await _next(tx, guild_id, rota)
    if tip is None:
        raise Refusal(moderator_texts.no_tips_left())
    await _add(tx, guild_id, *tip, channel_id, now, rules.late_at(now, settings.zone), now, by_clock=False)
    await audit.record(tx, actor, "tips:post", tip[0].key, "", now)
    return channel_id


async def _next(tx: Transaction, guild_id: int, rota: Rota) -> tuple[Tip, Rota] | None:
    """The tip whose turn it is, and the rota with the round that it belongs to."""
    last = await store.last_shown(tx, guild_id, rota.round)
    picked = rules.next_in_rota(
        await tips_in_use(tx, guild_id),
        await store.shown_in_round(tx, guild_id, rota.round),
        await find(tx, guild_id, last[0]) if last else None,
        await store.count_votes(tx, guild_id),
        guild_id + rota.round,
    )
    if picked is None:
        return None
    tip, begins_a_round = picked
    return tip, replace(rota, round=rota.round + 1) if begins_a_round else rota


async def _add(
    tx: Transaction,
    guild_id: int,
    tip: Tip,
    rota: Rota,
    channel_id: int,
    planned_at: datetime,
    late_at: datetime,
    now: datetime,
    *,
    by_clock: bool,
) -> None:
    post_id = await store.add_post(
        tx, guild_id, tip.key, rota.round, channel_id, planned_at, late_at, by_clock=by_clock
    )
    if post_id is None:
        return
    await store.save_rota(tx, guild_id, rota)
    await jobs.schedule(tx, guild_id, SEND, post_id, now)


async def get_to_send(tx: Transaction, guild_id: int, post_id: int) -> tuple[Post, Tip | None] | None:
    """What waits to be posted; without a tip where moderators have just retired it. None if it waits no longer."""
    post = await store.get_post(tx, guild_id, post_id)
    if post is None or not post.is_waiting:
        return None
    tip = await find(tx, guild_id, post.key)
    return post, None if tip is None or tip.is_retired else tip


async def get_post(tx: Transaction, guild_id: int, post_id: int) -> Post | None:
    return await store.get_post(tx, guild_id, post_id)


async def note_posted(tx: Transaction, post: Post, message_id: int) -> None:
    await store.set_posted(tx, post, message_id)
    rota = await store.get_rota(tx, post.guild_id)
    if rota.broken:
        await store.save_rota(tx, post.guild_id, replace(rota, broken=""))


async def note_missed(tx: Transaction, post: Post) -> None:
    """Too late, or no longer wanted."""
    await store.set_not_posted(tx, post, "missed")


async def note_failed(tx: Transaction, post: Post, trouble: Trouble, now: datetime) -> None:
    """Discord does not let me post it. Moderators are told once until it works again, or whenever they asked for it."""
    await store.set_not_posted(tx, post, "failed")
    rota = await store.get_rota(tx, post.guild_id)
    if not rota.broken or not post.by_clock:
        await jobs.schedule(tx, post.guild_id, BROKEN, post.id, now, detail=trouble)
    await store.save_rota(tx, post.guild_id, replace(rota, broken=trouble))


async def set_quiet(tx: Transaction, actor: Actor, settings: Settings, now: datetime, *, quiet: bool) -> None:
    """Pause the posts, or resume them with the next time of the schedule. Whoever asks for a tip still gets one."""
    rota = await store.get_rota(tx, actor.guild_id)
    if quiet == (rota.quiet_since is not None):
        raise Refusal(moderator_texts.paused_already() if quiet else moderator_texts.not_paused())
    await store.save_rota(tx, actor.guild_id, replace(rota, quiet_since=now if quiet else None))
    await plan(tx, actor.guild_id, settings, now)
    await audit.record(tx, actor, "tips:pause" if quiet else "tips:resume", "", "", now)


async def channel_changed(tx: Transaction, guild_id: int) -> None:
    """Another channel: what was wrong with the old one is over."""
    rota = await store.get_rota(tx, guild_id)
    await store.save_rota(tx, guild_id, replace(rota, broken=""))
