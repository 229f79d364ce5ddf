"""The clocks: real time in UTC, and one that tests and the rehearsal move."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.clock import Clock, MovableClock
from core.features import ROOT

MOMENT = timedelta(seconds=5)
AT = datetime(2027, 3, 14, 9, 30, tzinfo=UTC)


def test_now_is_aware_and_in_utc() -> None:
    assert Clock().now().tzinfo is UTC


def test_a_movable_clock_starts_with_the_real_time_and_goes_on_from_where_it_is_moved(clock: MovableClock) -> None:
    assert abs(clock.now() - Clock().now()) < MOMENT

    clock.move(timedelta(days=3))
    assert timedelta(days=3) <= clock.now() - Clock().now() + MOMENT < timedelta(days=3) + 2 * MOMENT
    clock.move(-timedelta(days=5))
    assert abs(clock.now() - Clock().now() + timedelta(days=2)) < MOMENT
    clock.move_to(AT)
    assert timedelta(0) <= clock.now() - AT < MOMENT


def test_two_clocks_on_one_file_are_one_clock(clock: MovableClock, tmp_path: Path) -> None:
    other = MovableClock(tmp_path / "clock")
    clock.move_to(AT)
    assert timedelta(0) <= other.now() - AT < MOMENT
    assert other.next_due_at() is None
    other.announce_next(AT)
    assert clock.next_due_at() == AT
    other.announce_next(None)
    assert clock.next_due_at() is None
    other.close()


def test_a_clock_file_of_another_size_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"x" * 3)
    made = MovableClock(tmp_path / "old")
    assert abs(made.now() - Clock().now()) < MOMENT
    made.close()


ANNOUNCE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from core.clock import MovableClock
clock = MovableClock(Path(sys.argv[1]))
print("announcing", flush=True)
while clock.now() < datetime(2100, 1, 1, tzinfo=UTC):
    clock.announce_next(datetime(2026, 1, 1, tzinfo=UTC))
"""


def test_no_move_is_lost_while_the_other_process_announces(clock: MovableClock, tmp_path: Path) -> None:
    """Announcing the next job must not write back an offset that was read before the clock was moved."""
    command = [sys.executable, "-c", ANNOUNCE, str(tmp_path / "clock")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        try:
            start = clock.now() - Clock().now()
            for _ in range(20_000):
                clock.move(timedelta(seconds=1))
            moved = clock.now() - Clock().now() - start
            assert abs(moved - timedelta(seconds=20_000)) < MOMENT
            clock.move_to(datetime(2100, 1, 2, tzinfo=UTC))
            assert other.wait(timeout=20) == 0
        finally:
            other.kill()
