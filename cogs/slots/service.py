"""What volunteers do with their times, and what other features may ask of a slot.

Whoever calls these is in a write transaction. Every change schedules the slot's card to be shown as it is now.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from cogs.slots import store, texts
from cogs.slots.models import CardPlace, Series, Shown, Slot, SlotState, Subject, Terms, Withdrawn
from core.agendas import offered
from core.jobs import schedule
from core.settings import get_settings
from data.database import Transaction

FREED = "slots:freed"
"""For the feature that calls people on stand-by: this slot is free again."""

OPENED = "slots:opened"
"""For the feature that matches: this slot can be booked by everybody; where several opened at once, the first can."""

AFTER_STANDBY = timedelta(minutes=1)
"""Whoever is on stand-by comes before the next matching round."""

KEPT_GONE = "slots:kept_gone"
"""For the feature that had the slot (its subject) kept for somebody: its volunteer no longer offers it."""


async def get_slot(tx: Transaction, guild_id: int, slot_id: int) -> Slot | None:
    return await store.get_slot(tx, guild_id, slot_id)


async def list_open(
    tx: Transaction,
    guild_id: int,
    now: datetime,
    *,
    not_by: int | None,
    field: str | None = None,
    kind: str | None = None,
    volunteer_id: int | None = None,
    series_id: int | None = None,
    earliest: datetime | None = None,
    limit: int = 25,
    offset: int = 0,
    never_by: Collection[int] = (),
    earliest_by: Mapping[int, datetime] | None = None,
    viewer: int | None = None,
) -> list[Slot]:
    """Open slots that start after `now`, and not before `earliest`, soonest first; none of those in `never_by`.

    `earliest_by` says otherwise of some volunteers. Slots kept for somebody are there only for that `viewer`.
    """
    soonest = now + timedelta(seconds=1)
    return await store.list_open(
        tx,
        guild_id,
        max(soonest, earliest) if earliest else soonest,
        not_by=not_by,
        field=field,
        kind=kind,
        volunteer_id=volunteer_id,
        series_id=series_id,
        limit=limit,
        offset=offset,
        never_by=never_by,
        earliest_by={volunteer: max(soonest, own) for volunteer, own in (earliest_by or {}).items()},
        now=now,
        viewer=viewer,
    )


async def note_opened(tx: Transaction, slot: Slot, now: datetime) -> None:
    """The slot is offered from now on."""
    await schedule(tx, slot.guild_id, OPENED, slot.id, now)


async def keep_for(
    tx: Transaction, guild_id: int, slot_id: int, user_id: int, until_at: datetime, now: datetime
) -> bool:
    """Keep an open slot for this person for a while; False if it is not open, or is kept for somebody else."""
    if not await store.set_kept(tx, guild_id, slot_id, user_id, until_at, now):
        return False
    await schedule(tx, guild_id, OPENED, slot_id, until_at)
    return True


async def keep_no_longer(tx: Transaction, guild_id: int, slot_id: int, user_id: int) -> bool:
    """Let everybody book what was kept for this person; False if it was not."""
    return await store.set_unkept(tx, guild_id, slot_id, user_id)


async def take(tx: Transaction, guild_id: int, slot_id: int, ends_at: datetime, now: datetime) -> bool:
    """Give the slot to an interview that occupies it until `ends_at`; False if it is not open any more."""
    taken = await store.set_taken(tx, guild_id, slot_id, ends_at, now)
    if taken:
        await show_slot(tx, await _require(tx, guild_id, slot_id), now)
    return taken


async def release(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """The interview is off: offer the slot again, or withdraw it where its volunteer has since withdrawn it, has
    another slot in what it would occupy, or its time has passed."""
    slot = await store.get_slot(tx, guild_id, slot_id)
    if slot is None or slot.state is not SlotState.TAKEN:
        return
    ends_at = slot.starts_at + offered((await get_settings(tx, guild_id)).agenda, slot.minutes)
    live = await store.list_live_between(tx, guild_id, slot.volunteer_id, slot.starts_at, ends_at)
    fits = slot.starts_at > now and all(other.id == slot.id for other in live)
    if fits and await store.set_open_again(tx, guild_id, slot_id, ends_at):
        await schedule(tx, guild_id, FREED, slot_id, now)
        await schedule(tx, guild_id, OPENED, slot_id, now + AFTER_STANDBY)
    else:
        await store.set_withdrawn(tx, guild_id, slot_id, SlotState.TAKEN)
    await show_slot(tx, slot, now)


async def drop(tx: Transaction, guild_id: int, slot_id: int, now: datetime) -> None:
    """The interview is off because its volunteer cannot: the slot is not offered again."""
    if await store.set_withdrawn(tx, guild_id, slot_id, SlotState.TAKEN):
        await show_slot(tx, await _require(tx, guild_id, slot_id), now)


async def take_new(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    terms: Terms,
    now: datetime,
    *,
    buffer_minutes: int,
) -> tuple[Slot, list[Slot]]:
    """A taken slot at a time that an interview got or moved to, and the open slots that had to be withdrawn for it.

    Release or drop its earlier slot, if it had one, first, and refuse a `volunteer_clash`: taken slots never give way.
    """
    buffer = timedelta(minutes=buffer_minutes)
    near = await store.list_live_between(tx, guild_id, volunteer_id, starts_at - buffer, ends_at + buffer)
    present = next((slot for slot in near if _is_same_offer(slot, starts_at, terms.minutes)), None)
    in_the_way = [slot for slot in near if slot.state is SlotState.OPEN and slot != present]
    for slot in in_the_way:
        await store.set_withdrawn(tx, guild_id, slot.id, SlotState.OPEN)
        await _note_withdrawn(tx, slot, now)
    if present and await take(tx, guild_id, present.id, ends_at, now):
        return await _require(tx, guild_id, present.id), in_the_way
    slot_id = await store.add_slot(tx, guild_id, volunteer_id, starts_at, ends_at, terms, now, state=SlotState.TAKEN)
    return await _require(tx, guild_id, slot_id), in_the_way


def _is_same_offer(slot: Slot, starts_at: datetime, minutes: int) -> bool:
    return slot.state is SlotState.OPEN and slot.starts_at == starts_at and slot.minutes == minutes


async def volunteer_clash(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    starts_at: datetime,
    ends_at: datetime,
    buffer_minutes: int,
    except_slot: int | None,
) -> Slot | None:
    """The volunteer's first taken slot that comes closer than the buffer to this time."""
    buffer = timedelta(minutes=buffer_minutes)
    near = await store.list_live_between(tx, guild_id, volunteer_id, starts_at - buffer, ends_at + buffer)
    return next((slot for slot in near if slot.state is SlotState.TAKEN and slot.id != except_slot), None)


