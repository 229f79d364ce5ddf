"""Fair order, and when a request may be made. Pure; every instant is given."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cogs.requests import texts
from cogs.requests.models import (
    FIRST_TIME,
    LONGEST_WAIT,
    MOST_FOR_WAITING,
    URGENT,
    URGENT_AGAIN_AFTER,
    URGENT_WITHIN,
    History,
    Request,
    Standing,
    State,
)
from core.errors import Refusal
from core.settings import Settings
from core.times import open_windows

DAY = timedelta(days=1)


def check_ready(settings: Settings) -> None:
    """Interviews, and files for them, need a channel for private threads."""
    if settings.interviews_channel is None:
        raise Refusal(texts.not_set_up())


def check_room(waiting: int, booked: int, settings: Settings) -> None:
    if waiting + booked >= settings.active_bookings:
        raise Refusal(texts.no_room(settings.active_bookings, waiting, booked))


def check_own(request: Request | None, user_id: int) -> Request:
    """Whose request it is not learns nothing, not even that it exists."""
    if request is None or request.member_id != user_id:
        raise Refusal(texts.no_such_request())
    return request


def check_live(request: Request) -> None:
    if not request.is_live:
        raise Refusal(texts.has_ended(request.state))


def expires_at(deadline_at: datetime | None, made_at: datetime) -> datetime:
    latest = made_at + LONGEST_WAIT
    return latest if deadline_at is None else min(deadline_at, latest)


def windows_of(request: Request, zone: ZoneInfo, from_at: datetime, to_at: datetime) -> list[tuple[datetime, datetime]]:
    """The stretches in which the member can, in UTC, up to the deadline."""
    until = to_at if request.deadline_at is None else min(to_at, request.deadline_at)
    return open_windows(request.availability, zone, from_at, until)


# Fair order.


def priority_order(
    requests: Iterable[Request], histories: Mapping[int, History], cooldown_days: int, now: datetime
) -> list[Request]:
    """Who comes first, first. `histories` are by member."""

    def rank(request: Request) -> tuple[int, datetime, int]:
        history = histories.get(request.member_id, History())
        return -priority(request, history, cooldown_days, now), request.made_at, request.id

    return sorted(requests, key=rank)


def priority(request: Request, history: History, cooldown_days: int, now: datetime) -> int:
    return (
        (URGENT if is_urgent(request, history, now) else 0)
        + (FIRST_TIME if history.is_first_time else 0)
        + min(days_counted(request, history, cooldown_days, now), MOST_FOR_WAITING)
    )


def is_urgent(request: Request, history: History, now: datetime) -> bool:
    return has_near_deadline(request, now) and may_be_urgent(history, now)


def has_near_deadline(request: Request, now: datetime) -> bool:
    return request.deadline_at is not None and now <= request.deadline_at <= now + URGENT_WITHIN


def may_be_urgent(history: History, now: datetime) -> bool:
    """A deadline puts the same person first once in a month."""
    return history.urgent_at is None or now - history.urgent_at >= URGENT_AGAIN_AFTER


def days_counted(request: Request, history: History, cooldown_days: int, now: datetime) -> int:
    """Whole days of waiting; those of the cooldown after a turn do not count."""
    ends_at = cooldown_end(history.last_turn_at, cooldown_days)
    since = request.made_at if ends_at is None else max(request.made_at, ends_at)
    return max(0, (now - since) // DAY)


def cooldown_end(last_turn_at: datetime | None, cooldown_days: int) -> datetime | None:
    """When others stop coming first after somebody's turn; None without one."""
    return None if last_turn_at is None else last_turn_at + cooldown_days * DAY


def cooldown_until(history: History, cooldown_days: int, now: datetime) -> datetime | None:
    """As `cooldown_end`, None once that is over."""
    ends_at = cooldown_end(history.last_turn_at, cooldown_days)
    return ends_at if ends_at is not None and ends_at > now else None


def standing(
    request: Request, others: Iterable[Request], histories: Mapping[int, History], cooldown_days: int, now: datetime
) -> Standing:
    """`others` are the open requests of the same field; the request may be among them."""
    history = histories.get(request.member_id, History())
    rivals = [one for one in others if one.id != request.id and one.state is State.OPEN]
    ordered = priority_order([request, *rivals], histories, cooldown_days, now)
    return Standing(
        place=ordered.index(request) + 1,
        waiting=len(ordered),
        is_urgent=is_urgent(request, history, now),
        is_first_time=history.is_first_time,
        days_waited=max(0, (now - request.made_at) // DAY),
        cooldown_until=cooldown_until(history, cooldown_days, now),
    )
