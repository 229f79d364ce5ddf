"""When tips are posted and which one comes next, in every zone and for any votes."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.tips import rules
from cogs.tips.models import Moment, Schedule, Tip, Votes, Wording
from core.errors import Refusal
from core.times import changes_between, instants_of, local_date, wall_of, wall_time

BERLIN, HAVANA, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Havana"), ZoneInfo("Pacific/Apia")
ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Havana",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Kathmandu",
]
START = datetime(2026, 1, 1, tzinfo=UTC)

zones = st.sampled_from(ZONES).map(ZoneInfo)
schedules = st.builds(
    Schedule,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    st.times(min_value=time(0), max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
)


def tip(key: str, topic: str = "resume") -> Tip:
    return Tip(key, topic, f"Do {key}, because it helps.", "Somebody")


def at(text: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# When


def test_a_schedule_is_read_as_settings_keep_it() -> None:
    assert rules.read_schedule("Mon,Thu 09:00") == Schedule((0, 3), time(9))
    assert rules.read_schedule("Sun 23:59") == Schedule((6,), time(23, 59))
    assert rules.read_schedule("off") is None


@pytest.mark.parametrize(
    ("schedule", "zone", "now", "then"),
    [
        ("Mon,Thu 09:00", BERLIN, "2026-11-23T08:59", "2026-11-23T09:00"),
        ("Mon,Thu 09:00", BERLIN, "2026-11-23T09:00", "2026-11-26T09:00"),
        ("Mon,Thu 09:00", BERLIN, "2026-11-27T12:00", "2026-11-30T09:00"),
        ("Mon 09:00", BERLIN, "2026-10-19T12:00", "2026-10-26T09:00"),
        ("Sun 02:30", BERLIN, "2026-03-28T12:00", "2026-03-29T03:00"),
        ("Sun 00:30", HAVANA, "2026-03-07T12:00", "2026-03-08T01:00"),
        ("Fri 09:00", APIA, "2011-12-29T12:00", "2012-01-06T09:00"),
    ],
    ids=["today", "just now", "over the weekend", "clocks back", "in a gap", "gap at midnight", "a day that was not"],
)
def test_the_next_time_is_by_the_clock_on_the_wall(schedule: str, zone: ZoneInfo, now: str, then: str) -> None:
    read = rules.read_schedule(schedule)
    assert read is not None
    assert rules.next_time(read, zone, at(now, zone)) == at(then, zone)


def test_where_clocks_go_back_the_first_of_the_two_counts_and_the_second_is_passed_over() -> None:
    schedule = Schedule((6,), time(2, 30))
    first = rules.next_time(schedule, BERLIN, at("2026-10-25T01:00", BERLIN))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert rules.next_time(schedule, BERLIN, first) == at("2026-11-01T02:30", BERLIN)


@given(schedules, zones, st.timedeltas(timedelta(0), timedelta(days=730)))
def test_the_next_time_comes_within_eight_days_on_its_day_and_wall_time(
    schedule: Schedule, zone: ZoneInfo, since: timedelta
) -> None:
    now = START + since
    then = rules.next_time(schedule, zone, now)
    wall = wall_of(then, zone)
    assert now < then <= now + timedelta(days=8)
    assert wall.weekday() in schedule.days
    on_time = instants_of(wall_time(wall.date(), schedule.wall), zone)
    assert then == on_time[0] if on_time else any(change.at == then for change in changes_between(now, then, zone))
    assert local_date(then, zone) == local_date(rules.late_at(then, zone) - timedelta(seconds=1), zone)
    assert then < rules.late_at(then, zone)


@given(schedules, zones, st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas(timedelta(0), timedelta(20)))
def test_what_is_made_up_for_was_due_today_and_is_the_last_that_was_due(
    schedule: Schedule, zone: ZoneInfo, since: timedelta, away: timedelta
) -> None:
    planned_at = rules.next_time(schedule, zone, START + since)
    now = planned_at + away
    missed = [planned_at]
    while (later := rules.next_time(schedule, zone, missed[-1])) <= now:
        missed.append(later)
    due = rules.due_today(schedule, zone, planned_at, now)
    assert due == (missed[-1] if local_date(missed[-1], zone) == local_date(now, zone) else None)
    assert due is None or now < rules.late_at(due, zone)
    assert rules.due_today(schedule, zone, planned_at, planned_at - timedelta(seconds=1)) is None


@settings(max_examples=10, deadline=None)
@given(schedules, zones)
def test_in_two_years_every_day_of_the_schedule_has_one_time_and_none_has_two(
    schedule: Schedule, zone: ZoneInfo
) -> None:
    now, days = START, []
    while now < START + timedelta(days=730):
        now = rules.next_time(schedule, zone, now)
        days.append(local_date(now, zone))
    assert len(set(days)) == len(days)
    assert all(1 <= (later - earlier).days <= 7 for earlier, later in pairwise(days))
    assert abs(len(days) - 730 / 7 * len(schedule.days)) <= len(schedule.days) + 1


# Which


def rounds(tips: list[Tip], votes: dict[str, Votes], count: int) -> list[str]:
    """The keys of so many posts, one after the other."""
    posts: list[str] = []
    shown: set[str] = set()
    last: Tip | None = None
    round_ = 1
    for _ in range(count):
        picked = rules.next_in_rota(tips, shown, last, votes, round_)
        assert picked is not None
        last, begins = picked
        if begins:
            shown, round_ = set(), round_ + 1
        shown.add(last.key)
        posts.append(last.key)
    return posts


votes = st.dictionaries(st.sampled_from("abcdefgh"), st.builds(Votes, st.integers(0, 30), st.integers(0, 30)))


@given(st.integers(2, 8), votes)
def test_nothing_is_shown_again_before_all_were_and_nothing_twice_in_a_row(count: int, votes: dict[str, Votes]) -> None:
    tips = [tip(key) for key in "abcdefgh"[:count]]
    posts = rounds(tips, votes, 4 * count)
    for start in range(0, len(posts), count):
        assert sorted(posts[start : start + count]) == sorted(one.key for one in tips)
    assert all(earlier != later for earlier, later in pairwise(posts))


@given(votes)
def test_in_a_round_the_least_helpful_come_last(votes: dict[str, Votes]) -> None:
    posts = rounds([tip(key) for key in "abcdefgh"], votes, 8)
    scores = [rules.score(votes, key) for key in posts]
    assert scores == sorted(scores, reverse=True)


def test_one_that_is_added_comes_before_anything_is_repeated_and_one_that_is_retired_does_not_come() -> None:
    shown = {"a", "b", "c"}
    tips = [tip("a"), tip("b"), tip("new")]
    picked = rules.next_in_rota(tips, shown, tip("c"), {}, 1)
    assert picked is not None and (picked[0].key, picked[1]) == ("new", False)
    picked = rules.next_in_rota(tips, {*shown, "new"}, tip("new"), {}, 1)
    assert picked is not None and picked[0].key in ("a", "b") and picked[1]


def test_a_single_tip_is_repeated_and_none_is_nothing() -> None:
    assert rounds([tip("a")], {}, 3) == ["a", "a", "a"]
    assert rules.next_in_rota([], set(), None, {}, 1) is None


def test_among_equals_the_topic_changes() -> None:
    tips = [tip(f"{topic}{number}", topic) for topic in "xy" for number in range(5)]
    posts = rounds(tips, {}, 10)
    assert all(earlier[0] != later[0] for earlier, later in pairwise(posts))


def test_a_person_gets_what_is_new_to_them_then_the_longest_ago_and_last_what_is_not_for_them() -> None:
    tips = [tip(key) for key in "abcd"]
    seen = {"a": START, "b": START - timedelta(days=1), "c": START - timedelta(days=9)}
    said = {"c": False}
    order = []
    for _ in range(4):
        chosen = rules.next_for_person(tips, seen, said, {}, user_id=7)
        assert chosen is not None
        order.append(chosen.key)
        tips.remove(chosen)
    assert order == ["d", "b", "a", "c"]
    assert rules.next_for_person([], {}, {}, {}, 7) is None


def test_people_do_not_all_get_the_same_first_tip_but_helpful_ones_come_first() -> None:
    tips = [tip(key) for key in "abcdefgh"]

    def firsts(votes: dict[str, Votes]) -> set[str]:
        chosen = [rules.next_for_person(tips, {}, {}, votes, user) for user in range(50)]
        return {one.key for one in chosen if one is not None}

    assert len(firsts({})) >= 5
    assert firsts({"e": Votes(helpful=9)}) == {"e"}


def test_a_moment_has_its_own_tips_without_those_that_are_not_for_this_person() -> None:
    fitting = [Tip(key, "resume", key, "x", moments=frozenset({Moment.BEFORE_QA})) for key in "ab"]
    tips = [*fitting, tip("c")]
    assert {rules.for_moment(tips, Moment.BEFORE_QA, {}, day) for day in range(4)} == set(fitting)
    assert rules.for_moment(tips, Moment.BEFORE_QA, {"a": False}, 0) == fitting[1]
    assert rules.for_moment(tips, Moment.AFTER_DECLINE, {}, 0) is None


# What


def test_a_wording_is_put_on_one_line() -> None:
    typed = Wording("Name one skill,\n  and ask about that. ", " Ana\n2026 ")
    assert rules.check_wording(typed, []) == Wording("Name one skill, and ask about that.", "Ana 2026")


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        (Wording("Too short", "Ana"), "20 to 500 characters"),
        (Wording("x" * 501, "Ana"), "20 to 500 characters"),
        (Wording("Name one skill, and ask about that.", " "), "where the tip is from"),
        (Wording("Do a, BECAUSE it helps.", "Ana"), "there already"),
    ],
)
def test_what_is_no_tip_is_refused_with_what_to_do(wording: Wording, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        rules.check_wording(wording, [tip("a")])
