"""The event loop's end of the worker: whose turn it is, how long it may take, and when nobody needs a process."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from core.worker.failures import TookTooLong, WorkerClosed, WorkFailed
from core.worker.limits import Limits
from core.worker.process import Call, WorkerProcess

IDLE_SECONDS = 60.0

Result = TypeVar("Result")


class Worker:
    """Starts its process with the first call, and again whenever one needs it; `close` it before the loop ends."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS, process: WorkerProcess | None = None) -> None:
        self._idle_seconds = idle_seconds
        self._process = process or WorkerProcess()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self._turn = asyncio.Lock()
        self._current: Call | None = None
        self._going_idle: asyncio.TimerHandle | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process that runs now, if one does."""
        return self._process.pid

    async def run(
        self, function: str, *arguments: object, returns: type[Result], limits: Limits | None = None
    ) -> Result:
        """What "package.module:function" gives back for the arguments, in its turn; raises WorkFailed.

        Cancelling ends the call's process too.
        """
        call = Call(function, arguments, limits or Limits())
        async with self._turn:
            if self._closed:
                raise WorkerClosed(f"{function} came too late: the bot is stopping")
            self._stay()
            self._current = call
            try:
                result = await self._answer(call)
            finally:
                self._current = None
                self._leave()
        if not isinstance(result, returns):
            raise WorkFailed(f"{function} gave back {type(result).__name__} instead of {returns.__name__}")
        return result

    async def close(self) -> None:
        """End the process; who waits for an answer gets WorkerClosed. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._stay()
        if self._current is not None:
            self._process.give_up(self._current)
        await asyncio.get_running_loop().run_in_executor(self._thread, self._process.end)
        self._thread.shutdown(wait=False)

    async def _answer(self, call: Call) -> object:
        answer = asyncio.get_running_loop().run_in_executor(self._thread, self._process.answer, call)
        try:
            async with asyncio.timeout(call.limits.seconds):
                return await asyncio.shield(answer)
        except TimeoutError:
            self._process.give_up(call)
            raise TookTooLong(f"{call.function} was still running after {call.limits.seconds:g} s") from None
        except asyncio.CancelledError:
            self._process.give_up(call)
            raise
        except WorkFailed as error:
            if self._closed:
                raise WorkerClosed(f"{call.function} was ended: the bot is stopping") from error
            raise

    def _stay(self) -> None:
        if self._going_idle is not None:
            self._going_idle.cancel()
            self._going_idle = None

    def _leave(self) -> None:
        """Without another call for a while, the process ends."""
        if not self._closed:
            loop = asyncio.get_running_loop()
            self._going_idle = loop.call_later(self._idle_seconds, self._thread.submit, self._process.end)
