"""How a decline is read, when to send, and which working day reminds of a follow-up."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.asks import rules
from cogs.asks.models import Channel, Moment
from core.errors import Refusal
from core.times import local_date, wall_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEW_YORK, BERLIN, APIA, KIRITIMATI = map(
    ZoneInfo, ("America/New_York", "Europe/Berlin", "Pacific/Apia", "Pacific/Kiritimati")
)
ZONES = [NEW_YORK, BERLIN, ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe"), KIRITIMATI, ZoneInfo("UTC")]
MOMENTS = st.integers(1_767_225_600, 1_900_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))

DECLINES = {
    "email, yesterday": (Channel.EMAIL, date(2026, 11, 23)),
    "by phone on Monday": (Channel.PHONE, date(2026, 11, 23)),
    "They phoned me last Friday": (Channel.PHONE, date(2026, 11, 20)),
    "rejection email 2026-11-23": (Channel.EMAIL, date(2026, 11, 23)),
    "automated email 3 days ago": (Channel.PORTAL, date(2026, 11, 21)),
    "yesterday": (Channel.UNSAID, date(2026, 11, 23)),
    "email this morning": (Channel.EMAIL, date(2026, 11, 24)),
    "phone call, an hour ago": (Channel.PHONE, date(2026, 11, 24)),
    "letter, 20 November": (Channel.LETTER, date(2026, 11, 20)),
    "LinkedIn message two days ago": (Channel.CHAT, date(2026, 11, 22)),
    "in person, yesterday at 3pm": (Channel.CALL, date(2026, 11, 23)),
    "I got a rejection email last night": (Channel.EMAIL, date(2026, 11, 23)),
    "Told by the recruiter over the phone, 20 Nov": (Channel.PHONE, date(2026, 11, 20)),
    "Email (yesterday)": (Channel.EMAIL, date(2026, 11, 23)),
    "email 1 hour ago": (Channel.EMAIL, date(2026, 11, 24)),
}


@pytest.mark.parametrize(("typed", "understood"), DECLINES.items())
def test_how_and_when_are_read_from_one_line(typed: str, understood: tuple[Channel, date]) -> None:
    decline = rules.read_decline(typed, NOW, NEW_YORK)
    assert (decline.channel, decline.on) == understood
    assert decline.at <= NOW


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("email", "miss the day"),
        ("email tomorrow", "still to come"),
        ("by e-mail on 3/12", "swapped"),
        ("email, November 3 2024", "more than a year"),
        ("last week by email", "which day"),
        ("text message tuesday", "17 Nov"),
    ],
)
def test_what_is_not_sure_or_not_past_is_asked_for_again(typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        rules.read_decline(typed, NOW, NEW_YORK)


def test_of_what_a_day_could_be_only_what_is_past_is_offered() -> None:
    with pytest.raises(Refusal) as refused:
        rules.read_decline("email, 3/12", NOW, BERLIN)
    assert "2026-03-12" in str(refused.value)
    assert not any(later in str(refused.value) for later in ("2026-12-03", "2027-03-12"))


@given(st.text(max_size=120))
def test_whatever_is_typed_is_a_past_decline_or_refused(typed: str) -> None:
    try:
        decline = rules.read_decline(typed, NOW, BERLIN)
    except Refusal:
        return
    assert decline.at <= NOW and decline.on <= NOW.date()


def test_the_same_moment_is_another_day_elsewhere() -> None:
    late = datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert rules.read_decline("email today", late, NEW_YORK).on == date(2026, 11, 23)
    assert rules.read_decline("email today", late, KIRITIMATI).on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("hours", "moment"),
    [
        (0, Moment.TOO_FRESH),
        (2.9, Moment.TOO_FRESH),
        (3, Moment.GOOD),
        (47, Moment.GOOD),
        (60.9, Moment.GOOD),
        (61, Moment.LATE),
        (251, Moment.LATE),
        (253, Moment.TOO_LATE),
    ],
)
def test_a_message_is_best_within_two_days_and_pointless_after_ten(hours: float, moment: Moment) -> None:
    declined_at = datetime(2026, 11, 24, 10, tzinfo=UTC)
    timing = rules.timing(declined_at, date(2026, 11, 24), declined_at + timedelta(hours=hours), BERLIN)
    assert timing.moment is moment


@pytest.mark.parametrize(
    ("sent_on", "reminded_on"),
    [
        (date(2026, 11, 23), date(2026, 12, 2)),  # a Monday
        (date(2026, 11, 27), date(2026, 12, 8)),  # a Friday
        (date(2026, 11, 28), date(2026, 12, 8)),  # a Saturday
        (date(2026, 11, 29), date(2026, 12, 8)),  # a Sunday
    ],
)
def test_weekends_are_no_working_days(sent_on: date, reminded_on: date) -> None:
    assert rules.working_days_after(sent_on, 7) == reminded_on


@given(MOMENTS, st.sampled_from(ZONES))
def test_a_follow_up_is_due_in_the_morning_of_the_seventh_working_day_whatever_the_clocks_do(
    sent_at: datetime, zone: ZoneInfo
) -> None:
    due = rules.follow_up_at(sent_at, zone)
    wall = wall_of(due, zone)
    assert (wall.hour, wall.minute) == (10, 0) and wall.weekday() < 5
    days = (local_date(due, zone) - local_date(sent_at, zone)).days
    between = [local_date(sent_at, zone) + timedelta(days=day + 1) for day in range(days)]
    assert sum(day.weekday() < 5 for day in between) == 7


def test_a_clock_change_in_between_moves_no_reminder_on_the_clock() -> None:
    before_spring = datetime(2027, 3, 12, 17, tzinfo=UTC)
    assert rules.follow_up_at(before_spring, NEW_YORK) == datetime(2027, 3, 23, 14, tzinfo=UTC)
    before_autumn = datetime(2026, 10, 23, 17, tzinfo=UTC)
    assert rules.follow_up_at(before_autumn, BERLIN) == datetime(2026, 11, 3, 9, tzinfo=UTC)


def test_a_day_that_a_zone_skipped_is_no_trouble() -> None:
    """Samoa had no 30 December 2011, a Friday."""
    assert rules.tomorrow(datetime(2011, 12, 30, 8, tzinfo=UTC), APIA) > datetime(2011, 12, 30, 8, tzinfo=UTC)


@given(MOMENTS, st.sampled_from(ZONES))
def test_tomorrow_is_the_next_morning_on_ones_own_clock(now: datetime, zone: ZoneInfo) -> None:
    until = rules.tomorrow(now, zone)
    assert local_date(until, zone) == local_date(now, zone) + timedelta(days=1) and wall_of(until, zone).hour == 9
