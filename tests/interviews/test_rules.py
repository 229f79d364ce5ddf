"""The pure rules, by tables."""

from datetime import timedelta

import pytest

from cogs.interviews.rules import reminder_times
from tests.interviews.conftest import NOW

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("minutes_ahead", "expected"),
    [
        (3 * 1440, [1440, 120, 15]),
        (1441, [1440, 120, 15]),
        (1440, [120, 15]),
        (121, [120, 15]),
        (16, [15]),
        (15, []),
        (1, []),
    ],
)
def test_only_reminders_still_ahead_are_planned(minutes_ahead: int, expected: list[int]) -> None:
    planned = reminder_times(NOW + minutes_ahead * MINUTE, (1440, 120, 15), NOW)

    assert [minutes for minutes, _, _ in planned] == expected


def test_a_reminder_is_useless_once_the_next_is_due() -> None:
    starts_at = NOW + 3 * 1440 * MINUTE

    planned = reminder_times(starts_at, (15, 1440, 120), NOW)

    assert [(starts_at - useless) // MINUTE for _, _, useless in planned] == [120, 15, 0]


def test_a_group_without_reminders_gets_none() -> None:
    assert reminder_times(NOW + 1440 * MINUTE, (), NOW) == []
