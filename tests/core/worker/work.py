"""What the tests have a worker do, most of it badly."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """What a process says about itself."""

    pid: int
    main: str
    environment: tuple[str, ...]


class Trap:
    """Unpickled where one may load anything, it would leave a file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self._path,)


def add(*numbers: int) -> int:
    return sum(numbers)


def length(values: Sequence[object]) -> int:
    return len(values)


def echo(value: object) -> object:
    return value


def report() -> Report:
    return Report(os.getpid(), str(sys.modules["__main__"].__file__), tuple(os.environ))


def fail(said: str) -> None:
    raise ValueError(said)


def hang(notes: str | None = None) -> None:
    if notes:
        Path(notes).write_text(str(os.getpid()))
    while True:
        time.sleep(60)


def spin() -> None:
    while True:
        pass


def hold_the_interpreter() -> None:
    """As C code in a library may, so that no Python code of the process runs any more."""
    ctypes.pythonapi.PyGILState_Ensure()
    ctypes.PyDLL(None).sleep(60)


def fill_memory() -> int:
    kept = []
    while True:
        kept.append(bytearray(8 * 2**20))


def take(megabytes: int) -> int:
    return len(bytearray(megabytes * 2**20))


def read_an_invalid_address() -> None:
    ctypes.string_at(0)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(code: int) -> None:
    sys.exit(code)


def print_and_read() -> str:
    sys.stdout.write("printed by a library\n")
    sys.stdout.flush()
    os.write(1, b"and by C code\n")
    return sys.stdin.read() + str(os.read(0, 10))


def give_back_a_function() -> object:
    return add


def give_back_what_cannot_be_pickled() -> object:
    return lambda: None


def set_a_trap(path: str) -> object:
    return Trap(path)


def answer_nonsense() -> None:
    """As somebody would who took the process over: whatever is a pipe is written to."""
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, b"\x80\x05\x8e\xff\xff\xff\xff\xff\xff\xff\x0fnonsense")
        except OSError:
            continue
    time.sleep(60)
