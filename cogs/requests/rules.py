"""Fair order, and when a request may be made. Pure; every instant is given."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

from cogs.requests import texts
from cogs.requests.models import (
    FIRST_TIME,
    LONGEST_WAIT,
    MOST_FOR_WAITING,
    RESTORED_WITHIN,
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
from core.times import WindowsRead, instants_of, local_date, open_windows, wall_time

DAY = timedelta(days=1)
MOST_WINDOWS = 30
FURTHEST_DEADLINE = timedelta(days=366)


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


def check_restorable(request: Request, now: datetime) -> None:
    """Whether it was just withdrawn by its member's own button, and could wait on as if nothing had happened."""
    if request.is_live:
        raise Refusal(texts.waits_already())
    if request.state is not State.WITHDRAWN or request.interview_id is not None or request.ended_at is None:
        raise Refusal(texts.has_ended(request.state))
    if now - request.ended_at > RESTORED_WITHIN or request.expires_at <= now:
        raise Refusal(texts.too_late_to_restore())


def key_of(field: str) -> int:
    """A number that stands for a field's name, which could be too long for a form's id."""
    return crc32(field.encode())


def field_of(key: int, fields: Sequence[str]) -> str:
    for field in fields:
        if key_of(field) == key:
            return field
    raise Refusal(texts.ask_again())


def read_deadline(seconds: int, now: datetime) -> datetime | None:
    """From a form's id, where 0 is none."""
    if seconds == 0:
        return None
    if not now.timestamp() < seconds <= (now + FURTHEST_DEADLINE).timestamp():
        raise Refusal(texts.deadline_past())
    return datetime.fromtimestamp(seconds, UTC)


def check_windows(read: WindowsRead) -> None:
    if read.doubts:
        raise Refusal(texts.windows_unclear(read.doubts))
    if len(read.windows) > MOST_WINDOWS:
        raise Refusal(texts.too_many_windows(MOST_WINDOWS))


def next_round(settings: Settings, now: datetime) -> datetime | None:
    """When the daily round comes next; None where moderators start it. A time that clocks skip waits for a day."""
    if settings.matching != "auto":
        return None
    at, today = time.fromisoformat(settings.matching_time), local_date(now, settings.zone)
    days = (wall_time(today + number * DAY, at) for number in range(3))
    return next(found for day in days for found in instants_of(day, settings.zone) if found > now)


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
