"""The measurements themselves, in miniature."""

import pytest

from benchmarks import latency, memory, reminders, scale, start
from benchmarks.numbers import Table, percentile


@pytest.mark.parametrize(("percent", "value"), [(1, 1.0), (50, 2.0), (51, 3.0), (99, 4.0), (100, 4.0)])
def test_a_percentile_is_a_value_that_was_measured(percent: float, value: float) -> None:
    assert percentile([3.0, 1.0, 4.0, 2.0], percent) == value


def test_a_table_is_markdown_with_its_columns_in_line() -> None:
    table = Table("Colours", ("name", "seen"))
    table.add("vermilion", 2)

    assert str(table).splitlines()[3:] == ["| name      | seen |", "| ----------|----- |", "| vermilion | 2    |"]


async def test_commands_are_compared_in_a_small_and_a_large_database(capsys: pytest.CaptureFixture[str]) -> None:
    await scale.run(small=1, large=2, repeats=1)

    printed = capsys.readouterr().out
    assert all(name in printed for name in (*scale.READS, *scale.WRITES))


@pytest.mark.soak
async def test_first_answers_are_measured_beside_the_bare_bot(capsys: pytest.CaptureFixture[str]) -> None:
    await latency.run(rounds=1, seconds=0.3, people=4, burst=0.2)

    printed = capsys.readouterr().out
    for name in ("read: /interview book", "read: /interview list", "write: /me timezone", "click: choose a time"):
        assert printed.count(name) == 2
    assert "Bursts of /interview list" in printed


@pytest.mark.soak
async def test_starts_are_measured_beside_the_bare_bot(capsys: pytest.CaptureFixture[str]) -> None:
    await start.run(rounds=1)

    assert "later ones" in capsys.readouterr().out


@pytest.mark.soak
async def test_memory_is_measured_beside_the_bare_bot(capsys: pytest.CaptureFixture[str]) -> None:
    await memory.run(sizes=(2,), rest_seconds=0)

    assert "| 2 " in capsys.readouterr().out


@pytest.mark.soak
@pytest.mark.parametrize("is_limited", [False, True])
async def test_of_many_reminders_none_is_lost_or_sent_twice_though_the_bot_is_killed(is_limited: bool) -> None:
    outcome = await reminders.send(30, is_limited=is_limited)

    assert len(outcome.watch.sent) == 30
    assert set(outcome.watch.sent.values()) == {1}
