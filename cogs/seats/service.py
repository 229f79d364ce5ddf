"""What a person can do about watching an interview, and who sits and who waits. The card is in `audience`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview, State
from cogs.profiles import service as profiles
from cogs.seats import audience, rules, store, texts
from cogs.seats.models import Audience, News, Seat, SeatState, Standing, Watching
from cogs.volunteers import service as volunteers
from core import jobs
from core.actor import Actor
from core.settings import Settings, get_settings
from data.database import Transaction

TELL = "seats:tell"

CONDUCT_VERSION = 1
"""Of `texts.conduct_rules`: with another version, everybody is asked again."""

MOST_LINES = 10


# What a person does


async def take(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Watching | None:
    """Give this person a seat, or a place in the waiting list; whoever has one keeps it.

    None if they have not agreed yet to what those who watch promise each other.
    """
    settings = await get_settings(tx, actor.guild_id)
    interview = rules.check_public(await interviews.get_interview(tx, actor.guild_id, interview_id))
    standing = rules.standing_of(interview, settings.audience_limit, now)
    seat = await store.get_seat_of(tx, actor.guild_id, interview_id, actor.user_id)
    if seat is None:
        rules.check_watchable(interview, standing, actor)
        if CONDUCT_VERSION not in await store.list_agreements(tx, actor.guild_id, actor.user_id):
            return None
        await _add_seat(tx, interview, actor.user_id, settings, now)
    watching = await _watching(tx, interview, actor.user_id, settings, now)
    return replace(watching, clash_at=rules.clash(interview, await interviews.list_own(tx, actor, now)))


async def agree(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Watching:
    """Keep that this person agreed, and to which version; then they get what they asked for."""
    await store.add_agreement(tx, actor.guild_id, actor.user_id, CONDUCT_VERSION, now)
    watching = await take(tx, actor, interview_id, now)
    assert watching is not None
    return watching


async def leave(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Watching:
    """Give the seat, or the place in the waiting list, back; no harm where there is none any more."""
    settings = await get_settings(tx, actor.guild_id)
    interview = rules.check_public(await interviews.get_interview(tx, actor.guild_id, interview_id))
    seat = await store.get_seat_of(tx, actor.guild_id, interview_id, actor.user_id)
    if seat is not None:
        await _vacate(tx, seat, now)
    return await _watching(tx, interview, actor.user_id, settings, now)


async def toggle(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Watching | None:
    """Take a seat, or give it back; None as in `take`."""
    if await store.get_seat_of(tx, actor.guild_id, interview_id, actor.user_id):
        return await leave(tx, actor, interview_id, now)
    return await take(tx, actor, interview_id, now)


async def look(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Watching:
    """How this person stands with the interview."""
    settings = await get_settings(tx, actor.guild_id)
    interview = rules.check_public(await interviews.get_interview(tx, actor.guild_id, interview_id))
    return await _watching(tx, interview, actor.user_id, settings, now)


@dataclass(frozen=True)
class Page:
    """Some of the interviews that can be watched, with how many are seated in each."""

    watching: Sequence[Watching]
    seated: dict[int, int]
    number: int
    has_more: bool


async def list_page(tx: Transaction, actor: Actor, number: int, size: int, now: datetime) -> Page:
    """The same for everybody but the two who meet: what was missing would tell of a block, or who the member is."""
    settings = await get_settings(tx, actor.guild_id)
    found = await interviews.list_watchable(
        tx, actor.guild_id, now, not_of=actor.user_id, limit=size + 1, offset=number * size
    )
    watching = [await _watching(tx, one, actor.user_id, settings, now) for one in found[:size]]
    seated = await store.count_seated(tx, actor.guild_id, [one.id for one in found])
    return Page(watching, seated, number, len(found) > size)


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """Cards move along with their channel; a higher limit gives seats to those who wait. Who sits stays seated."""
    if not names & {"announcements_channel", "audience_limit"}:
        return
    offset = 0
    while found := await interviews.list_watchable(tx, guild_id, now, limit=100, offset=offset):
        for interview in found:
            await _fill(tx, interview, now)
            await jobs.schedule(tx, guild_id, audience.CARD, interview.id, now)
        offset += len(found)


# What jobs need


async def list_seats(tx: Transaction, guild_id: int, interview_id: int, state: SeatState) -> list[Seat]:
    return await store.list_seats(tx, guild_id, interview_id, state)


async def list_everybody(tx: Transaction, guild_id: int, interview_id: int) -> list[Seat]:
    """Those who are seated, then those who wait."""
    return [seat for state in SeatState for seat in await store.list_seats(tx, guild_id, interview_id, state)]


async def get_told(tx: Transaction, guild_id: int, seat_id: int, now: datetime) -> Watching | None:
    """How the person of this seat stands, to be told it; None if they gave it back."""
    seat = await store.get_seat(tx, guild_id, seat_id)
    interview = await interviews.get_interview(tx, guild_id, seat.interview_id) if seat else None
    if seat is None or interview is None:
        return None
    return await _watching(tx, interview, seat.user_id, await get_settings(tx, guild_id), now)


async def tell_each(tx: Transaction, guild_id: int, interview_id: int, news: News, now: datetime) -> None:
    """Have everybody told privately, where there is no thread in which all are reached at once."""
    for seat in await list_everybody(tx, guild_id, interview_id):
        await jobs.schedule(tx, guild_id, TELL, seat.id, now, detail=news)


async def vacate(tx: Transaction, guild_id: int, seat_id: int, now: datetime) -> None:
    """Whoever had this seat is gone: the next one gets it."""
    seat = await store.get_seat(tx, guild_id, seat_id)
    if seat is not None:
        await _vacate(tx, seat, now)


async def get_audience(tx: Transaction, guild_id: int, interview_id: int) -> Audience | None:
    """Where those who watch see the interview's card, and have their thread."""
    return await store.get_audience(tx, guild_id, interview_id)


