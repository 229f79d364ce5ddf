"""The measurement of matching, in miniature."""

from benchmarks.matching import make_round, measure


async def test_a_matching_round_is_measured_and_comes_out_the_same_each_time() -> None:
    matched, *_, held = await measure(make_round(10, 140, close=True, bookings=2), 1)

    assert matched == "10"
    assert held.endswith("ms)")
