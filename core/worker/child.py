"""What runs in the worker process: reads calls from its standard input, one after the other, until that ends."""

import importlib
import os
import pickle
import traceback
from typing import IO, Any

from core.worker.limits import confine, release
from core.worker.outcomes import Outcome

NOTHING = pickle.dumps(None)


def main() -> None:
    calls, answers = _take_pipes()
    while True:
        try:
            limits = pickle.load(calls)
        except EOFError:
            return
        confine(limits)
        outcome, answer = _do(calls)
        release()
        answers.write(pickle.dumps(outcome))
        answers.write(answer)
        answers.flush()
        if outcome is Outcome.OUT_OF_MEMORY:
            return  # Nobody knows what is left half done.


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes to the bot, out of reach of whatever a library prints or reads."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return calls, answers


def _do(calls: IO[bytes]) -> tuple[Outcome, bytes]:
    try:
        path, arguments = pickle.load(calls)
        return Outcome.DONE, pickle.dumps(_find(path)(*arguments))
    except MemoryError:
        return Outcome.OUT_OF_MEMORY, NOTHING
    except Exception as error:  # noqa: BLE001  whatever it is, the bot is told
        where = "".join(traceback.format_tb(error.__traceback__))
        return Outcome.RAISED, pickle.dumps((f"{type(error).__name__}: {error}", where))


def _find(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)


if __name__ == "__main__":
    main()
