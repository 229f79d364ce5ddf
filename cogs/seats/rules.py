"""Who may watch, who sits and who waits, and when the card is edited: pure decisions on plain values."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from cogs.interviews.models import Interview, State
from cogs.seats import texts
from cogs.seats.models import SeatState, Standing
from core.actor import Actor
from core.errors import Refusal

REMINDED_BEFORE = timedelta(minutes=15)

SECONDS_BETWEEN_EDITS = 5
"""A public card that many people press is not edited for each of them."""


def check_public(interview: Interview | None) -> Interview:
    """A private interview, and one that is not agreed yet, is as good as none: nobody learns that it exists."""
    if interview is None or not interview.may_be_watched or interview.state is State.HELD:
        raise Refusal(texts.no_such_interview())
    return interview


def check_watchable(interview: Interview, standing: Standing, actor: Actor) -> None:
    if actor.user_id in interview.parties:
        raise Refusal(texts.own_interview())
    if standing not in (Standing.OPEN, Standing.ON):
        raise Refusal(texts.not_to_be_watched(standing))


def standing_of(interview: Interview, limit: int, now: datetime) -> Standing:
    if interview.state not in (State.BOOKED, State.FINISHED):
        return Standing.OFF
    if interview.state is State.FINISHED or interview.ends_at <= now:
        return Standing.OVER
    if limit == 0:
        return Standing.CLOSED
    return Standing.ON if interview.starts_at <= now else Standing.OPEN


def first_state(seated: int, limit: int, *, may_sit: bool) -> SeatState:
    """Whoever must not meet the two waits like anybody for whom there is no room, and is told the same."""
    return SeatState.SEATED if may_sit and seated < limit else SeatState.WAITING


def clash(interview: Interview, own: Iterable[Interview]) -> datetime | None:
    """When the first of somebody's own interviews begins that overlaps with this one."""
    return next(
        (one.starts_at for one in own if one.starts_at < interview.ends_at and interview.starts_at < one.ends_at), None
    )


def next_edit(now: datetime) -> datetime:
    """The next moment at which cards are edited: everything that changes until then is shown by one edit.

    On a grid, because a pause that began afresh with each change could go on for as long as people press.
    """
    seconds = int(now.timestamp()) // SECONDS_BETWEEN_EDITS * SECONDS_BETWEEN_EDITS + SECONDS_BETWEEN_EDITS
    return datetime.fromtimestamp(seconds, UTC)


def remind_at(starts_at: datetime, now: datetime) -> datetime | None:
    """When those who watch are reminded; None where that has passed."""
    due_at = starts_at - REMINDED_BEFORE
    return due_at if due_at > now else None


def shown_openly(place: str) -> bool:
    """A channel says itself who may enter; a link is for those alone who have a seat."""
    return place.startswith("<#") and place.endswith(">")


def in_parts(people: Iterable[int], most: int) -> list[list[int]]:
    """As many as fit into one message, and the next ones."""
    everybody = list(people)
    return [everybody[start : start + most] for start in range(0, len(everybody), most)]
