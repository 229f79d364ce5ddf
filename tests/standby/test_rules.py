"""Who is called first, and for how long."""

from datetime import datetime, timedelta

import pytest

from cogs.profiles.models import Profile
from cogs.requests.models import History, Request, State
from cogs.slots.models import Slot, SlotState
from cogs.standby import rules
from cogs.standby.models import Waiting
from core.times import Availability
from tests.stage import NOW

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ANA, BEN, EVE = 1, 2, 3


def slot(field: str | None = "Data", kind: str | None = None) -> Slot:
    return Slot(7, 1, 99, None, NOW + DAY, NOW + DAY + HOUR, 30, field, kind, "", False, SlotState.OPEN, NOW)


def request(member_id: int, made_at: datetime = NOW, field: str = "Data", kind: str = "technical") -> Request:
    return Request(
        field=field,
        kind=kind,
        level=None,
        languages=("English",),
        deadline_at=None,
        goals="",
        may_be_watched=False,
        may_be_recorded=False,
        again_welcome=False,
        availability=Availability(),
        id=member_id,
        guild_id=1,
        member_id=member_id,
        resume_id=None,
        state=State.OPEN,
        made_at=made_at,
        expires_at=NOW + 90 * DAY,
        ended_at=None,
        interview_id=None,
        urgent_at=None,
        in_the_way=(),
        looked_at=None,
    )


@pytest.mark.parametrize(
    ("left", "notice", "kept_for"),
    [
        (48 * HOUR, 12 * HOUR, timedelta(minutes=30)),
        (60 * timedelta(minutes=1), timedelta(0), timedelta(minutes=15)),
        (20 * timedelta(minutes=1), timedelta(0), timedelta(minutes=5)),
        (19 * timedelta(minutes=1), timedelta(0), None),
        (12 * HOUR + timedelta(minutes=10), 12 * HOUR, timedelta(minutes=10)),
        (12 * HOUR + timedelta(minutes=4), 12 * HOUR, None),
        (11 * HOUR, 12 * HOUR, None),
        (-HOUR, timedelta(0), None),
    ],
)
def test_how_long_a_freed_time_is_kept(left: timedelta, notice: timedelta, kept_for: timedelta | None) -> None:
    due_at = rules.due_at(NOW + left, notice, 30, NOW)
    assert due_at == (None if kept_for is None else NOW + kept_for)


def order(histories: dict[int, History], requests: dict[int, Request] | None = None) -> list[int]:
    """Ana has waited for three days, Ben for two, Eve for one."""
    waiting = [Waiting(EVE, NOW - DAY, 0), Waiting(ANA, NOW - 3 * DAY, 0), Waiting(BEN, NOW - 2 * DAY, 0)]
    return [one.user_id for one in rules.fair_order(waiting, requests or {}, histories, 14, NOW)]


def test_among_equals_who_waited_longest_comes_first() -> None:
    assert order({}) == [ANA, BEN, EVE]


def test_who_never_had_an_interview_comes_before_who_had_one() -> None:
    assert order({ANA: History(last_turn_at=NOW - 20 * DAY), BEN: History(was_matched=True)}) == [EVE, ANA, BEN]


def test_who_had_one_lately_comes_last() -> None:
    histories = {ANA: History(last_turn_at=NOW - 13 * DAY), BEN: History(last_turn_at=NOW - 14 * DAY)}
    assert order(histories) == [EVE, BEN, ANA]


def test_the_time_waited_with_a_request_counts() -> None:
    assert order({}, {EVE: request(EVE, NOW - 9 * DAY), ANA: request(ANA, NOW)}) == [EVE, ANA, BEN]


@pytest.mark.parametrize(
    ("offered", "named", "has_request", "fits"),
    [
        ("Data", (), False, True),
        ("Data", ("Data", "Design"), False, True),
        ("Data", ("Design",), False, False),
        ("Data", ("Design",), True, True),
        (None, ("Design",), False, True),
    ],
)
def test_a_slot_fits_the_fields_one_named(
    offered: str | None, named: tuple[str, ...], has_request: bool, fits: bool
) -> None:
    profile = Profile(fields=named)
    assert rules.fits(slot(offered), profile, request(ANA) if has_request else None) is fits


@pytest.mark.parametrize(
    ("field", "kind", "meets"),
    [
        ("Data", "technical", True),
        (None, None, True),
        ("Data", None, True),
        ("Design", None, False),
        ("Data", "case", False),
    ],
)
def test_a_slot_meets_a_request_of_its_field_and_kind(field: str | None, kind: str | None, meets: bool) -> None:
    assert rules.meets(slot(field, kind), request(ANA)) is meets
