"""What volunteers do with their own times: offer, see and withdraw them. And how a series goes on by itself."""

from datetime import datetime, timedelta

from cogs.members import service as members
from cogs.slots import rules, service, store, texts
from cogs.slots.models import InTheWay, Offered, OfferedTime, Page, Scope, Series, Slot, Subject, Terms, Wish, Withdrawn
from cogs.volunteers import service as volunteers
from core.actor import Actor
from core.agendas import offered
from core.errors import Refusal
from core.jobs import schedule
from core.settings import Settings
from core.times import BareDate, Skipped, read_when
from data.database import Transaction


async def offer(tx: Transaction, actor: Actor, settings: Settings, wish: Wish, now: datetime) -> Offered:
    """Open one time, or a time that repeats, as the volunteer typed it."""
    zone, is_default = await members.zone_of(tx, actor.guild_id, actor.user_id, settings)
    reading = read_when(wish.when, now, zone, zone_is_default=is_default)
    limits = await volunteers.limits_of(tx, actor.guild_id, actor.user_id, settings)
    if wish.every_weeks is None:
        if wish.until:
            raise Refusal(texts.until_without_repeat())
        slot = await _offer_once(tx, actor, limits.buffer, reading.at, wish.terms, settings, now)
        made = Offered([OfferedTime(slot, None)], [], None, zone, reading.note, limits)
    else:
        until_at = None
        if wish.until:
            until = read_when(wish.until, now, zone, bare_date=BareDate.END_OF_DAY, zone_is_default=is_default)
            until_at = until.at
        rules.check_until(until_at, reading.at)
        rhythm = rules.rhythm_from(reading.at, reading.zone, wish.every_weeks, until_at)
        series_id = await store.add_series(tx, actor.guild_id, actor.user_id, rhythm, wish.terms, now)
        times, left_out = await extend(tx, actor.guild_id, series_id, settings, now)
        if not times:
            raise Refusal(texts.nothing_fits())
        made = Offered(times, left_out, rhythm, zone, None if times[0].note else reading.note, limits)
    rules.check_number(await store.count_live_of_volunteer(tx, actor.guild_id, actor.user_id, now))
    return made


async def _offer_once(
    tx: Transaction,
    actor: Actor,
    buffer: timedelta,
    starts_at: datetime,
    terms: Terms,
    settings: Settings,
    now: datetime,
) -> Slot:
    ends_at = starts_at + offered(settings.agenda, terms.minutes)
    rules.check_free(await _in_the_way(tx, actor.guild_id, actor.user_id, starts_at, ends_at, buffer), buffer)
    slot_id = await store.add_slot(tx, actor.guild_id, actor.user_id, starts_at, ends_at, terms, now)
    slot = await store.get_slot(tx, actor.guild_id, slot_id)
    assert slot is not None
    await service.show_slot(tx, slot, now)
    await service.note_opened(tx, slot, now)
    return slot


async def extend(
    tx: Transaction, guild_id: int, series_id: int, settings: Settings, now: datetime
) -> tuple[list[OfferedTime], list[Skipped | InTheWay]]:
    """Make the times of a series that came within reach, have its card shown, and schedule the next such look.

    Safe to repeat: each date is decided once.
    """
    series = await store.get_series(tx, guild_id, series_id)
    if series is None:
        return [], []
    times: list[OfferedTime] = []
    left_out: list[Skipped | InTheWay] = []
    if not series.ended:
        last = rules.within_reach(series, now)
        buffer = (await volunteers.limits_of(tx, guild_id, series.volunteer_id, settings)).buffer
        for occurrence in series.rhythm.occurrences(series.next_on, last):
            if isinstance(occurrence, Skipped):
                left_out.append(occurrence)
            elif occurrence.at > now:
                ends_at = occurrence.at + offered(settings.agenda, series.terms.minutes)
                made = await _add_to_series(tx, series, occurrence.at, ends_at, buffer, now)
                if isinstance(made, Slot):
                    times.append(OfferedTime(made, occurrence.note))
                else:
                    left_out.append(made)
        await store.set_next_on(tx, guild_id, series_id, max(series.next_on, last + timedelta(days=1)))
    if times:
        await service.note_opened(tx, times[0].slot, now)
    await service.show_again(tx, guild_id, Subject.SERIES, series_id, now)
    await _schedule_next_look(tx, guild_id, series_id, now)
    return times, left_out


async def _add_to_series(
    tx: Transaction, series: Series, starts_at: datetime, ends_at: datetime, buffer: timedelta, now: datetime
) -> Slot | InTheWay:
    near = await _in_the_way(tx, series.guild_id, series.volunteer_id, starts_at, ends_at, buffer)
    if near:
        return InTheWay(starts_at, near[0])
    slot_id = await store.add_slot(
        tx, series.guild_id, series.volunteer_id, starts_at, ends_at, series.terms, now, series_id=series.id
    )
    slot = await store.get_slot(tx, series.guild_id, slot_id)
    assert slot is not None
    return slot


async def _in_the_way(
    tx: Transaction, guild_id: int, volunteer_id: int, starts_at: datetime, ends_at: datetime, buffer: timedelta
) -> list[Slot]:
    return await store.list_live_between(tx, guild_id, volunteer_id, starts_at - buffer, ends_at + buffer)


async def _schedule_next_look(tx: Transaction, guild_id: int, series_id: int, now: datetime) -> None:
    """At the start of its next slot, when the card must change, or when its next date comes within reach."""
    series = await store.get_series(tx, guild_id, series_id)
    assert series is not None
    live = await store.list_live_of_series(tx, guild_id, series_id, now)
    moments = [slot.starts_at for slot in live if slot.starts_at > now][:1]
    reach_at = rules.next_reach(series)
    if reach_at is not None:
        moments.append(reach_at)
    if moments:
        await schedule(tx, guild_id, "slots:extend", series_id, min(moments))


async def list_mine(tx: Transaction, actor: Actor, offset: int, size: int, now: datetime) -> Page:
    """A page of the volunteer's slots to come; the last one where `offset` is beyond it."""
    count = await store.count_live_of_volunteer(tx, actor.guild_id, actor.user_id, now)
    offset = min(offset, max(count - 1, 0) // size * size)
    slots = await store.list_live_of_volunteer(tx, actor.guild_id, actor.user_id, now, limit=size, offset=offset)
    return Page(slots, offset, count)


async def get_mine(tx: Transaction, actor: Actor, slot_id: int) -> Slot:
    slot = await store.get_slot(tx, actor.guild_id, slot_id)
    if slot is None or slot.volunteer_id != actor.user_id:
        raise Refusal(texts.not_found())
    return slot


async def withdraw(tx: Transaction, actor: Actor, slot_id: int, scope: Scope, now: datetime) -> Withdrawn:
    """Withdraw a slot of one's own, or more of its series, which then ends."""
    slot = await get_mine(tx, actor, slot_id)
    if slot.series_id is None or scope is Scope.THIS:
        return await service.withdraw_slots(tx, [slot], now)
    await store.set_ended(tx, actor.guild_id, slot.series_id)
    from_at = max(slot.starts_at, now) if scope is Scope.LATER else now
    live = await store.list_live_of_series(tx, actor.guild_id, slot.series_id, from_at)
    await service.show_again(tx, actor.guild_id, Subject.SERIES, slot.series_id, now)
    return await service.withdraw_slots(tx, live, now)


async def withdraw_all(tx: Transaction, actor: Actor, now: datetime) -> Withdrawn:
    return await service.withdraw_everything(tx, actor.guild_id, actor.user_id, now)