async def keep_thread(tx: Transaction, guild_id: int, interview_id: int, thread_id: int | None) -> None:
    """Their thread was opened, or is gone."""
    await store.set_thread(tx, guild_id, interview_id, thread_id)


async def clear(tx: Transaction, guild_id: int, interview_id: int) -> None:
    """The interview is off and everybody was told."""
    await store.delete_seats(tx, guild_id, interview_id)


async def hand_over(tx: Transaction, guild_id: int, interview_id: int, made: Interview, now: datetime) -> None:
    """Another interview takes the place of this one: card, thread and everybody with a seat go over to it."""
    await store.hand_over(tx, guild_id, interview_id, made.id)
    for person in made.parties:
        seat = await store.get_seat_of(tx, guild_id, made.id, person)
        if seat is not None:
            await _vacate(tx, seat, now)
    await _part(tx, made, now)
    await audience.plan(tx, made, now)
    await audience.show_soon(tx, made, now)


async def _part(tx: Transaction, made: Interview, now: datetime) -> None:
    """Whoever must not meet one of the two, as they are now, waits for a seat as they would have from the first."""
    seats = await store.list_seats(tx, made.guild_id, made.id, SeatState.SEATED)
    apart = await _kept_apart_among(tx, made, [seat.user_id for seat in seats])
    for seat in seats:
        if seat.user_id in apart:
            await store.set_waiting(tx, seat)
            await jobs.schedule(tx, made.guild_id, TELL, seat.id, now, detail=News.WAITING, useless_at=made.ends_at)
    if apart:
        await _fill(tx, made, now)


async def is_seated(tx: Transaction, guild_id: int, interview_id: int, user_id: int) -> bool:
    """Whether this person may watch, or watched."""
    seat = await store.get_seat_of(tx, guild_id, interview_id, user_id)
    return seat is not None and seat.state is SeatState.SEATED


async def list_watched(tx: Transaction, guild_id: int, user_id: int, limit: int = 25) -> list[int]:
    """The interviews for which this person took a seat last."""
    return [seat.interview_id for seat in await store.list_latest_seats_of(tx, guild_id, user_id, limit)]


# Seats


async def _add_seat(tx: Transaction, interview: Interview, user_id: int, settings: Settings, now: datetime) -> None:
    seated = (await store.count_seated(tx, interview.guild_id, [interview.id])).get(interview.id, 0)
    may_sit = await _may_meet(tx, interview, user_id)
    state = rules.first_state(seated, settings.audience_limit, may_sit=may_sit)
    await store.add_seat(tx, interview.guild_id, interview.id, user_id, state, now)
    await audience.show_soon(tx, interview, now)


async def _vacate(tx: Transaction, seat: Seat, now: datetime) -> None:
    await store.delete_seat(tx, seat)
    interview = await interviews.get_interview(tx, seat.guild_id, seat.interview_id)
    if interview is not None:
        await _fill(tx, interview, now)
        await audience.show_soon(tx, interview, now)