async def list_live_between(
    tx: Transaction, guild_id: int, volunteer_id: int, from_at: datetime, to_at: datetime
) -> list[Slot]:
    """The volunteer's open and taken slots that occupy any moment in between, soonest first."""
    return await store.list_live_between(tx, guild_id, volunteer_id, from_at, to_at)


async def count_taken_between(
    tx: Transaction,
    guild_id: int,
    volunteer_id: int,
    from_at: datetime,
    to_at: datetime,
    except_slot: int | None = None,
) -> int:
    """How many of the volunteer's taken slots start at `from_at` or later and before `to_at`."""
    return await store.count_taken_between(tx, guild_id, volunteer_id, from_at, to_at, except_slot)


async def withdraw_everything(tx: Transaction, guild_id: int, volunteer_id: int, now: datetime) -> Withdrawn:
    """End what repeats and withdraw all open slots; taken ones stay, and are not offered again afterwards."""
    for series in await store.list_series_of_volunteer(tx, guild_id, volunteer_id):
        if not series.ended:
            await store.set_ended(tx, guild_id, series.id)
            await show_again(tx, guild_id, Subject.SERIES, series.id, now)
    return await withdraw_slots(tx, await store.list_live_of_volunteer(tx, guild_id, volunteer_id, now), now)


async def withdraw_slots(tx: Transaction, slots: list[Slot], now: datetime) -> Withdrawn:
    """Withdraw those that are open; the taken ones stay with their interviews, and are not offered again after."""
    gone, staying = [], []
    for slot in slots:
        if await store.set_withdrawn(tx, slot.guild_id, slot.id, SlotState.OPEN):
            gone.append(slot)
            await _note_withdrawn(tx, slot, now)
        elif await store.set_not_reopening(tx, slot.guild_id, slot.id):
            staying.append(slot)
    return Withdrawn(gone, staying)


