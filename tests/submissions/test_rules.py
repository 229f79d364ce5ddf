"""Which pictures share a message, and what can honestly be said about waiting."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cogs.submissions import rules
from cogs.submissions.models import Waiting
from core.errors import Refusal

HOUR = timedelta(hours=1)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, rules.HEAVIEST_MESSAGE * 2), max_size=40))
def test_every_picture_is_in_one_message_that_discord_takes(sizes: list[int]) -> None:
    batches = rules.in_messages(sizes)
    assert [at for batch in batches for at in batch] == list(range(len(sizes)))
    for batch in batches:
        assert 1 <= len(batch) <= rules.MOST_IN_A_MESSAGE
        assert len(batch) == 1 or sum(sizes[at] for at in batch) <= rules.HEAVIEST_MESSAGE


def test_few_waits_tell_nothing_and_more_tell_their_middle_half() -> None:
    assert rules.waiting_range([HOUR] * 3) is None
    assert rules.waiting_range([4 * HOUR, HOUR, 2 * HOUR, 900 * HOUR]) == Waiting(2 * HOUR, 4 * HOUR)


def test_a_role_is_one_line_and_never_nothing() -> None:
    assert rules.read_role("  Data\n analyst ") == "Data analyst"
    assert len(rules.read_role("x" * 500)) == rules.LONGEST_ROLE
    with pytest.raises(Refusal):
        rules.read_role(" \n ")
