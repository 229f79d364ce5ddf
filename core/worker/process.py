"""The bot's end of the worker process: starts it, talks to it, buries it. It blocks, so it runs in a thread.

Calls and answers pass the pipes in pieces, and the thread lets others run between two: the event loop is not held.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.worker.answers import BrokenAnswer, read_answer
from core.worker.failures import NeededTooMuch, TookTooLong, WorkFailed
from core.worker.limits import Limits
from core.worker.outcomes import Outcome
from core.worker.pace import Paced, no_collections

ROOT = Path(__file__).resolve().parent.parent.parent
PASSED_ON = ("PATH", "PYTHONPATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Nothing else of the bot's environment is for the worker, least of all the token."""

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Threads of their own would take the memory that a call may have."""

SECONDS_TO_LEAVE = 0.5
"""After its input was closed."""

OUT_OF_TIME = () if sys.platform == "win32" else (-signal.SIGALRM, -signal.SIGXCPU)


@dataclass(eq=False)
class Call:
    """`given_up` is set once nobody waits for the answer any more."""

    function: str
    arguments: tuple[object, ...]
    limits: Limits
    given_up: bool = False


class WorkerProcess:
    """`answer` and `end` are called in one thread, `give_up` in any."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        """Held while `_running` changes, so that it can be killed from another thread; never for long."""

    @property
    def pid(self) -> int | None:
        running = self._running
        return running.pid if running else None

    def answer(self, call: Call) -> Any:
        process = self._process_for(call)
        try:
            outcome, answer = _converse(process, call)
        except BaseException as error:
            code = self.end()
            if isinstance(error, (EOFError, BrokenAnswer)):
                raise _death(call, code, error) from None
            raise
        if outcome is Outcome.DONE:
            return answer
        if outcome is Outcome.RAISED:
            raise _raised(call, answer)
        self.end()
        raise NeededTooMuch(f"{call.function} needed more than {call.limits.megabytes} MiB of memory")

    def give_up(self, call: Call) -> None:
        """Kill the process that works on this call; whoever waits in `answer` then buries it."""
        with self._lock:
            call.given_up = True
            if self._running is not None:
                self._running.kill()

    def end(self) -> int | None:
        """End the process, if one is running, and leave nothing of it; its exit code."""
        with self._lock:
            process, self._running = self._running, None
        return _bury(process) if process else None

    def _process_for(self, call: Call) -> subprocess.Popen[bytes]:
        if self._running is not None and self._running.poll() is not None:
            self.end()
        with self._lock:
            if call.given_up:
                raise WorkFailed(f"{call.function} was given up before it began")
            self._running = self._running or _start()
            return self._running


def _start() -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "core.worker.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment | ONE_THREAD,
        start_new_session=True,  # Ctrl+C is for the bot, which ends its worker itself.
    )


def _bury(process: subprocess.Popen[bytes]) -> int:
    assert process.stdin is not None and process.stdout is not None
    process.stdout.close()
    with contextlib.suppress(OSError):  # What it never read cannot be flushed.
        process.stdin.close()
    try:
        return process.wait(SECONDS_TO_LEAVE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _converse(process: subprocess.Popen[bytes], call: Call) -> tuple[Any, Any]:
    assert process.stdin is not None and process.stdout is not None
    with no_collections(), contextlib.suppress(BrokenPipeError):  # It may have said why before it went.
        for part in (call.limits, (call.function, call.arguments)):
            pickle.Pickler(Paced(process.stdin)).dump(part)
        process.stdin.flush()
    outcome = read_answer(process.stdout)
    with no_collections():
        return outcome, read_answer(process.stdout)


def _death(call: Call, code: int | None, error: Exception) -> WorkFailed:
    if isinstance(error, BrokenAnswer):
        return WorkFailed(f"{call.function} gave a broken answer: {error}")
    if code in OUT_OF_TIME:
        return TookTooLong(f"{call.function} was still running after {call.limits.seconds:g} s")
    return WorkFailed(f"{call.function} ended its process, with exit code {code}")


def _raised(call: Call, answer: Any) -> WorkFailed:
    said, where = map(str, answer) if isinstance(answer, tuple) and len(answer) == 2 else (answer, "")
    error = WorkFailed(f"{call.function} raised {said}")
    error.add_note(f"In the worker:\n{where}")
    return error
