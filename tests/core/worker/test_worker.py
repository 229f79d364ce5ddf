"""The worker does what it is asked, one call at a time, and survives whatever a call does to its process."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.features import ROOT
from core.worker import Limits, NeededTooMuch, TookTooLong, Worker, WorkerClosed, WorkFailed
from core.worker.process import Call, WorkerProcess
from tests.core.worker.work import Report
from tests.waiting import until

WORK = "tests.core.worker.work"
SOON = Limits(seconds=0.5)
SMALL = Limits(megabytes=64)

BOT = f"""
import asyncio, sys
from core.worker import Worker

worker = Worker()
assert asyncio.run(worker.run("{WORK}:add", 1, 2, returns=int)) == 3
print("{WORK}" in sys.modules, worker.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    made = Worker()
    yield made
    await made.close()


async def add(worker: Worker, *numbers: int) -> int:
    return await worker.run(f"{WORK}:add", *numbers, returns=int)


def exists(pid: int) -> bool:
    """Also where it is a zombie."""
    return Path(f"/proc/{pid}").exists()


def is_zombie(pid: int) -> bool:
    return " Z " in Path(f"/proc/{pid}/stat").read_text()


def zombies() -> list[str]:
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [pid for pid in children if is_zombie(int(pid))]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


async def test_a_function_named_by_its_path_runs_in_another_process_and_its_libraries_load_only_there(
    worker: Worker,
) -> None:
    told = await worker.run(f"{WORK}:report", returns=Report)

    assert told.pid != os.getpid()
    assert told.main == str(ROOT / "core/worker/child.py")
    assert await add(worker, 1, 2, 3) == 6
    assert worker.pid == told.pid


async def test_the_process_gets_no_secret_from_the_environment(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")

    assert "DISCORD_TOKEN" not in (await worker.run(f"{WORK}:report", returns=Report)).environment


async def test_nothing_runs_before_the_first_call_and_nothing_after_a_while_without_one() -> None:
    worker = Worker(idle_seconds=0)
    assert worker.pid is None

    pid = (await worker.run(f"{WORK}:report", returns=Report)).pid
    await until(lambda: worker.pid is None and not exists(pid))

    assert await add(worker, 2, 2) == 4
    await worker.close()


async def test_large_arguments_and_answers_pass(worker: Worker) -> None:
    values = [str(number) for number in range(200_000)]

    assert await worker.run(f"{WORK}:echo", values, returns=list) == values


async def test_an_error_is_told_with_its_place_and_the_process_goes_on(worker: Worker) -> None:
    pid = (await worker.run(f"{WORK}:report", returns=Report)).pid

    with pytest.raises(WorkFailed, match=r"work:fail raised ValueError: no such page") as raised:
        await worker.run(f"{WORK}:fail", "no such page", returns=int)

    assert "in fail" in raised.value.__notes__[0]
    assert (await worker.run(f"{WORK}:report", returns=Report)).pid == pid


@pytest.mark.parametrize(
    ("function", "said"),
    [("no_such_name", "AttributeError"), ("give_back_what_cannot_be_pickled", "PicklingError|AttributeError")],
)
async def test_mistakes_of_the_caller_are_told(worker: Worker, function: str, said: str) -> None:
    with pytest.raises(WorkFailed, match=said):
        await worker.run(f"{WORK}:{function}", returns=int)

    assert await add(worker, 1, 1) == 2


async def test_arguments_that_cannot_be_pickled_are_refused_and_the_next_call_works(worker: Worker) -> None:
    with pytest.raises((AttributeError, TypeError)):
        await worker.run(f"{WORK}:length", [*range(100_000), lambda: None], returns=int)

    assert await add(worker, 1, 1) == 2


@pytest.mark.parametrize(
    ("function", "arguments", "said"),
    [
        ("read_an_invalid_address", (), f"exit code {-signal.SIGSEGV}"),
        ("be_killed", (), f"exit code {-signal.SIGKILL}"),
        ("leave", (3,), "exit code 3"),
        ("leave", (0,), "exit code 0"),
    ],
)
async def test_a_crash_ends_only_the_process_and_is_told(
    worker: Worker, function: str, arguments: tuple[int, ...], said: str
) -> None:
    with pytest.raises(WorkFailed, match=said):
        await worker.run(f"{WORK}:{function}", *arguments, returns=int)

    assert await add(worker, 1, 1) == 2


async def test_a_process_that_was_killed_between_calls_is_replaced(worker: Worker) -> None:
    await add(worker)
    pid = worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    # It has gone once it is a zombie, which the next call buries.
    await until(lambda: is_zombie(pid))

    assert await add(worker, 1, 1) == 2
    assert not exists(pid)


@pytest.mark.parametrize("function", ["hang", "spin", "hold_the_interpreter"])
async def test_what_takes_too_long_is_ended(worker: Worker, function: str) -> None:
    with pytest.raises(TookTooLong, match=r"still running after 0\.5 s"):
        await worker.run(f"{WORK}:{function}", returns=int, limits=SOON)

    assert await add(worker, 1, 1) == 2


async def test_what_needs_too_much_memory_is_ended(worker: Worker) -> None:
    with pytest.raises(NeededTooMuch, match="more than 64 MiB"):
        await worker.run(f"{WORK}:fill_memory", returns=int, limits=SMALL)

    assert await add(worker, 1, 1) == 2


async def test_each_call_has_its_own_limit_of_memory(worker: Worker) -> None:
    assert await worker.run(f"{WORK}:take", 200, returns=int, limits=Limits(megabytes=400))
    assert await worker.run(f"{WORK}:take", 20, returns=int, limits=SMALL)
    with pytest.raises(NeededTooMuch):
        await worker.run(f"{WORK}:take", 200, returns=int, limits=SMALL)
    with pytest.raises(NeededTooMuch):
        await worker.run(f"{WORK}:length", "x" * 200 * 2**20, returns=int, limits=SMALL)


@pytest.mark.parametrize("function", ["hang", "spin"])
def test_the_process_ends_itself_in_time_where_the_bot_does_not(function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    process = WorkerProcess()

    with pytest.raises(TookTooLong):
        process.answer(Call(f"{WORK}:{function}", (), Limits(seconds=-4)))


def test_the_process_ends_when_the_bot_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "bot.py"
    script.write_text(BOT)
    environment = {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as bot:
        assert bot.stdout is not None
        loaded, pid = bot.stdout.readline().split()
        assert loaded == b"False", "the bot loaded what only the worker needs"
        assert exists(int(pid))
        bot.kill()
    # Its new parent may leave it a zombie: what counts is that it runs no more.
    while exists(int(pid)) and not is_zombie(int(pid)):
        time.sleep(0.001)


async def test_callers_queue_and_are_served_in_their_order(worker: Worker) -> None:
    done: list[int] = []

    async def ask(number: int) -> None:
        assert await add(worker, number) == number
        done.append(number)

    await asyncio.gather(*(ask(number) for number in range(20)))

    assert done == list(range(20))


async def test_cancelling_ends_the_call_and_its_process_and_lets_the_next_one_in(
    worker: Worker, tmp_path: Path
) -> None:
    notes = tmp_path / "pid"
    running = asyncio.create_task(worker.run(f"{WORK}:hang", str(notes), returns=int))
    waiting = asyncio.create_task(worker.run(f"{WORK}:fail", "not reached", returns=int))
    following = asyncio.create_task(add(worker, 1, 1))
    await until(lambda: notes.exists() and notes.read_text())

    waiting.cancel()
    running.cancel()

    assert await asyncio.wait_for(following, 10) == 2
    assert running.cancelled() and waiting.cancelled()
    assert not exists(int(notes.read_text()))


async def test_a_call_cancelled_at_once_does_not_run(worker: Worker) -> None:
    for _ in range(20):
        asked = asyncio.create_task(worker.run(f"{WORK}:hang", returns=int))
        await asyncio.sleep(0)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked

    assert await add(worker, 1, 1) == 2


async def test_closing_ends_what_runs_and_refuses_what_waits_and_what_comes(tmp_path: Path) -> None:
    worker = Worker()
    notes = tmp_path / "pid"
    calls = [asyncio.create_task(worker.run(f"{WORK}:hang", str(notes), returns=int)) for _ in range(2)]
    await until(lambda: notes.exists() and notes.read_text())

    await worker.close()

    assert not exists(int(notes.read_text()))
    for outcome in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(outcome, WorkerClosed)
    with pytest.raises(WorkerClosed):
        await add(worker)


async def test_what_libraries_print_and_read_does_not_disturb_the_conversation(worker: Worker) -> None:
    assert await worker.run(f"{WORK}:print_and_read", returns=str) == "b''"
    assert await add(worker, 1, 1) == 2


async def test_an_answer_of_another_type_is_refused(worker: Worker) -> None:
    with pytest.raises(WorkFailed, match="gave back int instead of str"):
        await worker.run(f"{WORK}:add", 1, returns=str)


async def test_what_a_process_that_was_taken_over_sends_is_not_run(worker: Worker, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    with pytest.raises(WorkFailed, match=r"may not hold a posix\.mkdir"):
        await worker.run(f"{WORK}:set_a_trap", str(trap), returns=object)
    with pytest.raises(WorkFailed, match="may not hold"):
        await worker.run(f"{WORK}:give_back_a_function", returns=object)
    with pytest.raises(WorkFailed, match="broken answer"):
        await worker.run(f"{WORK}:answer_nonsense", returns=object)

    assert not trap.exists()
    assert await add(worker, 1, 1) == 2


async def test_no_crash_leaves_a_file_open_or_a_process_behind(worker: Worker) -> None:
    await add(worker)
    before = open_files()
    for _ in range(3):
        for function in ("be_killed", "read_an_invalid_address"):
            with pytest.raises(WorkFailed):
                await worker.run(f"{WORK}:{function}", returns=int)
    await add(worker)

    assert open_files() == before
    assert zombies() == []


async def test_collections_go_on_after_a_call_however_it_ends(worker: Worker) -> None:
    await worker.run(f"{WORK}:echo", list(range(100_000)), returns=list)
    assert gc.isenabled()

    with pytest.raises(WorkFailed):
        await worker.run(f"{WORK}:be_killed", returns=int)
    assert gc.isenabled()
