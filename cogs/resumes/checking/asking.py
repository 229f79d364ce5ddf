"""The bot's end: it asks the worker process, and takes whatever ends that for a file that nobody should open."""

import logging
from collections.abc import Collection

from cogs.resumes.checking.models import MASKABLE, Anonymised, Bounds, Checked, Kind, Pictured, Unfit
from cogs.resumes.checking.spans import Span
from core.worker import Limits, NeededTooMuch, TookTooLong, Worker, WorkerClosed, WorkFailed

log = logging.getLogger(__name__)

LIMITS = Limits(seconds=9.5, megabytes=768)
CHECKING = "cogs.resumes.checking.checking"


async def check_resume(worker: Worker, data: bytes, file_name: str, bounds: Bounds) -> Checked:
    """What the file gives away. Raises nothing for a bad file: its `unfit` says why nothing was done."""
    try:
        return await worker.run(f"{CHECKING}:check_resume", data, file_name, bounds, returns=Checked, limits=LIMITS)
    except WorkFailed as error:
        return Checked(_unfit(error))


async def anonymise_resume(
    worker: Worker,
    data: bytes,
    file_name: str,
    bounds: Bounds,
    *,
    chosen: Collection[Kind] = MASKABLE,
    also: Collection[str] = (),
    hidden: Collection[Span] = (),
) -> Anonymised:
    """A copy without what is of the chosen kinds, nor the words of `also`, which its owner names.

    `hidden` is where words stand that they named before.
    """
    arguments = data, file_name, frozenset(chosen), tuple(also), bounds, tuple(hidden)
    try:
        return await worker.run(f"{CHECKING}:anonymise", *arguments, returns=Anonymised, limits=LIMITS)
    except WorkFailed as error:
        return Anonymised(_unfit(error))


async def picture_pages(worker: Worker, data: bytes, most: int, bounds: Bounds) -> Pictured:
    """Pictures of the first pages as they are."""
    arguments = data, most, bounds
    try:
        return await worker.run(f"{CHECKING}:picture_pages", *arguments, returns=Pictured, limits=LIMITS)
    except WorkFailed as error:
        return Pictured(_unfit(error))


def _unfit(error: WorkFailed) -> Unfit:
    if isinstance(error, WorkerClosed):
        raise error
    if isinstance(error, TookTooLong | NeededTooMuch):
        return Unfit.TOO_HEAVY
    log.warning("A resume could not be worked on, and was taken for damaged: %s", _where(error))
    return Unfit.DAMAGED


def _where(error: WorkFailed) -> str:
    """Where it failed and with what sort of error, but not its words: those may be the resume's."""
    said, raised, words = str(error).partition(" raised ")
    return "\n".join([said + raised + words.partition(":")[0], *getattr(error, "__notes__", ())])
