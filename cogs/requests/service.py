"""What a member can do with requests, and what other features ask and say about them.

A feature that holds bookings says how many in its service: `count_bookings(tx, guild_id, user_id) -> int`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cogs.members import service as members
from cogs.requests import rules, store, texts
from cogs.requests.models import History, OwnRequest, Request, Standing, State, Wish
from cogs.requests.rules import may_be_urgent, priority_order, windows_of
from cogs.resumes import service as resumes
from core import jobs
from core.actor import Actor
from core.settings import Settings
from core.times import Availability, windows_in_words
from data.database import Transaction

if TYPE_CHECKING:
    from core.client import Feature

__all__ = ["may_be_urgent", "priority_order", "windows_of"]

OPENED = "requests:opened"
"""For the feature that matches: this request waits, from now on or again. The detail AGAIN is for its member."""
AGAIN = "again"
WITHDRAWN = "requests:withdrawn"
"""For the feature that asks volunteers: the member took back a request about which one is being asked."""
EXPIRE = "requests:expire"

MOST_TOLD = 2
"""As there is room for in a message with everything else that it says."""


# What a member does.


async def check_room(tx: Transaction, features: Sequence[Feature], actor: Actor, settings: Settings) -> None:
    """Whether this member may ask for one more interview."""
    rules.check_ready(settings)
    waiting = len(await store.list_live(tx, actor.guild_id, actor.user_id))
    booked = 0
    for service in (feature.service for feature in features):
        if service is not None and hasattr(service, "count_bookings"):
            booked += await service.count_bookings(tx, actor.guild_id, actor.user_id)
    rules.check_room(waiting, booked, settings)


async def make(
    tx: Transaction,
    features: Sequence[Feature],
    actor: Actor,
    wish: Wish,
    settings: Settings,
    now: datetime,
    *,
    resume_id: int | None = None,
) -> Request:
    """Ask for an interview; from now on the request waits for a match."""
    await check_room(tx, features, actor, settings)
    await members.remember(tx, actor.guild_id, actor.user_id)
    expires_at = rules.expires_at(wish.deadline_at, now)
    request = await store.add(
        tx, actor.guild_id, actor.user_id, wish, resume_id=resume_id, expires_at=expires_at, now=now
    )
    if resume_id is not None:
        await resumes.keep_until(tx, actor.guild_id, resume_id, expires_at)
    await _announce(tx, request, now)
    return request


async def withdraw(tx: Transaction, actor: Actor, request_id: int, now: datetime) -> Request:
    """Take a request back, also while a volunteer is being asked."""
    request = rules.check_own(await store.get_request(tx, actor.guild_id, request_id), actor.user_id)
    rules.check_live(request)
    await _end(tx, request, State.WITHDRAWN, now)
    return request


async def restore(
    tx: Transaction, features: Sequence[Feature], actor: Actor, request_id: int, settings: Settings, now: datetime
) -> Request:
    """Take a withdrawal back: the request waits on and has lost no time."""
    withdrawn = rules.check_own(await store.get_request(tx, actor.guild_id, request_id), actor.user_id)
    rules.check_restorable(withdrawn, now)
    await check_room(tx, features, actor, settings)
    await store.set_restored(tx, withdrawn)
    await _announce(tx, withdrawn, now)
    request = await store.get_request(tx, actor.guild_id, request_id)
    assert request is not None
    return request


async def expire(tx: Transaction, guild_id: int, request_id: int, now: datetime) -> Request | None:
    """End a request whose time is over; the request as it was, if it ended that way now or in an earlier try."""
    request = await store.get_request(tx, guild_id, request_id)
    if request is not None and request.state is State.OPEN and request.expires_at <= now:
        await _end(tx, request, State.EXPIRED, now)
        return request
    return request if request is not None and request.state is State.EXPIRED else None


async def availability_changed(
    tx: Transaction, guild_id: int, user_id: int, before: Availability, after: Availability, now: datetime
) -> list[str]:
    """What the member's times now are, counts for requests too: those that had the old ones, or none."""
    followed: list[Request] = []
    for request in await store.list_live(tx, guild_id, user_id):
        present = request.availability.all_windows()
        if present in ([], before.all_windows()) and present != after.all_windows():
            await store.set_availability(tx, request, after)
            await jobs.schedule(tx, guild_id, OPENED, request.id, now)
            followed.append(request)
    return [texts.times_taken_over(request.field) for request in followed]