async def _note_withdrawn(tx: Transaction, slot: Slot, now: datetime) -> None:
    await show_slot(tx, slot, now)
    if slot.kept_until_at is not None and now < slot.kept_until_at:
        await schedule(tx, slot.guild_id, KEPT_GONE, slot.id, now)


async def get_series(tx: Transaction, guild_id: int, series_id: int) -> Series | None:
    return await store.get_series(tx, guild_id, series_id)


async def get_shown(tx: Transaction, guild_id: int, subject: Subject, subject_id: int, now: datetime) -> Shown | None:
    """What the card of this slot or series has to show; None if it never existed."""
    card = await store.get_card(tx, guild_id, subject, subject_id)
    if subject is Subject.SLOT:
        slot = await store.get_slot(tx, guild_id, subject_id)
        return Shown(None, [slot], card) if slot else None
    series = await store.get_series(tx, guild_id, subject_id)
    return Shown(series, await store.list_live_of_series(tx, guild_id, subject_id, now), card) if series else None


async def keep_card(tx: Transaction, guild_id: int, subject: Subject, subject_id: int, card: CardPlace | None) -> None:
    await store.set_card(tx, guild_id, subject, subject_id, card)


async def show_slot(tx: Transaction, slot: Slot, now: datetime) -> None:
    """Have the card that shows this slot brought up to date, and closed when its time has come."""
    if slot.series_id is not None:
        await show_again(tx, slot.guild_id, Subject.SERIES, slot.series_id, now)
        return
    await show_again(tx, slot.guild_id, Subject.SLOT, slot.id, now)
    if slot.starts_at > now:
        await schedule(tx, slot.guild_id, "slots:close", slot.id, slot.starts_at)


async def show_again(tx: Transaction, guild_id: int, subject: Subject, subject_id: int, now: datetime) -> None:
    await schedule(tx, guild_id, "slots:show", subject_id, now, detail=subject.value)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The lines of /me show about the times this person offers."""
    slots = await store.list_live_of_volunteer(tx, guild_id, user_id, now)
    return texts.about_my_slots(slots, now) if slots else []


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    """The times this person offered, with everything they said about them."""
    slots = await store.list_all_of_volunteer(tx, guild_id, user_id)
    series = await store.list_series_of_volunteer(tx, guild_id, user_id)
    kept = await store.list_kept_for(tx, guild_id, user_id)
    held = {
        "slots": [_slot_data(slot) for slot in slots],
        "repeating": [_series_data(one) for one in series],
        "kept_for_you": [{"starts_at": one.starts_at.isoformat()} for one in kept],
    }
    return {name: rows for name, rows in held.items() if rows}


def _slot_data(slot: Slot) -> dict[str, object]:
    return {
        "starts_at": slot.starts_at.isoformat(),
        "ends_at": slot.ends_at.isoformat(),
        "state": slot.state.value,
        "made_at": slot.made_at.isoformat(),
        **asdict(slot.terms),
    }


def _series_data(series: Series) -> dict[str, object]:
    rhythm = series.rhythm
    return {
        "first_on": rhythm.first_on.isoformat(),
        "wall_time": rhythm.wall.isoformat(),
        "zone": rhythm.zone.key,
        "every_weeks": rhythm.every_weeks,
        "until_on": rhythm.until.isoformat() if rhythm.until else None,
        "ended": series.ended,
        "made_at": series.made_at.isoformat(),
        **asdict(series.terms),
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Withdraw what this person offers, taken times too, and keep nothing that says whose the slots were.

    That their interviews are off is for the interviews feature to say.
    """
    withdrawn = await withdraw_everything(tx, guild_id, user_id, now)
    for slot in withdrawn.staying:
        await drop(tx, guild_id, slot.id, now)
    await store.anonymise_volunteer(tx, guild_id, user_id)
    await store.forget_kept_for(tx, guild_id, user_id)


async def _require(tx: Transaction, guild_id: int, slot_id: int) -> Slot:
    slot = await store.get_slot(tx, guild_id, slot_id)
    if slot is None:
        raise LookupError(f"slot {slot_id} of guild {guild_id}")
    return slot