async def _fill(tx: Transaction, interview: Interview, now: datetime) -> None:
    """Give what is free to those who wait, in the order of asking, and have them told."""
    guild_id = interview.guild_id
    limit = (await get_settings(tx, guild_id)).audience_limit
    if rules.standing_of(interview, limit, now) not in (Standing.OPEN, Standing.ON):
        return
    free = limit - (await store.count_seated(tx, guild_id, [interview.id])).get(interview.id, 0)
    for seat in await store.list_seats(tx, guild_id, interview.id, SeatState.WAITING):
        if free <= 0:
            return
        if await _may_meet(tx, interview, seat.user_id) and await store.set_seated(tx, seat):
            free -= 1
            await jobs.schedule(tx, guild_id, TELL, seat.id, now, detail=News.SEATED, useless_at=interview.ends_at)


async def _may_meet(tx: Transaction, interview: Interview, user_id: int) -> bool:
    """Whether nobody of them wants to be kept apart from this person, or they from the two.

    Whatever the answer, it takes as long: neither a block nor an employer may be found out.
    """
    apart = [await _kept_apart(tx, interview.guild_id, party, user_id) for party in interview.parties]
    return not any(apart)


async def _kept_apart(tx: Transaction, guild_id: int, one: int, other: int) -> bool:
    found = [await profiles.is_blocked(tx, guild_id, one, other)]
    for user_id, employed in ((one, other), (other, one)):
        volunteer = await volunteers.get_profile(tx, guild_id, employed)
        employer = volunteer.employer if volunteer else ""
        found.append(await profiles.is_employer_blocked(tx, guild_id, user_id, employer))
    return any(found)


async def _kept_apart_among(tx: Transaction, interview: Interview, people: Collection[int]) -> set[int]:
    """As `_may_meet`, for a whole audience."""
    guild_id = interview.guild_id
    found: set[int] = set()
    for party in interview.parties:
        volunteer = await volunteers.get_profile(tx, guild_id, party)
        found.update(await profiles.kept_apart_from(tx, guild_id, party))
        found.update(await profiles.list_blocking_employer(tx, guild_id, volunteer.employer if volunteer else ""))
        for user_id, watching in (await volunteers.profiles_of(tx, guild_id, people)).items():
            if await profiles.is_employer_blocked(tx, guild_id, party, watching.employer):
                found.add(user_id)
    return found & set(people)


async def _watching(tx: Transaction, interview: Interview, user_id: int, settings: Settings, now: datetime) -> Watching:
    seat = await store.get_seat_of(tx, interview.guild_id, interview.id, user_id)
    waits = seat is not None and seat.state is SeatState.WAITING
    return Watching(
        interview,
        rules.standing_of(interview, settings.audience_limit, now),
        seat,
        await store.count_waiting_until(tx, seat) if seat is not None and waits else 0,
        interviews.place_of(interview, settings),
        settings.announcements_channel is not None and rules.remind_at(interview.starts_at, now) is not None,
    )


# What other features ask of each


async def list_lines(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The interviews this person watches, in `/interview list`."""
    lines = []
    for seat in await store.list_coming_seats_of(tx, guild_id, user_id, now):
        interview = await interviews.get_interview(tx, guild_id, seat.interview_id)
        if interview is not None and interview.state is State.BOOKED and interview.ends_at > now:
            lines.append(texts.list_line(interview, seat.state))
    return [texts.list_title(), *lines[:MOST_LINES], texts.list_hint()] if lines else []


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    """The lines of /me show about watching."""
    agreed = await store.list_agreements(tx, guild_id, user_id)
    said = [texts.agreed_on(max(agreed.values()))] if agreed else []
    return [*await list_lines(tx, guild_id, user_id, now), *said]


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    agreed = await store.list_agreements(tx, guild_id, user_id)
    held: dict[str, object] = {
        "seats": [
            {"interview": seat.interview_id, "state": seat.state, "asked_at": seat.made_at}
            for seat in await store.list_seats_of(tx, guild_id, user_id)
        ],
        "conduct_agreed_to": [{"version": version, "at": at} for version, at in agreed.items()],
    }
    return {name: rows for name, rows in held.items() if rows}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """What this person had a seat for goes to the next ones."""
    seats = await store.list_seats_of(tx, guild_id, user_id)
    await store.delete_person(tx, guild_id, user_id)
    for seat in seats:
        interview = await interviews.get_interview(tx, guild_id, seat.interview_id)
        if interview is not None and interview.state is State.BOOKED:
            await _fill(tx, interview, now)
            await audience.show_soon(tx, interview, now)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)