async def list_own(tx: Transaction, guild_id: int, user_id: int, settings: Settings, now: datetime) -> list[OwnRequest]:
    """This member's requests in words; of the first few, their place and what would help."""
    found = await store.list_live(tx, guild_id, user_id)
    told = [
        OwnRequest(request.id, texts.own_request(request, await standing(tx, request, settings, now)))
        for request in found[:MOST_TOLD]
    ]
    return told + [OwnRequest(request.id, texts.own_title(request)) for request in found[MOST_TOLD:]]


async def standing(tx: Transaction, request: Request, settings: Settings, now: datetime) -> Standing | None:
    """The place among those who wait for the same field; None while a volunteer is being asked."""
    return await place_of(tx, request, settings, now) if request.state is State.OPEN else None


async def place_of(tx: Transaction, request: Request, settings: Settings, now: datetime) -> Standing:
    """Of an open request."""
    waiting = await store.list_open_of_field(tx, request.guild_id, request.field)
    histories = await store.list_histories(tx, request.guild_id, {one.member_id for one in waiting})
    return rules.standing(request, waiting, histories, settings.cooldown_days, now)


# What other features ask.


async def get_request(tx: Transaction, guild_id: int, request_id: int) -> Request | None:
    return await store.get_request(tx, guild_id, request_id)


async def get_of_interview(tx: Transaction, guild_id: int, interview_id: int) -> Request | None:
    """The request that led to this interview, as long as that is on or over."""
    return await store.get_of_interview(tx, guild_id, interview_id)


async def list_waiting(tx: Transaction, guild_id: int) -> list[Request]:
    """Every open request of the group, the first made first; `priority_order` puts them in fair order."""
    return await store.list_open(tx, guild_id)


async def list_of(tx: Transaction, guild_id: int, member_id: int) -> list[Request]:
    """This member's open and proposed requests."""
    return await store.list_live(tx, guild_id, member_id)


async def histories_of(tx: Transaction, guild_id: int, member_ids: Collection[int]) -> dict[int, History]:
    """What earlier interviews of each of these members mean for their place."""
    return await store.list_histories(tx, guild_id, member_ids)


async def cooldown_until(
    tx: Transaction, guild_id: int, member_id: int, settings: Settings, now: datetime
) -> datetime | None:
    """Until when others come first after this member's last turn; None if they do not, or no longer."""
    histories = await store.list_histories(tx, guild_id, [member_id])
    return rules.cooldown_until(histories[member_id], settings.cooldown_days, now)


async def is_awaited(tx: Transaction, guild_id: int, field: str | None, except_member: int) -> bool:
    """Whether anybody else waits for an interview in this field; without a field, in any."""
    return await store.is_awaited(tx, guild_id, field, except_member)


# What other features say.


async def set_proposed(tx: Transaction, guild_id: int, request_id: int) -> bool:
    """A volunteer is being asked; False if the request does not wait any more."""
    return await store.set_proposed(tx, guild_id, request_id)


async def set_matched(tx: Transaction, guild_id: int, request_id: int, interview_id: int, now: datetime) -> bool:
    """It led to this interview; False if the request is neither open nor proposed."""
    request = await store.get_request(tx, guild_id, request_id)
    if request is None:
        return False
    history = (await store.list_histories(tx, guild_id, [request.member_id]))[request.member_id]
    urgent_at = now if rules.is_urgent(request, history, now) else None
    if not await store.set_matched(tx, guild_id, request_id, interview_id, urgent_at, now):
        return False
    await jobs.cancel(tx, guild_id, EXPIRE, request_id)
    return True


