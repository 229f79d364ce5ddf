"""Trends: from three interviews on, never surer than levels are, and the same however often it is asked."""

from hypothesis import given
from hypothesis import strategies as st

from cogs.progress import rules
from cogs.progress.models import FULL_SCALE, Direction, Spot

levels = st.sampled_from([None, 1, 2, 3, 4, 5])
means = st.sampled_from([None, 1.0, 1.4, 2.75, 3.5, 5.0])
rows = st.lists(st.tuples(levels, levels, means), max_size=12).map(
    lambda found: [Spot(at, *levels) for at, levels in enumerate(found)]
)


def seen(*by_interviewer: int | None) -> list[Spot]:
    return [Spot(at, interviewer=level) for at, level in enumerate(by_interviewer)]


def direction(*by_interviewer: int | None) -> Direction:
    return rules.direction(rules.trend(seen(*by_interviewer)))


def test_there_is_no_trend_before_three_interviews() -> None:
    assert rules.trend(seen(1, 5)) == () and direction(1, 5) is Direction.UNKNOWN
    assert rules.trend(seen(1, None, 5, None)) == (), "what was not observed counts for nothing"
    assert len(rules.trend(seen(1, None, 3, 5))) == 3


def test_ones_own_view_makes_no_trend() -> None:
    assert rules.trend([Spot(at, own=at + 1) for at in range(5)]) == ()


def test_up_and_down_are_said_only_beyond_the_ups_and_downs_of_single_interviews() -> None:
    assert direction(1, 2, 3) is direction(2, 2, 3, 3, 4) is Direction.UP
    assert direction(4, 3, 2, 1) is Direction.DOWN
    assert direction(3, 3, 3) is direction(2, 4, 2, 4, 2, 4) is direction(3, 3, 4, 3) is Direction.LEVEL


def test_interviewer_and_room_count_the_same() -> None:
    assert Spot(0, own=1, interviewer=2, room=4.0).seen == 3.0
    assert Spot(0, own=1, room=3.5).seen == 3.5 and Spot(0, own=1).seen is None


@given(rows)
def test_a_trend_stays_on_the_scale_and_is_never_surer_than_whole_levels_are(spots: list[Spot]) -> None:
    points = rules.trend(spots)
    observed = [spot.at for spot in spots if spot.seen is not None]
    assert [point.at for point in points] == (observed if len(observed) >= rules.TREND_FROM else [])
    for point in points:
        assert 1 <= point.level <= FULL_SCALE and point.spread**2 >= rules.ROUNDING


@given(st.integers(1, FULL_SCALE), st.integers(3, 30))
def test_what_never_changes_has_a_flat_trend(level: int, count: int) -> None:
    points = rules.trend(seen(*[level] * count))
    assert all(abs(point.level - level) < 1e-9 for point in points) and rules.direction(points) is Direction.LEVEL


@given(st.lists(st.integers(1, FULL_SCALE), min_size=3, max_size=12))
def test_backwards_a_trend_goes_the_other_way(found: list[int]) -> None:
    there, back = rules.trend(seen(*found)), rules.trend(seen(*reversed(found)))
    for one, other in zip(there, reversed(back), strict=True):
        assert abs(one.level - other.level) < 1e-6 and abs(one.spread - other.spread) < 1e-6