async def reopen(tx: Transaction, guild_id: int, request_id: int, now: datetime) -> bool:
    """It came to nothing: the proposed or matched request waits again and has lost no waiting time."""
    if not await store.set_open_again(tx, guild_id, request_id):
        return False
    request = await store.get_request(tx, guild_id, request_id)
    assert request is not None
    await _announce(tx, request, now)
    return True


async def reopen_for_interview(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The interview ended without its member's doing: the request that led to it, if one did, waits again."""
    request = await store.get_of_interview(tx, guild_id, interview_id)
    if request is not None and await store.set_open_again(tx, guild_id, request.id):
        await _announce(tx, request, now, detail=AGAIN)


async def withdraw_for_interview(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The member called the interview off: the request that led to it has ended, too."""
    request = await store.get_of_interview(tx, guild_id, interview_id)
    if request is not None:
        await _end(tx, request, State.WITHDRAWN, now)


async def member_left(tx: Transaction, guild_id: int, request_id: int, now: datetime) -> None:
    """Its member is not in the server any more: nobody is to be asked, or kept, for them."""
    request = await store.get_request(tx, guild_id, request_id)
    if request is not None and request.is_live:
        await _end(tx, request, State.WITHDRAWN, now)


async def note_turn(tx: Transaction, guild_id: int, member_id: int, at: datetime) -> None:
    """The member was interviewed."""
    await store.note_turn(tx, guild_id, member_id, at)


async def note_round(tx: Transaction, guild_id: int, found: Mapping[int, Sequence[str]], now: datetime) -> None:
    """What stands in the way of each of these requests, in words that their members read."""
    await store.note_round(tx, guild_id, found, now)


async def _announce(tx: Transaction, request: Request, now: datetime, *, detail: str = "") -> None:
    await jobs.schedule(tx, request.guild_id, OPENED, request.id, now, detail=detail)
    await jobs.schedule(tx, request.guild_id, EXPIRE, request.id, max(request.expires_at, now))


async def _end(tx: Transaction, request: Request, state: State, now: datetime) -> None:
    if not await store.set_ended(tx, request, state, now):
        return
    if state is not State.EXPIRED:  # else it is this very job that runs, and it still has to tell the member
        await jobs.cancel(tx, request.guild_id, EXPIRE, request.id)
    if request.state is State.PROPOSED:
        await jobs.schedule(tx, request.guild_id, WITHDRAWN, request.id, now)
    if request.resume_id is not None and request.state is not State.MATCHED:
        await resumes.remove(tx, request.guild_id, request.resume_id, now)


# What is kept about a person.


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    return texts.about_me(await store.list_live(tx, guild_id, user_id))


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    requests = [_exported(request) for request in await store.list_all(tx, guild_id, user_id)]
    history = (await store.list_histories(tx, guild_id, [user_id]))[user_id]
    held: dict[str, object] = {"requests": requests, "last_interviewed_at": history.last_turn_at}
    return {name: value for name, value in held.items() if value}


def _exported(request: Request) -> dict[str, object]:
    return {
        "field": request.field,
        "kind": request.kind,
        "level": request.level,
        "languages": list(request.languages),
        "deadline_at": request.deadline_at,
        "goals": request.goals,
        "others_may_watch": request.may_be_watched,
        "may_be_recorded": request.may_be_recorded,
        "same_volunteer_again_welcome": request.again_welcome,
        "available_weekly": [f"{days} {part}" for days, part in sorted(request.availability.parts)],
        "available_exactly": windows_in_words(request.availability.windows) or None,
        "state": request.state,
        "made_at": request.made_at,
        "expires_at": request.expires_at,
        "ended_at": request.ended_at,
        "put_first_for_its_deadline_at": request.urgent_at,
        "in_the_way": list(request.in_the_way),
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Files are the business of the feature that keeps them, and goes through all of a person's."""
    for request in await store.list_live(tx, guild_id, user_id):
        await _end(tx, request, State.WITHDRAWN, now)
    await store.delete_member(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.job(kind.partition(":")[2])
